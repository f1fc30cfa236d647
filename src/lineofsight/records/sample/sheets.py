"""A list as a council hands it in: a name, headings, rows; written as CSV or into a workbook."""

import csv
import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet


class Padded(int):
    """A number shown with zeros in front, as a spreadsheet shows a typed identifier."""


Cell = str | int | float | dt.date | dt.datetime | None
Row = list[Cell]

EPOCH = dt.date(1899, 12, 30)
CREATED = dt.datetime(2017, 12, 1, 9, 0, 0)  # noqa: DTZ001  a workbook holds no time zone
"""The same in every workbook, so that the same seed gives the same bytes."""


@dataclass
class Sheet:
    """One list: what it is called, its headings, its rows; `titles` stand above the headings."""

    name: str
    headings: Sequence[str]
    rows: list[Row] = field(default_factory=list)
    titles: Sequence[str] = ()


@dataclass(frozen=True)
class Formats:
    """How a workbook shows its numbers."""

    day: Format
    padded: Format


def as_text(cell: Cell) -> str:
    """Write a cell as a council's CSV does: days as 03/04/2017, times as 03/04/2017 21:15."""
    if cell is None:
        return ""
    if isinstance(cell, dt.datetime):
        return f"{cell:%d/%m/%Y %H:%M}"
    if isinstance(cell, dt.date):
        return _day(cell)
    return str(cell)


@cache
def _day(day: dt.date) -> str:
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def write_csv(path: Path, sheet: Sheet, *, encoding: str = "utf-8") -> int:
    """Write a list as CSV; gives how many rows."""
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file)
        writer.writerow(sheet.headings)
        writer.writerows([as_text(cell) for cell in row] for row in sheet.rows)
    return len(sheet.rows)


def write_workbook(path: Path, sheets: Iterable[Sheet], *, author: str) -> dict[str, int]:
    """Write lists into one workbook, a sheet each; gives the rows of each."""
    counts = {}
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        book.set_properties({"author": author, "created": CREATED})
        bold = book.add_format({"bold": True})
        title = book.add_format({"bold": True, "font_size": 14})
        shown = Formats(
            day=book.add_format({"num_format": "dd/mm/yyyy"}),
            padded=book.add_format({"num_format": "00000000"}),
        )
        for sheet in sheets:
            page = book.add_worksheet(sheet.name)
            page.set_column(0, len(sheet.headings) - 1, 16)
            for line, text in enumerate(sheet.titles):
                page.write_string(line, 0, text, title if line == 0 else None)
            top = len(sheet.titles)
            for column, heading in enumerate(sheet.headings):
                page.write_string(top, column, heading, bold)
            page.freeze_panes(top + 1, 1)
            for line, row in enumerate(sheet.rows, start=top + 1):
                _write_row(page, line, row, shown)
            counts[sheet.name] = len(sheet.rows)
    return counts


def _write_row(page: Worksheet, line: int, row: Row, shown: Formats) -> None:
    for column, cell in enumerate(row):
        if isinstance(cell, str):
            if cell:
                page.write_string(line, column, cell)
        elif isinstance(cell, dt.date):
            page.write_number(line, column, (cell - EPOCH).days, shown.day)
        elif isinstance(cell, Padded):
            page.write_number(line, column, cell, shown.padded)
        elif cell is not None:
            page.write_number(line, column, cell)
