"""A picture opened to be read: never written, one connection a thread, the newest file each time.

Everything else that reads takes a `Picture`; only this module knows that it is a SQLite file.
"""

import sqlite3
import threading
from collections.abc import Mapping
from pathlib import Path

from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Unreadable
from lineofsight.picture.made.inputs import digest
from lineofsight.picture.schema import VERSION
from lineofsight.records.home import Home

_DO = "Build it: lineofsight picture."

_SAY_NOTHING_OF_THE_FILE = ("SQLITE_ERROR", "SQLITE_MISUSE", "SQLITE_RANGE")
"""Errors of whoever asks, which are bugs."""

Row = sqlite3.Row


class Picture:
    """One picture file, for as many threads as ask."""

    def __init__(self, path: Path, home: Home) -> None:
        self.path, self.home = path, home
        self._held = threading.local()
        self.about: Mapping[str, str] = self._about()

    @property
    def month(self) -> Month:
        """The newest month it was counted for."""
        return Month.parse(self.about["month"])

    def rows(self, sql: str, **values: object) -> list[Row]:
        """Run one query and give its rows."""
        try:
            return self._connection().execute(sql, values).fetchall()
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorname in _SAY_NOTHING_OF_THE_FILE:
                raise
            raise _broken(self.path) from error

    def row(self, sql: str, **values: object) -> Row | None:
        """Run one query and give its first row, or None."""
        found = self.rows(sql, **values)
        return found[0] if found else None

    def number(self, sql: str, **values: object) -> int:
        """Run one query that counts."""
        return int(self.rows(sql, **values)[0][0])

    def _connection(self) -> sqlite3.Connection:
        held: sqlite3.Connection | None = getattr(self._held, "connection", None)
        if held is None:
            uri = f"{self.path.resolve().as_uri()}?mode=ro"
            held = sqlite3.connect(uri, uri=True)
            held.row_factory = sqlite3.Row
            held.execute("pragma query_only = on")
            self._held.connection = held
        return held

    def _about(self) -> dict[str, str]:
        try:
            found = {row["name"]: row["value"] for row in self.rows("select * from about")}
        except sqlite3.OperationalError as error:  # a file without that table
            raise _broken(self.path) from error
        if found.get("version") != str(VERSION):
            raise Unreadable(
                "The picture was built by another version of the program.",
                where=self.path.name,
                do=_DO,
            )
        return found


_OPEN: dict[Path, tuple[tuple[int, int, int], Picture]] = {}
_LOCK = threading.Lock()


def open_picture(home: Home) -> Picture:
    """Open the picture of a home folder, or give it as opened before where it is the same file.

    Raises `Problem` when none is built, or what lies there is none.
    """
    place = home.picture
    try:
        stat = place.stat()
    except FileNotFoundError as error:
        raise Unreadable(
            "No picture is built yet: the pages have nothing to read.", where=place.name, do=_DO
        ) from error
    mark = (stat.st_mtime_ns, stat.st_ino, stat.st_size)
    with _LOCK:
        held = _OPEN.get(place)
        if held is None or held[0] != mark:
            held = mark, Picture(place, home)
            _OPEN[place] = held
        return held[1]


def is_current(home: Home) -> bool:
    """Say whether the picture was built from what the home folder holds now.

    It reads every seal and setting: ask once in a while, and not for every page.
    """
    try:
        return open_picture(home).about["inputs"] == digest(home)
    except Unreadable:
        return False


def _broken(path: Path) -> Unreadable:
    return Unreadable("The picture cannot be read.", where=path.name, do=_DO)
