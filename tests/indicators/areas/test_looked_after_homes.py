"""Homes of looked-after children: how far, what kind, and who stayed for years."""

import pytest

from drawn import Figure, dataset, figures, rows_of
from lineofsight.indicators.areas.looked_after_homes import LAC13, LAC14, LAC15, LAC16, LAC21
from lineofsight.kernel.periods import Month
from lineofsight.records.seals import Reach

SEPTEMBER = Month(2026, 9)
CARE = """
    child_id | started_on | legal_status
    {0}      | 2020-01-06 | C2
"""


def in_care(*children, **tables):
    rows = "\n".join(f"{child} | 2020-01-06 | C2" for child in children)
    return dataset(cla_episodes=f"child_id | started_on | legal_status\n{rows}", **tables)


def test_far_is_over_twenty_miles_and_outside_and_known():
    data = in_care(
        "far", "exactly_twenty", "far_inside", "not_known", "blank", "moved_back", "no_home",
        cla_placement="""
            child_id       | started_on | ended_on   | placement_type | miles | in_boundary
            far            | 2026-01-01 |            | U4             | 20.1  | no
            exactly_twenty | 2026-01-01 |            | U4             | 20    | no
            far_inside     | 2026-01-01 |            | U4             | 25    | yes
            not_known      | 2026-01-01 |            | U4             | 999.9 | no
            blank          | 2026-01-01 |            | U4             |       | no
            moved_back     | 2026-01-01 | 2026-09-30 | U4             | 80    | no
            moved_back     | 2026-09-30 |            | U4             | 2     | yes
        """,
    )  # fmt: skip

    assert figures(LAC13, data, SEPTEMBER) == [Figure(numerator=1, denominator=7)]


def test_a_source_without_distance_is_no_data():
    data = dataset(not_loaded=["cla_placement"], cla_episodes=CARE.format("a"))

    assert [figure.state for figure in figures(LAC13, data, SEPTEMBER)] == ["no_data"]


def test_kinds_of_home():
    data = in_care(
        "fostered", "with_relatives", "at_home", "on_holiday", "home_since_today",
        cla_placement="""
            child_id         | started_on | ended_on   | placement_type
            fostered         | 2026-01-01 |            | U6
            with_relatives   | 2026-01-01 |            | U1
            at_home          | 2026-01-01 |            | P1
            on_holiday       | 2026-01-01 |            | U6
            on_holiday       | 2026-09-25 |            | T3
            home_since_today | 2026-01-01 | 2026-09-30 | U6
            home_since_today | 2026-09-30 |            | P1
        """,
    )  # fmt: skip

    assert figures(LAC14, data, SEPTEMBER) == [Figure(numerator=2, denominator=5)]
    assert figures(LAC16, data, SEPTEMBER) == [Figure(numerator=2, denominator=5)]


def test_under_16_in_no_regulated_home_is_too_many():
    data = in_care(
        "fifteen", "sixteen_today", "age_not_known", "in_a_home",
        person="""
            child_id      | born_on
            fifteen       | 2010-10-01
            sixteen_today | 2010-09-30
            in_a_home     | 2014-01-01
        """,
        cla_placement="""
            child_id      | started_on | placement_type
            fifteen       | 2026-01-01 | H5
            sixteen_today | 2026-01-01 | H5
            age_not_known | 2026-01-01 | Z1
            in_a_home     | 2026-01-01 | K2
        """,
        deprivation_of_liberty="""
            child_id | started_on
            fifteen  | 2026-09-01
        """,
    )  # fmt: skip

    assert figures(LAC15, data, SEPTEMBER) == [Figure(numerator=2)]
    homes = rows_of("homes_of_children_looked_after", data, SEPTEMBER.last_day)
    assert {row["child_id"] for row in homes if row["is_deprived_of_liberty"]} == {"fifteen"}


@pytest.mark.parametrize(
    ("rows", "settled", "why"),
    [
        (["2024-09-30 | | U4 | S"], 1, "two years to the day"),
        (["2024-10-01 | | U4 | S"], 0, "a day less"),
        (["2023-01-01 | 2025-01-01 | U6 | S", "2025-01-01 | | U4 | T"], 1, "the same carer"),
        (["2023-01-01 | 2025-01-01 | U6 | S", "2025-01-01 | | U4 | P"], 0, "another carer"),
        (["2023-01-01 | 2025-01-01 | U6 | S", "2025-01-01 | | A5 | P"], 1, "to be adopted after"),
        (
            ["2023-01-01 | 2025-01-01 | U6 | S", "2025-01-01 | 2026-02-01 | U6 | P",
             "2026-02-01 | | A5 | P"],
            0, "only the one before adoption counts with it",
        ),
        (
            ["2023-01-01 | 2025-01-01 | U6 | S", "2025-01-01 | 2026-10-05 | U6 | P",
             "2026-10-05 | | A3 | T"],
            0, "the carer adopts only later",
        ),
        (
            ["2023-01-01 | 2026-09-20 | U4 | S", "2026-09-20 | | T3 | P"],
            0, "away on the day with nothing to say the home goes on",
        ),
    ],
)  # fmt: skip
def test_settled_for_two_years(rows, settled, why):
    lines = "\n".join(f"child | {row}" for row in rows)
    data = in_care(
        "child",
        person="child_id | born_on\nchild | 2012-01-01",
        cla_placement=f"child_id|started_on|ended_on|placement_type|start_reason\n{lines}",
    )

    assert figures(LAC21, data, SEPTEMBER) == [Figure(numerator=settled, denominator=1)], why


def test_who_has_been_in_care_for_long():
    data = dataset(
        cla_episodes="""
            child_id           | started_on | ended_on   | legal_status
            two_and_a_half     | 2024-03-30 |            | C2
            a_day_less         | 2024-03-31 |            | C2
            with_a_break       | 2020-01-01 | 2025-01-01 | C2
            with_a_break       | 2025-01-03 |            | C2
            sixteen_today      | 2020-01-01 |            | C2
            age_not_known      | 2020-01-01 |            | C2
        """,
        person="""
            child_id       | born_on
            two_and_a_half | 2012-01-01
            a_day_less     | 2012-01-01
            with_a_break   | 2012-01-01
            sixteen_today  | 2010-09-30
        """,
    )

    assert figures(LAC21, data, SEPTEMBER) == [Figure(numerator=0, denominator=1)]


def test_thirty_months_are_counted_back_in_one_step():
    data = dataset(
        cla_episodes="""
            child_id      | started_on | legal_status
            thirty_months | 2024-02-29 | C2
            a_day_less    | 2024-03-01 | C2
        """,
        person="""
            child_id      | born_on
            thirty_months | 2012-01-01
            a_day_less    | 2012-01-01
        """,
    )

    assert figures(LAC21, data, Month(2026, 8)) == [Figure(numerator=0, denominator=1)]


def test_two_years_of_placements_must_be_known():
    late = Reach(SEPTEMBER.first_day, SEPTEMBER.last_day, "the placements feed")
    data = dataset(cla_episodes=CARE.format("a"), reach={"cla_placement": late})

    assert [figure.state for figure in figures(LAC21, data, SEPTEMBER)] == ["no_data"]
