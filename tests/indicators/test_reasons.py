"""Why a row counts as it does: what made it late, and a reason for every list there is."""

import datetime as dt

import pytest

from drawn import dataset
from lineofsight.indicators import listing, reasons
from lineofsight.indicators.areas.child_protection import CP8
from lineofsight.indicators.areas.child_protection_plans import CP9, CP10, CP11
from lineofsight.indicators.areas.front_door import FD7
from lineofsight.indicators.areas.looked_after import LAC6
from lineofsight.indicators.areas.looked_after_homes import LAC20
from lineofsight.indicators.catalogue import indicators
from lineofsight.indicators.definition import share
from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Refused
from lineofsight.populations.catalogue import standing
from lineofsight.records.snapshots import newest, open_month

SEPTEMBER = Month(2026, 9)
LAST_DAY = dt.date(2026, 9, 30)


def why(asked, data, which="all"):
    rows = listing.rows_of(data, asked, month=SEPTEMBER, which=which)
    return {row["identifier"]: row["why"] for row in rows}


def test_a_core_group_held_late_is_told_and_not_the_next_one_which_is_in_time():
    data = dataset(
        extracted_on=LAST_DAY,
        cp_plans="""
            child_id       | started_on
            first_late     | 2026-06-01
            late_twice     | 2026-06-01
            overdue_again  | 2026-06-01
            overdue_now    | 2026-06-01
            always_in_time | 2026-06-01
        """,
        core_groups="""
            child_id       | held_on
            first_late     | 2026-06-16
            first_late     | 2026-07-28
            first_late     | 2026-09-08
            late_twice     | 2026-06-16
            late_twice     | 2026-07-31
            late_twice     | 2026-09-08
            overdue_again  | 2026-06-16
            overdue_again  | 2026-07-28
            overdue_now    | 2026-06-12
            overdue_now    | 2026-07-14
            always_in_time | 2026-06-12
            always_in_time | 2026-07-14
            always_in_time | 2026-08-25
        """,
    )
    late = "an earlier core group was late: done Tuesday 16 June, 1 day late; due Monday 15 June"

    assert why(CP11, data, "unmet") == {
        "first_late": late,
        "late_twice": "an earlier core group was late: done Friday 31 July, 3 days late; "
        "due Tuesday 28 July",
        "overdue_again": f"was due Tuesday 8 September and is not done; {late}",
        "overdue_now": "was due Tuesday 25 August and is not done",
    }
    assert why(CP11, data, "met") == {
        "always_in_time": "due Tuesday 6 October, not done yet; no earlier core group was late"
    }


def test_the_review_before_that_was_late_is_told_and_not_the_next_one():
    data = dataset(
        extracted_on=LAST_DAY,
        cla_episodes="""
            child_id      | started_on | legal_status
            first_late    | 2026-07-01 | C2
            first_in_time | 2026-07-01 | C2
            never_held    | 2026-07-01 | C2
            known_from    | 2026-01-05 | C2
        """,
        cla_reviews="""
            child_id      | held_on
            first_late    | 2026-08-05
            first_in_time | 2026-07-29
            known_from    | 2026-01-20
            known_from    | 2026-04-20
        """,
    )

    assert why(LAC6, data) == {
        "first_late": "the review before was late: done Wednesday 5 August, 7 days late; "
        "due Wednesday 29 July",
        "never_held": "was due Wednesday 29 July and is not done",
        "first_in_time": "due Thursday 29 October, not done yet; the review before was not late",
        "known_from": "due Tuesday 20 October, not done yet; the review before was not late",
    }


def test_the_late_review_of_the_year_was_held_late_or_was_not_held():
    data = dataset(
        extracted_on=LAST_DAY,
        cp_plans="""
            child_id         | started_on
            first_a_day_late | 2026-01-15
            next_overdue     | 2025-12-01
            held_at_last     | 2025-12-01
        """,
        cp_reviews="""
            child_id         | held_on
            first_a_day_late | 2026-04-16
            next_overdue     | 2026-03-02
            held_at_last     | 2026-03-01
            held_at_last     | 2026-10-05
        """,
    )

    assert why(CP10, data, "unmet") == {
        "first_a_day_late": "late review: done Thursday 16 April, 1 day late; "
        "due Wednesday 15 April",
        # the first was late too: what is owed now is what can still be done
        "next_overdue": "late review: was due Wednesday 2 September and is not done",
        "held_at_last": "late review: was due Tuesday 1 September and is not done",
    }


def test_what_was_owed_from_a_day_of_the_month_is_told_as_known_when_extracted():
    data = dataset(
        extracted_on=LAST_DAY,
        referrals="""
            child_id | referred_on | decided_on
            never    | 2026-09-01  |
            late     | 2026-09-01  | 2026-09-04
        """,
    )

    assert why(FD7, data) == {
        "never": "was due Wednesday 2 September and is not done",
        "late": "done Friday 4 September, 2 days late; due Wednesday 2 September",
    }


def test_a_flag_that_does_not_hold_is_told_in_its_words():
    data = dataset(
        extracted_on=LAST_DAY,
        person="child_id | born_on\nalone | 2015-01-01\nwith_others | 2015-01-01",
        cp_visits="""
            child_id    | seen_on    | seen_alone | child_seen | method
            alone       | 2026-09-10 | yes        | yes        | in person
            with_others | 2026-09-10 | no         | yes        | in person
        """,
    )

    assert why(CP9, data) == {
        "alone": "Thursday 10 September: seen alone",
        "with_others": "Thursday 10 September: not recorded as seen alone",
    }


def test_a_number_is_told_with_what_counts():
    part = reasons.parts(LAC20)[0]
    why = reasons.of_rows(LAC20, standing()[LAC20.population], known_on=LAST_DAY)
    words = why({"day_asked": LAST_DAY, "fact_placements_in_year": 2, "holds_0": False})

    assert part.limit == "3 or more"
    assert words == "placements in the twelve months: 2; what counts is 3 or more"


def test_an_indicator_of_an_authority_s_own_is_told_by_what_its_columns_mean():
    own = share(
        "X1", title="Plans of neglect", why="Asked for here.", population="cp_plans_open",
        met="need = 'NEG'",
    )  # fmt: skip
    data = dataset(
        cp_plans="child_id | started_on | latest_category\nhurt | 2026-09-01 | PHY",
    )

    assert why(own, data) == {"hurt": "need: PHY"}


@pytest.mark.parametrize("code", indicators())
def test_every_list_of_children_has_words_for_what_decides_its_rows(code):
    indicator = indicators()[code]
    population = standing()[indicator.population]
    unsaid = reasons.unsaid(indicator, population)

    if population.subject == "child_id":
        assert unsaid == [], f"say them in the head of populations/{population.name}.sql"
    elif indicator.met:
        assert unsaid == [], "a share of anything else is told too, by `lineofsight rows`"


NO_REASON = ("is in the base", "not so:", "None", "{", "1: ")


def test_on_the_sample_no_row_of_any_indicator_is_without_a_reason(sample_home):
    month = Month.of(newest(sample_home).extracted_on)
    told = set()
    with open_month(sample_home, newest(sample_home)) as opened:
        for code, indicator in indicators().items():
            try:
                rows = listing.rows_of(opened, indicator, month=month)
            except Refused:  # the records cannot answer: there is no list
                continue
            without = [row["why"] for row in rows if not row["why"] or _is_none(row["why"])]
            assert not without, code
            told |= {code} if rows else set()

    assert len(told) > 150


def _is_none(words):
    return any(one in words for one in NO_REASON)


def test_no_late_row_of_the_sample_is_told_by_something_that_is_in_time(sample_home):
    late = [one for one in indicators().values() if "due_on" in one.met and one.better == "higher"]
    month = Month.of(newest(sample_home).extracted_on)
    with open_month(sample_home, newest(sample_home)) as opened:
        for indicator in late:
            try:
                rows = listing.rows_of(opened, indicator, month=month, which="unmet")
            except Refused:
                continue
            in_time = [row["why"] for row in rows if "not done yet" in row["why"]]
            assert not in_time, indicator.code

    assert CP8 in late
