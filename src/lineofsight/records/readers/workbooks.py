"""Read the sheets of a workbook, .xlsx or .xls, found by what they say and not by their names.

Dates come typed, and formulas give the result Excel last saved. Hidden sheets and rows are
read like the rest, and said. What a cell shows and does not hold (leading zeros of a number
format) is read as shown: `000012` and `12` are two children.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import PurePath

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from lineofsight.kernel.problems import Unreadable
from lineofsight.records.readers.columns import CHUNK, Columns, counted
from lineofsight.records.readers.layouts import Cell, IgnoredSheet, SourceSheet
from lineofsight.records.readers.limits import Limits
from lineofsight.records.readers.package import Package, protected
from lineofsight.records.readers.recognising import HEAD, Recognised, Unrecognised, recognise
from lineofsight.records.readers.sheet_marks import Marks, letters_of
from lineofsight.records.readers.ssd_files import standard_table

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
    book = _opened(workbook)
    sheets = list(book.sheets_metadata)
    for sheet in sheets:
        if sheet.typ != SheetTypeEnum.WorkSheet:
            yield IgnoredSheet(workbook.name, sheet.name, "it is a chart or macro sheet")
            continue
        yield _Sheet(workbook, book, sheet, is_only=len(sheets) == 1).read(limits)


def _opened(workbook: Workbook) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(workbook.data))
    except PasswordError as error:
        raise protected(workbook.name) from error
    except (CalamineError, OSError, ValueError) as error:
        raise _damaged(workbook.name) from error


def _damaged(where: str) -> Unreadable:
    return Unreadable(
        "It is damaged, or not a workbook of a kind Excel writes.",
        where=where,
        do="Open it in Excel and save it again as an Excel workbook (.xlsx).",
    )


class _Sheet:
    """One sheet while it is read."""

    def __init__(
        self, workbook: Workbook, book: CalamineWorkbook, sheet: SheetMetadata, *, is_only: bool
    ) -> None:
        self._workbook, self._metadata = workbook, sheet
        self.file, self.name = workbook.name, sheet.name
        self.where = f"{self.file}, sheet {self.name}"
        self._marks = workbook.package.marks.get(sheet.name, Marks())
        self._file_hint = PurePath(self.file).stem if is_only else ""
        try:
            self._cells: CalamineSheet = book.get_sheet_by_name(sheet.name)
        except (CalamineError, OSError, ValueError) as error:
            raise _damaged(self.where) from error

    def read(self, limits: Limits) -> SourceSheet | IgnoredSheet:
        if self._cells.start is None:
            return IgnoredSheet(self.file, self.name, "it is empty")
        first_row, first_column = self._cells.start
        rows: Iterator[Sequence[Cell]] = islice(self._cells.iter_rows(), first_row, None)
        head = list(islice(rows, HEAD))
        found = recognise(head, sheet=self.name, file=self._file_hint, where=self.where)
        if isinstance(found, Unrecognised):
            why = standard_table(self._file_hint or self.name, head) or found.why
            return IgnoredSheet(self.file, self.name, why)
        heading = head[found.heading_position]
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
            notes=tuple(notes),
        )

    def _notes(self, heading_row: int) -> list[str]:
        said = []
        if self._metadata.visible != SheetVisibleEnum.Visible:
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
