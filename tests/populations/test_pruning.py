"""A population cut to what is asked of it has the rows of the whole, in the columns it keeps."""

import datetime as dt
from collections import Counter

import pytest

import made_up
from lineofsight.populations import moments
from lineofsight.populations.catalogue import Catalogue, standing
from lineofsight.populations.pruning import pruned
from lineofsight.records.opened import opened_from

DAYS = [dt.date(2024, 3, 31), dt.date(2024, 12, 31), dt.date(2025, 1, 31)]
HEAD = """-- Drawn for a test.
-- kind: spells
-- subject: child_id
"""
DRAWN = """
select
    r.child_id,  -- the child
    {given}      -- what is left out
from referrals r
{join}
"""


def drawn(join, given):
    text = HEAD + DRAWN.format(join=join, given=given)
    return Catalogue({"drawn": text, "team_spells": standing()["team_spells"].sql})


HELD_STILL = "(s.ended_on is null or s.ended_on > r.referred_on)"
BEGUN = "left join team_spells s on s.child_id = r.child_id and s.started_on <="


@pytest.mark.parametrize(
    ("why", "join", "given"),
    [
        ("a day has one row", "left join days d on d.day = r.referred_on", "d.work"),
        ("as has its number", "left join days d on d.day_number = r.referred_day - 1", "d.work"),
        ("a child has one row", "left join person p on p.child_id = r.child_id", "p.sex"),
        ("one team on a day", f"{BEGUN} r.referred_on and {HELD_STILL}", "s.team"),
    ],
)
def test_a_join_that_brings_one_row_at_most_is_left_out(why, join, given):
    cut = pruned(drawn(join, given + " as given"), {"drawn": ["child_id"]})["drawn"]

    assert list(cut.columns) == ["child_id"], why
    assert " JOIN " not in cut.sql, why


@pytest.mark.parametrize(
    ("why", "join", "given"),
    [
        ("a sum is no key", "left join days d on d.day_number + 1 = r.referred_day", "d.work"),
        ("an inner join takes rows", "join person p on p.child_id = r.child_id", "p.sex"),
        ("a working day may be three", "left join days d on d.work = r.referred_work", "d.day"),
        ("half a key", "left join cin_visits v on v.child_id = r.child_id", "v.seen_on"),
        ("its own column", "left join person p on p.child_id = p.upn", "p.sex"),
        ("teams in a time", f"{BEGUN} r.referred_on", "s.team"),
        ("two days", f"{BEGUN} r.closed_on and {HELD_STILL}", "s.team"),
        (
            "any child's team",
            f"left join team_spells s on s.started_on <= r.referred_on and {HELD_STILL}",
            "s.team",
        ),
    ],
)
def test_a_join_that_can_bring_more_rows_or_take_some_stays(why, join, given):
    cut = pruned(drawn(join, given + " as given"), {"drawn": ["child_id"]})["drawn"]

    assert " JOIN " in cut.sql, why


def test_a_join_that_something_kept_names_stays():
    join = "left join person p on p.child_id = r.child_id\nwhere p.sex is null"
    cut = pruned(drawn(join, "p.sex as given"), {"drawn": ["child_id"]})["drawn"]

    assert "JOIN" in cut.sql


def test_it_keeps_the_tables_of_the_whole_so_that_no_data_stays_no_data():
    cut = pruned(standing(), {"children_referred": ["asked_on"]})

    assert "team" not in cut["children_referred"].columns
    assert cut.lineage("children_referred") == standing().lineage("children_referred")
    assert cut.tables("children_referred") == standing().tables("children_referred")


def test_one_that_is_only_joined_for_what_nobody_asks_is_not_built():
    asked = {"children_referred": ["asked_on"]}

    assert "team_spells" in {one.name for one in standing().needed(asked)}
    assert "team_spells" not in pruned(standing(), asked).names


@pytest.fixture(scope="module")
def opened():
    with opened_from(made_up.records(7), days=DAYS) as alone:
        yield alone


@pytest.fixture(scope="module")
def both(opened):
    """Every row of each population, whole and cut to its subject and what its readers name."""
    cut = pruned(standing(), {name: [standing()[name].subject] for name in standing().names})
    found = []
    for populations in (standing(), cut):
        moments.build(opened, standing().names, days=DAYS, populations=populations)
        found.append(
            {
                name: opened.run(f"select {', '.join(cut[name].columns)} from {name}").to_pylist()
                for name in standing().names
            }
        )
    return found


@pytest.mark.parametrize("name", standing().names)
def test_a_population_cut_has_the_rows_of_the_whole(name, both):
    whole, cut = (Counter(tuple(row.values()) for row in rows[name]) for rows in both)

    assert cut == whole
