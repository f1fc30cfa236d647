"""The words of lists and clocks: tense, weekday, year, one and many."""

import datetime as dt

import pytest

from lineofsight.web.cases import wording

TODAY = dt.date(2017, 12, 5)


@pytest.mark.parametrize(
    ("due_on", "words"),
    [
        (dt.date(2017, 12, 8), "due Friday 8 December"),
        (dt.date(2017, 12, 1), "was due Friday 1 December"),
        (dt.date(2017, 12, 5), "due today"),
        (dt.date(2018, 1, 2), "due Tuesday 2 January 2018"),
        (dt.date(2017, 12, 10), "due Friday 8 December"),
        (dt.date(2017, 12, 3), "was due Sunday 3 December"),
        (None, "no day due is recorded"),
    ],
)
def test_when_something_is_due(due_on, words):
    assert wording.due(due_on, today=TODAY) == words


def test_a_clock_of_working_days_that_ended_on_a_day_off_is_said_with_its_last_working_day():
    words = wording.due(dt.date(2017, 12, 3), today=TODAY, in_working_days=True)

    assert words == (
        "was due Sunday 3 December (the last working day before it was Friday 1 December)"
    )


@pytest.mark.parametrize(
    ("days", "words"),
    [(-3, "3 days overdue"), (-1, "1 day overdue"), (0, "today"), (1, "in 1 day"), (None, "")],
)
def test_how_far_a_day_is(days, words):
    assert wording.far(days) == words


@pytest.mark.parametrize(
    ("count", "words"), [(0, "No children"), (1, "1 child"), (1204, "1,204 children")]
)
def test_counts_are_of_children(count, words):
    assert wording.children(count) == words


@pytest.mark.parametrize(
    ("years", "unborn", "words"),
    [(9, False, "9"), (0, False, "under 1"), (None, False, "age not recorded"),
     (0, True, "not yet born")],
)  # fmt: skip
def test_ages(years, unborn, words):
    assert wording.age(years, unborn=unborn) == words
