"""Last year's files, noticed by the days in them, whatever was sealed before.

A return is out of date when next to none of its rows has a day of its own year (the collection
year of SSDA903 and of a census) or of the three months before the extract. With rows enough that
is certain, and refused; with few rows, or where only the month itself is missing, it is likely,
and said. A single list without a day of the last year is said. Months gone by are loaded as they
were: what counts is the month asked for, and a day after the extract counts for nothing. Days are
those on which something happened, in whatever column: what is due or planned tells no time.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from lineofsight.kernel.periods import in_words
from lineofsight.kernel.problems import Refused
from lineofsight.records.findings import Finding, Kind, Place
from lineofsight.records.mapping.asked import Asked
from lineofsight.records.mapping.filling import Filled, FilledList
from lineofsight.records.standard import TABLES
from lineofsight.records.standard.ends import start_and_end

CERTAIN = 100
"""So many rows with a day cannot all be old by chance."""

LIKELY = 10
STRAY = 1000
"""One in so many may bear a day that is a slip of the pen."""

RECENT = dt.timedelta(days=92)
YEAR = dt.timedelta(days=365)
MONTH = dt.timedelta(days=28)
DAY = dt.timedelta(days=1)

_RETURNS = {
    "annex_a": "the Annex A lists",
    "ssd": "the standard dataset",
    "ssda903": "the SSDA903 set",
    "cin_census": "the CIN census",
    "csww": "the workforce census",
}
_TELLING = {"ssda903": "Episodes"}
"""The one list of a return whose days tell its year; without it nothing is said."""

_Row = tuple[int, int]
"""Place of a list among the sources, and Excel row."""


@dataclass
class _Days:
    """The newest day of each row up to the extract, and the rows with a day after it."""

    newest: dict[_Row, dt.date] = field(default_factory=dict)
    to_come: set[_Row] = field(default_factory=set)

    def most(self) -> tuple[dt.date, str]:
        """Give the newest day, slips of the pen left out, and in words of which rows that was."""
        days = sorted(self.newest.values())
        newest = days[-1 - len(days) // STRAY]
        left = len(self.to_come | {row for row, day in self.newest.items() if day > newest})
        rows = "1 row" if left == 1 else f"{left:,} rows"
        return newest, f" (but for {rows} with a later day)" if left else ""


@dataclass(frozen=True)
class OutOfDate:
    """A return or a list that looks like an older one: why, and in which files."""

    words: str
    files: tuple[str, ...]
    is_certain: bool = False

    @property
    def finding(self) -> Finding:
        """The line of the load report."""
        assumed = "read as of the month loaded: check that these are its files"
        return Finding(Kind.CHECK, self.words, Place(_named(self.files)), assumed=assumed)


def out_of_date(lists: Sequence[FilledList], *, asked: Asked) -> list[OutOfDate]:
    """Give every return, and of the others every list, that looks like an older one."""
    returns: dict[str, list[FilledList]] = defaultdict(list)
    for one in lists:
        returns[one.mapping.family].append(one)
    found: list[OutOfDate] = []
    for family, own in returns.items():
        telling = [one for one in own if one.mapping.name == _TELLING.get(family, one.mapping.name)]
        whole = _of_return(family, own, _days(telling, asked), asked)
        if whole is None:
            found += _of_lists(own, asked)
        else:
            found.append(whole)
    return found


def refusal(found: Sequence[OutOfDate], asked: Asked) -> Refused:
    """Word the refusal of what is certain."""
    return Refused(
        f"These look like the files of another time: {'; '.join(one.words for one in found)}.",
        where=_named([file for one in found for file in one.files]),
        do=f"Load the files drawn for {asked.own_month.name}, or these as the month they were "
        "drawn for. If they are of this month, accept them (load again with --accept-fall).",
    )


def _of_return(
    family: str, lists: Sequence[FilledList], days: _Days, asked: Asked
) -> OutOfDate | None:
    files = tuple(dict.fromkeys(one.file for one in lists))
    own_year, header = _own_year(family, asked), _years_said(lists)
    is_other = own_year is not None and bool(header - {own_year.year + 1})
    many = len(days.newest)
    if family in _RETURNS and many >= LIKELY:
        why, is_plain = _why_old(family, days, own_year, asked)
        is_certain = is_plain and (many >= CERTAIN or is_other)
        if why and (is_plain or many >= CERTAIN):
            return OutOfDate(why, files, is_certain)
    if is_other:
        said = f"{_RETURNS[family]} says in its header that it is of {max(header)}"
        return OutOfDate(said, files)
    return None


def _why_old(family: str, days: _Days, own_year: dt.date | None, asked: Asked) -> tuple[str, bool]:
    """Say why a return whose newest day is this is an old one, and whether that is plain."""
    newest, but_for = days.most()
    within = f"{_TELLING[family]} of " if family in _TELLING else ""
    said = f"the newest day in {within}{_RETURNS[family]} is {in_words(newest)}{but_for}"
    last = asked.extracted_on
    if own_year and newest < own_year:
        return f"{said}, and {asked.own_month.name} is of the year from {in_words(own_year)}", True
    if family == "csww":
        return "", False  # it is of a whole year, and some years nobody comes or goes
    if newest <= last - RECENT:
        return f"{said}, and the extract is of {in_words(last)}", True
    if newest <= _month_before(asked):
        none = "no other" if but_for else "none"
        return f"{said}: {none} is of the month to {in_words(last)}", False
    return "", False


def _of_lists(lists: Iterable[FilledList], asked: Asked) -> Iterator[OutOfDate]:
    for one in lists:
        days = _days([one], asked)
        if len(days.newest) < CERTAIN:
            continue
        newest, but_for = days.most()
        if newest <= asked.extracted_on - YEAR:
            said = f"no day of {one.mapping.words} is of the last year"
            yield OutOfDate(f"{said}: its newest is {in_words(newest)}{but_for}", (one.file,))


def _month_before(asked: Asked) -> dt.date:
    """Give the day before the month; before the last four weeks of a running picture."""
    return min(asked.own_month.first_day - DAY, asked.extracted_on - MONTH)


def _own_year(family: str, asked: Asked) -> dt.date | None:
    if family in ("ssda903", "cin_census"):
        return asked.collection_year_starts
    return asked.workforce_year_starts if family == "csww" else None


def _years_said(lists: Iterable[FilledList]) -> set[int]:
    return {one.year for one in lists if one.year}


def _days(lists: Iterable[FilledList], asked: Asked) -> _Days:
    found = _Days()
    for one in lists:
        for filled in one.tables:
            for row, day in _dated(filled):
                if day > asked.extracted_on:
                    found.to_come.add((one.source, row))
                elif day > found.newest.get((one.source, row), dt.date.min):
                    found.newest[one.source, row] = day
    return found


def _dated(filled: Filled) -> Iterator[tuple[int, dt.date]]:
    """Give the days on which something happened, of a table whose rows begin some day."""
    table = TABLES[filled.table]
    if not any(start_and_end(table)):
        return
    for column in table.columns:
        name = column.name
        if column.has_happened and name in filled.columns and name not in filled.assumed:
            for row, value in zip(filled.rows, filled.columns[name], strict=True):
                if value is not None:
                    yield row, value.date() if isinstance(value, dt.datetime) else value


def _named(files: Sequence[str]) -> str:
    more = f" and {len(files) - 3} more" if len(files) > 3 else ""
    return ", ".join(files[:3]) + more
