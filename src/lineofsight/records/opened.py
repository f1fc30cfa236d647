"""An opened month: the connection that populations are asked on, and the seal it came from.

It does not know which engine it is on: `source` is one of the modules of `records.sources`.

`snapshots.open_month` opens a sealed month; `opened_from` makes one from rows written out by
hand, for the drawn tables of tests. Both hold the same tables with the same columns.
"""

import datetime as dt
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeAlias, TypeVar

import pyarrow as pa

from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Problem
from lineofsight.records.seals import Reach, Seal
from lineofsight.records.settling.history import without_history
from lineofsight.records.sources import duckdb
from lineofsight.records.sources.completing import ARROW_TYPES
from lineofsight.records.sources.contract import Source
from lineofsight.records.standard import TABLES, Table
from lineofsight.settings import DEFAULT, Settings

Row = Mapping[str, Any]
Drawn: TypeAlias = pa.Table | Sequence[Row]
Thing = TypeVar("Thing")
Made = TypeVar("Made")


@dataclass(frozen=True)
class Opened:
    """A month that can be asked; close it, or use it in a `with` block."""

    connection: Any
    seal: Seal
    scratch: Path | None = None  # where it spills; removed with it
    source: Source = duckdb
    completed: pa.Table | None = None  # values of another list than their row: where they are from
    built: dict[str, str] = field(default_factory=dict, compare=False, repr=False)
    """Population -> digest of what it was built from, `moments` among them: see `moments.build`."""

    def ask_about(self, days: Iterable[dt.date]) -> None:
        """Make these days the rows of `moments`."""
        self.built.pop("moments", None)
        self.source.create_moments(self.connection, days)

    def keep(self, name: str, sql: str) -> None:
        """Keep the rows of a query under a name: a population, built once for all who ask."""
        self.source.create_population(self.connection, name, sql)

    def at_once(self, work: Callable[[Thing], Made], things: Iterable[Thing]) -> list[Made]:
        """Do a piece of work for each thing, as many at a time as the engine may be asked."""
        pool = ThreadPoolExecutor(self.source.at_once(self.connection))
        try:
            return list(pool.map(work, things))
        finally:
            pool.shutdown(cancel_futures=True)  # what was broken off is not finished first

    def run(self, sql: str) -> pa.Table:
        """Run one query on the month, given in the portable part of SQL."""
        return self.source.run(self.connection, sql)

    def close(self) -> None:
        """Let go of the memory it holds."""
        self.source.close(self.connection)
        if self.scratch is not None:
            shutil.rmtree(self.scratch, ignore_errors=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def lacking_since(seal: Seal, tables: Mapping[str, pa.Table]) -> Seal:
    """Give the seal of tables as sealed, where a column declared since is one no source gave."""
    since = {
        name: tuple(column.name for column in TABLES[name].columns if column.name not in held)
        for name, held in ((name, set(rows.column_names)) for name, rows in tables.items())
    }
    lacks = {name: (*seal.lacks.get(name, ()), *columns) for name, columns in since.items()}
    return replace(seal, lacks={**seal.lacks, **lacks}) if any(since.values()) else seal


def opened_on(
    connection: Any,
    *,
    tables: Mapping[str, pa.Table],
    seal: Seal,
    settings: Settings,
    source: Source = duckdb,
    completed: pa.Table | None = None,
) -> Opened:
    """Fill an empty connection with the tables, the days and the local rules.

    `completed` says which values came from another list than their row.
    """
    source.create_tables(connection, tables)
    source.create_days(connection)
    source.create_moments(connection, ())
    source.create_local_rules(connection, settings.local_rules, extracted_on=seal.extracted_on)
    return Opened(connection, seal, source=source, completed=completed)


def opened_from(
    tables: Mapping[str, Drawn],
    *,
    reach: Mapping[str, Reach] | None = None,
    extracted_on: dt.date = dt.date(2028, 12, 31),
    days: Iterable[dt.date] = (),
    settings: Settings = DEFAULT,
    authority: str | None = None,
    on: tuple[Source, Any] | None = None,
) -> Opened:
    """Open a month made of the rows given: dictionaries by column, or Arrow tables.

    Days are dates or ISO text, times datetimes or ISO text (a day alone has no time of day).
    A table given without its `reach` answers every day up to `extracted_on`. `on` is an engine
    and an empty connection of it; without one, DuckDB in memory.
    """
    arrows = {name: as_arrow(TABLES[name], rows) for name, rows in tables.items()}
    everything = Reach(None, extracted_on, "drawn")
    seal = Seal(
        month=Month.of(extracted_on),
        extracted_on=extracted_on,
        version=1,
        id=f"{Month.of(extracted_on)} v1 drawn",
        authority=authority,
        tables={name: rows.num_rows for name, rows in arrows.items()},
        reach={name: (reach or {}).get(name, everything) for name in arrows},
        latest={name: without_history(TABLES[name], rows) for name, rows in arrows.items()},
        settings_digest=settings.digest,
    )
    source, con = on or (duckdb, duckdb.connect(threads=1))
    opened = opened_on(con, tables=arrows, seal=seal, settings=settings, source=source)
    opened.ask_about(days)
    return opened


def as_arrow(table: Table, rows: Drawn) -> pa.Table:
    """Give rows written out by hand as a table of the columns they name."""
    if isinstance(rows, pa.Table):
        return rows
    names = sorted({name for row in rows for name in row})
    beside = {f"{c.stem}_has_time": c for c in table.columns if c.kind == "time"}
    unknown = [name for name in names if name not in table.stored]
    if unknown:
        raise Problem(f"{table.name} has no column {unknown[0]!r}.")
    columns = {name: _column(table, name, [row.get(name) for row in rows]) for name in names}
    for name, column in beside.items():
        if column.name in columns and name not in columns:
            written = [row.get(column.name) for row in rows]
            columns[name] = pa.array([_has_time(cell) for cell in written], pa.int32())
    return pa.table(columns) if columns else pa.table({"source_row": pa.nulls(len(rows))})


def _column(table: Table, name: str, cells: list[Any]) -> pa.Array:
    read = _READ.get(table.stored[name], lambda cell: cell)
    values = [None if cell is None or cell == "" else read(cell) for cell in cells]
    return pa.array(values, ARROW_TYPES[table.stored[name]])


def _has_time(cell: Any) -> int | None:
    if cell is None or cell == "":
        return None
    if isinstance(cell, str):
        return int(len(cell.strip()) > len("2017-11-30"))
    return int(isinstance(cell, dt.datetime))


def _day(cell: Any) -> dt.date:
    return dt.date.fromisoformat(cell) if isinstance(cell, str) else cell


def _time(cell: Any) -> dt.datetime:
    if isinstance(cell, str):
        return dt.datetime.fromisoformat(cell)
    if isinstance(cell, dt.datetime):
        return cell
    return dt.datetime.combine(cell, dt.time())


_READ: dict[str, Callable[[Any], Any]] = {
    "VARCHAR": str,
    "DATE": _day,
    "TIMESTAMP": _time,
    "INTEGER": int,
    "BIGINT": int,
    "DECIMAL(12,4)": lambda cell: Decimal(str(cell)),
}
