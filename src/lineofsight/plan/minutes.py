"""What a minute or a letter is named by: a word and a number, and a day that there is. Pure."""

import datetime as dt
import re
from collections.abc import Iterator

from lineofsight.records.values.days import MONTHS, day

_ORDINAL = r"(?:st|nd|rd|th)?"
_MONTH = rf"(?P<month>{'|'.join(MONTHS)})\b\.?"
_DAYS = tuple(
    re.compile(rf"(?<!\d){one}", re.IGNORECASE)
    for one in (
        rf"(?P<day>\d\d?){_ORDINAL}[ -](?:of )?{_MONTH}(?:,?[ -](?P<year>\d{{4}})(?!\d))?",
        rf"\b{_MONTH} (?P<day>\d\d?){_ORDINAL},? (?P<year>\d{{4}})(?!\d)",
        r"(?P<whole>\d{4}-\d\d-\d\d|\d\d?([/.-])\d\d?\2\d{4})(?!\d)",
    )
)
_LAST_OF_ANY = 31
_LEAP = "2016"
"""A year with every day there is, for one that is written without its year."""


def can_be_found(minute: str) -> bool:
    """Say whether a minute can be found by what is written: a word and a number of it."""
    return bool(re.search(r"[^\W\d_]{2}", minute) and re.search(r"\d", minute))


def day_of(minute: str) -> dt.date | None:
    """Give the day that a minute or letter is named by; None where there is none, or none such."""
    return next((found for _, found in _whole_days(minute)), None)


def no_day_in(minute: str) -> str:
    """Give what is written in a reference as a day and is none: `30 February 2018`; else empty."""
    every = (*_whole_days(minute), *_days_without_year(minute))
    return next((written for written, found in every if found is None), "")


def _whole_days(minute: str) -> Iterator[tuple[str, dt.date | None]]:
    """Give each day with its year as it is written, and the day it is; the first written first."""
    every = [found for one in _DAYS for found in one.finditer(minute)]
    for found in sorted(every, key=lambda one: one.start()):
        parts = found.groupdict()
        if whole := parts.get("whole"):
            yield whole, _day(whole.replace(".", "/"))
        elif parts["year"]:
            yield found[0], _day(f"{parts['day']} {parts['month']} {parts['year']}")


def _days_without_year(minute: str) -> Iterator[tuple[str, dt.date | None]]:
    for found in _DAYS[0].finditer(minute):
        if not found["year"] and int(found["day"]) <= _LAST_OF_ANY:
            yield found[0], _day(f"{found['day']} {found['month']} {_LEAP}")


def _day(written: str) -> dt.date | None:
    found = day(written)
    return found if isinstance(found, dt.date) else None
