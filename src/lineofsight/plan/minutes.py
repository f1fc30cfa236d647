"""What a minute or a letter is named by: a word and a number, and a day that there is. Pure."""

import datetime as dt
import re
from collections.abc import Iterator

from lineofsight.kernel.saying import letters, names_nothing
from lineofsight.records.values.days import MONTHS, day

_ORDINAL = r"(?:st|nd|rd|th)?"
_MONTH = rf"(?P<month>{'|'.join(MONTHS)})\b\.?"
_BETWEEN = r"[ /.\u2013-]{0,3}"
_STROKE = r"(?P<stroke> ?[/.\u2013-] ?)"
_AND = rf"(?:, ?(?=\d{{4}})|{_BETWEEN})['\u2019]?"
_YEAR = r"(?P<year>\d{4}|\d\d(?![.:]\d))(?!\d)"
_ALONE, _SHORT = r"(?<!\w)(?<!\w[/.-])", r"(?P<year>\d\d)(?![\w/]|[.:-]\d)"
_DAYS = tuple(
    re.compile(one, re.IGNORECASE)
    for one in (
        rf"(?<!\d)(?P<day>\d\d?){_ORDINAL}{_BETWEEN}(?:of )?{_MONTH}(?:{_AND}{_YEAR})?",
        rf"\b{_MONTH} (?:the )?(?P<day>\d\d?)(?!\d){_ORDINAL}(?:,? (?P<year>\d{{4}})(?!\d))?",
        rf"(?<!\d)(?P<year>\d{{4}}){_STROKE}(?P<month>\d\d?)(?P=stroke)(?P<day>\d\d?)(?!\d)",
        rf"(?<!\d)(?P<day>\d\d?){_STROKE}(?P<month>\d\d?)(?P=stroke)(?P<year>\d{{4}})(?!\d)",
        rf"{_ALONE}(?P<day>\d\d?)(?P<stroke> ?[/\u2013-] ?)(?P<month>\d\d?)(?P=stroke){_SHORT}",
        rf"{_ALONE}(?P<day>\d\d)\.(?P<month>\d\d)\.{_SHORT}",
    )
)
"""Days as they are written; the last two with a year of two digits, which numbers may look like."""

_NUMBERED = re.compile(  # *Item 31 February meeting*, *paragraph 31.11.17*: no day, its number
    r"\b(?:item|minute|paper|report|decision|resolution|recommendation|point|page|paragraph|para|"
    r"section|appendix|annex|agenda|number|no)s?\b\.? ?(?:\d+ ?(?:,|-|\u2013|to|and|&) ?)*$",
    re.IGNORECASE,
)
_PARTED = re.compile(r"\d+[A-Za-z]?(?: ?/ ?\d+)+")  # 42/17, 42A/17, as councils number minutes
_LETTERED = re.compile(r"\b[A-Z][.-]? ?\d")  # C.42
_NO_AND_NUMBER = re.compile(r"^\W*no\b\.? ?(?=\d)", re.IGNORECASE)
_NO_WORD_BEFORE = re.compile(r"(?:^|[^\w ]|\b(?:of|on|the|dated))\s*$", re.IGNORECASE)
"""Before what can be no number of a word: *Item 3 of 32 June*, but *Letter 45 March*."""
_LAST_OF_ANY = 31
_LAST_MONTH = 12
_LEAP = "2016"
"""A year with every day there is, for one that is written without its year."""


def can_be_found(minute: str) -> bool:
    """Say whether a minute can be found by what is written: a word and a number of it, or 42/17.

    A day alone is no number and has no word: many letters are of that day.
    """
    undated = without_days(minute)
    is_named = re.search(r"[^\W\d_]{2}", _named(undated)) and re.search(r"\d", minute)
    if (is_named or _LETTERED.search(undated)) and not only_says_when(minute):
        return True
    days = {written for written, _ in _whole_days(minute)}
    return any(found[0] not in days for found in _PARTED.finditer(minute))


def only_says_when(minute: str) -> bool:
    """Say whether the words of a reference name nothing beside their day: *noted 5 December*."""
    words = _named(without_days(minute))
    return bool(letters(words)) and names_nothing(words)


def without_days(words: str) -> str:
    """Give words without the days that are written in them."""
    for found in _written(words):
        words = words.replace(found[0], " ")
    return words


def _named(minute: str) -> str:
    """Give the words of a reference without its numbers."""
    return re.sub(r"\d+", " ", _NO_AND_NUMBER.sub("number ", minute))


def day_of(minute: str) -> dt.date | None:
    """Give the day that a minute or letter is named by; None where there is none, or none such."""
    return next((found for _, found in _whole_days(minute)), None)


def no_day_in(minute: str) -> str:
    """Give what is written in a reference as a day and is none: `30 February 2018`; else empty."""
    every = (*_whole_days(minute), *_days_without_year(minute))
    return next((written for written, found in every if found is None), "")


def _whole_days(minute: str) -> Iterator[tuple[str, dt.date | None]]:
    """Give each day with its year as it is written, and the day it is; the first written first."""
    for found in _written(minute):
        if found["year"] and not _is_reference(found):
            yield found[0], _day(found, found["year"])


def _days_without_year(minute: str) -> Iterator[tuple[str, dt.date | None]]:
    for found in _written(minute):
        if not found["year"] and not _is_number(found) and _can_be_day(found):
            yield found[0], _day(found, _LEAP)


def _written(minute: str) -> list[re.Match[str]]:
    every = [found for one in _DAYS for found in one.finditer(minute)]
    return sorted(every, key=lambda one: one.start())


def _is_reference(found: re.Match[str]) -> bool:
    """Say whether figures are the number of a minute, though a day is written like them."""
    month, year = found["month"], found["year"]
    if not month.isdigit():
        return False
    if len(year) < len(_LEAP):
        return max(int(found["day"]), int(month)) > _LAST_OF_ANY or _is_number(found)
    is_of_council_year = found.start("year") < found.start("month") and int(month) > _LAST_MONTH
    return is_of_council_year and int(month) == (int(year) + 1) % 100  # 2017/18/42


def _is_number(found: re.Match[str]) -> bool:
    return bool(_NUMBERED.search(found.string[: found.start()]))


def _can_be_day(found: re.Match[str]) -> bool:
    before = found.string[: found.start()]
    return int(found["day"]) <= _LAST_OF_ANY or bool(_NO_WORD_BEFORE.search(before))


def _day(found: re.Match[str], year: str) -> dt.date | None:
    read = day(f"{found['day']}-{found['month']}-{year}")
    return read if isinstance(read, dt.date) else None
