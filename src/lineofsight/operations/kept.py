"""Which files of a home a backup keeps: all of them, but for what is passing or taken apart.

What is left out is named here, not what is kept: a folder added later is in the backup unasked.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from lineofsight.kernel.problems import Refused
from lineofsight.records.home import Home

PASSING = ("-wal", "-shm", "-journal")
"""Endings of what SQLite keeps beside a database while it is open."""

POINTER = "current.json"


def files(home: Home) -> dict[str, Path | bytes]:
    """List the files to keep by their path from the home folder, with forward strokes, in order.

    The pointer to the running picture is given as it was read before its folder was listed.
    """
    pointer = _pointer(home)
    in_use = json.loads(pointer)["folder"] if pointer else ""
    found: dict[str, Path | bytes] = {
        path.relative_to(home.path).as_posix(): path
        for path in _walked(home, home.path)
        if home.running not in path.parents or path.parent.name == in_use
    }
    if pointer:
        found[(home.running / POINTER).relative_to(home.path).as_posix()] = pointer
    return dict(sorted(found.items()))


def _pointer(home: Home) -> bytes:
    try:
        return (home.running / POINTER).read_bytes()
    except FileNotFoundError:
        return b""


def _walked(home: Home, folder: Path) -> Iterator[Path]:
    for path in list(folder.iterdir()):
        passing = path.name.startswith(".") or path.name.endswith(PASSING)
        if passing or path in {home.site, home.scratch, home.exports}:
            continue
        if path.is_symlink():
            raise Refused(
                "The home folder holds a link, and a backup cannot say what it led to.",
                where=path.relative_to(home.path).as_posix(),
                do="Put the file or folder itself in its place.",
            )
        if path.is_dir():
            yield from _walked(home, path)
        elif path.is_file():
            yield path
