"""A list worked out on the records of a few children names what the whole month would."""

import pytest

from lineofsight.indicators import catalogue, engine, narrowing
from lineofsight.indicators.compiling import Months
from lineofsight.kernel.periods import Month
from lineofsight.populations.catalogue import standing
from lineofsight.records.opened import opened_from
from made_up import records

AUGUST = Month(2026, 8)
EACH_PASS = {(one.population, one.asks): one.code for one in reversed(list(catalogue.chosen(None)))}


def children_of(code, first=AUGUST):
    one = catalogue.named(code)
    return narrowing.children_of(
        standing()[one.population],
        one.asks,
        months=Months(first.index, AUGUST.index),
        day=AUGUST.last_day,
        populations=standing(),
    )


def in_front(data):
    tables = "select table_name from duckdb_tables() where temporary"
    views = "select view_name from duckdb_views() where temporary and not internal"
    return data.connection.execute(f"{tables} union all {views}").fetchall()


@pytest.fixture(scope="module")
def data():
    with opened_from(records(5, rows=90), extracted_on=AUGUST.last_day) as opened:
        yield opened


@pytest.fixture(scope="module")
def sparse():
    """Few records of each child: many have none open that day."""
    with opened_from(records(3, rows=14), extracted_on=AUGUST.last_day) as opened:
        yield opened


@pytest.mark.parametrize("code", EACH_PASS.values())
def test_the_list_is_that_of_the_whole_month(code, data, monkeypatch):
    data.built.clear()
    narrow = engine.rows(data, code, month=AUGUST)
    monkeypatch.setattr(narrowing.narrowed, "is_possible", lambda _: False)

    assert narrow == engine.rows(data, code, month=AUGUST)


def test_what_happened_names_the_children_with_a_record_of_its_day():
    assert children_of("AMT2") == (
        "select child_id from cin_assessments "
        "where authorised_on between date '2026-08-01' and date '2026-08-31'"
    )


def test_a_period_is_asked_of_all_its_months():
    asked = children_of("AMT2", first=AUGUST.plus(-11))

    assert "between date '2025-09-01' and date '2026-08-31'" in asked


def test_how_things_stand_names_every_child_it_could_be_about():
    assert children_of("CL1") == "select child_id from care_leavers"


@pytest.mark.parametrize("code", ["LAC1", "LAC6"])
def test_who_has_a_record_open_that_day_is_named_where_the_population_is_about_no_others(code):
    assert children_of(code) == (
        "select child_id from cla_episodes where started_on <= date '2026-08-31' "
        "and (ended_on is null or ended_on >= date '2026-08-31')"
    )


def test_what_falls_due_is_not_told_by_its_day():
    due = [one for one in catalogue.chosen(None) if one.asks == "due"]

    assert due
    assert not any("between" in children_of(one.code) for one in due)


def test_workers_and_cases_are_not_narrowed():
    assert children_of("W2") == ""
    assert children_of("LEG2") == ""


OPEN_THAT_DAY = [
    code for (population, _), code in EACH_PASS.items() if standing()[population].is_of_open_records
]


@pytest.mark.parametrize("code", OPEN_THAT_DAY)
def test_whoever_has_no_record_open_that_day_is_in_no_list(code, sparse, monkeypatch):
    sparse.built.clear()
    narrow = engine.rows(sparse, code, month=AUGUST)
    monkeypatch.setattr(narrowing.narrowed, "is_possible", lambda _: False)

    assert "ended_on >= date" in children_of(code)
    assert narrow == engine.rows(sparse, code, month=AUGUST)


def test_most_lists_are_narrowed():
    narrowed = [code for code in EACH_PASS.values() if children_of(code)]

    assert len(narrowed) > len(EACH_PASS) / 2


def test_the_month_is_whole_again_after_a_list(data):
    def counted():
        return engine.compute(data, codes=["CIN1", "LAC1"], months=[AUGUST], over="all")

    data.built.clear()
    before = counted()
    data.built.clear()
    engine.rows(data, "LAC1", month=AUGUST)

    assert in_front(data) == []
    assert counted() == before


def test_a_figure_just_counted_is_listed_from_what_it_was_counted_on(data, monkeypatch):
    engine.compute(data, codes=["AMT2"], months=[AUGUST])
    monkeypatch.setattr(narrowing, "children_of", lambda *_: pytest.fail("narrowed"))

    assert engine.rows(data, "AMT2", month=AUGUST) is not None
