"""A picture in the making: a file beside the old one, filled table by table, then put in place.

Until `put_in_place` the old picture answers; a build that breaks off leaves it as it was.
"""

import os
import secrets
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from lineofsight.picture.schema import INDEXES, TABLES

_A_DAY = 24 * 60 * 60


class Store:
    """A new SQLite file under a name of its own; use it in a `with` block."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._aside = place.with_name(f".{place.name}-{secrets.token_hex(4)}")
        place.parent.mkdir(parents=True, exist_ok=True)
        _remove_what_was_left(place)
        os.close(os.open(self._aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        self._connection = sqlite3.connect(self._aside, isolation_level=None)
        for setting in ("journal_mode = off", "synchronous = off", "page_size = 8192"):
            self._connection.execute(f"pragma {setting}")
        for name, columns in TABLES.items():
            self._connection.execute(f"create table {name} ({', '.join(columns)})")
        self._connection.execute("begin")

    def insert(self, table: str, rows: Iterable[Sequence[object]]) -> None:
        """Add rows, each with a value for every column of the table in order."""
        held = sum(not column.startswith("primary key") for column in TABLES[table])
        self._connection.executemany(f"insert into {table} values ({', '.join('?' * held)})", rows)

    def run(self, sql: str, *values: object) -> list[tuple[object, ...]]:
        """Run one statement on what is written so far."""
        return self._connection.execute(sql, values).fetchall()

    def run_many(self, sql: str, values: Iterable[Sequence[object]]) -> None:
        """Run one statement for each of many values."""
        self._connection.executemany(sql, values)

    def put_in_place(self) -> Path:
        """Finish the file, on the disk itself, and swap it for the old one at one stroke."""
        for index in INDEXES:
            self._connection.execute(index)
        self._connection.execute("commit")
        self._connection.execute("analyze")
        self._connection.close()
        with self._aside.open("rb+") as file:
            os.fsync(file.fileno())
        self._aside.replace(self._place)
        return self._place

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._connection.close()
        self._aside.unlink(missing_ok=True)


def _remove_what_was_left(place: Path) -> None:
    """Remove what builds that were killed have left beside the picture, older than a day."""
    now = place.parent.stat().st_mtime
    for left in place.parent.glob(f".{place.name}-*"):
        with suppress(FileNotFoundError):  # its own build has just put it in place
            if now - left.stat().st_mtime > _A_DAY:
                left.unlink()
