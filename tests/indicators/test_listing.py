"""The rows behind a figure: the same rows, who is met, which days, and where they came from."""

import datetime as dt
from dataclasses import replace

import pyarrow as pa
import pytest

from drawn import EVERYTHING, dataset, drawn
from lineofsight.indicators import catalogue, engine
from lineofsight.indicators.listing import COLUMNS, SOURCE_COLUMNS, days_counted, rows_of
from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Problem, Refused
from lineofsight.records.opened import Opened, opened_from
from lineofsight.records.seals import Reach, Source
from small_catalogue import (
    AGENCY,
    FELL_DUE,
    LONG_NEGLECT,
    OPEN,
    OUTSTANDING,
    POPULATIONS,
    REFERRALS,
    REVIEWED,
)

SEPTEMBER = Month(2026, 9)

PLANS = """
    child_id   | started_on | ended_on   | team  | latest_category
    neglected  | 2026-05-01 |            | North | NEG
    hurt       | 2026-05-01 |            | South | PHY
    too_recent | 2026-09-20 |            | North | NEG
    ended      | 2026-05-01 | 2026-09-30 | North | NEG
"""


def listed(asked, data, **how):
    return rows_of(data, asked, populations=POPULATIONS, **{"month": SEPTEMBER} | how)


def who(asked, data, **how):
    return [row["identifier"] for row in listed(asked, data, **how)]


def test_the_base_is_listed_and_says_who_is_met():
    found = listed(LONG_NEGLECT, dataset(cp_plans=PLANS))

    assert [tuple(row) for row in found] == [COLUMNS, COLUMNS]
    assert [(row["identifier"], row["team"], row["met"]) for row in found] == [
        ("neglected", "North", "yes"),
        ("hurt", "South", "no"),
    ]
    assert found[0]["code"] == "T3"
    assert found[0]["asked_on"] == dt.date(2026, 9, 30)


def test_met_and_unmet_are_listed_apart():
    data = dataset(cp_plans=PLANS)

    assert who(LONG_NEGLECT, data, which="met") == ["neglected"]
    assert who(LONG_NEGLECT, data, which="unmet") == ["hurt"]


def test_a_day_within_a_month_is_asked_as_it_stood():
    data = dataset(cp_plans=PLANS)

    assert who(OPEN, data, month=None, on=dt.date(2026, 9, 19)) == ["ended", "neglected", "hurt"]
    assert listed(OPEN, data, month=None, on=dt.date(2026, 9, 19))[0]["asked_on"] == dt.date(
        2026, 9, 19
    )


def test_what_happens_has_no_list_on_a_day():
    with pytest.raises(Problem, match="counts what happens in a month"):
        listed(REFERRALS, dataset(), month=None, on=dt.date(2026, 9, 19))


def test_a_list_is_of_a_month_or_a_day():
    with pytest.raises(Problem, match="of a month, or of a day"):
        listed(OPEN, dataset(), month=None)


def test_a_period_lists_all_its_months():
    data = dataset(referrals="child_id | referred_on\nearlier | 2025-10-01\nnow | 2026-09-01")

    assert who(REFERRALS, data) == ["now"]
    assert who(REFERRALS, data, over="12m") == ["earlier", "now"]


DUTIES = {
    "cp_plans": """
        child_id | started_on | team
        in_time  | 2026-09-01 | North
        late     | 2026-09-01 | North
        never    | 2026-09-01 | North
    """,
    "cp_reviews": "child_id | held_on\nin_time | 2026-09-03\nlate | 2026-09-04",
}


def test_a_duty_shows_when_it_began_fell_due_and_was_done():
    found = listed(FELL_DUE, dataset(**DUTIES))

    assert [(row["identifier"], row["met"], row["done_on"]) for row in found] == [
        ("in_time", "yes", dt.date(2026, 9, 3)),
        ("late", "no", dt.date(2026, 9, 4)),
        ("never", "no", None),
    ]
    assert {row["started_on"] for row in found} == {dt.date(2026, 9, 1)}
    assert {row["due_on"] for row in found} == {dt.date(2026, 9, 3)}


def test_each_way_of_asking_a_duty_lists_its_own_rows():
    data = dataset(**DUTIES)

    assert who(REVIEWED, data) == ["in_time", "late"]
    assert who(OUTSTANDING, data) == ["never"]
    assert who(OUTSTANDING, data, month=None, on=dt.date(2026, 9, 3)) == ["late", "never"]


def test_months_that_the_records_cannot_answer_are_refused_with_the_reason():
    reach = {"cp_plans": Reach(dt.date(2026, 9, 1), EVERYTHING.last, "list 7")}
    data = dataset(cp_plans=PLANS, reach=reach)

    with pytest.raises(Refused, match="T1 has no data: list 7 reaches back to 1 September 2026"):
        listed(OPEN, data, month=Month(2026, 8))


def with_places(**tables: str) -> Opened:
    """Open drawn tables whose rows say which file and row they came from."""
    data = opened_from({name: drawn(text) for name, text in tables.items()})
    sources = (Source("annex_a.xlsx", "List 7", "aa"), Source("visits.csv", None, "bb"))
    return Opened(data.connection, replace(data.seal, sources=sources))


def test_each_row_leads_back_to_file_sheet_and_row():
    data = with_places(
        cp_plans="""
            child_id | started_on | team  | source_file | source_row
            child    | 2026-09-01 | North | 0           | 214
            child    | 2025-01-01 | North | 0           | 12
            other    | 2026-09-01 | North | 0           | 215
        """,
        cp_reviews="""
            child_id | held_on    | source_file | source_row
            child    | 2026-09-03 | 1           | 7
        """,
    )
    found = [row for row in listed(FELL_DUE, data, source=True) if row["identifier"] == "child"]

    assert tuple(found[0]) == COLUMNS + SOURCE_COLUMNS
    assert [(row["file"], row["sheet"], row["row"]) for row in found] == [
        ("annex_a.xlsx", "List 7", 12),
        ("annex_a.xlsx", "List 7", 214),
        ("visits.csv", None, 7),
    ]


def test_what_another_source_completed_leads_back_to_that_source():
    data = with_places(
        cp_plans="""
            child_id | started_on | team  | source_file | source_row
            child    | 2026-09-01 | North | 0           | 214
        """,
        cp_reviews="""
            child_id | held_on    | source_file | source_row
            child    | 2026-09-03 | 0           | 7
        """,
    )
    values = {"table": ["cp_plans"] * 3, "column": ["team", "worker", "team"]}
    places = {
        "source": [0] * 3,
        "row": [214, 214, 9],
        "from_source": [1] * 3,
        "from_row": [3, 3, 4],
    }
    data = replace(data, completed=pa.table({**values, **places}))

    found = listed(FELL_DUE, data, source=True)

    assert [(row["file"], row["row"], row["gives"]) for row in found] == [
        ("annex_a.xlsx", 214, ""),
        ("visits.csv", 3, "team, worker"),
        ("annex_a.xlsx", 7, ""),
    ]


def test_a_row_without_a_place_is_still_listed():
    found = listed(OPEN, dataset(cp_plans=PLANS), source=True)

    assert [(row["identifier"], row["row"]) for row in found] == [
        ("neglected", None),
        ("too_recent", None),
        ("hurt", None),
    ]


def test_a_subject_that_is_no_child_has_its_identifier_in_the_same_column():
    data = dataset(
        professionals="worker_id | started_on | employment | fte\nw1 | 2026-01-01 | agency | 1"
    )

    assert who(AGENCY, data) == ["w1"]


def test_the_catalogue_is_listed_by_code():
    data = dataset(referrals="child_id | referred_on\nchild | 2026-09-01")

    assert [row["identifier"] for row in engine.rows(data, "fd6", month=SEPTEMBER)] == ["child"]


def test_the_days_of_rare_events_over_several_months():
    data = dataset(
        missing="""
            child_id | missing_at       | kind
            before   | 2026-06-30 10:00 | M
            first    | 2026-07-01 00:10 | M
            twice    | 2026-08-09 10:00 | M
            twice    | 2026-08-09 22:00 | M
            away     | 2026-08-20 22:00 | A
            last     | 2026-09-30 23:00 | M
            after    | 2026-10-01 01:00 | M
        """
    )
    days = days_counted(data, catalogue.named("MIS1"), first=Month(2026, 7), last=SEPTEMBER)

    assert [str(day) for day in days] == ["2026-07-01", "2026-08-09", "2026-08-09", "2026-09-30"]
