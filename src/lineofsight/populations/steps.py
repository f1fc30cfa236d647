"""The steps of a duty's clock: from which day who is told, and what is said on a day.

A duty's `.sql` file says them in its head, one a line and in any order:
`-- step: 5 working days before, tell the worker`, `-- step: on the day, tell the worker`,
`-- step: 2 working days after, tell the manager`, or counted from the start of the clock:
`-- step: working day 30, tell the manager`, `-- step: week 12, tell the manager`.
"""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, cast

from lineofsight.kernel import working_days
from lineofsight.kernel.periods import months_earlier, weekday_and_day
from lineofsight.kernel.problems import Problem

Unit = Literal["working day", "day", "week", "month", "hour"]

_FROM_DUE = re.compile(r"(\d+) (working day|day|week|month)s? (before|after)")
_FROM_START = re.compile(r"(working day|day|week|month|hour) (\d+)")
_STEP = re.compile(r"(.+), tell (the .+)")


@dataclass(frozen=True)
class Step:
    """One step: so many units from the due day (below zero: before it) or from the start."""

    words: str
    counts_from: Literal["due", "start"]
    number: int
    unit: Unit
    tell: str  # role, such as "the worker"

    def reached_on(self, *, started_on: dt.date, due_on: dt.date | None) -> dt.date | None:
        """Give the day from which the step is reached; None where the calendar ends before it."""
        start = started_on if self.counts_from == "start" else due_on
        return None if start is None else _counted_on(start, self.number, self.unit)


def read(line: str) -> Step | None:
    """Read one step as it is written in the head of a duty; None where it is not one."""
    said = _STEP.fullmatch(line.strip())
    if said is None:
        return None
    when, tell = said.groups()
    if when == "on the day":
        return Step(when, "due", 0, "working day", tell)
    if match := _FROM_DUE.fullmatch(when):
        sign = -1 if match[3] == "before" else 1
        return Step(when, "due", sign * int(match[1]), cast("Unit", match[2]), tell)
    if match := _FROM_START.fullmatch(when):
        return Step(when, "start", int(match[2]), cast("Unit", match[1]), tell)
    return None


def at(
    steps: Iterable[Step], *, on: dt.date, started_on: dt.date, due_on: dt.date | None
) -> Step | None:
    """Give the step a duty is at on a day: the one reached last; None before the first."""
    reached = [
        (day, place, step)
        for place, step in enumerate(steps)
        if (day := step.reached_on(started_on=started_on, due_on=due_on)) and day <= on
    ]
    return max(reached)[-1] if reached else None


def last_working_day(day: dt.date) -> dt.date:
    """Give the last working day on or before a day; the day itself outside the calendar."""
    if not working_days.FIRST <= day <= working_days.LAST:
        return day
    while day > working_days.FIRST and not working_days.is_working_day(day):
        day -= dt.timedelta(days=1)
    return day


def day_said(due_on: dt.date, *, on: dt.date) -> dt.date:
    """Give the day people are told on a day that something is or was due.

    What is past was due on the last day in time, from which lateness is counted, so that the day
    and the number fit. What can still be done is best done before the weekend: the last working
    day is said, unless it is past.
    """
    last = last_working_day(due_on)
    return due_on if last < on else last


def due_said(due_on: dt.date, *, on: dt.date, in_working_days: bool) -> str:
    """Say on a day when something is or was due: `due Friday 8 December`.

    A clock of working days runs to the eve of the next working day. What is past by such a clock
    that ended on a day off is told with its last working day too: who counts its days ends on a
    Friday, and who counts lateness begins after the Sunday.
    """
    words = f"due {weekday_and_day(day_said(due_on, on=on), today=on)}"
    last = last_working_day(due_on)
    if due_on >= on or last == due_on or not in_working_days:
        return words
    return f"{words} (the last working day before it was {weekday_and_day(last, today=on)})"


def how_far(*, on: dt.date, due_on: dt.date) -> str:
    """Say how far a day is from the last day in time: `due in 5 working days`."""
    if on > due_on:
        return f"{_many(_worked(due_on, on), (on - due_on).days)} overdue"
    if on == due_on:
        return "due today"
    if on == last_working_day(due_on):
        return "today is the last working day to do it"
    if on > last_working_day(due_on):
        return "no working day is left to do it in"
    return f"due in {_many(_worked(on, due_on), (due_on - on).days)}"


def _counted_on(start: dt.date, number: int, unit: Unit) -> dt.date | None:
    try:
        match unit:
            case "working day":
                return working_days.add(last_working_day(start), number)
            case "month":
                return months_earlier(start, -number)
            case "hour":
                return start + dt.timedelta(days=number // 24)
            case "day" | "week":
                return start + dt.timedelta(days=number * (7 if unit == "week" else 1))
    except (Problem, OverflowError):
        return None


def _worked(start: dt.date, end: dt.date) -> int | None:
    inside = start >= working_days.FIRST and end <= working_days.LAST
    return working_days.elapsed(start, end) if inside else None


def _many(worked: int | None, days: int) -> str:
    if not worked:
        return f"{days:,} day{'' if days == 1 else 's'}"
    return f"{worked:,} working day{'' if worked == 1 else 's'}"
