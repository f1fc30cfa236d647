"""The standard tables in PostgreSQL: records filled once into a schema, figures counted there.

`fill` writes them once, in one transaction; a session of `connect` then reads them, and keeps the
days asked about and the populations as temporary tables of its own. Texts are compared byte by
byte, as the other engines do, whatever the collation of the database.
"""

import datetime as dt
import io
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

import psycopg
import pyarrow as pa
import pyarrow.csv
from psycopg import errors
from psycopg import sql as words

from lineofsight.kernel.problems import Problem, Refused, Unreadable
from lineofsight.records.sources import addresses, calendar
from lineofsight.records.sources.completing import completed
from lineofsight.records.sources.contract import FILLED_COLUMNS, FILLED_MARK, check_is_filled
from lineofsight.records.sources.dialects import written_for
from lineofsight.records.standard import TABLES
from lineofsight.settings import LocalRules

Connection = psycopg.Connection

# As the server spells them: what stands there is held against it.
_TYPES = {
    "VARCHAR": 'text collate "C"',
    "DATE": "date",
    "TIMESTAMP": "timestamp without time zone",
    "INTEGER": "integer",
    "BIGINT": "bigint",
    "DECIMAL(12,4)": "numeric(12,4)",
}
_OF_NUMBERS = {"int2": pa.int32(), "int4": pa.int32(), "int8": pa.int64(), "date": pa.date32()}
_HELD = """
    select
        c.relname,
        a.attname,
        format_type(a.atttypid, a.atttypmod) || coalesce(' collate ' || quote_ident(l.collname), '')
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = %s
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_collation l on l.oid = a.attcollation
    where c.relkind in ('r', 'p', 'f', 'v', 'm')
    order by c.relname, a.attnum
"""
_SESSION = (
    "set jit = off",  # it takes seconds to compile what runs in milliseconds
    "set work_mem = '64MB'",
    "set client_min_messages = warning",
)


def connect(url: str, *, schema: str = "lineofsight") -> Connection:
    """Open a session whose tables are looked for in the schema, after its own.

    Raises `Unreadable` when the server cannot be reached or does not let this account in.
    """
    con = addresses.postgresql(url)
    con.autocommit = True
    for setting in _SESSION:
        con.execute(setting)
    con.execute(words.SQL("set search_path to pg_temp, {}").format(words.Identifier(schema)))
    return con


def create_tables(con: Connection, tables: Mapping[str, pa.Table]) -> None:
    """Create every declared table as one of this session's own; those not given are empty."""
    unknown = set(tables) - set(TABLES)
    if unknown:
        raise Problem(f"There is no standard table called {min(unknown)!r}.")
    for name, table in TABLES.items():
        _create(con, f'temp table "{name}"', table.stored)
        if name in tables and tables[name].num_rows:
            _fill(con, name, completed(table, tables[name]))


def create_days(con: Connection) -> None:
    """Create `days`: one row for each calendar day from 2010 to 2028."""
    _create(con, "temp table days", calendar.DAY_COLUMNS)
    _fill(con, "days", calendar.days())


def create_moments(con: Connection, days: Iterable[dt.date]) -> None:
    """Create `moments`, the days asked about, in place of any asked about before."""
    asked = calendar.moments(days)
    con.execute("drop table if exists pg_temp.moments")
    _create(con, "temp table moments", calendar.DAY_COLUMNS)
    _fill(con, "moments", asked)


def create_local_rules(con: Connection, rules: LocalRules, *, extracted_on: dt.date) -> None:
    """Create `local_rules`: one row, one integer column for each local rule and the extract."""
    row = calendar.local_rules(rules, extracted_on=extracted_on)
    con.execute("drop table if exists pg_temp.local_rules")
    _create(con, "temp table local_rules", dict.fromkeys(row.column_names, "INTEGER"))
    _fill(con, "local_rules", row)


def at_once(con: Connection) -> int:  # noqa: ARG001  what it holds for this session, it holds once
    """Give one: temporary tables are seen by the connection that made them alone."""
    return 1


def create_population(con: Connection, name: str, sql: str) -> None:
    """Keep the rows of a query under a name, in place of any kept before."""
    table = words.Identifier(name)
    con.execute(words.SQL("drop table if exists pg_temp.{}").format(table))
    _asked(con, f'create temp table "{name}" as\n{written_for("postgres", sql)}')
    con.execute(words.SQL("analyze {}").format(table))


def run(con: Connection, sql: str) -> pa.Table:
    """Run one query and give its rows as an Arrow table."""
    found = _asked(con, written_for("postgres", sql))
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
    a column or table that goes, `Unreadable` when the right is wanting.
    """
    columns = {name: TABLES[name].stored for name in tables}
    columns[FILLED_MARK] = dict.fromkeys(FILLED_COLUMNS, "VARCHAR")
    marked = (list(mark), list(mark.values()))
    rows = {**tables, FILLED_MARK: pa.table(dict(zip(FILLED_COLUMNS, marked, strict=True)))}
    try:
        with con.transaction():
            _make_room(con, schema, columns)
            for name, filled in rows.items():
                _fill(con, name, filled)
    except psycopg.Error:
        raise Unreadable(
            "The records could not be written to the database.",
            where=f"schema {schema}",
            do="Ask for the right to create schemas in it, or fill this one as the account that "
            "filled it before, and see that its disk is not full.",
        ) from None  # the driver's words may quote a row


def _make_room(con: Connection, schema: str, wanted: Mapping[str, Mapping[str, str]]) -> None:
    """Leave the schema with the wanted tables alone, each empty and with the columns wanted."""
    held = _held(con, schema)
    check_is_filled(schema, [(name, column) for name in held for column in held[name]])
    if not con.execute("select from pg_namespace where nspname = %s", [schema]).rowcount:
        con.execute(words.SQL("create schema {}").format(words.Identifier(schema)))
    con.execute(words.SQL("set local search_path to {}").format(words.Identifier(schema)))
    _take_away(con, schema, _going(held, wanted))
    for name, columns in wanted.items():
        con.execute(f'create table if not exists "{name}" ()')
        listed = (f'add column if not exists "{one}" {_TYPES[columns[one]]}' for one in columns)
        con.execute(f'alter table "{name}" {", ".join(listed)}')
        if "child_id" in columns:
            con.execute(f'create index if not exists "{name}_child_id_idx" on "{name}" (child_id)')


def _held(con: Connection, schema: str) -> dict[str, dict[str, str]]:
    """Give what the schema holds, tables and views of every kind: its columns and their types."""
    found = con.execute(_HELD, [schema])
    held: dict[str, dict[str, str]] = {}
    for name, column, kind in found:
        held.setdefault(name, {})[column] = kind
    return held


def _going(
    held: Mapping[str, Mapping[str, str]], wanted: Mapping[str, Mapping[str, str]]
) -> Iterator[words.Composed]:
    """Give what takes away the rows, and each table and column that is not as wanted now."""
    if held:
        names = words.SQL(", ").join(map(words.Identifier, held))
        yield words.SQL("truncate {}").format(names)
    for name, columns in held.items():
        table = words.Identifier(name)
        if name not in wanted:
            yield words.SQL("drop table {} restrict").format(table)
            continue
        for column, kind in columns.items():
            if kind != _TYPES.get(wanted[name].get(column, "")):
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
        raise Refused(
            "Something was made on the tables of the schema that does not let them be filled as "
            "they now are. Nothing was changed.",
            where=f"schema {schema}: {'; '.join(needed_by)}",
            do="Drop what is named, fill again and make it anew; or name another schema, with "
            "--schema.",
        )


def _create(con: Connection, what: str, columns: Mapping[str, str]) -> None:
    listed = ", ".join(f'"{column}" {_TYPES[kind]}' for column, kind in columns.items())
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


def _asked(con: Connection, text: str) -> psycopg.Cursor[Any]:
    try:
        return con.execute(text)
    except errors.UndefinedTable:
        raise Unreadable(
            "The database does not hold the standard tables.",
            do="Fill them first: lineofsight engine fill URL --month YYYY-MM.",
        ) from None
    except psycopg.OperationalError:
        raise Unreadable(
            "The database broke off before it had answered.",
            do="Try again; see that the server is up and its disk is not full.",
        ) from None


def _column(values: Iterable[Any], kind: str) -> pa.Array:
    if kind == "numeric":
        return _decimals(list(values))
    return pa.array(values, _OF_NUMBERS.get(kind, pa.string() if kind == "text" else None))


def _decimals(values: list[Decimal | None]) -> pa.Array:
    places = max((-int(v.as_tuple().exponent) for v in values if v is not None), default=0)
    return pa.array(values, pa.decimal128(38, max(places, 0)))
