"""Contacts and referrals: what one is, and which come back within a year."""

import datetime as dt
from dataclasses import replace

from drawn import Figure, dataset, figures, rows_of
from lineofsight.indicators.areas.front_door import (
    FD1,
    FD2,
    FD3,
    FD4,
    FD5,
    FD6,
    FD7,
    FD8,
    FD9,
    FD10,
    FD11,
    FD12,
    FD8a,
    FD11h,
    FD11s,
)
from lineofsight.indicators.duties import duties
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


CONTACTS = """
    child_id        | contacted_on | outcome           | decided_on | source
    same_day        | 2026-09-10   | referral          | 2026-09-10 | 6
    next_day        | 2026-09-10   | no further action | 2026-09-11 | 2A
    friday_monday   | 2026-09-11   | advice            | 2026-09-14 | 2A
    sunday_monday   | 2026-09-13   | early help        | 2026-09-14 | 3A
    sunday_tuesday  | 2026-09-13   | other             | 2026-09-15 | 3A
    day_too_late    | 2026-09-10   | existing case     | 2026-09-14 | 10
    never_decided   | 2026-09-10   |                   |            | 6
    on_the_last_day | 2026-09-30   | referral          | 2026-09-30 | 6
    of_august       | 2026-08-31   | referral          | 2026-09-03 | 6
"""


def test_contacts_are_decided_by_the_working_day_after():
    data = dataset(contacts=CONTACTS)

    # Received in September: all but one of August's, which was late.
    assert figures(FD2, data, SEPTEMBER) == [Figure(numerator=6, denominator=8)]


def test_the_first_decision_of_two_contacts_on_one_day_counts():
    data = dataset(
        contacts="""
            child_id | contacted_on | decided_on | source
            twice    | 2026-09-10   | 2026-09-15 | 6
            twice    | 2026-09-10   | 2026-09-11 | 2A
        """
    )

    assert figures(FD2, data, SEPTEMBER) == [Figure(numerator=1, denominator=1)]


def test_decisions_are_no_data_where_no_source_says_when_they_were_made():
    data = dataset(contacts=CONTACTS, referrals="child_id | referred_on\n one | 2026-09-01")
    silent = replace(
        data,
        seal=replace(data.seal, lacks={"contacts": ("decided_on",), "referrals": ("decided_on",)}),
    )

    assert figures(FD2, silent, SEPTEMBER) == [Figure(state="no_data")]
    assert figures(FD7, silent, SEPTEMBER) == [Figure(state="no_data")]
    assert figures(FD4, silent, SEPTEMBER)[0].state == "value"
    owed = {duty.population for duty in duties(silent, on=dt.date(2026, 9, 30))}
    assert not owed & {"contact_decisions_owed", "referral_decisions_owed"}


def test_a_contact_counts_in_its_month_and_over_the_weekend_a_decision_is_in_time():
    data = dataset(
        contacts="""
            child_id             | contacted_on | decided_on
            due_on_friday_31     | 2025-01-30   |
            decided_on_saturday  | 2025-01-30   | 2025-02-01
            decided_on_monday    | 2025-01-30   | 2025-02-03
            due_on_monday_3      | 2025-01-31   | 2025-02-03
        """
    )

    january, february = Month(2025, 1), Month(2025, 2)
    assert figures(FD2, data, january) == [Figure(numerator=2, denominator=4)]
    assert [one.state for one in figures(FD2, data, february)] == ["not_applicable"]


def test_what_comes_out_of_hours_starts_its_clock_on_the_next_working_day():
    days = """
        of_saturday      | 2026-09-05   | 2026-09-08
        of_saturday_late | 2026-09-05   | 2026-09-09
        of_sunday        | 2026-09-06   | 2026-09-08
        same_saturday    | 2026-09-12   | 2026-09-12
        of_friday        | 2026-09-04   | 2026-09-07
        of_friday_late   | 2026-09-04   | 2026-09-08
    """
    data = dataset(
        contacts=f"child_id | contacted_on | decided_on{days}",
        referrals=f"child_id | referred_on | decided_on{days}",
    )

    assert figures(FD2, data, SEPTEMBER) == [Figure(numerator=4, denominator=6)]
    assert figures(FD7, data, SEPTEMBER) == [Figure(numerator=4, denominator=6)]


def test_after_easter_the_clock_of_a_bank_holiday_starts_on_tuesday():
    good_friday = """
        child_id          | contacted_on | decided_on
        of_good_friday    | 2026-04-03   | 2026-04-08
        of_easter_monday  | 2026-04-06   | 2026-04-08
        of_monday_late    | 2026-04-06   | 2026-04-09
        of_thursday       | 2026-04-02   | 2026-04-07
        of_thursday_late  | 2026-04-02   | 2026-04-08
        not_yet_overdue   | 2026-04-04   |
    """
    reach = {"contacts": Reach(None, dt.date(2026, 4, 30), "list 1")}
    data = dataset(contacts=good_friday, extracted_on=dt.date(2026, 4, 8), reach=reach)
    later = dataset(contacts=good_friday, extracted_on=dt.date(2026, 4, 9), reach=reach)

    april = Month(2026, 4)
    assert figures(FD2, data, april) == [Figure(numerator=3, denominator=5)]
    assert figures(FD2, later, april) == [Figure(numerator=3, denominator=6)]


def test_what_is_undecided_joins_the_base_once_its_last_day_has_passed():
    tables = {
        "contacts": """
            child_id        | contacted_on | decided_on
            decided_early   | 2026-09-30   | 2026-09-30
            undecided       | 2026-09-30   |
            due_that_day    | 2026-09-29   |
            over_a_day      | 2026-09-28   |
        """,
        "referrals": "child_id | referred_on\none | 2026-09-30\ntwo | 2026-09-28",
    }
    then = dataset(extracted_on=SEPTEMBER.last_day, **tables)
    later = dataset(extracted_on=dt.date(2026, 10, 31), **tables)

    assert figures(FD2, then, SEPTEMBER) == [Figure(numerator=1, denominator=2)]
    assert figures(FD2, later, SEPTEMBER) == [Figure(numerator=1, denominator=4)]
    assert figures(FD7, then, SEPTEMBER) == [Figure(numerator=0, denominator=1)]
    assert figures(FD7, later, SEPTEMBER) == [Figure(numerator=0, denominator=2)]


def test_contacts_that_became_referrals_leave_open_cases_out():
    data = dataset(
        contacts=CONTACTS,
        cin_episodes="""
            child_id      | started_on | ended_on
            next_day      | 2026-01-01 |
            same_day      | 2026-09-10 |
            friday_monday | 2026-01-01 | 2026-09-11
        """,
    )

    # Left out: a case open before, one whose outcome says so, and one without an outcome.
    assert figures(FD3, data, SEPTEMBER) == [Figure(numerator=2, denominator=5)]


def test_open_cases_need_the_list_that_names_them():
    data = dataset(contacts=CONTACTS, not_loaded=["cin_episodes"])

    assert figures(FD3, data, SEPTEMBER) == [Figure(state="no_data")]
    assert figures(FD4, data, SEPTEMBER) == [Figure(numerator=2, denominator=7)]


def test_of_two_outcomes_on_one_day_the_one_that_goes_furthest_counts():
    data = dataset(
        contacts="""
            child_id   | contacted_on | source | outcome
            went_on    | 2026-09-10   | 6      | no further action
            went_on    | 2026-09-10   | 2A     | referral
            advised    | 2026-09-10   | 6      | no further action
            advised    | 2026-09-10   | 2A     | advice
            known_once | 2026-09-10   | 6      | advice
            known_once | 2026-09-10   | 2A     |
        """
    )

    assert figures(FD4, data, SEPTEMBER) == [Figure(numerator=2, denominator=3)]
    assert figures(FD3, data, SEPTEMBER) == [Figure(numerator=1, denominator=3)]


def test_contacts_passed_to_early_help_by_outcome_or_by_help_that_soon_began():
    data = dataset(
        contacts="""
            child_id      | contacted_on | outcome
            says_so       | 2026-09-01   | early help
            helped_day_28 | 2026-09-01   | other
            helped_day_29 | 2026-09-01   | other
            helped_unsaid | 2026-09-01   |
            unsaid        | 2026-09-01   |
            advised       | 2026-09-01   | advice
        """,
        early_help_episodes="""
            child_id      | started_on
            helped_day_28 | 2026-09-29
            helped_day_29 | 2026-09-30
            helped_unsaid | 2026-09-01
            advised       | 2026-09-02
        """,
    )

    assert figures(FD5, data, SEPTEMBER) == [Figure(numerator=3, denominator=5)]


def test_referrals_are_decided_by_the_next_working_day():
    data = dataset(
        referrals="""
            child_id       | referred_on | decided_on
            in_time        | 2026-09-10  | 2026-09-11
            of_august      | 2026-08-28  | 2026-09-01
            day_too_late   | 2026-09-10  | 2026-09-14
            never_decided  | 2026-09-10  |
            last_day       | 2026-09-30  | 2026-09-30
        """
    )

    # 28 August is the Friday before the bank holiday of the 31st: due on 1 September.
    assert figures(FD7, data, SEPTEMBER) == [Figure(numerator=2, denominator=4)]
    assert figures(FD7, data, Month(2026, 8)) == [Figure(numerator=1, denominator=1)]


def test_children_referred_again_are_counted_once_each():
    data = dataset(
        referrals="""
            child_id     | referred_on
            once         | 2026-09-01
            twice        | 2026-03-01
            twice        | 2026-09-30
            three_times  | 2026-01-01
            three_times  | 2026-05-01
            three_times  | 2026-09-01
            long_between | 2025-08-31
            long_between | 2026-09-01
            before       | 2025-09-30
            year_between | 2025-09-15
            year_between | 2026-09-15
        """
    )

    assert figures(FD8a, data, SEPTEMBER) == [Figure(numerator=3, denominator=5)]
    assert figures(FD8, data, SEPTEMBER) == [Figure(numerator=4, denominator=8)]


def test_children_referred_again_need_two_years_of_referrals():
    short = Reach(dt.date(2024, 10, 2), dt.date(2026, 9, 30), "list 3")
    whole = Reach(dt.date(2024, 10, 1), dt.date(2026, 9, 30), "list 3")

    for reach, state in ((short, "no_data"), (whole, "not_applicable")):
        data = dataset(reach={"referrals": reach})
        assert figures(FD8a, data, SEPTEMBER)[0].state == state


def test_the_rate_of_referrals_is_of_twelve_months():
    data = dataset(
        referrals="""
            child_id  | referred_on
            first_day | 2025-10-01
            last_day  | 2026-09-30
            before    | 2025-09-30
        """,
        population="""
            area   | year | children
            Wandle | 2026 | 40000
        """,
    )

    assert figures(FD10, data, SEPTEMBER) == [Figure(numerator=2, denominator=40000)]


def test_referrals_by_the_group_of_their_source():
    data = dataset(
        referrals="""
            child_id      | referred_on | source
            by_police     | 2026-09-01  | 6
            by_school     | 2026-09-01  | 2A
            by_education  | 2026-09-01  | 2B
            by_gp         | 2026-09-01  | 3A
            by_hospital   | 2026-09-01  | 3E
            by_nobody     | 2026-09-01  | 10
            not_said      | 2026-09-01  |
            by_two        | 2026-09-01  | 6
            by_two        | 2026-09-01  | 10
        """
    )

    assert figures(FD11, data, SEPTEMBER) == [Figure(numerator=2, denominator=8)]
    assert figures(FD11s, data, SEPTEMBER) == [Figure(numerator=1, denominator=8)]
    assert figures(FD11h, data, SEPTEMBER) == [Figure(numerator=2, denominator=8)]


def test_enquiries_are_in_time_by_their_rating():
    data = dataset(
        mash_enquiries="""
            child_id         | received_at      | completed_at     | rating
            red_four_hours   | 2026-09-10T22:00 | 2026-09-11T02:00 | red
            red_a_minute_on  | 2026-09-10T22:00 | 2026-09-11T02:01 | red
            red_dates_alone  | 2026-09-10       | 2026-09-10       | red
            red_dates_later  | 2026-09-10       | 2026-09-11       | red
            amber_next_day   | 2026-09-11T16:00 | 2026-09-14T17:00 | amber
            amber_two_days   | 2026-09-11T16:00 | 2026-09-15T09:00 | amber
            green_third_day  | 2026-09-10T16:00 | 2026-09-15T17:00 | green
            green_fourth_day | 2026-09-10T16:00 | 2026-09-16T09:00 | green
            never_rated      | 2026-09-10T16:00 | 2026-09-10T17:00 |
            not_finished     | 2026-09-10T16:00 |                  | green
            finished_in_aug  | 2026-08-28T10:00 | 2026-08-28T11:00 | red
        """
    )

    assert figures(FD12, data, SEPTEMBER) == [Figure(numerator=4, denominator=8)]
    due = {row["child_id"]: str(row["due_on"]) for row in rows_of("mash_enquiries_owed", data)}
    assert due["red_four_hours"] == "2026-09-11"
    assert due["finished_in_aug"] == "2026-08-28"
    assert due["amber_next_day"] == "2026-09-14"
    assert due["never_rated"] == "None"
