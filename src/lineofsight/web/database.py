"""Where what people type is kept: a file in the home folder, or a PostgreSQL named by address."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from lineofsight.kernel.problems import Unreadable

WAIT = 20
"""Seconds a write waits for another to end before it fails."""


def in_file(path: Path) -> dict[str, Any]:
    """Give Django's settings of an SQLite file: readers never wait, writers take turns."""
    begin = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": WAIT, "init_command": begin},
    }


def from_address(address: str) -> dict[str, Any]:
    """Give Django's settings of postgresql://USER:PASSWORD@HOST:PORT/NAME; HOST may be ?host=.

    Raises `Unreadable` for any other kind of address, without repeating it: it holds a password.
    """
    parts = urlsplit(address)
    if parts.scheme not in {"postgresql", "postgres"}:
        raise Unreadable(
            "The database address is not one of PostgreSQL.",
            where="DATABASE_URL",
            do="Write postgresql://USER:PASSWORD@HOST:PORT/NAME, or leave it out.",
        )
    options = dict(parse_qsl(parts.query))
    host = options.pop("host", parts.hostname or "")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or options.pop("port", "")),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }
