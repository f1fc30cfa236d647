"""A table of texts as a file: CSV that no spreadsheet runs, or a workbook with numbers in it."""

import csv
import io
from collections.abc import Sequence

import xlsxwriter
from django.http import HttpResponse

from lineofsight.kernel.spreadsheet import cells_safe_for_csv

SHAPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def as_file(
    table: Sequence[Sequence[str]],
    notes: Sequence[str],
    *,
    name: str,
    shape: str,
    numbers_from: int,
) -> HttpResponse:
    """Give a table with its notes beneath as a download; names stand before `numbers_from`."""
    rows = [*table, *([[]] if notes else []), *([note] for note in notes)]
    written = _csv(rows) if shape == "csv" else _workbook(rows, numbers_from)
    return HttpResponse(
        written,
        content_type=SHAPES[shape],
        headers={"Content-Disposition": f'attachment; filename="{name}.{shape}"'},
    )


def _csv(rows: Sequence[Sequence[str]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows(cells_safe_for_csv(row) for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _workbook(rows: Sequence[Sequence[str]], numbers_from: int) -> bytes:
    """Write whole numbers as numbers; a group may be called by one, and is a text all the same."""
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held, {"in_memory": True})
    sheet = book.add_worksheet("Answer")
    thousands = book.add_format({"num_format": "#,##0"})
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            digits = cell.replace(",", "")
            if column >= numbers_from and digits.isdecimal():
                sheet.write_number(at, column, int(digits), thousands)
            else:
                sheet.write_string(at, column, cell)
    book.close()
    return held.getvalue()
