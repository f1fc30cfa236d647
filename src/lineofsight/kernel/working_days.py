"""Working days of England and Wales, 2010 to 2028.

The day of the trigger is day 0. Elapsed working days are those strictly after the start, up to
and including the end: a day is worked unless it is a Saturday, a Sunday or a bank holiday of
England and Wales (the wording of SI 2007/462, regulation 1(2)). A date outside the known years
is refused, never assumed.
"""

import datetime as dt
from bisect import bisect_right
from functools import cache
from importlib import resources

from lineofsight.kernel.problems import Problem

FIRST = dt.date(2010, 1, 1)
LAST = dt.date(2028, 12, 31)


@cache
def bank_holidays() -> frozenset[dt.date]:
    """Give every bank holiday of England and Wales in the known years (weekdays only)."""
    text = resources.files(__package__).joinpath("bank_holidays.csv").read_text("utf-8")
    return frozenset(
        dt.date.fromisoformat(line.split(",")[0]) for line in text.splitlines()[1:] if line
    )


def is_working_day(day: dt.date) -> bool:
    """Say whether the day is worked; raises `Problem` outside the known years."""
    day = _known(day)
    return day.weekday() < 5 and day not in bank_holidays()


@cache
def _working_days() -> list[dt.date]:
    span = (LAST - FIRST).days + 1
    every_day = (FIRST + dt.timedelta(days=n) for n in range(span))
    return [day for day in every_day if is_working_day(day)]


def number(day: dt.date) -> int:
    """Count the working days from the first known day up to and including this one."""
    return bisect_right(_working_days(), _known(day))


def elapsed(start: dt.date | None, end: dt.date | None) -> int | None:
    """Count working days after `start`, up to and including `end`.

    None when a date is missing or the end is before the start; raises `Problem` when a date
    lies outside 2010 to 2028.
    """
    first = None if start is None else _known(start)
    last = None if end is None else _known(end)
    if first is None or last is None or last < first:
        return None
    return number(last) - number(first)


def add(start: dt.date, days: int) -> dt.date:
    """Give the working day that is `days` working days after `start` (day 0).

    A start that is not worked stands for the working day before it: day 1 is the next one.
    Raises `Problem` when the answer lies outside 2010 to 2028.
    """
    position = number(start) + days - 1
    worked = _working_days()
    if not 0 <= position < len(worked):
        raise _unknown()
    return worked[position]


def _known(day: dt.date) -> dt.date:
    plain = day.date() if isinstance(day, dt.datetime) else day
    if not FIRST <= plain <= LAST:
        raise _unknown()
    return plain


def _unknown() -> Problem:
    return Problem(
        f"A date lies outside {FIRST.year} to {LAST.year}, where working days are known.",
        do="Check the date, or add the bank holidays of its year to bank_holidays.csv.",
    )
