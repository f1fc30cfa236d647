"""Read a series from any CSV file: a day and a number on each row, as returns are read.

Days are day first or in any form a return may use, or name a month, which is its first day. A cell
that cannot be read stops the whole: a series with a hole nobody saw is worse than none.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import ChecksFailed
from lineofsight.records.readers.named_columns import NamedColumns, read_named
from lineofsight.records.values.days import day, is_month_first
from lineofsight.records.values.numbers import exact
from lineofsight.records.values.reading import Unread, tidy
from lineofsight.records.values.texts import month

_SHOWN = 3


@dataclass(frozen=True)
class DatedValue:
    """One row: its day, its number, and what the number is out of where that was asked for."""

    line: int
    on: dt.date
    value: Decimal | None  # None: the cell is empty, or says that there is no number
    out_of: Decimal | None = None


@dataclass(frozen=True)
class Dated:
    """A series as the file gives it, in the order of its rows."""

    rows: tuple[DatedValue, ...]
    heading: str  # of the values; empty where only days were asked for
    notes: tuple[str, ...]  # how the file was read, where that was not plain


def read_dated(
    path: Path, *, date: str, value: str = "", out_of: str = "", gaps: Collection[str] = ()
) -> Dated:
    """Read the columns with these headings; `gaps` are texts that stand for no number.

    Raises `ChecksFailed` with line and column for every cell that cannot be read.
    """
    asked = [heading for heading in (date, value, out_of) if heading]
    found = read_named(path, asked)
    if is_month_first(list(found.columns[0])):
        raise ChecksFailed(
            "Its days are written month first or turned round, so none can be trusted.",
            where=f"{found.file}, column {found.headings[0]}",
            do="Write the days as 2017-10-31 or 31/10/2017.",
        )
    readers = [_day, *[_number_or_gap(gaps)] * (len(asked) - 1)]
    columns = _read(found, readers)
    if not found.lines:
        raise ChecksFailed(
            "There is no row under its headings.", where=found.file, do="Export the file again."
        )
    days, *others = columns
    none: list[None] = [None] * len(days)
    values = others[0] if value else none
    bases = others[-1] if out_of else none
    rows = tuple(map(DatedValue, found.lines, days, values, bases))
    return Dated(rows, found.headings[1] if value else "", found.notes)


Read = Callable[[str], Any]


def _read(found: NamedColumns, readers: Iterable[Read]) -> list[list[Any]]:
    """Parse every cell; raise one problem that places all those that cannot be read."""
    columns, wrong = [], []
    for heading, cells, read in zip(found.headings, found.columns, readers, strict=True):
        values = [read(cell) for cell in cells]
        wrong += [
            (line, heading, value.problem)
            for line, value in zip(found.lines, values, strict=True)
            if isinstance(value, Unread)
        ]
        columns.append(values)
    if wrong:
        wrong.sort()
        places = [f"line {line}, column {heading} ({why})" for line, heading, why in wrong[:_SHOWN]]
        more = f" and {len(wrong) - _SHOWN} more" if len(wrong) > _SHOWN else ""
        count = "1 cell" if len(wrong) == 1 else f"{len(wrong)} cells"
        raise ChecksFailed(
            f"{count} cannot be read.",
            where=f"{found.file}, {'; '.join(places)}{more}",
            do="Put the cells right. Leave a cell empty where there is no value.",
        )
    return columns


def _day(cell: str) -> dt.date | Unread:
    found = day(cell)
    if not isinstance(found, Unread):
        return Unread("no date") if found is None else found
    named = month(cell)
    is_month = isinstance(named, str) and named.startswith(("19", "20"))
    return Month.parse(str(named)).first_day if is_month else found


def _number_or_gap(gaps: Collection[str]) -> Read:
    no_number = {gap.casefold() for gap in gaps}

    def read(cell: str) -> Decimal | Unread | None:
        return None if tidy(cell).casefold() in no_number else exact(cell)

    return read
