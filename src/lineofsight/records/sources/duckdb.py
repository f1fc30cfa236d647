"""The standard tables in DuckDB, the engine used unless another is named.

`connect`, fill with `create_tables`, `create_days`, `create_local_rules` and `create_moments`,
then `run` the text of a population. Nothing outside this folder opens a connection.
"""

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import duckdb
import pyarrow as pa

from lineofsight.kernel import days as kernel_days
from lineofsight.kernel import working_days
from lineofsight.kernel.problems import Problem
from lineofsight.records.sources.completing import ARROW_TYPES, completed
from lineofsight.records.standard import TABLES
from lineofsight.settings import LocalRules

Connection = duckdb.DuckDBPyConnection

_DAY_TYPES = {int: "INTEGER", dt.date: "DATE"}


def connect(
    *, memory_limit: str = "2GB", temp_directory: Path | None = None, threads: int | None = None
) -> Connection:
    """Open an empty database in memory that may not grow beyond `memory_limit`.

    What does not fit is written to `temp_directory`; without one the query fails instead.
    """
    con = duckdb.connect(":memory:")
    con.execute("set memory_limit = $1", [memory_limit])
    con.execute("set temp_directory = $1", [str(temp_directory) if temp_directory else ""])
    if threads is not None:
        con.execute("set threads = $1", [threads])
    return con


def create_tables(con: Connection, tables: Mapping[str, pa.Table]) -> None:
    """Create every declared table; those not given are empty.

    The tables given hold any of the declared columns and are completed (`completing.completed`),
    so a table that was completed before is taken as it is.
    """
    unknown = set(tables) - set(TABLES)
    if unknown:
        raise Problem(f"There is no standard table called {min(unknown)!r}.")
    for name, table in TABLES.items():
        columns = ", ".join(f'"{column}" {kind}' for column, kind in table.stored.items())
        con.execute(f'create table "{name}" ({columns})')
        if name in tables and tables[name].num_rows:
            _fill(con, name, completed(table, tables[name]))


def create_days(con: Connection) -> None:
    """Create `days`: one row for each calendar day from 2010 to 2028."""
    _create_day_table(con, "days")
    _fill(con, "days", _days())


def create_moments(con: Connection, days: Iterable[dt.date]) -> None:
    """Create `moments`, the days asked about, in place of any asked about before."""
    asked = sorted(set(days))
    if asked and (asked[0] < working_days.FIRST or asked[-1] > working_days.LAST):
        raise Problem(
            f"A day asked about lies outside {working_days.FIRST.year} "
            f"to {working_days.LAST.year}, where working days are known.",
            do="Ask about a month of those years.",
        )
    con.execute("drop table if exists moments")
    _create_day_table(con, "moments")
    first = working_days.FIRST
    places = pa.array([(day - first).days for day in asked], pa.int32())
    _fill(con, "moments", _days().take(places))


def create_local_rules(con: Connection, rules: LocalRules) -> None:
    """Create `local_rules`: one row, one integer column for each local rule."""
    numbers = dataclasses.asdict(rules)
    columns = ", ".join(f'{int(number)} as "{name}"' for name, number in numbers.items())
    con.execute(f"create or replace table local_rules as select {columns}")


def run(con: Connection, sql: str) -> pa.Table:
    """Run one query and give its rows as an Arrow table."""
    return con.sql(sql).to_arrow_table()


def _create_day_table(con: Connection, name: str) -> None:
    columns = ", ".join(
        f"{field.name} {_DAY_TYPES[field.type]}"  # type: ignore[index]
        for field in dataclasses.fields(kernel_days.Day)
    )
    con.execute(f"create table {name} ({columns})")


@cache
def _days() -> pa.Table:
    span = (working_days.LAST - working_days.FIRST).days + 1
    rows = [kernel_days.day_row(working_days.FIRST + dt.timedelta(days=n)) for n in range(span)]
    types = {int: ARROW_TYPES["INTEGER"], dt.date: ARROW_TYPES["DATE"]}
    columns = {
        field.name: pa.array([getattr(row, field.name) for row in rows], types[field.type])  # type: ignore[index]
        for field in dataclasses.fields(kernel_days.Day)
    }
    return pa.table(columns)


def _fill(con: Connection, name: str, rows: pa.Table) -> None:
    con.register("rows_to_fill", rows)
    con.execute(f'insert into "{name}" by name select * from rows_to_fill')
    con.unregister("rows_to_fill")
