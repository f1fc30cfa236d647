"""Child protection: conferences in time and overdue, plans open, visits owed, plans that repeat."""

import datetime as dt

from drawn import Figure, dataset, figures, rows_of
from lineofsight.indicators.areas.child_protection import (
    CP1,
    CP2,
    CP3,
    CP4,
    CP5,
    CP6,
    CP7,
    CP8,
    CP12,
    CP13,
    CP2r,
    CP5o,
    CP5t,
    CP5x,
    CP7r,
    CP8v,
    CP13c,
)
from lineofsight.kernel.periods import Month

APRIL = Month(2018, 4)
SEPTEMBER = Month(2026, 9)  # ten working days back from Wednesday the 30th is the 16th


def test_enquiries_are_one_for_each_child_and_day():
    data = dataset(
        s47_enquiry="""
            child_id     | started_on | team
            first_day    | 2026-09-01 | North
            last_day     | 2026-09-30 | North
            twice        | 2026-09-10 | South
            twice        | 2026-09-10 | South
            month_before | 2026-08-31 | North
        """,
        population="""
            area   | year | children
            Wandle | 2026 | 50000
        """,
    )

    assert figures(CP2, data, SEPTEMBER) == [Figure(numerator=3)]
    assert figures(CP2r, data, SEPTEMBER) == [Figure(numerator=4, denominator=50000)]


def test_a_conference_on_day_15_of_the_discussion_is_in_time_good_friday_not_worked():
    data = dataset(
        s47_enquiry="""
            child_id        | started_on
            on_day_15       | 2018-03-29
            on_day_16       | 2018-03-29
            from_good_friday| 2018-03-30
            late_from_it    | 2018-03-30
            same_day        | 2018-04-03
        """,
        initial_cp_conference="""
            child_id        | held_on    | team
            on_day_15       | 2018-04-23 | North
            on_day_16       | 2018-04-24 | North
            from_good_friday| 2018-04-23 | North
            late_from_it    | 2018-04-24 | North
            same_day        | 2018-04-03 | South
        """,
    )

    assert figures(CP5, data, APRIL) == [Figure(numerator=3, denominator=5)]
    assert figures(CP5, data, APRIL, by="team") == [
        Figure(group="North", numerator=2, denominator=4),
        Figure(group="South", numerator=1, denominator=1),
    ]


def test_over_christmas_fifteen_working_days_reach_into_january():
    data = dataset(
        s47_enquiry="""
            child_id | started_on
            a        | 2017-12-11
        """,
    )

    assert rows_of("conferences_held", data) == []
    data = dataset(
        s47_enquiry="""
            child_id | started_on | conference_unnecessary
            a        | 2017-12-11 | no
        """,
    )
    assert [row["due_on"] for row in rows_of("conferences_owed", data)] == [dt.date(2018, 1, 4)]


def test_the_latest_discussion_on_or_before_the_conference_starts_the_clock():
    data = dataset(
        s47_enquiry="""
            child_id      | started_on
            two_before    | 2018-01-04
            two_before    | 2018-04-03
            one_after     | 2018-01-04
            one_after     | 2018-04-17
        """,
        initial_cp_conference="""
            child_id      | held_on
            two_before    | 2018-04-10
            one_after     | 2018-04-10
        """,
    )

    assert figures(CP5, data, APRIL) == [Figure(numerator=1, denominator=2)]
    assert figures(CP5x, data, APRIL) == [Figure(numerator=1, denominator=2)]


def test_a_conference_before_every_discussion_stays_in_the_base_and_is_never_in_time():
    data = dataset(
        s47_enquiry="""
            child_id        | started_on
            in_time         | 2018-04-03
            impossible      | 2018-04-17
        """,
        initial_cp_conference="""
            child_id        | held_on
            in_time         | 2018-04-10
            impossible      | 2018-04-10
            never_discussed | 2018-04-10
        """,
    )

    assert figures(CP5, data, APRIL) == [Figure(numerator=1, denominator=3)]
    assert figures(CP5x, data, APRIL) == [Figure(numerator=1, denominator=1)]


def test_conferences_are_one_for_each_child_and_day_and_not_of_children_moved_here():
    data = dataset(
        s47_enquiry="""
            child_id     | started_on
            twice_a_day  | 2018-04-03
            reconvened   | 2018-04-03
            moved_here   | 2018-04-03
        """,
        initial_cp_conference="""
            child_id     | held_on    | transfer_in
            twice_a_day  | 2018-04-10 |
            twice_a_day  | 2018-04-10 |
            reconvened   | 2018-04-10 | no
            reconvened   | 2018-04-27 | no
            moved_here   | 2018-04-10 | yes
        """,
    )

    assert figures(CP5, data, APRIL) == [Figure(numerator=2, denominator=3)]


def test_conferences_needed_and_not_held_after_day_15_are_overdue():
    data = dataset(
        s47_enquiry="""
            child_id        | started_on | conference_unnecessary
            on_day_15       | 2026-09-09 | no
            on_day_16       | 2026-09-08 | no
            not_needed      | 2026-08-03 | yes
            not_decided     | 2026-08-03 |
            held_late       | 2026-08-03 | no
            held_that_day   | 2026-08-03 | no
            held_next_day   | 2026-08-03 | no
            taken_over      | 2026-08-03 | no
            taken_over      | 2026-09-21 | no
            written_twice   | 2026-08-03 | no
            written_twice   | 2026-08-03 |
        """,
        initial_cp_conference="""
            child_id        | held_on
            held_late       | 2026-09-21
            held_that_day   | 2026-09-30
            held_next_day   | 2026-10-01
        """,
    )

    assert figures(CP5o, data, SEPTEMBER) == [Figure(numerator=3)]


def test_a_conference_belongs_to_the_latest_discussion_before_it():
    data = dataset(
        s47_enquiry="""
            child_id  | started_on | conference_unnecessary
            a         | 2026-08-03 | no
            a         | 2026-08-10 | no
        """,
        initial_cp_conference="""
            child_id  | held_on
            a         | 2026-08-20
            a         | 2026-08-27
        """,
    )

    owed = rows_of("conferences_owed", data)

    assert [(row["done_on"], row["lapsed_on"]) for row in owed] == [
        (None, dt.date(2026, 8, 10)),
        (dt.date(2026, 8, 20), None),
    ]


def test_children_on_a_plan_are_under_18_unborn_and_of_unknown_age_among_them():
    data = dataset(
        person="""
            child_id           | born_on
            child              | 2015-01-01
            unborn             | 2026-12-01
            age_not_known      |
            eighteen_that_day  | 2008-09-30
            eighteen_next_day  | 2008-10-01
            adult              | 1980-01-01
            two_plans          | 2015-01-01
            elsewhere          | 2015-01-01
        """,
        cp_plans="""
            child_id           | started_on | ended_on   | other_authority | team
            child              | 2026-05-01 |            | no              | North
            unborn             | 2026-05-01 |            |                 | North
            age_not_known      | 2026-05-01 |            |                 | North
            no_such_person     | 2026-05-01 |            |                 | North
            eighteen_that_day  | 2026-05-01 |            |                 | South
            eighteen_next_day  | 2026-05-01 |            |                 | South
            adult              | 2026-05-01 |            |                 | South
            two_plans          | 2026-05-01 |            |                 | South
            two_plans          | 2026-08-01 |            |                 | South
            elsewhere          | 2026-05-01 |            | yes             | South
            ends_that_day      | 2026-05-01 | 2026-09-30 |                 | South
            starts_and_ends    | 2026-09-30 | 2026-09-30 |                 | South
            begins_that_day    | 2026-09-30 |            |                 | South
        """,
        population="""
            area   | year | children
            Wandle | 2026 | 50000
        """,
    )

    assert figures(CP7, data, SEPTEMBER) == [Figure(numerator=7)]
    assert figures(CP7r, data, SEPTEMBER) == [Figure(numerator=7, denominator=50000)]
    assert figures(CP7, data, SEPTEMBER, by="team") == [
        Figure(group="North", numerator=4),
        Figure(group="South", numerator=3),
    ]


def test_born_on_a_leap_day_the_child_turns_18_on_the_first_of_march():
    data = dataset(
        person="""
            child_id | born_on
            a        | 2008-02-29
        """,
        cp_plans="""
            child_id | started_on
            a        | 2025-05-01
        """,
    )

    assert figures(CP7, data, Month(2026, 2)) == [Figure(numerator=1)]
    assert figures(CP7, data, Month(2026, 3)) == [Figure(numerator=0)]
    assert [row["ended_on"] for row in rows_of("cp_plan_spells", data)] == [dt.date(2026, 3, 1)]


def test_a_plan_is_long_after_729_days_and_old_by_the_calendar_on_the_same_date():
    data = dataset(
        cp_plans="""
            child_id           | started_on
            open_729_days      | 2024-10-01
            open_730_days      | 2024-09-30
            open_731_days      | 2024-09-29
            two_plans          | 2024-01-01
            two_plans          | 2026-01-01
        """
    )

    assert figures(CP13, data, SEPTEMBER) == [Figure(numerator=3, denominator=5)]
    assert figures(CP13c, data, SEPTEMBER) == [Figure(numerator=3, denominator=5)]


def test_a_leap_year_between_makes_the_two_year_rules_differ():
    data = dataset(
        cp_plans="""
            child_id           | started_on
            730_days_no_2_years| 2023-03-01
            two_calendar_years | 2023-02-28
        """
    )

    assert figures(CP13, data, Month(2025, 2)) == [Figure(numerator=2, denominator=2)]
    assert figures(CP13c, data, Month(2025, 2)) == [Figure(numerator=1, denominator=2)]
    assert figures(CP13c, data, Month(2024, 2)) == [Figure(numerator=0, denominator=2)]


def test_a_plan_is_visited_in_time_until_ten_working_days_after_the_last_visit():
    data = dataset(
        person="""
            child_id       | born_on
            adult          | 2008-09-30
        """,
        cp_plans="""
            child_id       | started_on | ended_on   | team  | other_authority
            seen           | 2026-05-01 |            | North |
            seen_early     | 2026-05-01 |            | North |
            not_yet_due    | 2026-09-17 |            | North |
            closed         | 2026-05-01 | 2026-09-30 | North |
            adult          | 2026-05-01 |            | North |
            elsewhere      | 2026-05-01 |            | North | yes
            never_seen     | 2026-09-15 |            | South |
            only_by_phone  | 2026-05-01 |            | South |
            child_missed   | 2026-05-01 |            | South |
            cin_visit_only | 2026-05-01 |            | South |
            does_not_say   | 2026-05-01 |            | South |
        """,
        cp_visits="""
            child_id       | seen_on    | method    | child_seen
            seen           | 2026-09-16 | in person | yes
            seen_early     | 2026-09-15 | in person | yes
            closed         | 2026-09-20 | in person | yes
            only_by_phone  | 2026-09-20 | phone     | yes
            child_missed   | 2026-09-20 | in person | no
            does_not_say   | 2026-09-20 |           |
        """,
        cin_visits="""
            child_id       | seen_on
            cin_visit_only | 2026-09-20
        """,
    )

    assert figures(CP8, data, SEPTEMBER) == [Figure(numerator=3, denominator=8)]
    assert figures(CP8, data, SEPTEMBER, by="team") == [
        Figure(group="North", numerator=2, denominator=3),
        Figure(group="South", numerator=1, denominator=5),
    ]


def test_by_the_house_rule_established_plans_need_any_visit_but_a_phone_call():
    data = dataset(
        cp_plans="""
            child_id        | started_on
            old_enough      | 2026-09-02
            too_young       | 2026-09-03
            seen_on_day_20  | 2026-05-01
            seen_on_day_21  | 2026-05-01
            by_video        | 2026-05-01
            by_phone        | 2026-05-01
            phone_since     | 2026-05-01
            child_missed    | 2026-05-01
            seen_before_plan| 2026-05-01
            seen_next_day   | 2026-05-01
        """,
        cp_visits="""
            child_id        | seen_on    | method    | child_seen
            seen_on_day_20  | 2026-09-02 | in person | yes
            seen_on_day_21  | 2026-09-01 | in person | yes
            by_video        | 2026-09-10 | video     | yes
            by_phone        | 2026-09-10 | phone     | yes
            phone_since     | 2026-09-10 | in person | yes
            phone_since     | 2026-09-20 | phone     | yes
            child_missed    | 2026-09-10 | in person | no
            seen_before_plan| 2026-04-20 | in person | yes
            seen_next_day   | 2026-10-01 | in person | yes
        """,
    )

    assert figures(CP8v, data, SEPTEMBER) == [Figure(numerator=4, denominator=9)]


def test_a_plan_older_than_the_calendar_is_established_and_unseen():
    data = dataset(
        cp_plans="""
            child_id | started_on
            a        | 2009-06-01
        """
    )

    assert figures(CP8v, data, SEPTEMBER) == [Figure(numerator=0, denominator=1)]
    assert figures(CP8, data, SEPTEMBER) == [Figure(numerator=0, denominator=1)]
    assert figures(CP13, data, SEPTEMBER) == [Figure(numerator=1, denominator=1)]


def test_plans_repeat_by_the_count_in_the_return_or_an_earlier_plan_in_the_records():
    data = dataset(
        cp_plans="""
            child_id          | started_on | ended_on   | previous_plans | other_authority
            first_plan        | 2026-09-01 |            | 0              |
            says_one_before   | 2026-09-10 |            | 1              |
            says_nothing      | 2026-09-10 |            |                |
            in_the_records    | 2012-01-01 | 2012-06-01 | 0              |
            in_the_records    | 2026-09-30 |            | 0              |
            elsewhere_before  | 2020-01-01 | 2020-06-01 | 0              | yes
            elsewhere_before  | 2026-09-10 |            | 0              |
            elsewhere_now     | 2026-09-10 |            | 1              | yes
            month_before      | 2026-08-31 |            | 1              |
            only_later        | 2026-09-10 | 2026-09-20 | 0              |
            only_later        | 2026-10-01 |            | 0              |
        """
    )

    assert figures(CP12, data, SEPTEMBER, over="month") == [Figure(numerator=3, denominator=6)]
    assert figures(CP12, data, SEPTEMBER) == [Figure(numerator=4, denominator=7)]


def test_no_plan_is_no_value_for_a_share_and_nought_for_a_count():
    none = [Figure(numerator=0, denominator=0, state="not_applicable")]

    assert figures(CP13, dataset(), SEPTEMBER) == none
    assert figures(CP8, dataset(), SEPTEMBER) == none
    assert figures(CP12, dataset(), SEPTEMBER) == none
    assert figures(CP7, dataset(), SEPTEMBER) == [Figure(numerator=0)]
    assert figures(CP7, dataset(not_loaded=["cp_plans"]), SEPTEMBER) == [Figure(state="no_data")]


def test_each_visit_starts_the_next_until_the_plan_ends_or_the_child_is_18():
    data = dataset(
        person="""
            child_id | born_on
            grown_up | 2008-06-10
        """,
        cp_plans="""
            child_id | started_on | ended_on
            grown_up | 2026-06-01 | 2026-08-03
            plan_ends| 2026-06-01 | 2026-06-10
        """,
        cp_visits="""
            child_id | seen_on
            grown_up | 2026-06-01
            grown_up | 2026-06-05
            grown_up | 2026-06-10
            grown_up | 2026-07-01
            plan_ends| 2026-06-10
        """,
    )

    owed = rows_of("cp_visits_owed", data)

    assert [(row["child_id"], row["started_on"].day, row["done_on"].day) for row in owed] == [
        ("grown_up", 1, 5),
        ("grown_up", 5, 10),
        ("plan_ends", 1, 10),
    ]
    assert {row["lapsed_on"] for row in owed} == {dt.date(2026, 6, 10)}


def test_discussions_count_whether_or_not_they_began_an_enquiry():
    data = dataset(
        s47_enquiry="""
            child_id   | started_on | team
            began      | 2026-09-01 | North
            both_lists | 2026-09-02 | North
        """,
        strategy_discussions="""
            child_id     | held_on    | reason          | team
            both_lists   | 2026-09-02 | enquiry         | South
            began        | 2026-09-08 | enquiry goes on | North
            about_missing| 2026-09-30 | missing         | South
            month_before | 2026-08-31 | missing         | South
        """,
    )
    assert figures(CP1, data, SEPTEMBER) == [Figure(numerator=4)]
    assert figures(CP2, data, SEPTEMBER) == [Figure(numerator=2)]


def test_without_the_feed_the_discussions_that_began_enquiries_are_known():
    data = dataset(
        not_loaded=["strategy_discussions"],
        s47_enquiry="""
            child_id | started_on
            began    | 2026-09-01
        """,
    )
    assert figures(CP1, data, SEPTEMBER) == [Figure(numerator=1)]


ENQUIRIES = """
    child_id       | started_on | ended_on   | outcome
    nothing        | 2026-09-01 | 2026-09-08 | no further action
    supported      | 2026-09-01 | 2026-09-08 | services
    not_said       | 2026-09-01 | 2026-09-08 |
    to_conference  | 2026-09-01 | 2026-09-30 | conference
    held_later     | 2026-09-21 | 2026-09-28 | conference
    other_enquiry  | 2026-08-01 | 2026-09-01 | conference
    other_enquiry  | 2026-09-05 |            |
    moved_here     | 2026-09-01 | 2026-09-08 | services
    still_open     | 2026-09-01 |            | no further action
    month_before   | 2026-08-01 | 2026-08-31 | no further action
"""


def test_what_enquiries_completed_led_to():
    data = dataset(
        s47_enquiry=ENQUIRIES,
        initial_cp_conference="""
            child_id       | held_on    | transfer_in
            to_conference  | 2026-09-10 | no
            held_later     | 2026-10-12 | no
            other_enquiry  | 2026-09-10 | no
            moved_here     | 2026-09-10 | yes
        """,
    )
    assert figures(CP3, data, SEPTEMBER) == [Figure(numerator=1, denominator=7)]
    assert figures(CP4, data, SEPTEMBER) == [Figure(numerator=2, denominator=7)]


def test_a_transfer_in_conference_on_day_15_of_the_notice_is_in_time():
    data = dataset(
        cp_transfers_in="""
            child_id     | notified_on | conference_on
            on_day_15    | 2026-09-09  | 2026-09-30
            on_day_16    | 2026-09-08  | 2026-09-30
            not_yet      | 2026-08-01  |
            month_before | 2026-08-20  | 2026-08-31
        """
    )
    assert figures(CP5t, data, SEPTEMBER) == [Figure(numerator=1, denominator=2)]
    owed = rows_of("transfer_in_conferences_owed", data)
    assert [row["child_id"] for row in owed if row["done_on"] is None] == ["not_yet"]


def test_conferences_that_made_a_plan():
    data = dataset(
        initial_cp_conference="""
            child_id   | held_on    | led_to_plan | transfer_in
            plan       | 2026-09-10 | yes         | no
            no_plan    | 2026-09-10 | no          | no
            not_said   | 2026-09-10 |             | no
            moved_here | 2026-09-10 | yes         | yes
        """
    )
    assert figures(CP6, data, SEPTEMBER) == [Figure(numerator=1, denominator=3)]
