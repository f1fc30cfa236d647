"""Talk to PostgreSQL and SQL Server: list tables, and fetch rows in an order that stays.

Both are opened read-only, by `records.sources.addresses`.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from types import TracebackType
from typing import Any, Self

import psycopg
from psycopg.types.datetime import DateLoader, TimestampLoader, TimestamptzLoader

from lineofsight.kernel.problems import Unreadable
from lineofsight.records.readers.columns import CHUNK
from lineofsight.records.sources import addresses

_COLUMNS = """
    select table_schema, table_name, column_name from information_schema.columns
    where table_schema not in ('information_schema', 'pg_catalog', 'sys')
    order by table_schema, table_name, ordinal_position
"""


class Driver:
    """One open, read-only connection; leave it through `with`."""

    def __init__(self, connection: Any, *, quoted: Callable[[str], str], where: str) -> None:
        self._connection = connection
        self._quoted = quoted
        self._where = where

    def tables(self) -> dict[tuple[str, str], list[str]]:
        """List the columns of every table and view: schema and name -> columns."""
        found: dict[tuple[str, str], list[str]] = {}
        for chunk in self._fetched(_COLUMNS, name="columns", where=self._where):
            for schema, table, column in chunk:
                found.setdefault((schema, table), []).append(column)
        return found

    def rows(
        self, schema: str, table: str, columns: Sequence[str]
    ) -> Iterator[Sequence[Sequence[Any]]]:
        """Fetch some columns of a table in chunks, ordered by its ids: row 7 stays row 7."""
        ids = [name for name in columns if name.casefold().endswith("_id")]
        wanted, order = (", ".join(map(self._quoted, names)) for names in (columns, ids or columns))
        sql = f"select {wanted} from {self._quoted(schema)}.{self._quoted(table)} order by {order}"
        where = f"{self._where}, table {schema}.{table}"
        yield from self._fetched(sql, name="rows", where=where)

    def _fetched(self, sql: str, *, name: str, where: str) -> Iterator[Sequence[Sequence[Any]]]:
        try:
            with closing(self._cursor(name)) as cursor:
                cursor.execute(sql)
                while chunk := cursor.fetchmany(CHUNK):
                    yield chunk
        except Exception as error:
            if not addresses.is_of_driver(error):
                raise
            raise Unreadable(
                "The database broke off, or this account may not read it.",
                where=where,
                do="Try again; ask for the right to select from the tables of the SSD, and see "
                "that whatever views they are made by can be read to the end.",
            ) from None  # the driver's words may quote a row

    def _cursor(self, name: str) -> Any:
        if isinstance(self._connection, psycopg.Connection):
            return self._connection.cursor(name=f"lineofsight_{name}")  # rows stay at the server
        return self._connection.cursor()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._connection.close()


def postgresql(url: str) -> Driver:
    """Connect to PostgreSQL; all tables are read as of one moment.

    Raises `Unreadable` when it cannot be reached.
    """
    connection = addresses.postgresql(url)
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
