"""One load at a time, whether from a terminal or from a page.

Who loads holds a lock of the operating system until the load ends, however it ends, so that two
can never hold it and a load that was killed keeps nobody out. A small file beside it says who is
loading, for those who are refused.
"""

import json
import os
import platform
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from lineofsight.kernel.problems import Problem, Refused
from lineofsight.records.home import Home

_PATIENCE = 0.25
"""Seconds to try: of two that ask at the same instant one may have to ask again."""


@contextmanager
def one_load(home: Home, *, since: str, by: str = "") -> Iterator[None]:
    """Hold the home for one load that began at `since`, and who loads, as people read them.

    Raises `Refused`, saying who and since when, while another load holds it.
    """
    home.path.mkdir(parents=True, exist_ok=True)
    with closing(_taken(home)):
        _refuse_another_machine(home.loading)
        _say(home.loading, since, by)
        try:
            yield
        finally:
            home.loading.unlink(missing_ok=True)


def _taken(home: Home) -> sqlite3.Connection:
    """Take the lock: SQLite's own on an empty file, since it is the same on every system."""
    try:
        lock = sqlite3.connect(home.load_lock, timeout=_PATIENCE, isolation_level=None)
        lock.execute("begin exclusive")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise Problem(
                "The home folder cannot be held for a load.",
                where=str(home.path),
                do="See that its files may be written to and locked here. No month was changed.",
            ) from error
        raise _refused(_held(home.loading), home.loading, "Wait until it has ended.") from error
    return lock


def _refuse_another_machine(path: Path) -> None:
    """Believe the file of another machine, whose locks may not be seen here."""
    held = _held(path)
    if held.get("machine", platform.node()) != platform.node():
        do = "Wait until it has ended. If nothing is being loaded, remove this file of the home."
        raise _refused(held, path, do)


def _refused(held: dict[str, str], path: Path, do: str) -> Refused:
    who, since = held.get("by") or "Somebody else", held.get("since", "a moment ago")
    return Refused(f"{who} has been loading since {since}.", where=path.name, do=do)


def _say(path: Path, since: str, by: str) -> None:
    path.unlink(missing_ok=True)  # of a load that was killed
    said = {"process": os.getpid(), "machine": platform.node(), "since": since, "by": by}
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(said, file)


def _held(path: Path) -> dict[str, str]:
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):  # it ended, or is being written, at this moment
        return {}
    return found if isinstance(found, dict) else {}
