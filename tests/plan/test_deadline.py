"""The clock of a plan that must be sent, as the report of December 2017 counts it."""

import datetime as dt

import pytest

from lineofsight.plan.deadline import deadline
from lineofsight.plan.said import lines

PUBLISHED = dt.date(2017, 9, 4)


def test_seventy_working_days_after_4_september_2017_are_11_december():
    found = deadline(PUBLISHED, sent_on=dt.date(2017, 12, 8), on=dt.date(2017, 12, 12))

    assert found.due_on == dt.date(2017, 12, 11)
    assert found.is_met
    assert found.left == 1


@pytest.mark.parametrize(
    ("sent_on", "on", "left", "is_met"),
    [
        (dt.date(2017, 12, 11), dt.date(2018, 1, 1), 0, True),
        (dt.date(2017, 12, 12), dt.date(2018, 1, 1), -1, False),
        (None, dt.date(2017, 12, 8), 1, False),
        (None, dt.date(2017, 12, 13), -2, False),
    ],
    ids=["sent on the day", "sent a day late", "not sent, one day left", "not sent, two days late"],
)
def test_it_is_met_by_the_sending_alone(sent_on, on, left, is_met):
    found = deadline(PUBLISHED, sent_on=sent_on, on=on)

    assert (found.left, found.is_met) == (left, is_met)


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (dt.date(2017, 12, 7), ": 2 working days are left."),
        (dt.date(2017, 12, 8), ": 1 working day is left."),
        (dt.date(2017, 12, 12), ": 1 working day ago."),
    ],
)
def test_one_day_is_one_day(on, words):
    assert lines.clock(deadline(PUBLISHED, sent_on=None, on=on)).endswith(words)
