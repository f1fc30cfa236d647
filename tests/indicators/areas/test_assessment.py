"""Assessments: two clocks, day 45, what is overdue, and who was seen."""

import datetime as dt
from dataclasses import replace

import pytest

from drawn import Figure, dataset, figures, rows_of
from lineofsight.indicators.areas.assessment import (
    AMT1,
    AMT2,
    AMT3,
    AMT4,
    AMT5,
    AMT6,
    AMT7,
    AMT2a,
)
from lineofsight.indicators.duties import duties
from lineofsight.indicators.engine import compute
from lineofsight.kernel.periods import Month

SEPTEMBER = Month(2026, 9)
NOVEMBER = Month(2017, 11)  # 45 working days before Thursday 30 November 2017 is 28 September


def test_day_45_from_the_referral_is_in_time_and_day_46_is_not():
    data = dataset(
        referrals="""
            child_id      | referred_on
            on_day_45     | 2017-09-28
            on_day_46     | 2017-09-27
            next_month    | 2017-11-01
        """,
        cin_assessments="""
            child_id      | started_on | authorised_on | team
            on_day_45     | 2017-09-29 | 2017-11-30    | North
            on_day_46     | 2017-09-29 | 2017-11-30    | North
            next_month    | 2017-11-01 | 2017-12-01    | North
            still_open    | 2017-09-01 |               | North
        """,
    )

    assert figures(AMT2, data, NOVEMBER) == [Figure(numerator=1, denominator=2)]
    assert figures(AMT2a, data, NOVEMBER) == [Figure(numerator=2, denominator=2)]


def test_the_clock_is_the_latest_referral_on_or_before_the_start_else_the_start():
    data = dataset(
        referrals="""
            child_id        | referred_on
            latest_counts   | 2017-01-03
            latest_counts   | 2017-11-01
            on_the_start    | 2017-11-01
            after_the_start | 2017-11-10
            long_ago        | 2016-01-04
        """,
        cin_assessments="""
            child_id        | started_on | authorised_on
            latest_counts   | 2017-11-02 | 2017-11-20
            on_the_start    | 2017-11-01 | 2017-11-20
            after_the_start | 2017-11-02 | 2017-11-20
            no_referral     | 2017-11-02 | 2017-11-20
            long_ago        | 2017-11-02 | 2017-11-20
        """,
    )

    assert figures(AMT2, data, NOVEMBER) == [Figure(numerator=4, denominator=5)]
    assert figures(AMT2a, data, NOVEMBER) == [Figure(numerator=5, denominator=5)]
    clocks = {row["child_id"]: row["clock_started_on"] for row in rows_of("assessments_owed", data)}
    assert clocks == {
        "latest_counts": dt.date(2017, 11, 1),
        "on_the_start": dt.date(2017, 11, 1),
        "after_the_start": dt.date(2017, 11, 2),
        "no_referral": dt.date(2017, 11, 2),
        "long_ago": dt.date(2016, 1, 4),
    }


def test_christmas_is_not_worked_and_a_weekend_start_waits_for_monday():
    data = dataset(
        cin_assessments="""
            child_id       | started_on | authorised_on
            over_christmas | 2017-10-30 | 2018-01-04
            a_day_late     | 2017-10-30 | 2018-01-05
            from_saturday  | 2017-10-28 | 2018-01-02
            saturday_late  | 2017-10-28 | 2018-01-03
        """
    )

    due = {row["child_id"]: row["due_on"] for row in rows_of("assessments_owed", data)}
    assert due["over_christmas"] == dt.date(2018, 1, 4)
    assert due["from_saturday"] == dt.date(2018, 1, 3)
    assert figures(AMT2, data, Month(2018, 1)) == [Figure(numerator=3, denominator=4)]


def test_the_last_day_in_time_runs_over_the_weekend_that_follows_it():
    data = dataset(
        cin_assessments="""
            child_id   | started_on | authorised_on
            on_friday  | 2017-09-29 | 2017-12-01
            on_sunday  | 2017-09-29 | 2017-12-03
            on_monday  | 2017-09-29 | 2017-12-04
        """
    )

    assert figures(AMT2, data, Month(2017, 12)) == [Figure(numerator=2, denominator=3)]


def test_no_assessment_completed_is_not_applicable_and_never_nought():
    assert figures(AMT2, dataset(), NOVEMBER) == [
        Figure(numerator=0, denominator=0, state="not_applicable")
    ]


def test_without_referrals_the_guidance_clock_is_no_data_and_the_census_clock_is_not():
    data = dataset(
        not_loaded=["referrals"],
        cin_assessments="""
            child_id | started_on | authorised_on
            a        | 2017-11-01 | 2017-11-20
        """,
    )

    assert figures(AMT2, data, NOVEMBER) == [Figure(state="no_data")]
    assert figures(AMT2a, data, NOVEMBER) == [Figure(numerator=1, denominator=1)]


def test_a_clock_that_began_before_the_calendar_is_never_in_time():
    data = dataset(
        referrals="""
            child_id    | referred_on
            before_2010 | 2009-12-31
        """,
        cin_assessments="""
            child_id    | started_on | authorised_on
            before_2010 | 2017-11-02 | 2017-11-20
            still_open  | 2009-01-05 |
        """,
    )

    assert figures(AMT2, data, NOVEMBER) == [Figure(numerator=0, denominator=1)]
    assert figures(AMT2a, data, NOVEMBER) == [Figure(numerator=1, denominator=1)]
    assert figures(AMT3, data, NOVEMBER) == [Figure(numerator=1, denominator=1)]


def test_one_assessment_written_twice_is_one():
    data = dataset(
        cin_assessments="""
            child_id | started_on | authorised_on | child_seen
            twice    | 2017-11-01 | 2017-11-20    | yes
            twice    | 2017-11-01 | 2017-11-20    |
        """
    )

    assert figures(AMT2, data, NOVEMBER) == [Figure(numerator=1, denominator=1)]
    assert figures(AMT5, data, NOVEMBER) == [Figure(numerator=1, denominator=1)]


def test_open_assessments_are_overdue_after_day_45_of_the_referral():
    data = dataset(
        referrals="""
            child_id           | referred_on
            on_day_45          | 2017-09-28
            on_day_46          | 2017-09-27
        """,
        cin_assessments="""
            child_id           | started_on | authorised_on
            on_day_45          | 2017-10-02 |
            on_day_46          | 2017-10-02 |
            done_next_day      | 2017-09-01 | 2017-12-01
            done_on_the_day    | 2017-09-01 | 2017-11-30
            begins_on_the_day  | 2017-11-30 |
            begins_next_day    | 2017-12-01 |
        """,
    )

    assert figures(AMT3, data, NOVEMBER) == [Figure(numerator=2, denominator=4)]


def test_an_assessment_is_open_from_its_own_start_and_not_from_the_referral():
    data = dataset(
        referrals="""
            child_id | referred_on
            a        | 2017-09-01
        """,
        cin_assessments="""
            child_id | started_on | authorised_on
            a        | 2017-12-01 |
        """,
    )

    assert figures(AMT3, data, NOVEMBER) == [
        Figure(numerator=0, denominator=0, state="not_applicable")
    ]


def test_a_child_of_whom_it_is_not_recorded_that_they_were_seen_counts_as_not_seen():
    data = dataset(
        person="""
            child_id      | born_on    | is_unborn
            seen          | 2010-01-01 |
            not_seen      | 2010-01-01 |
            blank         | 2010-01-01 |
            unborn        | 2018-01-01 |
            unborn_by_mark|            | yes
            born_since    | 2017-12-01 |
            born_that_day | 2017-11-20 |
        """,
        cin_assessments="""
            child_id      | started_on | authorised_on | child_seen
            seen          | 2017-11-01 | 2017-11-20    | yes
            not_seen      | 2017-11-01 | 2017-11-20    | no
            blank         | 2017-11-01 | 2017-11-20    |
            unborn        | 2017-11-01 | 2017-11-20    | no
            unborn_by_mark| 2017-11-01 | 2017-11-20    | no
            born_since    | 2017-11-01 | 2017-11-20    | no
            born_that_day | 2017-11-01 | 2017-11-20    | yes
            of_no_age    | 2017-11-01 | 2017-11-20    | yes
            other_month   | 2017-10-01 | 2017-10-20    | yes
        """,
    )

    assert figures(AMT5, data, NOVEMBER) == [Figure(numerator=3, denominator=5)]


@pytest.mark.parametrize("how", ["lacks", "blank"])
def test_children_seen_of_a_column_missing_or_blank_in_every_row_is_no_data(how):
    data = dataset(
        cin_assessments="""
            child_id | started_on | authorised_on
            a        | 2017-11-01 | 2017-11-20
        """
    )
    silent = replace(data, seal=replace(data.seal, **{how: {"cin_assessments": ("child_seen",)}}))

    assert figures(AMT5, silent, NOVEMBER) == [Figure(state="no_data")]
    assert figures(AMT1, silent, NOVEMBER) == [Figure(numerator=1)]


def test_assessments_completed_are_counted_for_each_child():
    data = dataset(
        cin_assessments="""
            child_id     | started_on | authorised_on
            brother      | 2026-08-03 | 2026-09-01
            sister       | 2026-08-03 | 2026-09-01
            last_day     | 2026-08-03 | 2026-09-30
            month_before | 2026-08-03 | 2026-08-31
            still_open   | 2026-08-03 |
        """
    )

    assert figures(AMT1, data, SEPTEMBER) == [Figure(numerator=3)]


def test_a_manager_checks_assessments_over_30_working_days():
    # 30 working days back from 30 September 2026 is 18 August: open longer means before it.
    data = dataset(
        cin_assessments="""
            child_id        | started_on | authorised_on
            day_30          | 2026-08-18 |
            unchecked       | 2026-08-17 |
            checked         | 2026-08-17 |
            checked_later   | 2026-08-17 |
            checked_at_once | 2026-08-17 |
            by_referral     | 2026-08-20 |
            authorised      | 2026-08-03 | 2026-09-30
        """,
        referrals="""
            child_id    | referred_on
            by_referral | 2026-08-17
        """,
        management_oversight="""
            child_id        | noted_on
            checked         | 2026-08-18
            checked_later   | 2026-10-01
            checked_at_once | 2026-08-17
        """,
    )

    assert figures(AMT4, data, SEPTEMBER) == [Figure(numerator=4, denominator=5)]


def test_the_managers_check_is_a_duty_until_the_assessment_is_authorised():
    data = dataset(
        cin_assessments="""
            child_id   | started_on | authorised_on
            owed       | 2026-08-17 |
            done       | 2026-08-17 |
            authorised | 2026-08-17 | 2026-09-10
        """,
        management_oversight="""
            child_id | noted_on
            done     | 2026-09-01
        """,
    )
    owed = [duty for duty in duties(data, on=dt.date(2026, 9, 29))
            if duty.population == "assessment_checks_owed"]  # fmt: skip

    assert [(duty.subject, duty.due_on) for duty in owed] == [("owed", dt.date(2026, 9, 29))]


def test_assessments_unchecked_are_no_data_without_the_notes_of_managers():
    data = dataset(not_loaded=["management_oversight"])

    assert figures(AMT4, data, SEPTEMBER) == [Figure(state="no_data")]
    assert figures(AMT3, data, SEPTEMBER) == [Figure(None, 0, 0, "not_applicable")]


def test_children_are_first_seen_within_five_working_days_of_the_referral():
    data = dataset(
        person="""
            child_id    | born_on    | is_unborn
            unborn      | 2026-11-01 | yes
            born_since  | 2026-09-03 | no
        """,
        referrals="""
            child_id       | referred_on
            day_5          | 2026-09-01
            day_6          | 2026-09-01
            not_seen       | 2026-09-01
            by_phone       | 2026-09-01
            seen_before    | 2026-09-01
            never          | 2026-09-01
            not_assessed   | 2026-09-01
            unborn         | 2026-09-01
            born_since     | 2026-09-01
            again          | 2026-09-01
            again          | 2026-09-04
            seen_at_once   | 2026-09-24
            not_yet_due    | 2026-09-24
        """,
        cin_assessments="""
            child_id       | started_on | authorised_on
            day_5          | 2026-09-02 | 2026-09-20
            day_6          | 2026-09-02 | 2026-09-20
            not_seen       | 2026-09-02 |
            by_phone       | 2026-09-02 |
            seen_before    | 2026-09-02 |
            never          | 2026-09-02 | 2026-09-03
            unborn         | 2026-09-02 |
            born_since     | 2026-09-02 |
            again          | 2026-09-02 |
            again          | 2026-09-07 |
            seen_at_once   | 2026-09-25 |
            not_yet_due    | 2026-09-25 |
        """,
        cin_visits="""
            child_id       | seen_on    | child_seen | method
            day_6          | 2026-09-09 | yes        | in person
            not_seen       | 2026-09-02 | no         | in person
            by_phone       | 2026-09-02 | yes        | phone
            seen_before    | 2026-08-31 | yes        | in person
            again          | 2026-09-07 | yes        | in person
            seen_at_once   | 2026-09-25 | yes        | in person
        """,
        cp_visits="""
            child_id       | seen_on    | child_seen
            day_5          | 2026-09-08 |
        """,
        extracted_on=SEPTEMBER.last_day,
    )

    # The first referral of the child referred again lapsed before its fifth day.
    assert figures(AMT6, data, SEPTEMBER) == [Figure(numerator=3, denominator=8)]


def test_assessments_that_found_no_need():
    data = dataset(
        cin_assessments="""
            child_id     | started_on | authorised_on | needs_support
            no_need      | 2026-08-03 | 2026-09-01    | no
            need         | 2026-08-03 | 2026-09-01    | yes
            not_said     | 2026-08-03 | 2026-09-01    |
            month_before | 2026-08-03 | 2026-08-31    | no
            still_open   | 2026-08-03 |               | no
        """
    )

    assert figures(AMT7, data, SEPTEMBER) == [Figure(numerator=1, denominator=3)]


def test_the_median_length_runs_from_the_referral():
    data = dataset(
        referrals="""
            child_id    | referred_on
            by_referral | 2026-09-01
        """,
        cin_assessments="""
            child_id     | started_on | authorised_on
            by_referral  | 2026-09-03 | 2026-09-15
            same_day     | 2026-09-10 | 2026-09-10
            of_its_own   | 2026-09-01 | 2026-09-30
            month_before | 2026-08-03 | 2026-08-31
        """,
    )
    (found,) = compute(data, codes=["AMT8"], months=[SEPTEMBER])

    assert (found.value, found.denominator) == (10, 3)  # of 0, 10 and 21
