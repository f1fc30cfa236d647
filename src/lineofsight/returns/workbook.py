"""Write the eleven lists into one workbook: a sheet each, a title above the headings.

What a list could not hold because it cannot say it stands in the title, for whoever reads it.
A text is always written as text, so that a spreadsheet runs none; a day is a real day. Rows go to
the file as they are written, and the file stands in its place only when it is whole.
"""

import datetime as dt
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from lineofsight.kernel.periods import in_words
from lineofsight.kernel.problems import Refused
from lineofsight.records.readers.layouts import SourceColumn
from lineofsight.returns.annex_a import Written, WrittenList

_EPOCH = dt.date(1899, 12, 30)
_COUNTED_FROM = dt.date(1900, 3, 1)  # a spreadsheet counts earlier days wrongly: they stay text
_TEXT_ALONE = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}


def write_workbook(
    path: Path, lists: Sequence[WrittenList], *, as_at: dt.date, authority: str | None
) -> None:
    """Write the lists; raises `Refused` when one cannot go into a workbook, leaving none."""
    whose = f"{authority}, " if authority else ""
    handle, name = tempfile.mkstemp(prefix=".lineofsight-", suffix=".xlsx", dir=path.parent)
    os.close(handle)
    aside = Path(name)
    try:
        with xlsxwriter.Workbook(name, {"constant_memory": True, **_TEXT_ALONE}) as book:
            book.set_properties(
                {"title": "Annex A", "created": dt.datetime.combine(as_at, dt.time())}
            )
            bold = book.add_format({"bold": True})
            wrapped = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
            day = book.add_format({"num_format": "dd/mm/yyyy"})
            for one in lists:
                head = f"List {one.number}: {one.title}. {whose}as at {in_words(as_at)}"
                title = ". ".join((head, *one.untold))
                page = book.add_worksheet(f"List {one.number}")
                _write_list(page, one, title, (bold, wrapped, day))
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def _write_list(
    page: Worksheet, one: WrittenList, title: str, formats: tuple[Format, Format, Format]
) -> None:
    bold, wrapped, day = formats
    page.set_column(0, len(one.columns) - 1, 16)
    page.freeze_panes(2, 1)
    page.write_string(0, 0, title, bold)
    for at, column in enumerate(one.columns):
        page.write_string(1, at, column.heading, wrapped)
    if one.why_not:  # a list without a row would say that there was nothing
        page.write_string(2, 1, f"No data: {one.why_not}")
    for line, row in enumerate(one.rows, start=2):
        for at, value in enumerate(row):
            if _write_cell(page, line, at, value, day):
                raise _does_not_fit(one, one.columns[at])


def _write_cell(page: Worksheet, line: int, at: int, value: Written, day: Format) -> Any:
    """Write one cell; gives other than 0 where it does not fit."""
    if value is None or value == "":
        return 0
    if isinstance(value, dt.date) and value >= _COUNTED_FROM:
        return page.write_number(line, at, (value - _EPOCH).days, day)
    if isinstance(value, int):
        return page.write_number(line, at, value)
    return page.write_string(line, at, str(value))


def _does_not_fit(one: WrittenList, column: SourceColumn) -> Refused:
    return Refused(
        f"List {one.number} does not fit into a workbook: too many rows, or too long a text.",
        where=f"list {one.number}, column {column.heading}",
        do="Give fewer months, or shorten the text where it is kept, and load it again.",
    )
