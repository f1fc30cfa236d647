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


def test_a_clock_of_hours_names_the_hour():
    hour = dt.datetime(2017, 12, 6, 21, 40, tzinfo=dt.UTC)

    assert wording.due(hour.date(), today=TODAY, hour=hour) == "due Wednesday 6 December by 21:40"


def test_the_reason_in_a_list():
    said = wording.reason("visit", dt.date(2017, 12, 8), dt.date(2017, 11, 9), today=TODAY)

    assert said == "visit due Friday 8 December; last seen 9 November"


def test_a_child_never_seen_is_said_to_be_without_a_visit_on_record():
    assert wording.reason("", None, None, today=TODAY) == "no visit on record"


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
