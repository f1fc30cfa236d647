"""Contacts and referrals: what one is, and which come back within a year."""

import datetime as dt

from drawn import Figure, dataset, figures, rows_of
from lineofsight.indicators.areas.front_door import FD1, FD6, FD8, FD9
from lineofsight.kernel.periods import Month
from lineofsight.records.seals import Reach

SEPTEMBER = Month(2026, 9)


def test_contacts_are_one_for_each_child_and_day_whoever_made_them():
    data = dataset(
        contacts="""
            child_id        | contacted_on | source
            first_day       | 2026-09-01   | 6
            last_day        | 2026-09-30   | 2A
            two_sources     | 2026-09-10   | 6
            two_sources     | 2026-09-10   | 2A
            two_days        | 2026-09-10   | 6
            two_days        | 2026-09-11   | 6
            day_before      | 2026-08-31   | 6
            day_after       | 2026-10-01   | 6
        """
    )

    assert figures(FD1, data, SEPTEMBER) == [Figure(numerator=5)]


def test_a_contact_stands_under_the_team_holding_the_child_that_day():
    data = dataset(
        contacts="""
            child_id  | contacted_on
            held      | 2026-09-10
            moved_on  | 2026-09-10
            unheld    | 2026-09-10
        """,
        involvements="""
            child_id | worker_id | team  | started_on | ended_on   | allocation
            held     | w1        | North | 2026-01-01 |            | primary
            held     | w2        | Aside | 2026-01-01 |            | secondary
            moved_on | w1        | North | 2026-01-01 | 2026-09-10 | primary
            moved_on | w3        | South | 2026-09-10 |            | primary
        """,
    )

    assert figures(FD1, data, SEPTEMBER, by="team") == [
        Figure(group="North", numerator=1),
        Figure(group="South", numerator=1),
        Figure(group="not recorded", numerator=1),
    ]


def test_contacts_are_no_data_without_list_1_and_zero_when_it_is_empty():
    assert figures(FD1, dataset(not_loaded=["contacts"]), SEPTEMBER) == [Figure(state="no_data")]
    assert figures(FD1, dataset(), SEPTEMBER) == [Figure(numerator=0)]


def test_referrals_closed_without_further_action_are_referrals():
    data = dataset(
        referrals="""
            child_id      | referred_on | no_further_action | team
            went_on       | 2026-09-01  | no                | North
            closed        | 2026-09-30  | yes               | North
            does_not_say  | 2026-09-15  |                   |
            same_day_twice| 2026-09-15  | yes               | South
            same_day_twice| 2026-09-15  | no                | South
            month_before  | 2026-08-31  | yes               | South
        """
    )

    assert figures(FD6, data, SEPTEMBER) == [Figure(numerator=4)]
    assert figures(FD9, data, SEPTEMBER) == [Figure(numerator=1, denominator=4)]
    assert figures(FD9, data, SEPTEMBER, by="team") == [
        Figure(group="North", numerator=1, denominator=2),
        Figure(group="South", numerator=0, denominator=1),
        Figure(group="not recorded", numerator=0, denominator=1),
    ]


def test_a_referral_is_a_rereferral_by_the_day_twelve_months_before():
    data = dataset(
        referrals="""
            child_id       | referred_on
            exactly_a_year | 2025-09-10
            exactly_a_year | 2026-09-10
            a_day_more     | 2025-09-09
            a_day_more     | 2026-09-10
            never_before   | 2026-09-10
            same_day_twice | 2026-09-10
            same_day_twice | 2026-09-10
            third_in_year  | 2026-05-01
            third_in_year  | 2026-09-01
            third_in_year  | 2026-09-20
            later_one_only | 2026-09-10
            later_one_only | 2026-10-01
        """
    )

    assert figures(FD8, data, SEPTEMBER, over="month") == [Figure(numerator=3, denominator=7)]
    assert figures(FD8, data, SEPTEMBER) == [Figure(numerator=3, denominator=8)]


def test_a_leap_day_looks_back_to_the_28th_and_the_28th_to_a_leap_day():
    data = dataset(
        referrals="""
            child_id      | referred_on
            to_the_28th   | 2023-02-28
            to_the_28th   | 2024-02-29
            to_the_27th   | 2023-02-27
            to_the_27th   | 2024-02-29
            from_leap_day | 2024-02-29
            from_leap_day | 2025-02-28
            a_day_too_far | 2024-02-29
            a_day_too_far | 2025-03-01
        """
    )

    assert figures(FD8, data, Month(2024, 2), over="month") == [Figure(numerator=1, denominator=4)]
    assert figures(FD8, data, Month(2025, 2), over="month") == [Figure(numerator=1, denominator=1)]
    assert figures(FD8, data, Month(2025, 3), over="month") == [Figure(numerator=0, denominator=1)]


def test_a_rolling_year_counts_every_repeat_and_looks_back_a_year_before_its_start():
    data = dataset(
        referrals="""
            child_id       | referred_on
            before_window  | 2025-02-28
            before_window  | 2025-03-01
            before_window  | 2026-02-28
            outside        | 2026-03-01
        """
    )

    assert figures(FD8, data, Month(2026, 2)) == [Figure(numerator=2, denominator=2)]


def test_referrals_that_reach_back_less_than_a_year_before_give_no_rereferrals():
    reaches = {"referrals": Reach(dt.date(2025, 9, 2), dt.date(2026, 9, 30), "list 3")}
    data = dataset(
        reach=reaches,
        referrals="""
            child_id | referred_on
            a        | 2026-09-10
        """,
    )

    assert figures(FD6, data, SEPTEMBER) == [Figure(numerator=1)]
    assert figures(FD8, data, SEPTEMBER, over="month") == [Figure(state="no_data")]


def test_leading_zeros_make_two_children():
    data = dataset(
        referrals="""
            child_id | referred_on
            000012   | 2026-03-01
            12       | 2026-09-10
        """
    )

    assert figures(FD8, data, SEPTEMBER, over="month") == [Figure(numerator=0, denominator=1)]


def test_overlapping_allocations_give_one_team_a_day_and_the_earlier_one_comes_back():
    data = dataset(
        involvements="""
            child_id | worker_id | team  | started_on | ended_on   | allocation
            a        | w1        | North | 2026-01-01 |            | primary
            a        | w2        | South | 2026-03-01 | 2026-04-01 | primary
            a        | w9        |       | 2026-05-01 |            | primary
            a        | w3        | Aside | 2026-06-01 |            | IRO
        """
    )

    assert [tuple(row.values())[1:] for row in rows_of("team_spells", data)] == [
        ("North", dt.date(2026, 1, 1), dt.date(2026, 3, 1)),
        ("North", dt.date(2026, 4, 1), None),
        ("South", dt.date(2026, 3, 1), dt.date(2026, 4, 1)),
    ]
