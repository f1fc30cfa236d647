"""Rows as a file: CSV that no spreadsheet runs, a workbook whose texts are texts, or Parquet."""

import csv
import datetime as dt
import io
from collections.abc import Callable, Mapping, Sequence
from types import NoneType
from typing import Any, NamedTuple, get_args, get_type_hints

import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter

from lineofsight.feeds.rows import FigureRow
from lineofsight.kernel.spreadsheet import cells_safe_for_csv

Row = Sequence[Any]
KINDS: Mapping[type, pa.DataType] = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
    dt.date: pa.date32(),
    dt.datetime: pa.timestamp("us", tz="UTC"),
}


class Columned(NamedTuple):
    """Columns by name, each with the type of what stands in it."""

    names: tuple[str, ...]
    types: tuple[type, ...]


def columns_of(row: type) -> Columned:
    """Read the columns of a kind of row from its own declaration."""
    hints = get_type_hints(row)
    types = (next(t for t in (*get_args(one), one) if t is not NoneType) for one in hints.values())
    return Columned(tuple(hints), tuple(types))


def as_csv(rows: Sequence[Row], columns: Columned) -> bytes:
    """Write CSV with headings."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns.names)
    writer.writerows(cells_safe_for_csv(row) for row in rows)
    return text.getvalue().encode("utf-8-sig")


def as_workbook(rows: Sequence[Row], columns: Columned) -> bytes:
    """Write a workbook of one sheet."""
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held, {"in_memory": True})
    sheet = book.add_worksheet("Figures")
    for at, row in enumerate([columns.names, *rows]):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(at, column, cell)
            elif cell is not None:
                sheet.write_number(at, column, cell)
    book.close()
    return held.getvalue()


def as_parquet(rows: Sequence[Row], columns: Columned) -> bytes:
    """Write Parquet, with a type for each column whatever the rows hold."""
    told = {
        name: pa.array([row[at] for row in rows], KINDS[kind])
        for at, (name, kind) in enumerate(zip(columns.names, columns.types, strict=True))
    }
    held = io.BytesIO()
    pq.write_table(pa.table(told), held)
    return held.getvalue()


SHAPES: Mapping[str, tuple[str, Callable[[Sequence[Row], Columned], bytes]]] = {
    "csv": ("text/csv; charset=utf-8", as_csv),
    "xlsx": (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        as_workbook,
    ),
    "parquet": ("application/vnd.apache.parquet", as_parquet),
}
FIGURES = columns_of(FigureRow)
