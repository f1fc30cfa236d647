"""The standard tables in PostgreSQL: records filled once into a schema, figures counted there.

`fill` writes them once, in one transaction; a session of `connect` then reads them, and keeps the
days asked about and the populations as temporary tables of its own. Texts are compared byte by
byte, as the other engines do, whatever the collation of the database.
"""

import datetime as dt
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

import psycopg
import pyarrow as pa
import pyarrow.csv
from psycopg import errors
from psycopg import sql as words

from lineofsight.kernel.problems import Problem
from lineofsight.records.sources import addresses, calendar, postgres_catalogue, postgres_problems
from lineofsight.records.sources.completing import completed
from lineofsight.records.sources.contract import FILLED_COLUMNS, FILLED_MARK, check_is_filled
from lineofsight.records.sources.dialects import written_for
from lineofsight.records.sources.postgres_catalogue import TYPES
from lineofsight.records.standard import TABLES
from lineofsight.settings import LocalRules

Given = ParamSpec("Given")
Made = TypeVar("Made")

_OF_NUMBERS = {"int2": pa.int32(), "int4": pa.int32(), "int8": pa.int64(), "date": pa.date32()}
_SESSION = (
    "set jit = off",  # it takes seconds to compile what runs in milliseconds
    "set work_mem = '64MB'",
    "set client_min_messages = warning",
)


class Connection(psycopg.Connection):
    """A session of PostgreSQL, and the schema its records lie in."""

    schema = "lineofsight"


def connect(url: str, *, schema: str = "lineofsight") -> Connection:
    """Open a session whose tables are looked for in the schema, after its own.

    Raises `Unreadable` when the server cannot be reached or does not let this account in.
    """
    con = addresses.postgresql(url, Connection)
    con.autocommit = True
    con.schema = schema
    with postgres_problems.asked(con, schema):
        for setting in _SESSION:
            con.execute(setting)
        con.execute(words.SQL("set search_path to pg_temp, {}").format(words.Identifier(schema)))
    return con


def _plainly(
    asks: Callable[Concatenate[Connection, Given], Made],
) -> Callable[Concatenate[Connection, Given], Made]:
    """Let what asks the database end in a plain problem, whatever error of it comes up."""

    @wraps(asks)
    def plainly(con: Connection, /, *given: Given.args, **named: Given.kwargs) -> Made:
        with postgres_problems.asked(con, con.schema):
            return asks(con, *given, **named)

    return plainly


@_plainly
def check_counts_its_own(con: Connection) -> None:
    """Refuse a schema whose tables give rows of others too: `Refused`."""
    if heirs := postgres_catalogue.heirs(con, con.schema):
        raise postgres_problems.counted_with(con.schema, heirs)


@_plainly
def create_tables(con: Connection, tables: Mapping[str, pa.Table]) -> None:
    """Create every declared table as one of this session's own; those not given are empty."""
    unknown = set(tables) - set(TABLES)
    if unknown:
        raise Problem(f"There is no standard table called {min(unknown)!r}.")
    for name, table in TABLES.items():
        _create(con, f'temp table "{name}"', table.stored)
        if name in tables and tables[name].num_rows:
            _fill(con, name, completed(table, tables[name]))


@_plainly
def create_days(con: Connection) -> None:
    """Create `days`: one row for each calendar day from 2010 to 2028."""
    _create(con, "temp table days", calendar.DAY_COLUMNS)
    _fill(con, "days", calendar.days())


@_plainly
def create_moments(con: Connection, days: Iterable[dt.date]) -> None:
    """Create `moments`, the days asked about, in place of any asked about before."""
    asked = calendar.moments(days)
    con.execute("drop table if exists pg_temp.moments")
    _create(con, "temp table moments", calendar.DAY_COLUMNS)
    _fill(con, "moments", asked)


@_plainly
def create_local_rules(con: Connection, rules: LocalRules, *, extracted_on: dt.date) -> None:
    """Create `local_rules`: one row, one integer column for each local rule and the extract."""
    row = calendar.local_rules(rules, extracted_on=extracted_on)
    con.execute("drop table if exists pg_temp.local_rules")
    _create(con, "temp table local_rules", dict.fromkeys(row.column_names, "INTEGER"))
    _fill(con, "local_rules", row)


def at_once(con: Connection) -> int:  # noqa: ARG001  what it holds for this session, it holds once
    """Give one: temporary tables are seen by the connection that made them alone."""
    return 1


@_plainly
def create_population(con: Connection, name: str, sql: str) -> None:
    """Keep the rows of a query under a name, in place of any kept before."""
    table = words.Identifier(name)
    con.execute(words.SQL("drop table if exists pg_temp.{}").format(table))
    con.execute(f'create temp table "{name}" as\n{written_for("postgres", sql)}')
    con.execute(words.SQL("analyze {}").format(table))


@_plainly
def run(con: Connection, sql: str) -> pa.Table:
    """Run one query and give its rows as an Arrow table."""
    found = con.execute(written_for("postgres", sql))
    described = found.description or ()
    rows = found.fetchall()
    columns = zip(*rows, strict=True) if rows else [()] * len(described)
    return pa.table(
        [
            _column(values, con.adapters.types[column.type_code].name)
            for values, column in zip(columns, described, strict=True)
        ],
        names=[column.name for column in described],
    )


def close(con: Connection) -> None:
    """End the session, and with it the tables of its own."""
    con.close()


def fill(
    con: Connection, schema: str, tables: Mapping[str, pa.Table], mark: Mapping[str, str]
) -> None:
    """Write tables into a schema in place of what stood there before: all of them or none.

    Tables that stand there are emptied and filled again: rights on them, and views of others, stay.
    `mark` becomes a table of names and texts called `seal`; only a schema that has one, or holds
    nothing yet, is written to. Raises `Problem` for another, `Refused` where what others made needs
    a column or table that goes, shares rows with one, or does not let them all be kept;
    `Unreadable` when the right is wanting.
    """
    columns = {name: TABLES[name].stored for name in tables}
    columns[FILLED_MARK] = dict.fromkeys(FILLED_COLUMNS, "VARCHAR")
    marked = (list(mark), list(mark.values()))
    rows = {**tables, FILLED_MARK: pa.table(dict(zip(FILLED_COLUMNS, marked, strict=True)))}
    with postgres_problems.written(con, schema), con.transaction():
        _make_room(con, schema, columns)
        for name, filled in rows.items():
            _fill(con, name, filled)
        _check_all_are_kept(con, schema, rows)


def _make_room(con: Connection, schema: str, wanted: Mapping[str, Mapping[str, str]]) -> None:
    """Leave the schema with the wanted tables alone, each empty and with the columns wanted."""
    held = postgres_catalogue.held(con, schema)
    check_is_filled(schema, [(name, column) for name in held for column in held[name]])
    if shared := postgres_catalogue.shared(con, schema):
        raise postgres_problems.not_let(schema, shared)
    if postgres_catalogue.schema_rights(con, schema) is None:
        con.execute(words.SQL("create schema {}").format(words.Identifier(schema)))
    con.execute(words.SQL("set local search_path to {}").format(words.Identifier(schema)))
    _take_away(con, schema, _going(held, wanted))
    for name, columns in wanted.items():
        con.execute(f'create table if not exists "{name}" ()')
        listed = (f'add column if not exists "{one}" {TYPES[columns[one]]}' for one in columns)
        con.execute(f'alter table "{name}" {", ".join(listed)}')
        if "child_id" in columns:
            con.execute(f'create index if not exists "{name}_child_id_idx" on "{name}" (child_id)')


def _check_all_are_kept(con: Connection, schema: str, rows: Mapping[str, pa.Table]) -> None:
    """Count what now stands there; refuse where it is not as many rows as were written."""
    fewer = []
    for name, given in rows.items():
        kept = con.execute(f'select count(*) from "{name}"').fetchall()[0][0]
        if kept != given.num_rows:
            fewer.append(f"{schema}.{name} kept {kept:,} of {given.num_rows:,} rows")
    if fewer:
        raise postgres_problems.not_let(schema, [*fewer, *postgres_catalogue.triggers(con, schema)])


def _going(
    held: Mapping[str, Mapping[str, str]], wanted: Mapping[str, Mapping[str, str]]
) -> Iterator[words.Composed]:
    """Give what takes away the rows, and each table and column that is not as wanted now."""
    if held:
        names = words.SQL(", ").join(words.SQL("only ") + words.Identifier(name) for name in held)
        yield words.SQL("truncate {}").format(names)
    for name, columns in held.items():
        table = words.Identifier(name)
        if name not in wanted:
            yield words.SQL("drop table {} restrict").format(table)
            continue
        for column, kind in columns.items():
            if kind != TYPES.get(wanted[name].get(column, "")):
                gone = words.Identifier(column)
                yield words.SQL("alter table {} drop column {} restrict").format(table, gone)


def _take_away(con: Connection, schema: str, going: Iterable[words.Composed]) -> None:
    """Take away what goes; refuse, and name them, where others made something that needs it."""
    needed_by: list[str] = []
    for statement in going:
        try:
            with con.transaction():
                con.execute(statement)
        except (errors.DependentObjectsStillExist, errors.FeatureNotSupported) as error:
            needed_by += (error.diag.message_detail or str(error)).splitlines()
    if needed_by:
        raise postgres_problems.not_let(schema, needed_by)


def _create(con: Connection, what: str, columns: Mapping[str, str]) -> None:
    listed = ", ".join(f'"{column}" {TYPES[kind]}' for column, kind in columns.items())
    con.execute(f"create {what} ({listed})")


def _fill(con: Connection, name: str, rows: pa.Table) -> None:
    """Copy rows in; an empty cell is written as nothing, an empty text as two quotes."""
    listed = ", ".join(f'"{column}"' for column in rows.column_names)
    with (
        con.cursor() as cursor,
        cursor.copy(f'copy "{name}" ({listed}) from stdin with (format csv)') as copy,
    ):
        for batch in rows.to_batches(max_chunksize=100_000):
            text = io.BytesIO()
            pa.csv.write_csv(batch, text, pa.csv.WriteOptions(include_header=False))
            copy.write(text.getbuffer())
    con.execute(words.SQL("analyze {}").format(words.Identifier(name)))


def _column(values: Iterable[Any], kind: str) -> pa.Array:
    if kind == "numeric":
        return _decimals(list(values))
    return pa.array(values, _OF_NUMBERS.get(kind, pa.string() if kind == "text" else None))


def _decimals(values: list[Decimal | None]) -> pa.Array:
    places = max((-int(v.as_tuple().exponent) for v in values if v is not None), default=0)
    return pa.array(values, pa.decimal128(38, max(places, 0)))
