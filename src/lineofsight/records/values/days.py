"""Days as people and programs write them: day first, never guessed.

Read: `03/04/2024` (3 April), `3-4-24`, `2024-04-03` with or without a time, `9 September 2024`,
`9 Sep 24`, date cells, and the serial numbers of Excel's 1900 system (45580, 45580.604, as a
number or as text). A day that cannot be is missing, and so is one in other words.
"""

import datetime as dt
import math
import re
from dataclasses import dataclass
from typing import Any

from lineofsight.records.values.clock import LONDON
from lineofsight.records.values.reading import (
    ColumnRead,
    Unread,
    read_column,
    tidy,
    without_truth_cells,
)

_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
MONTHS = {name[:3]: number for number, name in enumerate(_NAMES, 1)}
MONTHS |= {name: number for number, name in enumerate(_NAMES, 1)} | {"sept": 9}
"""Month names and their short forms -> number."""

_TIME = (
    r"(?:[t\s,]+(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<half>[ap]m)?\s*(?P<zone>z|[+-]\d{2}:?\d{2})?)?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
_NUMERIC = re.compile(
    rf"{_WEEKDAY}(?P<a>\d{{1,2}})(?:\s?[/.\-]\s?|\s)(?P<b>\d{{1,2}})(?:\s?[/.\-]\s?|\s)"
    rf"(?P<year>\d{{4}}|\d{{2}}){_TIME}"
)
_ISO = re.compile(rf"(?P<year>\d{{4}})[-/.](?P<b>\d{{1,2}})[-/.](?P<a>\d{{1,2}}){_TIME}")
_ISO_BASIC = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<b>\d\d)(?P<a>\d\d)")
_NAMED = re.compile(
    rf"{_WEEKDAY}(?P<a>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s\-/.]*(?P<name>[a-z]{{3,9}})\.?,?"
    rf"[\s\-/.']*(?P<year>\d{{4}}|\d{{2}}){_TIME}"
)
_NAME_FIRST = re.compile(
    rf"{_WEEKDAY}(?P<name>[a-z]{{3,9}})\.?\s+(?P<a>\d{{1,2}})(?:st|nd|rd|th)?,?\s+"
    rf"(?P<year>\d{{4}}){_TIME}"
)
_SERIAL = re.compile(r"\d+(?:\.\d+)?")

_FIRST_YEAR = 1900
STAND_IN = dt.date(_FIRST_YEAR, 1, 1)
"""What some systems write for a day that is not known."""

NO_DAY = Unread("a day that does not exist")
TOO_EARLY = Unread(f"a day before {_FIRST_YEAR}")
NOT_A_DATE = Unread("not a date")
_STANDS_IN = Unread("1 January 1900 stands for a day that is not known", is_none=True)
_NULL = Unread("an empty value of the program", is_none=True)
_NEVER = Unread("a day that never comes", is_none=True)
_NO_DAY_IS_MEANT = {"null": _NULL, "infinity": _NEVER}
"""What programs write for no day at all; infinity is PostgreSQL's."""

_LAST_SERIAL = 2_958_465  # 31 December 9999
_LAST_MONTH = 12
_BY_CHANCE = 8  # dates, none of them after the 12th, come about by chance once in two thousand
_LEAP_BUG = 60  # Excel's 29 February 1900, a day that never was


@dataclass(frozen=True)
class Written:
    """A day with the time of day given, if any, on the wall clock of London."""

    at: dt.datetime
    has_time: bool


def read_days(cells: list[Any]) -> ColumnRead:
    """Read a column of days; the time of day is dropped."""
    return read_column(cells, day)


def day(cell: Any) -> dt.date | Unread | None:
    """Read one day; a cell that could be a day in two ways is taken day first."""
    written = moment(cell)
    return written.at.date() if isinstance(written, Written) else written


def is_month_first(cells: list[Any]) -> bool:
    """Ask whether day and month of the column are swapped, so that none of it can be trusted.

    They are when at least one value can only be month first (`04/13/2024`, or `2024-13-04`) and
    none written alike can only be day first; where both occur, the values that cannot be day first
    are days that do not exist. And they are in a file of days day first that a program set to
    American dates opened: it left alone what cannot be month first, and turned the rest round.
    """
    orders = {_only_order(cell) for cell in set(without_truth_cells(cells))}
    for way in ("", "year first"):
        if ("month", way) in orders and ("day", way) not in orders:
            return True
    return _is_turned_round(cells)


def _is_turned_round(cells: list[Any]) -> bool:
    """Ask whether no date cell is after the 12th of its month, and all texts are."""
    dates = {cell for cell in cells if isinstance(cell, dt.date)}
    if len(dates) < _BY_CHANCE or any(day.day > _LAST_MONTH for day in dates):
        return False
    texts = {tidy(cell).casefold() for cell in cells if isinstance(cell, str)}
    orders = {_only_order(text) for text in texts if _NUMERIC.fullmatch(text)}
    return orders == {("day", "")}


def moment(cell: Any) -> Written | Unread | None:
    """Read a day and the time of day it gives."""
    if cell is None:
        return None
    if isinstance(cell, str):
        return _from_text(tidy(cell))
    if isinstance(cell, dt.datetime):
        return _known(Written(cell.replace(tzinfo=None), cell.time() != dt.time()))
    if isinstance(cell, dt.date):
        return _known(Written(dt.datetime.combine(cell, dt.time()), has_time=False))
    if isinstance(cell, int | float):
        return _from_serial(cell)
    return Unread("a time of day without a day")


def _only_order(cell: Any) -> tuple[str, str]:
    """Say which order alone a text can be read in, and whether its year stands first."""
    if not isinstance(cell, str):
        return "", ""
    text = tidy(cell).casefold()
    match, way = _NUMERIC.fullmatch(text), ""
    if match is None:
        match, way = _ISO.fullmatch(text), "year first"
    if match is None:
        return "", ""
    year, first, second = _year(match["year"]), int(match["a"]), int(match["b"])
    day_first, month_first = _date(year, second, first), _date(year, first, second)
    if (day_first is None) == (month_first is None):
        return "", way
    return ("month" if day_first is None else "day"), way


def _from_text(text: str) -> Written | Unread | None:
    if not text:
        return None
    folded = text.casefold()
    if folded in _NO_DAY_IS_MEANT:
        return _NO_DAY_IS_MEANT[folded]
    if _SERIAL.fullmatch(folded) and not _ISO_BASIC.fullmatch(folded):
        return _from_serial(float(folded))
    for pattern in (_ISO, _NUMERIC, _NAMED, _NAME_FIRST, _ISO_BASIC):
        if match := pattern.fullmatch(folded):
            return _from_match(match.groupdict())
    return NOT_A_DATE


def _from_match(parts: dict[str, str | None]) -> Written | Unread:
    name = parts.get("name")
    month = MONTHS.get(name, 0) if name else int(parts.get("b") or 0)
    if name and not month:
        return NOT_A_DATE
    day = _date(_year(parts["year"] or ""), month, int(parts["a"] or 0))
    if day is None:
        return NO_DAY
    if day.year < _FIRST_YEAR:
        return TOO_EARLY
    if parts.get("hour") is None:
        return _known(Written(dt.datetime.combine(day, dt.time()), has_time=False))
    time = _time(parts)
    if time is None:
        return Unread("a time of day that does not exist")
    at = _in_london(dt.datetime.combine(day, time), parts["zone"])
    return _known(Written(at, has_time=True))


def _time(parts: dict[str, str | None]) -> dt.time | None:
    hour, half = int(parts["hour"] or 0), parts["half"]
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    try:
        return dt.time(hour, int(parts["minute"] or 0), int(parts["second"] or 0))
    except ValueError:
        return None


def _in_london(at: dt.datetime, zone: str | None) -> dt.datetime:
    """Put a time given with its zone on London's wall clock."""
    if zone is None:
        return at
    if zone == "z":
        offset = dt.timedelta()
    else:
        minutes = int(zone[1:3]) * 60 + int(zone[-2:])
        offset = dt.timedelta(minutes=-minutes if zone[0] == "-" else minutes)
    try:
        utc = (at - offset).replace(tzinfo=dt.UTC)
    except OverflowError:
        return at
    return utc.astimezone(LONDON).replace(tzinfo=None)


def _from_serial(number: float) -> Written | Unread:
    if not math.isfinite(number) or not 1 <= number < _LAST_SERIAL + 1:
        return Unread("a number that is no date")
    whole = int(number)
    if whole == _LEAP_BUG:
        return NO_DAY
    if whole == number and 1900 <= whole <= 2100:
        return Unread("a year without a day")
    start = dt.date(1899, 12, 31 if whole < _LEAP_BUG else 30)
    seconds = min(round((number - whole) * 86400), 86399)
    midnight = dt.datetime.combine(start + dt.timedelta(days=whole), dt.time())
    at = midnight + dt.timedelta(seconds=seconds)
    return _known(Written(at, has_time=seconds > 0))


def _known(written: Written) -> Written | Unread:
    if written.at.date() == STAND_IN:
        return _STANDS_IN
    return written


def _year(text: str) -> int:
    """Two digits are of this century up to 68, as computers agreed: 24 is 2024, 98 is 1998."""
    year = int(text)
    if len(text) == 4:
        return year
    return year + (2000 if year < 69 else 1900)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
