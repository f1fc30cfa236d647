"""Read the sheets of a workbook, .xlsx or .xls, found by what they say and not by their names.

Dates come typed, and formulas give the result Excel last saved. Hidden sheets and rows are
read like the rest, and said. What a cell shows and does not hold (leading zeros of a number
format) is read as shown: `000012` and `12` are two children.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import islice
from pathlib import PurePath

from lineofsight.records.readers.columns import CHUNK, Columns, counted
from lineofsight.records.readers.layouts import Cell, IgnoredSheet, SourceSheet
from lineofsight.records.readers.limits import Limits
from lineofsight.records.readers.package import Package
from lineofsight.records.readers.recognising import HEAD, Recognised, Unrecognised, recognise
from lineofsight.records.readers.sheet_marks import Marks, letters_of
from lineofsight.records.readers.ssd_unused import why_unused
from lineofsight.records.readers.tables import Table, tables, tables_apart

_1904 = 1462  # days between the two systems Excel counts dates in


@dataclass(frozen=True)
class Workbook:
    """A workbook that has been looked into and found harmless."""

    name: str
    data: bytes
    package: Package


def read_workbook(workbook: Workbook, *, limits: Limits) -> Iterator[SourceSheet | IgnoredSheet]:
    """Read every sheet, or say why it is none of the known lists.

    Raises `Unreadable` for a file that cannot be opened, and as `recognise` does.
    """
    is_new = workbook.data.startswith(b"PK")
    found = (tables if is_new else tables_apart)(workbook.data, name=workbook.name)
    for table in found:
        if not table.is_sheet:
            yield IgnoredSheet(workbook.name, table.name, "it is a chart or macro sheet")
        elif table.start is None:
            yield IgnoredSheet(workbook.name, table.name, "it is empty")
        else:
            yield _Sheet(workbook, table, table.start).read(limits)


class _Sheet:
    """One sheet while it is read."""

    def __init__(self, workbook: Workbook, table: Table, start: tuple[int, int]) -> None:
        self._workbook, self._table, self._start = workbook, table, start
        self.file, self.name = workbook.name, table.name
        self.where = f"{self.file}, sheet {self.name}"
        self._marks = workbook.package.marks.get(table.name, Marks())
        only = len(workbook.package.marks) == 1  # then the file's name speaks for the sheet
        self._file_hint = PurePath(self.file).stem if only else ""

    def read(self, limits: Limits) -> SourceSheet | IgnoredSheet:
        first_row, first_column = self._start
        rows = iter(self._table.rows)
        head = list(islice(rows, HEAD))
        found = recognise(
            head, sheet=self.name, file=self._file_hint, where=self.where, first_row=first_row
        )
        if isinstance(found, Unrecognised):
            why = why_unused(self._file_hint or self.name, head) or found.why
            return IgnoredSheet(self.file, self.name, why)
        heading: Sequence[Cell] = head[found.heading_position]
        below = first_row + found.heading_position + 2
        columns = Columns(found, heading, below, self.where, limits, first_column=first_column)
        columns.take(head[found.heading_position + 1 :])
        while chunk := list(islice(rows, CHUNK)):
            columns.take(chunk)
        return self._sheet(found, columns, first_row)

    def _sheet(self, found: Recognised, columns: Columns, first_row: int) -> SourceSheet:
        heading_row = first_row + found.heading_position + 1
        letters = {c.heading: letters_of(columns.first_column + at) for at, c in found.places}
        known = set(letters.values())
        self._as_shown(found, columns, letters)
        moved = self._from_1904(found, columns)
        unread = tuple(
            (row, letter, why)
            for (row, letter), why in sorted(self._marks.unread.items())
            if letter in known and row > heading_row
        )
        notes = [*self._notes(heading_row), *moved, *columns.notes(), *found.notes]
        return SourceSheet(
            layout=found.layout,
            file=self.file,
            sheet=self.name,
            heading_row=heading_row,
            rows=columns.rows,
            cells=columns.cells,
            letters=letters,
            ignored_columns=columns.ignored(),
            missing_columns=found.missing,
            formula_cells=tuple(p for p in self._marks.formulas if p[1] in known),
            unread_cells=unread,
            merged=tuple(self._merged(columns, heading_row, known)),
            notes=tuple(notes),
        )

    def _merged(
        self, columns: Columns, heading_row: int, known: AbstractSet[str]
    ) -> Iterator[tuple[int, str]]:
        """Give the merged cells that hide something: in a row, or in the headings themselves."""
        for (top, left), (bottom, right) in self._table.merged:
            first, last = top + 1, bottom + 1
            letters = [letters_of(at) for at in range(left, right + 1)]
            on_heading = first <= heading_row <= last and (left < right or first < heading_row)
            below = bisect_left(columns.rows, max(first, heading_row + 1))
            on_row = below < len(columns.rows) and columns.rows[below] <= last
            if on_heading or (on_row and known & set(letters)):
                yield first, f"{letters[0]}{first}:{letters[-1]}{last}"

    def _notes(self, heading_row: int) -> list[str]:
        said = []
        if self._table.is_hidden:
            said.append("the sheet is hidden in the workbook; it was read")
        if heading_row > 1:
            said.append(f"{counted(heading_row - 1, 'row')} above the headings passed over")
        if self._marks.hidden_rows:
            said.append(f"{counted(self._marks.hidden_rows, 'hidden row')} read like the rest")
        if self._marks.has_hidden_columns:
            said.append("hidden columns were read like the rest")
        if self._marks.formula_count:
            count = counted(self._marks.formula_count, "formula")
            said.append(f"{count}: the results last saved were read")
        if self._workbook.package.has_links:
            said.append("links to other workbooks: the values last saved were read")
        return said

    def _as_shown(self, found: Recognised, columns: Columns, letters: dict[str, str]) -> None:
        """Put numbers shown with leading zeros into the text columns as they are shown."""
        if not self._marks.padded:
            return
        positions = {row: at for at, row in enumerate(columns.rows)}
        headings = {letters[c.heading]: c.heading for _, c in found.places if c.kind == "text"}
        for (row, letter), shown in self._marks.padded.items():
            if letter in headings and row in positions:
                columns.cells[headings[letter]][positions[row]] = shown

    def _from_1904(self, found: Recognised, columns: Columns) -> list[str]:
        """Move plain numbers in date columns to the system that counts from 1900."""
        if not self._workbook.package.counts_from_1904:
            return []
        for _, column in found.places:
            if column.kind in ("date", "time"):
                cells = columns.cells[column.heading]
                cells[:] = [_moved(cell) for cell in cells]
        return ["the workbook counts its dates from 1904; they were read as what they show"]


def _moved(cell: Cell) -> Cell:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return cell + _1904
    return cell
