"""The standard tables in SQL Server: as in PostgreSQL, with the ways of SQL Server.

What a session keeps (the days asked about, the populations) are temporary tables, whose names
begin with `#`; texts are compared byte by byte. It is written and read back by the tests, and run
only where a server is offered.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import Any

import pyarrow as pa
import sqlglot
from sqlglot import exp

from lineofsight.kernel.problems import Problem, Unreadable
from lineofsight.records.sources import addresses, calendar
from lineofsight.records.sources.completing import completed
from lineofsight.records.sources.contract import FILLED_COLUMNS, FILLED_MARK, check_is_filled
from lineofsight.records.sources.dialects import BY_BYTES, transpile
from lineofsight.records.standard import TABLES
from lineofsight.settings import LocalRules

_TYPES = {
    "VARCHAR": f"varchar(400) collate {BY_BYTES}",
    "DATE": "date",
    "TIMESTAMP": "datetime2",
    "INTEGER": "int",
    "BIGINT": "bigint",
    "DECIMAL(12,4)": "decimal(12,4)",
}
_LONG = f"varchar(max) collate {BY_BYTES}"
_OF_VALUES = {int: pa.int64(), str: pa.string(), dt.date: pa.date32(), Decimal: None}


@dataclass
class Connection:
    """A connection of the driver, the schema of the records, and the names of its own tables."""

    driver: Any
    schema: str
    own: set[str] = field(default_factory=set)


def connect(url: str, *, schema: str = "lineofsight") -> Connection:
    """Open a session whose tables are looked for among its own, then in the schema.

    Raises `Problem` where the driver is not installed, `Unreadable` when the server cannot be
    reached or does not let this account in.
    """
    driver = addresses.sql_server(url, read_only=False)
    driver.autocommit = True
    return Connection(driver, schema)


def create_tables(con: Connection, tables: Mapping[str, pa.Table]) -> None:
    """Create every declared table as one of this session's own; those not given are empty."""
    unknown = set(tables) - set(TABLES)
    if unknown:
        raise Problem(f"There is no standard table called {min(unknown)!r}.")
    for name, table in TABLES.items():
        rows = completed(table, tables[name]) if name in tables else None
        _create_own(con, name, table.stored, rows)


def create_days(con: Connection) -> None:
    """Create `days`: one row for each calendar day from 2010 to 2028."""
    _create_own(con, "days", calendar.DAY_COLUMNS, calendar.days())


def create_moments(con: Connection, days: Iterable[dt.date]) -> None:
    """Create `moments`, the days asked about, in place of any asked about before."""
    _create_own(con, "moments", calendar.DAY_COLUMNS, calendar.moments(days))


def create_local_rules(con: Connection, rules: LocalRules, *, extracted_on: dt.date) -> None:
    """Create `local_rules`: one row, one integer column for each local rule and the extract."""
    row = calendar.local_rules(rules, extracted_on=extracted_on)
    _create_own(con, "local_rules", dict.fromkeys(row.column_names, "INTEGER"), row)


def at_once(con: Connection) -> int:  # noqa: ARG001  what it holds for this session, it holds once
    """Give one: temporary tables are seen by the connection that made them alone."""
    return 1


def create_population(con: Connection, name: str, sql: str) -> None:
    """Keep the rows of a query under a name, in place of any kept before."""
    _execute(con, f"drop table if exists [#{name}]")
    text = written(sql, schema=con.schema, own=frozenset(con.own - {name}), into=name)
    con.own.add(name)
    _execute(con, text)


def run(con: Connection, sql: str) -> pa.Table:
    """Run one query and give its rows as an Arrow table."""
    cursor = _execute(con, written(sql, schema=con.schema, own=frozenset(con.own)))
    names = [column[0] for column in cursor.description]
    rows = [tuple(row) for row in cursor.fetchall()]
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(names)
    return pa.table([_column(values) for values in columns], names=names)


def check_counts_its_own(con: Connection) -> None:
    """Refuse nothing: no table of SQL Server gives the rows of another."""


def close(con: Connection) -> None:
    """End the session, and with it the tables of its own."""
    con.driver.close()


def fill(
    con: Connection, schema: str, tables: Mapping[str, pa.Table], mark: Mapping[str, str]
) -> None:
    """Write tables into a schema in place of what stood there before: all of them or none.

    `mark` becomes a table of names and texts called `seal`; only a schema that has one, or is not
    there yet, is written to. Raises `Problem` for another, `Unreadable` when the right is wanting.
    """
    con.driver.autocommit = False
    try:
        _clear(con, schema)
        for name, rows in tables.items():
            _create(con, f"{_quoted(schema)}.{_quoted(name)}", TABLES[name].stored, rows)
        place = f"{_quoted(schema)}.{_quoted(FILLED_MARK)}"
        name, words = map(_quoted, FILLED_COLUMNS)
        _execute(con, f"create table {place} ({name} {_TYPES['VARCHAR']}, {words} {_LONG})")
        _insert(con, place, FILLED_COLUMNS, list(mark.items()))
        con.driver.commit()
    except BaseException:
        con.driver.rollback()
        raise
    finally:
        con.driver.autocommit = True


@lru_cache(maxsize=512)
def written(sql: str, *, schema: str, own: frozenset[str], into: str = "") -> str:
    """Write a query for SQL Server: its own tables by #name, the others in the schema.

    With `into`, its rows are kept as the temporary table of that name.
    """
    tree = sqlglot.parse_one(sql, read="duckdb")
    parts = {cte.alias for cte in tree.find_all(exp.CTE)}
    for table in tree.find_all(exp.Table):
        if table.name in parts:
            continue
        table.set("alias", exp.TableAlias(this=exp.to_identifier(table.alias_or_name)))
        if table.name in own:
            table.set("this", exp.to_identifier(f"#{table.name}", quoted=True))
        else:
            table.set("db", exp.to_identifier(schema))
    if into:
        first = tree
        while isinstance(first, exp.Union):
            first = first.this
        kept = exp.Table(this=exp.to_identifier(f"#{into}", quoted=True))
        first.set("into", exp.Into(this=kept))
    return transpile(tree, "tsql")


def _clear(con: Connection, schema: str) -> None:
    """Take away what `fill` wrote before; refuse a schema that holds anything else."""
    cursor = con.driver.cursor()
    cursor.execute(
        "select table_name, column_name from information_schema.columns where table_schema = ? "
        "order by table_name, ordinal_position", (schema,),
    )  # fmt: skip
    columns = [(row[0], row[1]) for row in cursor.fetchall()]
    check_is_filled(schema, columns)
    for name in sorted({table for table, _ in columns}):
        _execute(con, f"drop table {_quoted(schema)}.{_quoted(name)}")
    there = f"schema_id('{schema.replace(chr(39), chr(39) * 2)}') is null"
    made = f"create schema {_quoted(schema)}".replace("'", "''")
    _execute(con, f"if {there} exec('{made}')")


def _create_own(
    con: Connection, name: str, columns: Mapping[str, str], rows: pa.Table | None
) -> None:
    _execute(con, f"drop table if exists [#{name}]")
    con.own.add(name)
    _create(con, f"[#{name}]", columns, rows)


def _create(con: Connection, place: str, columns: Mapping[str, str], rows: pa.Table | None) -> None:
    listed = ", ".join(f"{_quoted(column)} {_TYPES[kind]}" for column, kind in columns.items())
    _execute(con, f"create table {place} ({listed})")
    if rows is not None and rows.num_rows:
        cells = (column.to_pylist() for column in rows.columns)
        _insert(con, place, rows.column_names, list(zip(*cells, strict=True)))


def _insert(
    con: Connection, place: str, columns: Iterable[str], rows: list[tuple[Any, ...]]
) -> None:
    names = [_quoted(column) for column in columns]
    marks = ", ".join("?" * len(names))
    cursor = con.driver.cursor()
    cursor.executemany(f"insert into {place} ({', '.join(names)}) values ({marks})", rows)


def _execute(con: Connection, text: str) -> Any:
    cursor = con.driver.cursor()
    try:
        cursor.execute(text)
    except Exception as error:
        if not addresses.is_of_driver(error) or "Invalid object name" not in str(error):
            raise
        raise Unreadable(
            "The database does not hold the standard tables.",
            do="Fill them first: lineofsight engine fill URL --month YYYY-MM.",
        ) from None
    return cursor


def _quoted(name: str) -> str:
    return "[" + name.replace("]", "]]") + "]"


def _column(values: Iterable[Any]) -> pa.Array:
    """Give the values of a column by the kind of the first there is; days may come as times."""
    held = list(values)
    first = next((value for value in held if value is not None), None)
    if isinstance(first, dt.datetime) and all(v is None or v.time() == dt.time() for v in held):
        held = [None if value is None else value.date() for value in held]
        first = held[0]
    return pa.array(held, _OF_VALUES.get(type(first)))
