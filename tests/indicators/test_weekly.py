"""Figures by the week: whole weeks, the groups of a breakdown, and what is no data."""

import datetime as dt
from collections import Counter

import pytest

from drawn import dataset
from lineofsight.indicators import catalogue
from lineofsight.indicators.weekly import weekly
from lineofsight.kernel.periods import Week
from lineofsight.kernel.problems import Problem
from lineofsight.records.seals import Reach
from made_up import records
from opened_again import opened_again

SECOND = Week.of(dt.date(2026, 9, 7))
FIRST = SECOND.before
CONTACTS = """
    child_id    | contacted_on | source | outcome
    sunday      | 2026-08-30   | 6      | referral
    monday      | 2026-08-31   | 6      | referral
    last_day    | 2026-09-06   | 2A     | advice
    twice       | 2026-09-02   | 6      | advice
    twice       | 2026-09-02   | 6      | no further action
    not_said    | 2026-09-03   |        |
    week_after  | 2026-09-07   | 6      | advice
    two_after   | 2026-09-14   | 6      | advice
"""


def asked(data, *codes, weeks=(FIRST, SECOND), by=None):
    found = weekly(data, [catalogue.named(code) for code in codes], weeks=weeks, by=by)
    return [(one.week, one.group, one.numerator, one.denominator, one.state) for one in found]


def test_a_week_is_counted_from_monday_to_sunday():
    assert asked(dataset(contacts=CONTACTS), "FD1", "FD3") == [
        (FIRST, None, 4, None, "value"),
        (SECOND, None, 1, None, "value"),
        (FIRST, None, 1, 3, "value"),
        (SECOND, None, 0, 1, "value"),
    ]


def test_every_group_that_occurs_is_given_for_each_week_with_its_zeros():
    assert asked(dataset(contacts=CONTACTS), "FD1", by="source") == [
        (FIRST, "Schools", 1, None, "value"),
        (FIRST, "Police", 2, None, "value"),
        (FIRST, "Unknown", 1, None, "value"),
        (SECOND, "Schools", 0, None, "value"),
        (SECOND, "Police", 1, None, "value"),
        (SECOND, "Unknown", 0, None, "value"),
    ]


def test_a_share_of_nothing_is_not_applicable():
    data = dataset(contacts="child_id | contacted_on\n unsaid | 2026-09-01")

    assert asked(data, "FD3", weeks=[FIRST]) == [(FIRST, None, 0, 0, "not_applicable")]


@pytest.mark.parametrize(
    ("first", "last"), [("2026-09-01", "2026-09-30"), ("2026-01-01", "2026-09-05")]
)
def test_a_week_the_records_do_not_reach_as_a_whole_is_no_data(first, last):
    reach = Reach(dt.date.fromisoformat(first), dt.date.fromisoformat(last), "list 1")
    data = dataset(contacts=CONTACTS, reach={"contacts": reach})
    (found,) = weekly(data, [catalogue.named("FD1")], weeks=[FIRST], by="source")

    assert (found.state, found.numerator, found.group) == ("no_data", None, None)
    assert found.reason.startswith("list 1 reaches")


def test_without_a_list_of_contacts_no_week_has_data():
    assert asked(dataset(not_loaded=["contacts"]), "FD1", weeks=[FIRST]) == [
        (FIRST, None, None, None, "no_data")
    ]


def test_what_is_asked_at_a_day_has_no_weeks():
    for code in ("CIN1", "CIN4"):
        with pytest.raises(Problem, match="no weeks"):
            asked(dataset(), code)
    with pytest.raises(Problem, match="neither a count nor a share"):
        asked(dataset(), "AMT8")


def test_weeks_add_up_to_what_a_plain_loop_counts():
    rows = records(3, rows=300)
    found = Counter()
    for _, day in {(row["child_id"], row["contacted_on"]) for row in rows["contacts"]}:
        found[Week.of(day)] += 1
    weeks = [Week(min(found).index + n) for n in range(max(found).index - min(found).index + 1)]
    with opened_again(rows) as data:
        counted = {one[0]: one[2] for one in asked(data, "FD1", weeks=weeks)}

    assert counted == {week: found[week] for week in weeks}
    assert len(found) > 50
