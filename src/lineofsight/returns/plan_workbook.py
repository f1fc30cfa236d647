"""Write an improvement plan as plan.xlsx, the feed that a load reads."""

import datetime as dt
import io
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from lineofsight.records.readers import local_feeds_plan as layouts
from lineofsight.records.readers.layouts import SourceColumn

_LONG, _SHORT = 40, 16  # widths of columns


def write(
    sheets: Mapping[str, Sequence[Mapping[str, Any]]],
    properties: Mapping[str, str] | None = None,
    *,
    leave_out: Collection[str] = (),
) -> bytes:
    """Write the sheets Actions, Milestones, Evidence and Key from rows by heading.

    `properties` are kept with the file, and not in a cell. Raises `KeyError` for a row that lacks a
    heading: every column is written on purpose, but those to `leave_out` and sheets not given.
    """
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        for name, said in (properties or {}).items():
            book.set_custom_property(name, said, "text")
        for layout in layouts.LISTS:
            name = layout.name.removeprefix("plan ")
            if name in sheets:
                columns = [one for one in layout.columns if one.heading not in leave_out]
                _sheet(book, name, columns, sheets[name])
    return held.getvalue()


def _sheet(
    book: Workbook, name: str, columns: Sequence[SourceColumn], rows: Sequence[Mapping[str, Any]]
) -> None:
    sheet = book.add_worksheet(name)
    head = book.add_format({"bold": True, "bottom": 2, "text_wrap": True})
    day, text = book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format({"num_format": "@"})
    for at, column in enumerate(columns):
        sheet.write_string(0, at, column.heading, head)
        sheet.set_column(at, at, _LONG if column.kind == "text" else _SHORT)
    for place, row in enumerate(rows, start=1):
        for at, column in enumerate(columns):
            _cell(sheet, (place, at), row[column.heading], day=day, text=text)
    sheet.freeze_panes(1, 0)


def _cell(sheet: Worksheet, at: tuple[int, int], value: Any, *, day: Format, text: Format) -> None:
    """Write one cell: text as text, so that 2.10 stays 2.10 and no text is a formula."""
    if value is None or value == "":
        return
    if isinstance(value, str):
        sheet.write_string(*at, value, text)
    elif isinstance(value, dt.date):
        sheet.write_datetime(*at, dt.datetime.combine(value, dt.time()), day)
    else:
        sheet.write_number(*at, float(value))
