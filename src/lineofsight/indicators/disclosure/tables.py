"""Protect a table somebody made: rows and columns with headings, totals called total or all.

The cells of the table come in as text and go out as text, each in its place, so that whatever
reads the table reads the protected one just as well.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from lineofsight.indicators.disclosure.named_counts import THRESHOLD, protect
from lineofsight.kernel.problems import Problem
from lineofsight.kernel.spreadsheet import formula_safe

HIDDEN = "c"
"""What stands in a hidden cell, as in the tables of the Department for Education."""

_COUNT = re.compile(r"[0-9]+|[0-9]{1,3}(,[0-9]{3})+")
_WORD = re.compile(r"[a-z]+")
_TOTAL = frozenset({"total", "totals", "all"})
_NOT_TOTAL = frozenset({"other", "others"})

AxisSum = tuple[Sequence[int], int]
"""Which lines of a table add up to which line."""


class Place(NamedTuple):
    """A cell of the table, by position; both count from 0."""

    row: int
    column: int

    def __str__(self) -> str:
        letters, left = "", self.column + 1
        while left:
            left, letter = divmod(left - 1, 26)
            letters = chr(ord("A") + letter) + letters
        return f"row {self.row + 1}, column {letters}"


def protect_table(
    rows: Sequence[Sequence[str]], *, threshold: int = THRESHOLD
) -> tuple[list[list[str]], list[str]]:
    """Give the table with hidden cells as `c`, and notes to its maker.

    `rows`: the first with text holds the column headings, the first column the row headings; all
    else are whole numbers. A heading that begins or ends with *total* or *all* ("All teams",
    "Grand total", not "All other") names a total of the others, or of its block where there are
    several. Headings that a spreadsheet would run are made safe. Blank rows and columns stay
    blank. Raises `Problem` with the cell's place for what is no count or has no heading, and for
    totals that do not add up.
    """
    table = _Table.read(rows)
    sums = [*table.sums_of_columns(), *table.sums_of_rows()]
    names = {place: str(place) for place in table.counts}
    shown = protect(
        {names[place]: count for place, count in table.counts.items()},
        [([names[part] for part in parts], names[total]) for parts, total in sums],
        threshold=threshold,
    )
    hidden = {place for place, name in names.items() if shown[name] is None}
    out = [
        [_out(cell, Place(i, j), table, hidden) for j, cell in enumerate(row)]
        for i, row in enumerate(rows)
    ]
    return out, list(_notes(table, hidden, threshold, has_totals=bool(sums)))


@dataclass(frozen=True)
class _Table:
    rows: Sequence[int]
    columns: Sequence[int]
    row_headings: Sequence[str]
    column_headings: Sequence[str]
    counts: dict[Place, int]

    @classmethod
    def read(cls, cells: Sequence[Sequence[str]]) -> "_Table":
        """Find headings and counts."""
        filled = [i for i, row in enumerate(cells) if any(cell.strip() for cell in row)]
        width = max((len(cells[i]) for i in filled), default=0)
        columns = [j for j in range(1, width) if any(_at(cells, i, j) for i in filled)]
        if len(filled) < 2 or not columns:
            raise Problem(
                "The table has no counts.",
                do="Give column headings in the first row and row headings in the first column.",
            )
        top, *rows = filled
        return cls(
            rows,
            columns,
            [_heading(_at(cells, i, 0), Place(i, 0)) for i in rows],
            [_heading(_at(cells, top, j), Place(top, j)) for j in columns],
            {Place(i, j): _count(_at(cells, i, j), Place(i, j)) for i in rows for j in columns},
        )

    def sums_of_columns(self) -> Iterator[tuple[list[Place], Place]]:
        """Give, for each row, which of its cells add up to which."""
        lines = [[Place(i, j) for j in self.columns] for i in self.rows]
        return self._sums(self.column_headings, lines)

    def sums_of_rows(self) -> Iterator[tuple[list[Place], Place]]:
        """Give, for each column, which of its cells add up to which."""
        lines = [[Place(i, j) for i in self.rows] for j in self.columns]
        return self._sums(self.row_headings, lines)

    def _sums(
        self, headings: Sequence[str], lines: Sequence[Sequence[Place]]
    ) -> Iterator[tuple[list[Place], Place]]:
        layouts = list(_layouts([is_total(heading) for heading in headings]))
        wrong = [self._first_wrong(layout, lines) for layout in layouts]
        if wrong and None not in wrong:
            raise Problem(
                "The counts do not add up to their total.",
                where=str(wrong[0]),
                do="Correct the counts, or rename a heading with total or all that is no total.",
            )
        for parts, total in layouts[wrong.index(None)] if wrong else ():
            for line in lines:
                yield [line[part] for part in parts], line[total]

    def _first_wrong(
        self, layout: Sequence[AxisSum], lines: Sequence[Sequence[Place]]
    ) -> Place | None:
        for parts, total in layout:
            for line in lines:
                if sum(self.counts[line[part]] for part in parts) != self.counts[line[total]]:
                    return line[total]
        return None


def is_total(heading: str) -> bool:
    """Ask whether a heading names a total: `Total`, `All teams`; not `All other`, not `Small`."""
    words = _WORD.findall(heading.casefold())
    if not words or _NOT_TOTAL & set(words[1:2]):
        return False
    return words[0] in _TOTAL or words[-1] in _TOTAL


def _layouts(totals: Sequence[bool]) -> Iterator[list[AxisSum]]:
    """Give the ways in which an axis may be meant: totals after their parts, before, or of all."""
    plain = [i for i, total in enumerate(totals) if not total]
    marked = [i for i, total in enumerate(totals) if total]
    if not marked or not plain:
        return
    if len(marked) > 1:
        after = [
            _block(plain, start, end) for start, end in zip([-1, *marked], marked, strict=False)
        ]
        yield [*_filled(zip(after[:-1], marked[:-1], strict=True)), (plain, marked[-1])]
        ends = [*marked[1:], len(totals)]
        before = [_block(plain, start, end) for start, end in zip(marked, ends, strict=True)]
        yield [(plain, marked[0]), *_filled(zip(before[1:], marked[1:], strict=True))]
    yield [(plain, total) for total in marked]


def _block(plain: Sequence[int], start: int, end: int) -> list[int]:
    return [i for i in plain if start < i < end]


def _filled(sums: Iterator[tuple[list[int], int]]) -> list[AxisSum]:
    return [(parts, total) for parts, total in sums if parts]


def _at(cells: Sequence[Sequence[str]], row: int, column: int) -> str:
    return cells[row][column].strip() if column < len(cells[row]) else ""


def _heading(text: str, place: Place) -> str:
    if not text:
        raise Problem(
            "A row or column has no heading.",
            where=str(place),
            do="Give column headings in the first row and row headings in the first column.",
        )
    return text


def _count(text: str, place: Place) -> int:
    if not _COUNT.fullmatch(text):
        raise Problem(
            "A cell is not a whole number of at least 0.",
            where=str(place),
            do="Give exact counts in every cell, and leave out percentages, rates and notes.",
        )
    return int(text.replace(",", ""))


def _out(cell: str, place: Place, table: _Table, hidden: set[Place]) -> str:
    if place in hidden:
        return HIDDEN
    return cell if place in table.counts else formula_safe(cell)


def _notes(table: _Table, hidden: set[Place], threshold: int, *, has_totals: bool) -> Iterator[str]:
    small = sum(0 < table.counts[place] < threshold for place in hidden)
    partners = len(hidden) - small
    if hidden:
        yield (
            f"{HIDDEN} is a hidden count: {small} of 1 to {threshold - 1}, and {partners} more "
            "from which those could be worked out."
        )
        yield "Percentages and rates of hidden counts, and of what they leave, must not be shown."
    else:
        yield f"No count is 1 to {threshold - 1}, so nothing is hidden."
    if not has_totals:
        yield (
            "No heading is a total. If readers have the totals from elsewhere, add them to the "
            "table and protect it again."
        )
