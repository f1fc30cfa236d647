"""Rows as a file: CSV that no spreadsheet runs, a workbook whose texts are texts, or Parquet."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence

import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter

from lineofsight.feeds.rows import COLUMNS, Row
from lineofsight.kernel.spreadsheet import cells_safe_for_csv

_NUMBERS = {"value", "numerator", "denominator"}


def as_csv(rows: Sequence[Row]) -> bytes:
    """Write CSV with headings."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(cells_safe_for_csv(row) for row in rows)
    return text.getvalue().encode("utf-8-sig")


def as_workbook(rows: Sequence[Row]) -> bytes:
    """Write a workbook of one sheet."""
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held, {"in_memory": True})
    sheet = book.add_worksheet("Figures")
    for at, row in enumerate([COLUMNS, *rows]):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(at, column, cell)
            elif cell is not None:
                sheet.write_number(at, column, cell)
    book.close()
    return held.getvalue()


def as_parquet(rows: Sequence[Row]) -> bytes:
    """Write Parquet, with a type for each column whatever the rows hold."""
    kinds = {name: pa.float64() if name in _NUMBERS else pa.string() for name in COLUMNS}
    kinds["definition_version"] = pa.int64()
    columns = {
        name: pa.array([row[at] for row in rows], kinds[name]) for at, name in enumerate(COLUMNS)
    }
    held = io.BytesIO()
    pq.write_table(pa.table(columns), held)
    return held.getvalue()


SHAPES: Mapping[str, tuple[str, Callable[[Sequence[Row]], bytes]]] = {
    "csv": ("text/csv; charset=utf-8", as_csv),
    "xlsx": (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        as_workbook,
    ),
    "parquet": ("application/vnd.apache.parquet", as_parquet),
}
