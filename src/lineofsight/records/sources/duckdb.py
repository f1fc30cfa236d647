"""The standard tables in DuckDB, the engine used unless another is named.

`connect`, fill with `create_tables`, `create_days`, `create_local_rules`, `create_moments` and
`create_population`, then `run` a query. Nothing outside this folder opens a connection.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path

import duckdb
import pyarrow as pa

from lineofsight.kernel.problems import Problem
from lineofsight.records.sources import calendar
from lineofsight.records.sources.completing import completed
from lineofsight.records.standard import TABLES
from lineofsight.settings import LocalRules

Connection = duckdb.DuckDBPyConnection


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
    filled = {name: rows for name, rows in tables.items() if rows.num_rows}
    con.begin()  # a commit for each of so many empty tables takes longer than making them
    for name, table in TABLES.items():
        if name not in filled:
            _create(con, name, table.stored)
    con.commit()
    for name, rows in filled.items():
        _create_of(con, name, completed(TABLES[name], rows))


def create_days(con: Connection) -> None:
    """Create `days`: one row for each calendar day from 2010 to 2028."""
    _create(con, "days", calendar.DAY_COLUMNS)
    _fill(con, "days", calendar.days())


def create_moments(con: Connection, days: Iterable[dt.date]) -> None:
    """Create `moments`, the days asked about, in place of any asked about before."""
    asked = calendar.moments(days)
    con.execute("drop table if exists moments")
    _create(con, "moments", calendar.DAY_COLUMNS)
    _fill(con, "moments", asked)


def create_local_rules(con: Connection, rules: LocalRules, *, extracted_on: dt.date) -> None:
    """Create `local_rules`: one row, one integer column for each local rule and the extract."""
    row = calendar.local_rules(rules, extracted_on=extracted_on)
    con.execute("drop table if exists local_rules")
    _create(con, "local_rules", dict.fromkeys(row.column_names, "INTEGER"))
    _fill(con, "local_rules", row)


def at_once(con: Connection) -> int:
    """Give as many as it has threads: planning takes one, and most queries are small."""
    return int(con.execute("select current_setting('threads')").fetchall()[0][0])


def create_population(con: Connection, name: str, sql: str) -> None:
    """Keep the rows of a query under a name, in place of any kept before."""
    with con.cursor() as own:
        own.execute(f'create or replace table "{name}" as {sql}')


def run(con: Connection, sql: str) -> pa.Table:
    """Run one query and give its rows as an Arrow table."""
    with con.cursor() as own:
        return own.sql(sql).to_arrow_table()


def close(con: Connection) -> None:
    """Let go of the memory it holds."""
    con.close()


def _create(con: Connection, name: str, columns: Mapping[str, str]) -> None:
    listed = ", ".join(f'"{column}" {kind}' for column, kind in columns.items())
    con.execute(f'create table "{name}" ({listed})')


def _create_of(con: Connection, name: str, rows: pa.Table) -> None:
    """Create a table of the columns and rows given, which takes half as long as filling one."""
    con.register("rows_to_keep", rows)
    con.execute(f'create table "{name}" as from rows_to_keep')
    con.unregister("rows_to_keep")


def _fill(con: Connection, name: str, rows: pa.Table) -> None:
    con.register("rows_to_fill", rows)
    con.execute(f'insert into "{name}" by name select * from rows_to_fill')
    con.unregister("rows_to_fill")
