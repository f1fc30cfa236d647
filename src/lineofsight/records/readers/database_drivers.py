"""Talk to PostgreSQL and SQL Server: list tables, and fetch rows in an order that stays.

Both are opened read-only. What a driver says when it cannot connect may quote the address and its
password: it is never passed on.
"""

import importlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from types import TracebackType
from typing import Any, Self
from urllib.parse import unquote, urlsplit

import psycopg

from lineofsight.kernel.problems import Problem, Unreadable
from lineofsight.records.readers.columns import CHUNK

_COLUMNS = """
    select table_schema, table_name, column_name from information_schema.columns
    where table_schema not in ('information_schema', 'pg_catalog', 'sys')
    order by table_schema, table_name, ordinal_position
"""
_SECONDS = 15
"""How long to wait for a server that does not answer."""


class Driver:
    """One open, read-only connection; leave it through `with`."""

    def __init__(self, connection: Any, *, quoted: Callable[[str], str], where: str) -> None:
        self._connection = connection
        self._quoted = quoted
        self._where = where

    def tables(self) -> dict[tuple[str, str], list[str]]:
        """List the columns of every table and view: schema and name -> columns."""
        found: dict[tuple[str, str], list[str]] = {}
        for chunk in self._fetched(_COLUMNS, name="columns"):
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
        yield from self._fetched(sql, name="rows")

    def _fetched(self, sql: str, *, name: str) -> Iterator[Sequence[Sequence[Any]]]:
        try:
            with closing(self._cursor(name)) as cursor:
                cursor.execute(sql)
                while chunk := cursor.fetchmany(CHUNK):
                    yield chunk
        except Exception as error:
            if not _is_of_database(error):
                raise
            raise Unreadable(
                "The database broke off, or the account may not read a table.",
                where=self._where,
                do="Try again; ask for the right to select from the tables of the SSD.",
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


def postgresql(url: str, *, name: str) -> Driver:
    """Connect to PostgreSQL; a password may also stand in PGPASSWORD or ~/.pgpass.

    All tables are read as of one moment. Raises `Unreadable` when it cannot be reached.
    """
    where = f"database {name}"
    try:
        connection = psycopg.connect(
            url, connect_timeout=_SECONDS, application_name="Line of Sight", autocommit=False
        )
    except psycopg.Error as error:
        raise _unreachable(where, str(error.sqlstate or ""), str(error)) from None
    connection.read_only = True
    connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
    return Driver(connection, quoted=_in_double_quotes, where=where)


def sql_server(url: str, *, name: str) -> Driver:
    """Connect to SQL Server through the driver of the extra `sqlserver`.

    Without a user the account that runs the program is used. Raises `Problem` where the driver is
    not installed, `Unreadable` when the server cannot be reached.
    """
    where = f"database {name}"
    try:
        driver = importlib.import_module("mssql_python")
    except ImportError:
        raise Problem(
            "SQL Server needs a driver that is not installed.",
            do="Install it with: pip install 'lineofsight[sqlserver]'.",
        ) from None
    try:
        connection = driver.connect(_sql_server_words(url), timeout=_SECONDS)
    except Exception as error:
        if not _is_of_database(error):
            raise
        raise _unreachable(where, "", str(error)) from None
    return Driver(connection, quoted=_in_brackets, where=where)


def _sql_server_words(url: str) -> str:
    """Write the address as SQL Server's drivers want it, read-only."""
    parts = urlsplit(url)
    server = parts.hostname or "localhost"
    words = {
        "SERVER": f"{server},{parts.port}" if parts.port else server,
        "DATABASE": unquote(parts.path.strip("/")),
        "ApplicationIntent": "ReadOnly",
        "Encrypt": "yes",
    }
    if parts.username:
        words |= {"UID": unquote(parts.username), "PWD": unquote(parts.password or "")}
    else:
        words["Trusted_Connection"] = "yes"
    words |= dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
    return "".join(f"{key}={{{value.replace('}', '}}')}}};" for key, value in words.items())


def _unreachable(where: str, state: str, words: str) -> Unreadable:
    if state.startswith("28") or "password" in words or "Login failed" in words:
        return Unreadable(
            "It does not let this account in.",
            where=where,
            do="Check the user and the password (PostgreSQL: PGPASSWORD or ~/.pgpass also serve).",
        )
    if state == "3D000" or "does not exist" in words or "Cannot open database" in words:
        return Unreadable(
            "The server has no such database.", where=where, do="Check the database's name."
        )
    return Unreadable(
        "The server cannot be reached, or the address is not understood.",
        where=where,
        do="Check host and port, that the server is up, and that a firewall lets you through.",
    )


def _is_of_database(error: Exception) -> bool:
    return type(error).__module__.partition(".")[0] in ("psycopg", "mssql_python")


def _in_double_quotes(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _in_brackets(name: str) -> str:
    return "[" + name.replace("]", "]]") + "]"
