"""Reach a database server: the address, the connection, and plain words when it does not answer.

Nothing of an address but the database's name is ever written anywhere. What a driver says when it
cannot connect may quote the address and its password: it is never passed on.
"""

import importlib
from typing import Any, TypeVar
from urllib.parse import unquote, urlsplit

import psycopg

from lineofsight.kernel.problems import Problem, Unreadable

Kind = TypeVar("Kind", bound=psycopg.Connection)

_SECONDS = 15
"""How long to wait for a server that does not answer."""

_KEPT_OUT = ("password", "Login failed", 'role "', "pg_hba.conf")
"""What drivers say of an account that a server does not know or does not let in."""

_NOT_LET = "permission denied for database"
"""What PostgreSQL says of an account that it knows and that may not connect to the database."""


def name_of(url: str) -> str:
    """Give the name of the database, the one part of an address that is written down."""
    return unquote(urlsplit(url).path.strip("/")) or "the default database"


def postgresql(url: str, kind: type[Kind]) -> Kind:
    """Connect to PostgreSQL; a password may also stand in PGPASSWORD or ~/.pgpass.

    Rows that a policy keeps from the account are an error and never passed over. Raises
    `Unreadable` when it cannot be reached.
    """
    try:
        con = kind.connect(
            url,
            connect_timeout=_SECONDS,
            application_name="Line of Sight",
            client_encoding="utf8",  # whatever the database keeps its texts in
            autocommit=True,
        )
        con.execute("set row_security = off")
        con.autocommit = False
    except psycopg.Error as error:
        raise _unreachable(url, str(error.sqlstate or ""), str(error)) from None
    return con


def sql_server(url: str, *, read_only: bool = True) -> Any:
    """Connect to SQL Server through the driver of the extra `sqlserver`.

    Without a user the account that runs the program is used. Raises `Problem` where the driver is
    not installed, `Unreadable` when the server cannot be reached.
    """
    try:
        driver = importlib.import_module("mssql_python")
    except ImportError:
        raise not_installed("SQL Server needs a driver", "sqlserver") from None
    try:
        return driver.connect(_sql_server_words(url, read_only=read_only), timeout=_SECONDS)
    except Exception as error:
        if not is_of_driver(error):
            raise
        raise _unreachable(url, "", str(error)) from None


def not_installed(what: str, extra: str) -> Problem:
    """Say which extra of this package is missing."""
    return Problem(
        f"{what} that is not installed.", do=f"Install it with: pip install 'lineofsight[{extra}]'."
    )


def is_of_driver(error: Exception) -> bool:
    """Say whether an error came from the driver of a database rather than from us."""
    return type(error).__module__.partition(".")[0] in ("psycopg", "mssql_python")


def _sql_server_words(url: str, *, read_only: bool) -> str:
    """Write the address as SQL Server's drivers want it."""
    parts = urlsplit(url)
    server = parts.hostname or "localhost"
    words = {
        "SERVER": f"{server},{parts.port}" if parts.port else server,
        "DATABASE": unquote(parts.path.strip("/")),
        "ApplicationIntent": "ReadOnly" if read_only else "ReadWrite",
        "Encrypt": "yes",
    }
    if parts.username:
        words |= {"UID": unquote(parts.username), "PWD": unquote(parts.password or "")}
    else:
        words["Trusted_Connection"] = "yes"
    words |= dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
    return "".join(f"{key}={{{value.replace('}', '}}')}}};" for key, value in words.items())


def _unreachable(url: str, state: str, words: str) -> Unreadable:
    where = f"database {name_of(url)}"
    if _NOT_LET in words:
        return Unreadable(
            "This account may not connect to the database.",
            where=where,
            do=f"Ask for: grant connect on {where} to the account.",
        )
    if state.startswith("28") or any(one in words for one in _KEPT_OUT):
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
