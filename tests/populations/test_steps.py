"""The steps of a clock: how they are written, and the day each is reached."""

import datetime as dt

import pytest

from lineofsight.populations import steps

FRIDAY = dt.date(2026, 9, 4)
SUNDAY = dt.date(2026, 9, 6)


@pytest.mark.parametrize(
    ("line", "started", "due", "reached"),
    [
        ("5 working days before, tell the worker", "2026-08-01", "2026-09-04", "2026-08-27"),
        ("5 working days before, tell the worker", "2026-08-01", "2026-09-06", "2026-08-27"),
        ("on the day, tell the worker", "2026-08-01", "2026-09-06", "2026-09-04"),
        ("2 working days after, tell the manager", "2026-08-01", "2026-09-06", "2026-09-08"),
        ("60 days before, tell the worker", "2026-01-01", "2026-09-06", "2026-07-08"),
        ("month 11, tell the worker", "2025-10-31", "2026-10-31", "2026-09-30"),
        ("week 12, tell the manager", "2026-01-05", "2026-07-06", "2026-03-30"),
        ("working day 15, tell the worker", "2026-08-22", "2026-10-30", "2026-09-14"),
        ("hour 48, tell the worker", "2026-09-01", "2026-09-04", "2026-09-03"),
    ],
)
def test_a_step_is_reached_on_its_day(line, started, due, reached):
    step = steps.read(line)
    days = [dt.date.fromisoformat(day) for day in (started, due)]
    assert str(step.reached_on(started_on=days[0], due_on=days[1])) == reached


@pytest.mark.parametrize("line", ["soon, tell the worker", "on the day", "day x, tell the worker"])
def test_what_is_no_step_is_not_read(line):
    assert steps.read(line) is None


def test_the_step_reached_last_counts_whatever_the_order_written():
    written = [steps.read(f"{n} days before, tell the worker") for n in (1, 10, 5)]
    at = steps.at(written, on=FRIDAY, started_on=dt.date(2026, 1, 1), due_on=dt.date(2026, 9, 8))
    assert at.words == "5 days before"


@pytest.mark.parametrize(
    ("due", "says"),
    [
        (FRIDAY, "due today"),
        (SUNDAY, "today is the last working day to do it"),
        (dt.date(2026, 9, 7), "due in 1 working day"),
        (dt.date(2026, 9, 3), "1 working day overdue"),
        (dt.date(2026, 8, 28), "4 working days overdue"),
    ],
)
def test_how_far_a_day_is_from_the_last_in_time(due, says):
    assert steps.how_far(on=FRIDAY, due_on=due) == says


def test_at_the_weekend_before_a_sunday_no_working_day_is_left():
    says = steps.how_far(on=dt.date(2026, 9, 5), due_on=SUNDAY)
    assert says == "no working day is left to do it in"


def test_outside_the_calendar_days_are_counted_instead():
    assert steps.how_far(on=dt.date(2029, 1, 5), due_on=dt.date(2029, 1, 3)) == "2 days overdue"


@pytest.mark.parametrize(
    ("why", "on", "in_working_days", "said"),
    [
        ("45 working days of Friday 15 September end on a Friday, and the Sunday is in time",
         dt.date(2017, 11, 30), True,
         "due Sunday 19 November (the last working day before it was Friday 17 November)"),
        ("what can still be done is due on a working day",
         dt.date(2017, 11, 16), True, "due Friday 17 November"),
        ("a clock of calendar days ended on its own day",
         dt.date(2017, 11, 30), False, "due Sunday 19 November"),
        ("and is still done best before the weekend",
         dt.date(2017, 11, 16), False, "due Friday 17 November"),
        ("on the Saturday no working day is left, and it is in time on the Sunday",
         dt.date(2017, 11, 18), True, "due Sunday 19 November"),
    ],
)  # fmt: skip
def test_the_day_said(why, on, in_working_days, said):
    assert steps.due_said(dt.date(2017, 11, 19), on=on, in_working_days=in_working_days) == said, (
        why
    )
