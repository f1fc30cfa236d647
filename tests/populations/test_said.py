"""What is said of one row: late, in time or not done, so or not so, and what is not recorded."""

import datetime as dt

import pytest

from lineofsight.kernel.problems import Problem
from lineofsight.populations.catalogue import read
from lineofsight.populations.said import Said, clock, plain

ASKED = dt.date(2017, 11, 30)
DUE = dt.date(2017, 11, 24)
SUNDAY = dt.date(2017, 11, 19)


@pytest.mark.parametrize(
    ("due_on", "done_on", "words"),
    [
        (DUE, dt.date(2017, 11, 23), "done Thursday 23 November; due Friday 24 November"),
        (
            DUE,
            dt.date(2017, 11, 27),
            "done Monday 27 November, 3 days late; due Friday 24 November",
        ),
        (DUE, None, "was due Friday 24 November and is not done"),
        (DUE, dt.date(2017, 12, 1), "was due Friday 24 November and is not done"),
        (dt.date(2017, 12, 4), None, "due Monday 4 December, not done yet"),
        (
            dt.date(2017, 12, 10),
            None,
            "due Friday 8 December (in time until Sunday 10 December), not done yet",
        ),
        (
            dt.date(2017, 12, 10),
            dt.date(2017, 11, 24),
            "done Friday 24 November; due Friday 8 December (in time until Sunday 10 December)",
        ),
        (None, DUE, "done Friday 24 November"),
        (None, None, "no day due is recorded"),
    ],
)
def test_a_clock_says_what_was_due_when_and_when_it_was_done(due_on, done_on, words):
    assert clock(due_on, done_on, on=ASKED) == words


BOTH = "due Sunday 19 November (the last working day before it was Friday 17 November)"


@pytest.mark.parametrize(
    ("done_on", "words"),
    [
        (None, f"was {BOTH} and is not done"),
        (dt.date(2017, 11, 21), f"done Tuesday 21 November, 2 days late; {BOTH}"),
        (SUNDAY, "done Sunday 19 November; due Sunday 19 November"),
    ],
)
def test_the_days_late_run_from_the_day_said_and_the_working_day_before_it_stands_too(
    done_on, words
):
    """45 working days of Friday 15 September end on a Friday; the Sunday after is still in time."""
    assert clock(SUNDAY, done_on, on=ASKED, in_working_days=True) == words


def test_what_ends_on_a_sunday_by_the_calendar_was_due_on_it():
    assert clock(SUNDAY, None, on=ASKED) == "was due Sunday 19 November and is not done"


def test_due_on_a_working_day_before_the_day_asked_is_not_late_before_its_clock_ends():
    saturday = dt.date(2017, 11, 18)

    assert clock(SUNDAY, None, on=saturday, in_working_days=True).endswith("not done yet")


def said(column, *words, **facts):
    return Said(column, words).of(facts, on=ASKED, in_working_days=False)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (1, "the child was seen"),
        ("yes", "the child was seen"),
        (0, "the child was not seen"),
        ("no", "the child was not seen"),
        ("not recorded", "not recorded whether the child was seen"),
        (None, "not recorded whether the child was seen"),
    ],
)
def test_a_flag_is_so_not_so_or_not_recorded(value, words):
    sides = ("the child was seen", "the child was not seen")

    assert said("seen", *sides, f"not recorded whether {sides[0]}", seen=value) == words


def test_a_value_is_given_in_the_words_and_a_blank_one_is_said_to_be_none():
    assert said("episodes", "went missing {episodes} times", episodes=1200) == (
        "went missing 1,200 times"
    )
    assert said("end_reason", "ended: {end_reason}", end_reason="not recorded") == (
        "end reason not recorded"
    )
    assert said("decided_on", "decided on {decided_on}", decided_on=dt.date(2016, 5, 2)) == (
        "decided on 2 May 2016"
    )


def test_another_clock_of_the_row_is_told_by_its_two_days():
    words = said(
        "in_time", "so", "late: {was_due_on to held_on}",
        in_time=0, was_due_on=DUE, held_on=dt.date(2017, 11, 27),
    )  # fmt: skip

    assert words == "late: done Monday 27 November, 3 days late; due Friday 24 November"


def test_a_column_nobody_says_is_told_by_its_meaning_or_its_value():
    assert plain("is_far", 0, "1: too far; 0: not", on=ASKED) == "not so: too far"
    assert plain("is_far", 1, "1: too far; 0: not", on=ASKED) == "too far"
    assert plain("sex", "F", "sex", on=ASKED) == "sex: F"


@pytest.mark.parametrize("words", ["is_alnoe: seen alone", "is_alone: seen by {wroker}"])
def test_words_of_a_column_that_is_not_there_are_refused(words):
    text = f"""-- Visits.
-- kind: spells
-- subject: child_id
-- said: {words}
select
    child_id, -- the child
    1 as is_alone -- 1: seen alone
from cp_visits
"""
    with pytest.raises(Problem, match="has no such column"):
        read("visits", text)
