"""Looked-after children: who counts, reviews, visits, health, and how often they moved."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawn import Figure, dataset, figures, rows_of
from lineofsight.indicators.areas.looked_after import LAC1, LAC6, LAC8, LAC1r
from lineofsight.indicators.areas.looked_after_health import LAC18
from lineofsight.indicators.areas.looked_after_homes import LAC20
from lineofsight.kernel.periods import Month

FEBRUARY = Month(2025, 2)
SEPTEMBER = Month(2026, 9)

LOOKED_AFTER = """
    child_id         | started_on | ended_on   | legal_status | team
    in_care          | 2026-01-05 |            | C2           | Care
    left_on_last_day | 2026-01-05 | 2026-09-30 | C2           | Care
    leaves_tomorrow  | 2026-01-05 | 2026-10-01 | C2           | Care
    came_on_last_day | 2026-09-30 |            | V2           | Care
    comes_tomorrow   | 2026-10-01 |            | V2           | Care
    short_break_v3   | 2026-01-05 |            | V3           | Care
    short_break_v4   | 2026-01-05 |            | V4           | Care
    two_episodes     | 2026-01-05 | 2026-05-01 | V2           | Care
    two_episodes     | 2026-05-01 |            | C2           | Care
    eighteen_that_day| 2026-01-05 |            | C2           | Care
    eighteen_next_day| 2026-01-05 |            | C2           | Care
"""
AGES = """
    child_id          | born_on
    eighteen_that_day | 2008-09-30
    eighteen_next_day | 2008-10-01
"""


def test_who_is_looked_after_at_a_month_end():
    data = dataset(cla_episodes=LOOKED_AFTER, person=AGES)

    children = {
        row["child_id"] for row in rows_of("children_looked_after", data, SEPTEMBER.last_day)
    }

    assert children == {
        "in_care", "leaves_tomorrow", "came_on_last_day", "two_episodes", "eighteen_next_day",
    }  # fmt: skip
    assert figures(LAC1, data, SEPTEMBER) == [Figure(numerator=5)]


def test_the_rate_is_over_the_latest_estimate_and_for_the_whole_only():
    data = dataset(
        cla_episodes=LOOKED_AFTER,
        person=AGES,
        population="""
            area   | year | children
            Wandle | 2025 | 40000
            Wandle | 2027 | 99999
            London | 2026 | 88888
        """,
    )

    assert figures(LAC1r, data, SEPTEMBER) == [Figure(numerator=5, denominator=40000)]
    (care,) = figures(LAC1r, data, SEPTEMBER, by="team")
    assert (care.group, care.state) == ("Care", "not_applicable")


def placed(*rows):
    lines = "\n".join(f"child | {row}" for row in rows)
    return dataset(
        cla_episodes="child_id | started_on | legal_status\nchild | 2020-01-01 | C2",
        cla_placement=f"child_id|started_on|ended_on|placement_type|start_reason\n{lines}",
    )


@pytest.mark.parametrize(
    ("rows", "placements", "why"),
    [
        (("2020-01-01 | | U4 | S",), 1, "one placement, open all year"),
        (
            ("2024-03-02 | 2024-06-01 | U4 | S", "2024-06-01 | 2024-09-01 | K2 | P",
             "2024-09-01 | | U4 | P"),
            3, "three homes",
        ),
        (
            ("2023-01-01 | 2024-03-01 | U4 | S", "2024-03-01 | 2024-09-01 | K2 | P",
             "2024-09-01 | | U4 | P"),
            2, "the first ended on the first of the twelve months",
        ),
        (
            ("2023-01-01 | 2024-03-02 | U4 | S", "2024-03-02 | 2024-09-01 | K2 | P",
             "2024-09-01 | | U4 | P"),
            3, "the first was open on one day of the twelve months",
        ),
        (
            ("2024-04-01 | 2024-06-01 | U4 | S", "2024-06-01 | 2024-07-01 | U4 | L",
             "2024-07-01 | 2024-08-01 | U4 | T", "2024-08-01 | | U4 | U"),
            1, "legal status and agreement changed, the carer did not",
        ),
        (
            ("2024-04-01 | 2024-06-01 | U4 | S", "2024-06-01 | 2024-06-05 | T4 | P",
             "2024-06-05 | | U4 | L"),
            1, "a temporary stay is set aside and the next row continues what was before it",
        ),
        (
            ("2024-04-01 | 2024-06-01 | U4 | S", "2024-06-01 | 2024-06-01 | K2 | P",
             "2024-06-01 | | U4 | P"),
            2, "a placement that began and ended on one day",
        ),
        (("2025-03-01 | | U4 | S",), 0, "it has not begun"),
    ],
)  # fmt: skip
def test_placements_in_the_year_to_28_february(rows, placements, why):
    (row,) = rows_of("placements_of_children_looked_after", placed(*rows), FEBRUARY.last_day)

    assert row["placements_in_year"] == placements, why


def test_three_or_more_of_those_looked_after():
    data = placed(
        "2024-04-01 | 2024-06-01 | U4 | S",
        "2024-06-01 | 2024-09-01 | K2 | P",
        "2024-09-01 |            | U4 | P",
    )
    assert figures(LAC20, data, FEBRUARY) == [Figure(numerator=1, denominator=1)]


def test_short_breaks_before_care_are_no_placements_of_it():
    data = dataset(
        cla_episodes="""
            child_id | started_on | ended_on   | legal_status
            child    | 2025-01-03 | 2025-01-05 | V3
            child    | 2025-02-07 | 2025-02-09 | V4
            child    | 2025-03-10 |            | V2
        """,
        cla_placement="""
            child_id | started_on | ended_on   | placement_type | start_reason
            child    | 2025-01-03 | 2025-01-05 | U6             | S
            child    | 2025-02-07 | 2025-02-09 | U6             | S
            child    | 2025-03-10 |            | U5             | S
        """,
    )
    assert figures(LAC20, data, Month(2025, 6)) == [Figure(numerator=0, denominator=1)]


def test_without_placements_there_is_no_stability_figure_but_there_are_children():
    data = dataset(cla_episodes=LOOKED_AFTER, not_loaded=["cla_placement"])
    assert figures(LAC20, data, SEPTEMBER)[0].state == "no_data"
    assert figures(LAC1, data, SEPTEMBER)[0].state == "value"


def test_reviews_first_within_20_working_days_then_three_months_then_six():
    data = dataset(
        cla_episodes="""
            child_id         | started_on | legal_status
            first_not_due    | 2026-09-02 | C2
            first_due_today  | 2026-09-01 | C2
            first_late       | 2026-08-20 | C2
            second_on_time   | 2026-06-02 | C2
            second_late      | 2026-05-01 | C2
            later_on_time    | 2025-01-06 | C2
            later_late       | 2025-01-06 | C2
            only_one_known   | 2020-01-06 | C2
        """,
        cla_reviews="""
            child_id       | held_on
            second_on_time | 2026-06-30
            second_late    | 2026-05-29
            later_on_time  | 2025-01-20
            later_on_time  | 2025-04-20
            later_on_time  | 2025-10-01
            later_on_time  | 2026-03-31
            later_late     | 2025-01-20
            later_late     | 2025-04-20
            later_late     | 2025-10-01
            later_late     | 2026-03-29
            only_one_known | 2026-04-01
        """,
    )

    rows = rows_of("cla_reviews_owed", data)
    due = {row["child_id"]: str(row["due_on"]) for row in rows if row["done_on"] is None}

    assert due["first_not_due"] == "2026-09-30"
    assert due["second_on_time"] == "2026-09-30"
    assert due["second_late"] == "2026-08-29"
    assert due["later_on_time"] == "2026-09-30"
    assert due["later_late"] == "2026-09-29"
    assert due["only_one_known"] == "2026-10-01", "held years after entry: not the first review"
    on_time_of_those_in_care_over_20_days = Figure(numerator=3, denominator=7)
    assert figures(LAC6, data, SEPTEMBER) == [on_time_of_those_in_care_over_20_days]


def test_a_review_held_late_counts_against_until_the_next_is_held_in_time():
    data = dataset(
        cla_episodes="""
            child_id        | started_on | legal_status
            first_in_time   | 2026-07-01 | C2
            first_late      | 2026-07-01 | C2
            very_late       | 2026-03-02 | C2
            second_late     | 2026-03-02 | C2
            made_good       | 2025-06-02 | C2
            known_from      | 2026-01-05 | C2
            before_known    | 2025-12-01 | C2
            on_the_last_day | 2026-01-05 | C2
        """,
        cla_reviews="""
            child_id        | held_on
            first_in_time   | 2026-07-29
            first_late      | 2026-07-30
            very_late       | 2026-08-03
            second_late     | 2026-03-16
            second_late     | 2026-06-17
            made_good       | 2026-04-01
            made_good       | 2026-09-30
            known_from      | 2026-01-20
            known_from      | 2026-04-20
            before_known    | 2026-07-01
            on_the_last_day | 2026-02-02
            on_the_last_day | 2026-05-02
        """,
    )
    # late: first_late by a day; very_late, five months into care; second_late by a day. The records
    # reach back to 20 January: the first review of before_known and made_good may not be in them
    rows = {one["child_id"]: one for one in rows_of("cla_reviews_owed", data) if not one["done_on"]}
    assert {child for child, row in rows.items() if row["last_in_time"] == 0} == {
        "first_late",
        "very_late",
        "second_late",
    }
    assert str(rows["very_late"]["due_on"]) == "2026-11-03", (
        "the second, three months from the first"
    )
    assert figures(LAC6, data, SEPTEMBER) == [Figure(numerator=5, denominator=8)]


def test_a_list_of_the_latest_review_alone_counts_only_what_is_overdue():
    data = dataset(
        cla_episodes="""
            child_id   | started_on | legal_status
            not_judged | 2026-06-01 | C2
            overdue    | 2026-03-02 | C2
        """,
        cla_reviews="""
            child_id   | held_on
            not_judged | 2026-08-03
            overdue    | 2026-03-16
        """,
    )
    assert figures(LAC6, data, SEPTEMBER) == [Figure(numerator=1, denominator=2)]


def test_visits_within_a_week_of_a_placement_and_six_weeks_of_a_visit():
    data = dataset(
        cla_episodes="""
            child_id          | started_on | ended_on   | legal_status
            week_not_over     | 2026-09-23 |            | C2
            week_over         | 2026-09-22 |            | C2
            six_weeks_not_over| 2026-01-05 |            | C2
            six_weeks_over    | 2026-01-05 |            | C2
            moved_not_seen    | 2026-01-05 |            | C2
            not_seen_at_home  | 2026-01-05 |            | C2
            seen_by_video     | 2026-01-05 |            | C2
            left_care         | 2026-01-05 | 2026-09-30 | C2
        """,
        cla_placement="""
            child_id       | started_on | placement_type | start_reason
            moved_not_seen | 2026-09-10 | U4             | P
        """,
        cla_visits="""
            child_id           | seen_on    | child_seen | method
            six_weeks_not_over | 2026-08-19 | yes        | in person
            six_weeks_over     | 2026-08-18 | yes        | in person
            moved_not_seen     | 2026-09-09 | yes        | in person
            not_seen_at_home   | 2026-09-20 | no         | in person
            seen_by_video      | 2026-09-20 | yes        | video
        """,
    )

    rows = rows_of("cla_visits_owed", data)
    in_time = {
        row["child_id"]
        for row in rows
        if row["done_on"] is None and row["lapsed_on"] is None
        and row["due_on"] >= SEPTEMBER.last_day
    }  # fmt: skip

    assert in_time == {"week_not_over", "six_weeks_not_over"}
    assert figures(LAC8, data, SEPTEMBER) == [Figure(numerator=2, denominator=7)]


def test_after_a_visit_on_the_day_of_a_move_the_next_is_due_in_six_weeks():
    data = dataset(
        cla_episodes="child_id | started_on | legal_status\nchild | 2026-01-05 | C2",
        cla_placement="child_id|started_on|placement_type|start_reason\nchild|2026-09-01|U4|P",
        cla_visits="child_id | seen_on\nchild | 2026-09-01",
    )
    assert figures(LAC8, data, Month(2026, 8)) == [Figure(numerator=0, denominator=1)]
    assert figures(LAC8, data, SEPTEMBER) == [Figure(numerator=1, denominator=1)]


def test_initial_health_assessments_of_those_whose_20_days_ended_in_the_month():
    data = dataset(
        cla_episodes="""
            child_id       | started_on | ended_on   | legal_status | start_reason
            in_time        | 2026-08-20 |            | C2           |
            late           | 2026-08-20 |            | C2           | S
            refused        | 2026-08-20 |            | C2           |
            left_before_due| 2026-08-20 | 2026-09-10 | C2           |
            not_yet_due    | 2026-09-20 |            | C2           |
            moved_in_care  | 2026-08-20 |            | C2           | P
            due_last_month | 2026-07-20 |            | C2           |
        """,
        cla_health="""
            child_id | kind    | completed_on | outcome
            in_time  | initial | 2026-09-18   | done
            late     | initial | 2026-09-21   | done
            refused  | initial | 2026-09-01   | refused
            late     | dental  | 2026-09-01   | done
        """,
    )
    assert figures(LAC18, data, SEPTEMBER) == [Figure(numerator=1, denominator=3)]


@pytest.mark.parametrize(
    ("born", "ended", "why"),
    [
        ("2000-02-29", "2018-03-01", "born on 29 February, 18 on 1 March of a common year"),
        ("", "None", "age not known"),
        ("2006-02-28", "2024-02-28", "18 on the birthday"),
        ("1990-05-05", "nobody", "an adult before the calendar begins"),
        ("2015-05-05", "None", "18 after the calendar ends"),
    ],
)
def test_nobody_is_looked_after_from_the_18th_birthday(born, ended, why):
    data = dataset(
        cla_episodes="child_id | started_on | legal_status\nchild | 2016-01-05 | C2",
        person=f"child_id | born_on\nchild | {born}",
    )
    found = [str(row["ended_on"]) for row in rows_of("care_periods", data)]
    assert (found or ["nobody"]) == [ended], why


def test_an_initial_assessment_is_owed_for_a_year_and_no_longer():
    data = dataset(
        cla_episodes="""
            child_id | started_on | ended_on   | legal_status
            stays    | 2024-02-29 |            | C2
            leaves   | 2024-02-29 | 2024-09-01 | C2
        """
    )
    rows = rows_of("initial_health_assessments_owed", data)
    lapsed = {row["child_id"]: str(row["lapsed_on"]) for row in rows}
    assert lapsed == {"stays": "2025-02-28", "leaves": "2024-09-01"}


def test_care_without_a_gap_is_one_period():
    data = dataset(
        cla_episodes="""
            child_id | started_on | ended_on   | legal_status
            child    | 2026-01-05 | 2026-03-01 | V2
            child    | 2026-03-01 | 2026-06-01 | C1
            child    | 2026-07-01 |            | C2
        """,
    )
    periods = rows_of("care_periods", data)
    assert [(str(row["started_on"]), str(row["ended_on"])) for row in periods] == [
        ("2026-01-05", "2026-06-01"),
        ("2026-07-01", "None"),
    ]


@given(st.lists(st.sampled_from("LTU"), max_size=4))
def test_no_change_of_status_or_agreement_ever_makes_a_placement(reasons):
    rows = ["2024-04-01 | 2024-05-01 | U4 | S"]
    rows += [f"2024-0{5 + n}-01 | 2024-0{6 + n}-01 | U4 | {r}" for n, r in enumerate(reasons)]
    (row,) = rows_of("placements_of_children_looked_after", placed(*rows), FEBRUARY.last_day)
    assert row["placements_in_year"] == 1
