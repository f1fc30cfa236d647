"""Read tables that bring column names and typed cells along: Parquet files and databases.

Known by their column names like any other list. Only the columns of the list are read, so that
what no figure needs does not leave its place.
"""

import dataclasses
import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lineofsight.records.readers.columns import Columns
from lineofsight.records.readers.layouts import Cell, IgnoredSheet, SourceSheet
from lineofsight.records.readers.limits import Limits
from lineofsight.records.readers.recognising import Recognised, Unrecognised, recognise
from lineofsight.records.readers.ssd_unused import why_unused
from lineofsight.records.values.clock import LONDON

Rows = Iterable[Sequence[Sequence[Any]]]
"""Chunks of rows."""


@dataclass(frozen=True)
class TypedTable:
    """One table: how it is named, its columns, and how the rows of some of them are had."""

    file: str
    name: str | None  # the table within a database; None for a file
    hint: str  # the name that settles a draw between two lists
    columns: Sequence[str]
    rows: Callable[[Sequence[str]], Rows]


def read_typed(table: TypedTable, *, limits: Limits) -> tuple[SourceSheet | IgnoredSheet, str]:
    """Read one table, and give the SHA-256 of what was read; or say why it is no known list.

    Raises as `recognise` does, and `Refused` for a table that is too long.
    """
    where = f"{table.file}, table {table.name}" if table.name else table.file
    heading = list(table.columns)
    found = recognise([heading], sheet=table.hint, file=table.hint, where=where)
    if isinstance(found, Unrecognised):
        why = why_unused(table.hint, [heading]) or found.why
        return IgnoredSheet(table.file, table.name, why), ""
    known = [heading[at] for at, _ in found.places]
    ignored = tuple(("", heading[at]) for at, _ in found.ignored)
    columns = Columns(_of_known(found), known, 1, where, limits)
    digest = hashlib.sha256(repr(known).encode())
    for chunk in table.rows(known):
        cells = [[_cell(value) for value in row] for row in chunk]
        digest.update(repr(cells).encode())
        columns.take(cells)
    for _, column in found.places:
        if column.kind == "time":
            columns.cells[column.heading] = [_timed(c) for c in columns.cells[column.heading]]
    sheet = SourceSheet(
        layout=found.layout,
        file=table.file,
        sheet=table.name,
        heading_row=0,
        rows=columns.rows,
        cells=columns.cells,
        letters={column.heading: "" for _, column in found.places},
        ignored_columns=ignored,
        missing_columns=found.missing,
        notes=(*columns.notes(), *found.notes),
    )
    return sheet, digest.hexdigest()


def _timed(cell: Cell) -> Cell:
    """Give midnight as a text export writes it: a column of times holds it as one of them."""
    is_midnight = isinstance(cell, dt.datetime) and cell.time() == dt.time()
    return str(cell) if is_midnight else cell


def _of_known(found: Recognised) -> Recognised:
    places = tuple((at, column) for at, (_, column) in enumerate(found.places))
    return dataclasses.replace(found, places=places, ignored=())


def _cell(value: Any) -> Cell:
    """Give a value of the database or file as a cell: numbers with a scale as their digits."""
    if isinstance(value, dt.datetime) and value.tzinfo is not None:
        return value.astimezone(LONDON).replace(tzinfo=None)
    if value is None or isinstance(value, str | bool | int | float | dt.date | dt.time):
        return value
    if isinstance(value, Decimal):
        return format(value.normalize(), "f") if value == value.to_integral_value() else str(value)
    if isinstance(value, dict | list):  # a column of the type JSON
        return json.dumps(value)
    return str(value)
