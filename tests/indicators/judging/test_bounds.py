"""Bounds: equal to the value where nothing is missing, and as wide as what is missing."""

import datetime as dt
from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from drawn import dataset
from lineofsight.indicators import catalogue, engine
from lineofsight.indicators.judging.bounds import Missing, Place, bounds_of
from lineofsight.kernel.periods import Month
from lineofsight.records.opened import Opened, opened_from
from lineofsight.records.seals import Source

SEPTEMBER = Month(2026, 9)
NOTHING = Missing()

DISCUSSED = """
    child_id | started_on
    in_time  | 2026-09-01
    late     | 2026-08-03
"""
CONFERENCES = """
    child_id | held_on
    in_time  | 2026-09-10
    late     | 2026-09-28
"""
WITHOUT_DISCUSSION = f"{CONFERENCES}    no_start | 2026-09-11"


def bounds(code: str, data: Opened, missing: Missing = NOTHING):
    indicator = catalogue.named(code)
    figure = engine.figures_of(data, [indicator], months=[SEPTEMBER])[0]
    return figure, bounds_of(data, indicator, figure, missing)


def test_where_nothing_is_missing_the_bounds_are_the_value():
    figure, found = bounds("CP5", dataset(s47_enquiry=DISCUSSED, initial_cp_conference=CONFERENCES))

    assert (figure.numerator, figure.denominator) == (1, 2)
    assert (found.lower, found.upper, found.undecided) == (figure.value, figure.value, 0)
    assert found.words == "nothing is missing that could move it"


def test_a_conference_without_a_strategy_discussion_may_have_been_in_time():
    _, found = bounds(
        "CP5", dataset(s47_enquiry=DISCUSSED, initial_cp_conference=WITHOUT_DISCUSSION)
    )

    assert (found.lower, found.upper, found.undecided) == (
        Fraction(100, 3),
        Fraction(200, 3),
        1,
    )
    assert found.words == "between 33.3% and 66.7% whichever way 1 undecided row falls"


ASSESSED = """
    child_id | started_on | authorised_on
    in_time  | 2026-08-03 | 2026-09-10
    late     | 2026-03-02 | 2026-09-28
"""


def test_a_row_set_aside_may_be_one_more_in_time_or_one_more_late():
    data = dataset(cin_assessments=ASSESSED)

    _, found = bounds("AMT2", data, Missing(aside=("cin_assessments",)))

    assert (found.lower, found.upper, found.undecided) == (
        Fraction(100, 3),
        Fraction(200, 3),
        1,
    )


def test_a_row_set_aside_of_a_table_nobody_reads_moves_nothing():
    data = dataset(cin_assessments=ASSESSED)

    figure, found = bounds("AMT2", data, Missing(aside=("cla_visits", "missing")))

    assert (found.lower, found.upper, found.undecided) == (figure.value, figure.value, 0)


def test_a_row_with_a_value_that_was_not_read_may_fall_either_way():
    rows = [
        {"child_id": "in_time", "started_on": "2026-08-03", "authorised_on": "2026-09-10",
         "source_file": 0, "source_row": 2},
        {"child_id": "late", "started_on": "2026-03-02", "authorised_on": "2026-09-28",
         "source_file": 0, "source_row": 3},
    ]  # fmt: skip
    tables = {name: [] for name in dataset().seal.tables}
    data = opened_from({**tables, "cin_assessments": rows})
    data = replace(data, seal=replace(data.seal, sources=(Source("annex.xlsx", "List_4", ""),)))
    unread = frozenset({Place("annex.xlsx", "List_4", 3)})

    _, found = bounds("AMT2", data, Missing(unread=unread))

    assert (found.lower, found.upper, found.undecided) == (50, 100, 1)
    assert (
        bounds("AMT2", data, Missing(unread=frozenset({Place("annex.xlsx", "List_5", 3)})))[
            1
        ].undecided
        == 0
    )


@settings(max_examples=12, deadline=None)
@given(
    st.lists(st.integers(0, 70), min_size=1, max_size=5),
    st.lists(st.none() | st.integers(0, 70), min_size=0, max_size=3),
)
def test_however_the_undated_assessments_are_dated_the_figure_lies_within(dated, completed):
    """The rows set aside for want of a start are given any start, or never began a thing."""

    def drawn(days):
        rows = [
            {"child_id": f"c{at}", "started_on": str(dt.date(2026, 9, 30) - dt.timedelta(days=ago)),
             "authorised_on": "2026-09-30"}
            for at, ago in enumerate(days)
        ]  # fmt: skip
        tables = {name: [] for name in dataset().seal.tables}
        return opened_from({**tables, "cin_assessments": rows})

    _, found = bounds("AMT2", drawn(dated), Missing(aside=("cin_assessments",) * len(completed)))
    whole, _ = bounds("AMT2", drawn([*dated, *(day for day in completed if day is not None)]))

    assert found.lower <= whole.value <= found.upper
