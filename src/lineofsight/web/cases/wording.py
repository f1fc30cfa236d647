"""Words for days, clocks and counts of children, as every page that names a child says them.

Pure: the day is passed in, and nothing here knows a person or a page.
"""

import datetime as dt

from lineofsight.populations.steps import last_working_day

NEVER_SEEN = "no visit on record"
ANOTHER_PERSON = "another person"


def day(value: dt.date, *, today: dt.date) -> str:
    """Give a day without its weekday: `9 November`, with the year where it is another."""
    words = f"{value.day} {value:%B}"
    return words if value.year == today.year else f"{words} {value.year}"


def weekday(value: dt.date, *, today: dt.date) -> str:
    """Give a day with its weekday: `Friday 8 December`."""
    return f"{value:%A} {day(value, today=today)}"


def due(value: dt.date | None, *, today: dt.date, hour: dt.datetime | None = None) -> str:
    """Say when something is or was due, in the tense of the day asked.

    What can still be done in time is due on the last working day that is in time.
    """
    if value is None:
        return "no day due is recorded"
    if value == today:
        return "due today" if hour is None else f"due today by {hour:%H:%M}"
    verb = "was due" if value < today else "due"
    shown = value if value < today else max(last_working_day(value), today)
    words = f"{verb} {weekday(shown, today=today)}"
    return words if hour is None else f"{words} by {hour:%H:%M}"


def last_seen(value: dt.date | None, *, today: dt.date) -> str:
    """Say when a child was last seen."""
    if value is None:
        return NEVER_SEEN
    return "seen today" if value == today else f"last seen {day(value, today=today)}"


def seen_on(value: dt.date | None, *, today: dt.date) -> str:
    """Give the day a child was last seen, where a heading says so already."""
    if value is None:
        return NEVER_SEEN
    return "today" if value == today else day(value, today=today)


def reason(what: str, due_on: dt.date | None, seen_on: dt.date | None, *, today: dt.date) -> str:
    """Say why a child is in a list: `visit due Friday 8 December; last seen 9 November`."""
    seen = last_seen(seen_on, today=today)
    return f"{what} {due(due_on, today=today)}; {seen}" if what else seen


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
