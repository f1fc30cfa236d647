"""Gather the rows under a heading row into one list per known column, with their row numbers.

Column by column is what mapping wants, and equal text is kept once. Blank rows, and heading
rows that a paste left in the middle, are passed over and counted: nothing goes unsaid. Headings of
another list, or in another order, are refused: what stands beneath is not what stands above.
"""

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lineofsight.kernel.problems import Refused
from lineofsight.records.readers.layouts import Cell
from lineofsight.records.readers.limits import Limits
from lineofsight.records.readers.recognising import (
    Recognised,
    headed,
    may_be_heading,
    refuse_second,
)
from lineofsight.records.readers.sheet_marks import letters_of

CHUNK = 4096
"""Rows turned into columns at a time."""

_REMEMBERED = 20_000  # beyond this a column is no code list, and remembering costs more


_NEEDS_CARE = re.compile(r'="|^[^\S\n]+$', re.MULTILINE)


class _Text(dict[str, str | None]):
    """Each text once; blank text as None, and the ="..." some exports write as its content."""

    unwrapped = 0

    def __missing__(self, text: str) -> str | None:
        kept: str | None = text
        if not text or text.isspace():
            kept = None
        elif text.startswith('="') and text.endswith('"') and len(text) > 2:
            kept = text[2:-1].replace('""', '"') or None
            self.unwrapped += 1
        if len(self) < _REMEMBERED:
            self[text] = kept
        return kept

    def kept(self, column: Sequence[str]) -> Iterator[str | None]:
        """Give the values of a column as they are kept."""
        if len(self) < _REMEMBERED or _NEEDS_CARE.search("\n".join(column)):
            return map(self.__getitem__, column)
        return map(self.get, column, column)  # many values: what is not known is its own


NO_ROWS = "has headings and no rows: taken as truly empty"


@dataclass
class Columns:
    """The columns of one list while its rows come in; `next_row` is the Excel row to come."""

    recognised: Recognised
    heading: Sequence[Cell]
    next_row: int
    where: str
    limits: Limits
    first_column: int = 0  # where the rows begin, from 0
    is_text: bool = False  # every cell is text, as in a CSV
    rows: list[int] = field(default_factory=list)
    cells: dict[str, list[Cell]] = field(default_factory=dict)
    wide_rows: list[int] = field(default_factory=list)
    short_rows: list[int] = field(default_factory=list)
    unheaded: set[int] = field(default_factory=set)  # columns with values and no heading
    blank_rows: list[int] = field(default_factory=list)
    repeated: int = 0

    def __post_init__(self) -> None:
        self.cells = {column.heading: [] for _, column in self.recognised.places}
        self._text = [_Text({"": None}) for _ in self.recognised.places]
        key = next((at for at, c in self.recognised.places if c.required), None)
        self._key = self.recognised.places[0][0] if key is None else key
        self._suspect = {None, "", self.heading[self._key]}
        named = {at for at, _ in self.recognised.places}
        named |= {at for at, _ in self.recognised.ignored}
        self._nameless = [at for at in range(len(self.heading)) if at not in named]

    def take(self, rows: Sequence[Sequence[Cell]]) -> None:
        """Take the next rows of the sheet, in order, blank ones included."""
        numbers: Sequence[int] = range(self.next_row, self.next_row + len(rows))
        self.next_row += len(rows)
        written = rows
        if any(len(row) != len(self.heading) for row in rows):
            rows = [self._evened(row, at) for row, at in zip(rows, numbers, strict=True)]
        suspects = [at for at, row in enumerate(rows) if self._is_suspect(row[self._key])]
        passed = {at for at in suspects if self._is_passed_over(rows[at], numbers[at])}
        for at in (at for at in suspects if at not in passed):
            if second := headed(written[at]):
                refuse_second(second, f"{self.where}, row {numbers[at]}")
        if passed:
            rows = [row for at, row in enumerate(rows) if at not in passed]
            numbers = [number for at, number in enumerate(numbers) if at not in passed]
        if rows:
            self._keep(rows, numbers)

    def notes(self) -> list[str]:
        """Say what was passed over or assumed while the rows came in."""
        said = []
        if not self.rows:
            said.append(NO_ROWS)
        between = bisect(self.blank_rows, self.rows[-1]) if self.rows else 0
        if between:
            said.append(f"{counted(between, 'blank row')} passed over")
        if self.repeated:
            said.append(f"{counted(self.repeated, 'repeated heading row')} passed over")
        if self.wide_rows:
            said.append(
                f"{counted(len(self.wide_rows), 'row')} with more cells than headings, first at"
                f" row {self.wide_rows[0]}: a separator inside a value moves what follows"
            )
        if self.short_rows:
            said.append(self._about_short_rows())
        if any(text.unwrapped for text in self._text):
            said.append('values written as ="..." were read without that wrapping')
        return said

    def _about_short_rows(self) -> str:
        said = (
            f"{counted(len(self.short_rows), 'row')} with fewer cells than headings, first at row"
            f" {self.short_rows[0]}: what is not there was read as blank"
        )
        if self.short_rows[-1] == self.rows[-1]:
            said += "; the last row is cut short: the file may have been broken off"
        return said

    def ignored(self) -> tuple[tuple[str, str], ...]:
        """Give the letter and heading of every column that holds values and is not known."""
        named = dict(self.recognised.ignored)
        return tuple(
            (letters_of(self.first_column + at), named.get(at, ""))
            for at in sorted({*named, *self.unheaded})
        )

    def _keep(self, rows: Sequence[Sequence[Cell]], numbers: Sequence[int]) -> None:
        self.rows.extend(numbers)
        self._refuse_too_many()
        columns = list(zip(*rows, strict=True))
        for text, (at, column) in zip(self._text, self.recognised.places, strict=True):
            out = self.cells[column.heading]
            if self.is_text:
                out.extend(text.kept(columns[at]))
            else:
                out.extend(text[v] if type(v) is str else v for v in columns[at])
        for at in self._nameless:
            if at not in self.unheaded and not all(map(_is_blank, columns[at])):
                self.unheaded.add(at)

    def _refuse_too_many(self) -> None:
        cells = len(self.rows) * len(self.heading)
        if len(self.rows) > self.limits.rows or cells > self.limits.cells:
            raise Refused(
                f"It holds more than {min(self.limits.rows, self.limits.cells):,} rows or cells.",
                where=self.where,
                do="Export fewer years or fewer columns at a time.",
            )

    def _is_suspect(self, cell: Cell) -> bool:
        return cell in self._suspect or (
            type(cell) is str and (cell.isspace() or may_be_heading(cell))
        )

    def _is_passed_over(self, row: Sequence[Cell], number: int) -> bool:
        if all(_is_blank(cell) for cell in row):
            self.blank_rows.append(number)
            return True
        if list(row) == list(self.heading):
            self.repeated += 1
            return True
        return False

    def _evened(self, row: Sequence[Cell], number: int) -> Sequence[Cell]:
        width = len(self.heading)
        if len(row) < width:
            if self.is_text and not all(_is_blank(cell) for cell in row):
                self.short_rows.append(number)
            return [*row, *[""] * (width - len(row))]
        if not all(_is_blank(cell) for cell in row[width:]):
            self.wide_rows.append(number)
        return row[:width]


def counted(number: int, thing: str) -> str:
    """Give `1 row` or `3 rows`."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def _is_blank(cell: Cell) -> bool:
    return cell is None or cell == "" or (isinstance(cell, str) and cell.isspace())
