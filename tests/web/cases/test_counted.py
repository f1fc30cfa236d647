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
         "done Monday 27 November, 3 days after it was due Friday 24 November"),
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
