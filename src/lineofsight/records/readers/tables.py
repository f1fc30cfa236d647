"""The sheets of a workbook as calamine gives them: name, where the cells begin, rows in order.

An .xlsx is read here, in this process. An .xls is read by another one: its format is old and
loose, and a damaged file can bring the reader down, which must not bring the load down.
"""

import os
import pickle
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import islice
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from lineofsight.kernel.problems import Unreadable
from lineofsight.records.readers.layouts import Cell

PATIENCE = 15
"""Seconds an .xls may take, many times what the largest one can need."""

MEMORY = 1024**3
"""Bytes of address space the other process may take, where the system can say so."""

_BROKEN = (CalamineError, OSError, ValueError, OverflowError)


@dataclass(frozen=True)
class Table:
    """One sheet; `start` is the row and column, from 0, of its first cell, None when empty."""

    name: str
    is_sheet: bool  # and not a chart or a macro
    is_hidden: bool
    start: tuple[int, int] | None
    rows: Iterable[Sequence[Cell]]
    merged: Sequence[tuple[tuple[int, int], tuple[int, int]]] = ()  # first and last cell, from 0


def tables(data: bytes, *, name: str) -> Iterator[Table]:
    """Give the sheets of an .xlsx; raises `Unreadable` for one that cannot be opened."""
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        for sheet in book.sheets_metadata:
            table = Table(
                name=sheet.name,
                is_sheet=sheet.typ == SheetTypeEnum.WorkSheet,
                is_hidden=sheet.visible != SheetVisibleEnum.Visible,
                start=None,
                rows=(),
            )
            if table.is_sheet:
                cells = book.get_sheet_by_name(sheet.name)
                where = f"{name}, sheet {sheet.name}"
                merged = tuple(cells.merged_cell_ranges or ())
                table = replace(table, start=cells.start, rows=_rows(cells, where), merged=merged)
            yield table
    except _BROKEN as error:
        raise _damaged(name) from error


def tables_apart(data: bytes, *, name: str) -> list[Table]:
    """Give the sheets of an .xls, read by a process of its own."""
    command = [sys.executable, "-c", f"from {__name__} import main; main()"]
    root = str(Path(__file__).parents[3])
    environment = {**os.environ, "PYTHONPATH": root}
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and module, no words of others
            command, input=data, capture_output=True, check=True, timeout=PATIENCE, env=environment
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise _damaged(name) from error
    found: list[Table] = pickle.loads(done.stdout)  # noqa: S301 - written by ourselves just now
    return found


def main() -> None:
    """Read the workbook on standard input and write its sheets to standard output."""
    _bound_memory()
    data = sys.stdin.buffer.read()
    found = [replace(one, rows=[list(row) for row in one.rows]) for one in tables(data, name="")]
    sys.stdout.buffer.write(pickle.dumps(found, protocol=pickle.HIGHEST_PROTOCOL))


def _rows(sheet: CalamineSheet, where: str) -> Iterator[Sequence[Cell]]:
    if sheet.start is None:
        return
    try:
        yield from islice(sheet.iter_rows(), sheet.start[0], None)
    except _BROKEN as error:
        raise _damaged(where) from error


def _damaged(where: str) -> Unreadable:
    return Unreadable(
        "It is damaged, or not a workbook of a kind Excel writes.",
        where=where,
        do="Open it in Excel and save it again as an Excel workbook (.xlsx).",
    )


def _bound_memory() -> None:
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not every system has it

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
