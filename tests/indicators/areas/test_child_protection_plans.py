"""Plans as they go on: seen alone, reviews, core groups, conferences, length, and what is owed."""

import datetime as dt

import pytest

from drawn import EVERYTHING, Figure, dataset, figures, rows_of
from lineofsight.indicators.areas.child_protection import CP7, CP8
from lineofsight.indicators.areas.child_protection_plans import (
    CP9,
    CP10,
    CP11,
    CP14,
    CP15,
    CP16,
    CP17,
    CP12b,
)
from lineofsight.kernel.periods import Month
from lineofsight.records.seals import Reach

SEPTEMBER = Month(2026, 9)  # ten working days back from Wednesday the 30th is the 16th


def test_seen_alone_at_three_and_over_in_person():
    data = dataset(
        person="""
            child_id       | born_on
            third_birthday | 2023-09-10
            day_before     | 2023-09-11
            alone          | 2015-01-01
            not_alone      | 2015-01-01
            not_said       | 2015-01-01
            twice_that_day | 2015-01-01
            by_phone       | 2015-01-01
            not_seen       | 2015-01-01
            month_before   | 2015-01-01
        """,
        cp_visits="""
            child_id       | seen_on    | seen_alone | child_seen | method
            third_birthday | 2026-09-10 | yes        | yes        | in person
            day_before     | 2026-09-10 | yes        | yes        | in person
            alone          | 2026-09-30 | yes        |            |
            not_alone      | 2026-09-10 | no         | yes        | in person
            not_said       | 2026-09-10 |            | yes        | in person
            twice_that_day | 2026-09-10 | no         | yes        | in person
            twice_that_day | 2026-09-10 | yes        |            |
            by_phone       | 2026-09-10 | yes        | yes        | phone
            not_seen       | 2026-09-10 | yes        | no         | in person
            age_not_known  | 2026-09-10 | yes        | yes        | in person
            month_before   | 2026-08-31 | yes        | yes        | in person
        """,
    )
    assert figures(CP9, data, SEPTEMBER) == [Figure(numerator=3, denominator=5)]


PLANS_OF_TWO_AUTHORITIES = """
    child_id     | started_on | ended_on   | other_authority
    ours         | 2026-01-01 |            | no
    not_said     | 2026-01-01 |            |
    theirs       | 2026-01-01 |            | yes
    theirs_ended | 2026-01-01 | 2026-09-10 | yes
    theirs_over  | 2026-01-01 | 2026-09-09 | yes
    theirs_later | 2026-09-11 |            | yes
    both         | 2026-01-01 |            | yes
    both         | 2026-09-10 |            | no
    handed_on    | 2026-01-01 | 2026-09-10 | no
    handed_on    | 2026-09-10 |            | yes
    twice_theirs | 2026-01-01 | 2026-09-30 | yes
    twice_theirs | 2026-09-01 |            | yes
"""
ON_ANOTHER_PLAN_ALONE = {"theirs", "theirs_ended", "twice_theirs"}


@pytest.mark.parametrize(
    ("indicator", "table", "day", "met"),
    [
        (CP9, "cp_visits", "seen_on", "seen_alone | yes"),
        (CP16, "cp_reviews", "held_on", "participation | PN1"),
        (CP17, "cp_reviews", "held_on", "quorate | yes"),
    ],
)
def test_another_authoritys_plan_alone_is_no_visit_or_review_of_ours(indicator, table, day, met):
    children = dict.fromkeys(
        line.split("|")[0].strip() for line in PLANS_OF_TWO_AUTHORITIES.splitlines()[2:-1]
    )
    children["on_no_plan"] = None
    column, value = met.split(" | ")
    happened = "\n".join(f"{child} | 2026-09-10 | {value}" for child in children)
    data = dataset(
        person="child_id | born_on\n" + "\n".join(f"{one} | 2015-01-01" for one in children),
        cp_plans=PLANS_OF_TWO_AUTHORITIES,
        **{table: f"child_id | {day} | {column}\n{happened}"},
    )
    counted = {row["child_id"] for row in rows_of(indicator.population, data)}
    assert counted == children.keys() - ON_ANOTHER_PLAN_ALONE

    ours = len(children) - len(ON_ANOTHER_PLAN_ALONE)
    assert figures(indicator, data, SEPTEMBER) == [Figure(numerator=ours, denominator=ours)]


def test_visits_are_counted_where_no_list_of_plans_was_loaded():
    data = dataset(
        not_loaded=["cp_plans"],
        person="child_id | born_on\nseen | 2015-01-01",
        cp_visits="child_id | seen_on | seen_alone\nseen | 2026-09-10 | yes",
    )
    assert figures(CP9, data, SEPTEMBER) == [Figure(numerator=1, denominator=1)]


REVIEWED = """
    child_id           | started_on | latest_category
    both_in_time       | 2025-10-01 | NEG
    three_months_today | 2026-06-30 | NEG
    not_yet_three      | 2026-07-01 | NEG
    first_a_day_late   | 2026-01-15 | EMO
    next_overdue       | 2025-12-01 | EMO
    due_today          | 2025-12-30 | EMO
    late_long_ago      | 2024-01-15 | PHY
    late_in_the_year   | 2024-12-15 | PHY
    held_at_the_start  | 2026-06-01 | PHY
"""


def test_every_review_of_the_year_and_the_one_owed_now():
    data = dataset(
        cp_plans=REVIEWED,
        cp_reviews="""
            child_id         | held_on
            both_in_time     | 2026-01-01
            both_in_time     | 2026-07-01
            first_a_day_late | 2026-04-16
            next_overdue     | 2026-03-01
            due_today        | 2026-03-30
            late_long_ago    | 2024-04-16
            late_long_ago    | 2024-10-16
            late_long_ago    | 2025-04-16
            late_long_ago    | 2025-10-16
            late_long_ago    | 2026-04-16
            late_in_the_year | 2025-03-15
            late_in_the_year | 2025-10-01
            late_in_the_year | 2026-04-01
            held_at_the_start| 2026-06-01
        """,
    )
    assert figures(CP10, data, SEPTEMBER) == [Figure(numerator=4, denominator=8)]
    assert figures(CP10, data, SEPTEMBER, by="need") == [
        Figure("NEG", 2, 2),
        Figure("PHY", 1, 3),
        Figure("EMO", 1, 3),
    ]


def test_the_latest_review_alone_is_no_history():
    latest = Reach(dt.date(2026, 9, 1), dt.date(2026, 9, 30), "list 7", latest_only=True)
    data = dataset(cp_plans=REVIEWED, reach={"cp_plans": EVERYTHING, "cp_reviews": latest})

    assert [figure.state for figure in figures(CP10, data, SEPTEMBER)] == ["no_data"]


def test_the_first_core_group_is_due_in_ten_working_days_and_the_next_in_six_weeks():
    data = dataset(
        cp_plans="""
            child_id         | started_on | ended_on
            day_10_today     | 2026-09-16 |
            day_11_today     | 2026-09-15 |
            six_weeks_today  | 2026-01-05 |
            a_day_more       | 2026-01-05 |
            late_then_again  | 2026-01-05 |
            first_late       | 2026-06-01 |
            always_in_time   | 2026-06-01 |
            on_the_first_day | 2026-09-01 |
            ended            | 2026-01-05 | 2026-09-30
        """,
        core_groups="""
            child_id         | held_on
            six_weeks_today  | 2026-08-19
            a_day_more       | 2026-08-18
            late_then_again  | 2026-03-01
            late_then_again  | 2026-09-20
            first_late       | 2026-06-16
            first_late       | 2026-07-28
            first_late       | 2026-09-08
            always_in_time   | 2026-06-15
            always_in_time   | 2026-07-27
            always_in_time   | 2026-09-07
            on_the_first_day | 2026-09-01
        """,
    )
    # in time: day_10_today, six_weeks_today (whose first was due before any on record), always
    assert figures(CP11, data, SEPTEMBER) == [Figure(numerator=3, denominator=8)]


def test_a_child_with_two_plans_open_is_owed_one_visit_and_one_core_group():
    data = dataset(
        cp_plans="""
            child_id         | started_on | ended_on   | latest_category
            never_seen       | 2026-09-01 |            | NEG
            never_seen       | 2026-09-17 |            | EMO
            seen             | 2026-02-03 |            | NEG
            seen             | 2026-02-10 |            | EMO
            one_ended        | 2026-02-03 | 2026-09-20 | NEG
            one_ended        | 2026-09-10 |            | EMO
            began_that_day   | 2026-02-03 | 2026-09-17 | NEG
            began_that_day   | 2026-09-17 |            | EMO
        """,
        cp_visits="child_id | seen_on\nseen | 2026-09-20",
        core_groups="child_id | held_on\nseen | 2026-09-20",
    )

    assert figures(CP7, data, SEPTEMBER) == [Figure(numerator=4)]
    # never_seen and one_ended are timed from the first of their plans
    assert figures(CP8, data, SEPTEMBER) == [Figure(numerator=2, denominator=4)]
    assert figures(CP11, data, SEPTEMBER) == [Figure(numerator=2, denominator=4)]
    assert figures(CP8, data, SEPTEMBER, by="need") == [
        Figure(group="EMO", numerator=2, denominator=4)
    ]


def test_a_plan_again_within_two_years_of_the_end_of_another():
    data = dataset(
        cp_plans="""
            child_id       | started_on | ended_on   | other_authority
            two_years      | 2023-01-01 | 2024-09-10 | no
            two_years      | 2026-09-10 |            | no
            a_day_more     | 2023-01-01 | 2024-09-09 | no
            a_day_more     | 2026-09-10 |            | no
            elsewhere      | 2025-01-01 | 2025-06-01 | yes
            elsewhere      | 2026-09-10 |            | no
            still_open     | 2026-01-01 |            | no
            still_open     | 2026-09-10 |            | no
            first          | 2026-09-10 |            | no
            a_year_ago     | 2025-09-30 |            | no
        """
    )
    assert figures(CP12b, data, SEPTEMBER) == [Figure(numerator=2, denominator=6)]


def test_plans_ended_after_more_than_729_days():
    data = dataset(
        person="""
            child_id | born_on
            turns_18 | 2008-09-10
        """,
        cp_plans="""
            child_id     | started_on | ended_on   | other_authority
            day_729      | 2024-09-11 | 2026-09-10 | no
            day_730      | 2024-09-10 | 2026-09-10 | no
            turns_18     | 2024-01-01 |            | no
            still_open   | 2020-01-01 |            | no
            elsewhere    | 2020-01-01 | 2026-09-10 | yes
            a_year_ago   | 2020-01-01 | 2025-09-30 | no
        """,
    )
    assert figures(CP14, data, SEPTEMBER) == [Figure(numerator=2, denominator=3)]


def test_open_fifteen_months_by_the_calendar():
    data = dataset(
        cp_plans="""
            child_id        | started_on
            fifteen_today   | 2025-06-30
            a_day_short     | 2025-07-01
            month_too_short | 2025-05-31
            before_2010     | 2009-01-01
        """
    )
    assert figures(CP15, data, SEPTEMBER) == [Figure(numerator=3, denominator=4)]


def test_the_31st_reaches_fifteen_months_on_the_last_day_of_a_shorter_month():
    data = dataset(
        cp_plans="""
            child_id | started_on
            on_31st  | 2025-01-31
        """
    )
    assert figures(CP15, data, Month(2026, 4)) == [Figure(numerator=1, denominator=1)]
    assert figures(CP15, data, Month(2026, 3)) == [Figure(numerator=0, denominator=1)]


def test_children_of_four_and_over_take_part_in_reviews():
    data = dataset(
        person="""
            child_id        | born_on
            spoke           | 2015-01-01
            sent_views      | 2015-01-01
            said_nothing    | 2015-01-01
            not_recorded    | 2015-01-01
            fourth_birthday | 2022-09-10
            under_four      | 2022-09-11
            coded_too_young | 2015-01-01
            initial_only    | 2015-01-01
        """,
        cp_reviews="""
            child_id        | held_on    | participation
            spoke           | 2026-09-10 | PN1
            sent_views      | 2026-09-10 | PN6
            said_nothing    | 2026-09-10 | PN4
            not_recorded    | 2026-09-10 |
            fourth_birthday | 2026-09-10 | PN5
            under_four      | 2026-09-10 | PN1
            coded_too_young | 2026-09-10 | PN0
            age_not_known   | 2026-09-10 | PN1
        """,
        initial_cp_conference="""
            child_id     | held_on
            initial_only | 2026-09-10
        """,
    )
    assert figures(CP16, data, SEPTEMBER) == [Figure(numerator=3, denominator=5)]


def test_reviews_answer_for_themselves_where_no_initial_conference_was_loaded():
    data = dataset(
        not_loaded=["initial_cp_conference", "s47_enquiry"],
        person="child_id | born_on\nspoke | 2015-01-01\nsaid_nothing | 2015-01-01",
        cp_reviews="""
            child_id     | held_on    | participation | quorate
            spoke        | 2026-09-10 | PN1           | yes
            said_nothing | 2026-09-10 | PN4           | yes
        """,
    )
    assert figures(CP16, data, SEPTEMBER) == [Figure(numerator=1, denominator=2)]
    assert figures(CP17, data, SEPTEMBER) == [Figure(state="no_data")]  # it is of both kinds


def test_conferences_of_both_kinds_were_quorate():
    data = dataset(
        cp_reviews="""
            child_id     | held_on    | quorate
            quorate      | 2026-09-10 | yes
            not_quorate  | 2026-09-10 | no
            not_said     | 2026-09-10 |
            month_before | 2026-08-31 | yes
        """,
        initial_cp_conference="""
            child_id     | held_on    | quorate | transfer_in
            initial      | 2026-09-10 | yes     | no
            moved_here   | 2026-09-10 | no      | yes
            initial_mute | 2026-09-10 |         | no
        """,
    )
    assert figures(CP17, data, SEPTEMBER) == [Figure(numerator=2, denominator=5)]


def test_managers_look_at_a_long_plan_at_each_age_until_the_next():
    data = dataset(
        cp_plans="""
            child_id | started_on | ended_on
            long     | 2025-01-31 | 2026-05-15
        """,
        cp_long_plan_reviews="""
            child_id | held_on
            long     | 2025-10-20
            long     | 2026-02-10
        """,
    )
    rows = rows_of("long_plan_reviews_owed", data)

    assert [
        (row["started_on"], row["due_on"], row["done_on"], row["lapsed_on"]) for row in rows
    ] == [
        (dt.date(2025, 1, 31), dt.date(2025, 10, 31), dt.date(2025, 10, 20), dt.date(2026, 1, 31)),
        (dt.date(2025, 10, 31), dt.date(2026, 1, 31), dt.date(2026, 2, 10), dt.date(2026, 4, 30)),
        (dt.date(2026, 1, 31), dt.date(2026, 4, 30), None, dt.date(2026, 5, 15)),
        (dt.date(2026, 4, 30), dt.date(2026, 7, 31), None, dt.date(2026, 5, 15)),
    ]


@pytest.mark.parametrize(
    ("reviews", "done", "why"),
    [
        (["2024-11-05"], ["2024-11-05", None, None], "late for nine months is not twelve as well"),
        (
            ["2024-11-05", "2025-02-10", "2025-05-10"],
            ["2024-11-05", "2025-02-10", "2025-05-10"],
            "late each time",
        ),
        (
            ["2024-11-05", "2024-12-20", "2025-03-20"],
            ["2024-11-05", "2024-12-20", "2025-03-20"],
            "late once, and caught up",
        ),
        (
            ["2024-09-20", "2024-09-25", "2025-03-20"],
            ["2024-09-20", "2025-03-20", None],
            "two before nine months are both of it",
        ),
    ],
)
def test_a_review_of_a_long_plan_is_of_one_age(reviews, done, why):
    held = "\n".join(f"long | {day}" for day in reviews)
    data = dataset(
        cp_plans="child_id | started_on\nlong | 2024-01-01",
        cp_long_plan_reviews=f"child_id | held_on\n{held}",
    )
    rows = rows_of("long_plan_reviews_owed", data)
    said = [row["done_on"] and row["done_on"].isoformat() for row in rows]

    assert said[:3] == done, why
