"""What stands already is not built again, and what has changed always is."""

import datetime as dt

import pytest

from drawn import dataset
from lineofsight.populations import moments
from lineofsight.populations.catalogue import Catalogue
from lineofsight.records.altered import Altered

SPELLS = """
-- Plans as spells.
-- kind: spells
-- subject: child_id
select p.child_id, -- the child
    p.started_on -- the plan began
from cp_plans p
"""
OPEN = """
-- Plans open at each moment.
-- kind: stock
-- subject: child_id
select s.child_id, -- the child
    'not recorded' as team, -- team
    m.day as asked_on -- the moment
from spells s
join moments m on s.started_on <= m.day
"""
ALL = Catalogue({"spells": SPELLS, "open": OPEN})
LATER_ONLY = SPELLS + "where p.started_on > cast('2020-01-15' as date)\n"
JANUARY, MARCH = dt.date(2020, 1, 31), dt.date(2020, 3, 31)


@pytest.fixture
def data(monkeypatch):
    plans = """
        child_id | started_on
        early    | 2020-01-10
        late     | 2020-02-20
    """
    opened = dataset(cp_plans=plans)
    kept, keep = [], type(opened).keep
    monkeypatch.setattr(
        type(opened), "keep", lambda self, name, sql: kept.append(name) or keep(self, name, sql)
    )
    return opened, kept


def children(opened):
    return opened.run("select child_id from open order by all").column(0).to_pylist()


def test_the_same_days_again_build_nothing(data):
    opened, kept = data
    moments.build(opened, ["open"], days=[JANUARY], populations=ALL)
    moments.build(opened, ["open"], days=iter([JANUARY, JANUARY]), populations=ALL)

    assert kept == ["spells", "open"]
    assert children(opened) == ["early"]


def test_another_day_builds_what_asks_of_days_alone(data):
    opened, kept = data
    moments.build(opened, ["open"], days=[JANUARY], populations=ALL)
    moments.build(opened, ["open"], days=[MARCH], populations=ALL)

    assert kept == ["spells", "open", "open"]
    assert children(opened) == ["early", "late"]


def test_a_day_asked_of_another_population_between_is_not_taken_for_this_one(data):
    opened, _ = data
    moments.build(opened, ["open"], days=[JANUARY], populations=ALL)
    moments.build(opened, ["spells"], days=[MARCH], populations=ALL)
    moments.build(opened, ["open"], days=[MARCH], populations=ALL)

    assert children(opened) == ["early", "late"]


def test_another_text_of_what_it_reads_builds_it_again(data):
    opened, _ = data
    moments.build(opened, ["open"], days=[MARCH], populations=ALL)
    other = Catalogue({"spells": LATER_ONLY, "open": OPEN})
    moments.build(opened, ["open"], days=[MARCH], populations=other)

    assert children(opened) == ["late"]


def test_days_made_behind_its_back_are_made_again(data):
    opened, _ = data
    moments.build(opened, ["open"], days=[MARCH], populations=ALL)
    opened.ask_about([JANUARY])
    moments.build(opened, ["open"], days=[MARCH], populations=ALL)

    assert opened.run("select day from moments").column(0).to_pylist() == [MARCH]
    assert children(opened) == ["early", "late"]


def test_records_altered_are_built_anew_and_so_are_the_sealed_ones_after(data):
    opened, _ = data
    moments.build(opened, ["open"], days=[MARCH], populations=ALL)
    altered = Altered.of(opened)
    altered.exchange("cp_plans", {"started_on": "cast('2021-01-01' as date)"})
    moments.build(altered, ["open"], days=[MARCH], populations=ALL)
    assert children(altered) == []

    Altered.of(opened).restore()
    moments.build(opened, ["open"], days=[MARCH], populations=ALL)
    assert children(opened) == ["early", "late"]


def test_what_broke_off_is_not_trusted(data, monkeypatch):
    opened, _ = data
    moments.build(opened, ["open"], days=[MARCH], populations=ALL)
    broken = Catalogue({"spells": LATER_ONLY, "open": OPEN})
    keep = type(opened).keep

    def breaks(self, name, sql):
        if name == "open":
            raise KeyboardInterrupt
        keep(self, name, sql)

    with monkeypatch.context() as patched:
        patched.setattr(type(opened), "keep", breaks)
        with pytest.raises(KeyboardInterrupt):
            moments.build(opened, ["open"], days=[MARCH], populations=broken)

    moments.build(opened, ["open"], days=[MARCH], populations=ALL)
    assert children(opened) == ["early", "late"]
