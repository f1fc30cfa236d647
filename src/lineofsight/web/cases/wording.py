"""Words for days, clocks and counts of children, as every page that names a child says them.

Pure: the day is passed in, and nothing here knows a person or a page.
"""

import datetime as dt

from lineofsight.kernel import periods
from lineofsight.populations.steps import due_said

ANOTHER_PERSON = "another person"


day, weekday = periods.brief_day, periods.weekday_and_day


def due(value: dt.date | None, *, today: dt.date, in_working_days: bool = False) -> str:
    """Say when something is or was due, in the tense of the day asked (`steps.due_said`)."""
    if value is None:
        return "no day due is recorded"
    if value == today:
        return "due today"
    words = due_said(value, on=today, in_working_days=in_working_days)
    return f"was {words}" if value < today else words


def last_seen(value: dt.date | None, *, today: dt.date, never: str) -> str:
    """Say when a child was last seen; `never` where no visit is known."""
    if value is None:
        return never
    return "seen today" if value == today else f"last seen {day(value, today=today)}"


def seen_on(value: dt.date | None, *, today: dt.date, never: str) -> str:
    """Give the day a child was last seen, where a heading says so already."""
    if value is None:
        return never
    return "today" if value == today else day(value, today=today)


def far(days: int | None) -> str:
    """Say how far a day is: `3 days overdue`, `in 1 day`, `today`."""
    if days is None:
        return ""
    if days == 0:
        return "today"
    unit = "day" if abs(days) == 1 else "days"
    return f"{-days:,} {unit} overdue" if days < 0 else f"in {days:,} {unit}"


def children(count: int) -> str:
    """Give a number of children in words a sentence can begin with."""
    if count == 0:
        return "No children"
    return "1 child" if count == 1 else f"{count:,} children"


def age(years: int | None, *, unborn: bool = False) -> str:
    """Give an age in years; of a child not yet born, that."""
    if unborn:
        return "not yet born"
    if years is None:
        return "age not recorded"
    if years == 0:
        return "under 1"
    return str(years)
