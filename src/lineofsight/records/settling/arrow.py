"""Settled rows as completed Arrow tables, and the newest day each table holds."""

import datetime as dt

import pyarrow as pa
import pyarrow.compute as pc

from lineofsight.kernel import working_days
from lineofsight.records.findings import Finding, Kind
from lineofsight.records.settling.rows import Settled
from lineofsight.records.sources.completing import ARROW_TYPES, completed
from lineofsight.records.standard.ends import start_and_end


def as_table(settled: Settled) -> pa.Table:
    """Give the settled rows as a table with every stored column, the place of each row included."""
    stored = settled.table.stored
    columns = {
        name: pa.array(values, ARROW_TYPES[stored[name]])
        for name, values in settled.columns.items()
    }
    columns["source_file"] = pa.array(settled.sources, pa.int32())
    columns["source_row"] = pa.array(settled.rows, pa.int32())
    return completed(settled.table, pa.table(columns))


def newest_day(settled: Settled, rows: pa.Table) -> dt.date | None:
    """Give the newest day on which a row of the table starts or ends."""
    days = []
    for name in start_and_end(settled.table):
        if not name:
            continue
        stem = name.rsplit("_", 1)[0]
        held = name if name in rows.column_names and not name.endswith("_at") else f"{stem}_on"
        newest = pc.max(rows.column(held)).as_py()
        days += [newest] if newest is not None else []
    return max(days, default=None)


def days_without_numbers(settled: Settled, rows: pa.Table) -> list[Finding]:
    """Count the days outside the known calendar: they have no working-day number."""
    found = []
    for column in settled.table.columns:
        if column.kind not in ("date", "time") or column.has_birthday:
            continue
        held = column.name if column.kind == "date" else f"{column.stem}_on"
        lacks = pc.and_(
            pc.is_valid(rows.column(held)), pc.is_null(rows.column(f"{column.stem}_work"))
        )
        count = pc.sum(lacks).as_py() or 0
        if count:
            found.append(_outside(settled, column.stem, count))
    return found


def _outside(settled: Settled, stem: str, count: int) -> Finding:
    years = f"{working_days.FIRST.year} to {working_days.LAST.year}"
    return Finding(
        Kind.ASSUMED,
        f"{count} days '{stem.replace('_', ' ')}' lie outside {years}",
        assumed="working days since then are not counted",
        table=settled.table.name,
    )
