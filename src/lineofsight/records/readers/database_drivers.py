"""Talk to PostgreSQL and SQL Server: list tables, and fetch rows in an order that stays.

Both are opened read-only, by `records.sources.addresses`.
"""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

import psycopg
from psycopg.types.datetime import DateLoader, TimestampLoader, TimestamptzLoader

from lineofsight.kernel.problems import Unreadable
from lineofsight.records.readers.columns import CHUNK
from lineofsight.records.sources import addresses, postgres_problems

_COLUMNS = """
    select table_schema, table_name, column_name, 1 from information_schema.columns
    where table_schema not in ('information_schema', 'sys')
    order by table_schema, table_name, ordinal_position
"""
_COLUMNS_WITH_RIGHTS = """
    select
        n.nspname, c.relname, a.attname,
        has_schema_privilege(n.oid, 'usage') and has_column_privilege(c.oid, a.attnum, 'select')
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind in ('r', 'p', 'f', 'v', 'm')
        and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
    order by n.nspname, c.relname, a.attnum
"""


@dataclass(frozen=True)
class Held:
    """What is said of a table: its columns, and those of them that this account may not read.

    SQL Server does not say what it keeps back.
    """

    columns: list[str] = field(default_factory=list)
    kept_back: list[str] = field(default_factory=list)

    @property
    def readable(self) -> list[str]:
        """The columns that can be read, in their order."""
        return [name for name in self.columns if name not in self.kept_back]


class Driver:
    """One open, read-only connection; leave it through `with`."""

    def __init__(self, connection: Any, *, quoted: Callable[[str], str], where: str) -> None:
        self._connection = connection
        self._quoted = quoted
        self._where = where

    def tables(self) -> dict[tuple[str, str], Held]:
        """List the columns of every table and view: schema and name -> columns."""
        found: dict[tuple[str, str], Held] = {}
        listed = _COLUMNS_WITH_RIGHTS if self._is_postgresql else _COLUMNS
        for chunk in self._fetched(listed, name="columns", of=("", "")):
            for schema, table, column, may_be_read in chunk:
                held = found.setdefault((schema, table), Held())
                held.columns.append(column)
                if not may_be_read:
                    held.kept_back.append(column)
        return found

    def rows(
        self, schema: str, table: str, columns: Sequence[str]
    ) -> Iterator[Sequence[Sequence[Any]]]:
        """Fetch some columns of a table in chunks, ordered by its ids: row 7 stays row 7."""
        ids = [name for name in columns if name.casefold().endswith("_id")]
        wanted, order = (", ".join(map(self._quoted, names)) for names in (columns, ids or columns))
        sql = f"select {wanted} from {self._quoted(schema)}.{self._quoted(table)} order by {order}"
        yield from self._fetched(sql, name="rows", of=(schema, table))

    def _fetched(
        self, sql: str, *, name: str, of: tuple[str, str]
    ) -> Iterator[Sequence[Sequence[Any]]]:
        schema, table = of
        where = f"{self._where}, table {schema}.{table}" if table else self._where
        with self._plainly(schema, table, where), closing(self._cursor(name)) as cursor:
            cursor.execute(sql)
            while chunk := cursor.fetchmany(CHUNK):
                yield chunk

    def _plainly(
        self, schema: str, table: str, where: str
    ) -> contextlib.AbstractContextManager[None]:
        if self._is_postgresql:
            return postgres_problems.asked(self._connection, schema, table=table, where=where)
        return _plainly_of_sql_server(where)

    def _cursor(self, name: str) -> Any:
        if self._is_postgresql:
            return self._connection.cursor(name=f"lineofsight_{name}")  # rows stay at the server
        return self._connection.cursor()

    @property
    def _is_postgresql(self) -> bool:
        return isinstance(self._connection, psycopg.Connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._connection.close()


@contextlib.contextmanager
def _plainly_of_sql_server(where: str) -> Iterator[None]:
    try:
        yield
    except Exception as error:
        if not addresses.is_of_driver(error):
            raise
        raise Unreadable(
            "The database broke off, or this account may not read it.",
            where=where,
            do="Try again; ask for the right to select from the tables of the SSD, and see "
            "that whatever views they are made by can be read to the end.",
        ) from None  # the driver's words may quote a row


def postgresql(url: str) -> Driver:
    """Connect to PostgreSQL; all tables are read as of one moment.

    Raises `Unreadable` when it cannot be reached.
    """
    connection = addresses.postgresql(url, psycopg.Connection)
    connection.read_only = True
    connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
    for kind, loader in _DAYS.items():
        connection.adapters.register_loader(kind, loader)
    return Driver(connection, quoted=_in_double_quotes, where=f"database {addresses.name_of(url)}")


def sql_server(url: str) -> Driver:
    """Connect to SQL Server.

    Raises `Problem` where its driver is not installed, `Unreadable` when it cannot be reached.
    """
    connection = addresses.sql_server(url)
    return Driver(connection, quoted=_in_brackets, where=f"database {addresses.name_of(url)}")


class _OrText:
    """Gives a day that is beyond those Python knows (infinity, or before Christ) as its text."""

    def load(self, data: Any) -> Any:
        """Give the day, or what the database wrote."""
        try:
            return super().load(data)  # type: ignore[misc]  # of the loader it stands before
        except psycopg.DataError:
            return bytes(data).decode()


class _Date(_OrText, DateLoader):
    pass


class _Timestamp(_OrText, TimestampLoader):
    pass


class _Timestamptz(_OrText, TimestamptzLoader):
    pass


_DAYS: dict[str, type[_Date] | type[_Timestamp] | type[_Timestamptz]] = {
    "date": _Date,
    "timestamp": _Timestamp,
    "timestamptz": _Timestamptz,
}


def _in_double_quotes(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _in_brackets(name: str) -> str:
    return "[" + name.replace("]", "]]") + "]"
