"""Why a child counts as it does: late, in time, not done, or without any day."""

import datetime as dt

import pytest

from lineofsight.web.cases.counted import why

ASKED = dt.date(2017, 11, 30)
DUE = dt.date(2017, 11, 24)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ({"due_on": DUE, "done_on": dt.date(2017, 11, 23), "is_met": True},
         "done Thursday 23 November; due Friday 24 November"),
        ({"due_on": DUE, "done_on": dt.date(2017, 11, 27), "is_met": False},
         "done Monday 27 November, 3 days late; due Friday 24 November"),
        ({"due_on": DUE, "is_met": False}, "was due Friday 24 November and is not done"),
        ({"due_on": DUE, "is_met": False, "seen_on": dt.date(2017, 10, 9)},
         "was due Friday 24 November and is not done; last seen 9 October"),
        ({"due_on": dt.date(2017, 12, 4), "is_met": True},
         "due Monday 4 December, not done yet"),
        ({"done_on": DUE, "is_met": True}, "done Friday 24 November"),
        ({"started_on": dt.date(2016, 5, 2), "is_met": False},
         "since 2 May 2016; is in the base and does not count"),
        ({"is_met": True}, "counts towards the figure"),
    ],
)  # fmt: skip
def test_the_reason(days, words):
    given = {"due_on": None, "done_on": None, "started_on": None, **days}

    assert why(asked_on=ASKED, **given) == words


SUNDAY = dt.date(2017, 11, 19)
BOTH = "due Sunday 19 November (the last working day before it was Friday 17 November)"


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ({"is_met": False}, f"was {BOTH} and is not done"),
        ({"is_met": False, "done_on": dt.date(2017, 11, 21)},
         f"done Tuesday 21 November, 2 days late; {BOTH}"),
        ({"is_met": True, "done_on": SUNDAY}, "done Sunday 19 November; due Sunday 19 November"),
    ],
)  # fmt: skip
def test_a_clock_of_working_days_that_ended_on_a_day_off_is_said_with_the_last_of_them(days, words):
    """45 working days of Friday 15 September end on a Friday; the Sunday after is still in time."""
    given = {"due_on": SUNDAY, "done_on": None, "started_on": None, **days}

    assert why(asked_on=ASKED, in_working_days=True, **given) == words


def test_what_ends_on_a_sunday_by_the_calendar_was_due_on_it():
    words = why(is_met=False, due_on=SUNDAY, done_on=None, started_on=None, asked_on=ASKED)

    assert words == "was due Sunday 19 November and is not done"


def test_due_on_a_working_day_before_the_day_asked_is_not_late_before_its_clock_ends():
    saturday = dt.date(2017, 11, 18)
    words = why(is_met=True, due_on=SUNDAY, done_on=None, started_on=None, asked_on=saturday,
                in_working_days=True)  # fmt: skip

    assert words.endswith("not done yet")
