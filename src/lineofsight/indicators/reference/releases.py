"""Releases of published tables: those the product brings, and newer ones an authority imports.

A release is a file of one table with the day it was published. Nothing is ever replaced: a newer
release lies beside the older, and for each area and year the newest that has it speaks.
"""

import csv
import datetime as dt
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from pathlib import Path

from lineofsight.indicators.reference.reading import NotKnown, Table, read
from lineofsight.kernel.periods import in_words
from lineofsight.kernel.problems import Problem, Refused, Unreadable
from lineofsight.records.home import Home

LISTED = "releases.csv"
"""Beside a folder's files: which publication each belongs to and the day it was released."""

LICENCE = "Open Government Licence v3.0"

_HELD = "release.json"
_CONTENT = "published.csv"


@dataclass(frozen=True)
class Release:
    """One file of one table, and where it comes from."""

    table: Table
    file: str  # the name it came under
    publication: str
    released_on: dt.date | None  # None: not recorded
    note: str = ""
    digest: str = ""
    is_imported: bool = False
    licence: str = LICENCE

    @property
    def dated(self) -> str:
        """When it was released, as a list prints it."""
        return self.released_on.isoformat() if self.released_on else "not recorded"

    @property
    def named(self) -> str:
        """The release in a sentence."""
        if self.released_on is None:
            return "a release whose day is not recorded"
        return f"the release of {in_words(self.released_on)}"


def kept(home: Home | None = None) -> tuple[Release, ...]:
    """Give every release, oldest first; without a home, those the product brings.

    Raises `Unreadable` where a kept file no longer is what was imported.
    """
    imported = _imported(home) if home else []
    return tuple(sorted((*_brought(), *imported), key=_age))


def import_files(
    paths: Sequence[Path],
    *,
    home: Home,
    released_on: dt.date | None = None,
    passed_over: Callable[[str], None] = lambda _file: None,
) -> list[Release]:
    """Keep the published tables in these files and folders; give those that are new.

    The day of release is `released_on`, or stands in `releases.csv` beside the file. One file
    that cannot be read, or has no day, and nothing is kept. What lies in a folder and is none of
    the tables is `passed_over`.
    """
    found = []
    for path in _files(paths):
        try:
            found.append(_offered(path, released_on))
        except NotKnown:
            if path in paths:
                raise
            passed_over(path.name)
    _check_dated(release for release, _ in found)
    known = list(kept(home))
    new: list[tuple[Release, bytes]] = []
    for release, content in found:
        _check_no_other(release, known)
        if not any(release.digest == one.digest for one in known):
            new.append((release, content))
            known.append(release)
    for release, content in new:
        _keep(release, content, home)
    return [release for release, _ in new]


def _age(release: Release) -> tuple[dt.date, bool]:
    return release.released_on or dt.date.min, release.is_imported


@cache
def _brought() -> tuple[Release, ...]:
    folder = resources.files(__package__).joinpath("published")
    listed = _listed(folder.joinpath(LISTED).read_text("utf-8"), LISTED)
    return tuple(
        _release(folder.joinpath(file).read_bytes(), file, row) for file, row in listed.items()
    )


def _release(content: bytes, file: str, row: dict[str, str]) -> Release:
    return Release(
        read(content, file=file),
        file=file,
        publication=row.get("publication", ""),
        released_on=_day(row.get("released_on", ""), file),
        note=row.get("note", ""),
        digest=hashlib.sha256(content).hexdigest(),
    )


def _listed(text: str, where: str) -> dict[str, dict[str, str]]:
    rows = list(csv.DictReader(text.splitlines()))
    if any(not row.get("file") for row in rows):
        raise Unreadable("A row names no file.", where=where,
                         do="Give it the columns file, publication and released_on.")  # fmt: skip
    return {row["file"]: {name: (cell or "").strip() for name, cell in row.items() if name}
            for row in rows}  # fmt: skip


def _day(text: str, file: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError as error:
        raise Unreadable(
            "The day of release is no day.",
            where=f"{LISTED}, {file}, column released_on",
            do="Write it as 2026-03-19.",
        ) from error


def _files(paths: Sequence[Path]) -> list[Path]:
    found: list[Path] = []
    for path in paths:
        inside = sorted(path.glob("*.csv")) if path.is_dir() else [path]
        found += [file for file in inside if file.name.casefold() != LISTED]
    if not found:
        raise Unreadable("There is no CSV file.", where=", ".join(path.name for path in paths),
                         do="Name the published files, or the folder they are in.")  # fmt: skip
    return found


def _offered(path: Path, released_on: dt.date | None) -> tuple[Release, bytes]:
    beside = path.parent / LISTED
    try:
        content = path.read_bytes()
        listed = _listed(beside.read_text("utf-8-sig"), LISTED) if beside.is_file() else {}
    except (OSError, UnicodeDecodeError) as error:
        raise Unreadable("It could not be read.", where=path.name,
                         do="Check that the file is there and may be read.") from error  # fmt: skip
    row = listed.get(path.name, {})
    release = _release(content, path.name, row)
    release = replace(
        release,
        released_on=released_on or release.released_on,
        publication=row.get("publication") or _publication(release.table.name),
        is_imported=True,
    )
    return release, content


def _check_dated(releases: Iterable[Release]) -> None:
    undated = [release.file for release in releases if release.released_on is None]
    if undated:
        raise Problem(
            "It is not known when this was released."
            if len(undated) == 1
            else f"It is not known when these {len(undated)} tables were released.",
            where=", ".join(undated),
            do="Say --released YYYY-MM-DD where all have one day of release; else put a "
            f"{LISTED} beside them, with the columns file, publication and released_on.",
        )


def _publication(table: str) -> str:
    """Name the publication a table is known from: that of the release the product brings."""
    return next(one.publication for one in reversed(_brought()) if one.table.name == table)


def _check_no_other(release: Release, known: Iterable[Release]) -> None:
    """Refuse a file that says otherwise of an area and year than another of the same day.

    One release may come in several files, each with areas or years of its own.
    """
    for one in known:
        same = (one.table.name, one.released_on) == (release.table.name, release.released_on)
        if same and one.is_imported and (at := _contradicted(release.table, one.table)):
            raise Refused(
                "Another file of this table, kept or given with it, was released on the same day "
                f"and has other numbers of {at}.",
                where=f"{release.file}; the other is {one.file}",
                do="Say the day each was released, in a releases.csv or by importing one at a "
                "time with --released.",
            )


def _contradicted(one: Table, other: Table) -> str:
    """Name the first area and year of which two tables say different things; or nothing."""
    said = {(record.area.code, record.year): record for record in other.records}
    for record in one.records:
        its = said.get((record.area.code, record.year))
        if its is not None and its.cells != record.cells:
            return f"{record.area.name} in {record.year}"
    return ""


def _keep(release: Release, content: bytes, home: Home) -> None:
    """Write a release aside and move it into place, so that it is there whole or not at all."""
    home.benchmarks.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=".building-", dir=home.benchmarks))
    try:
        (aside / _CONTENT).write_bytes(content)
        about = {
            "table": release.table.name,
            "file": release.file,
            "publication": release.publication,
            "released_on": release.dated,
            "note": release.note,
            "digest": release.digest,
            "licence": release.licence,
        }
        (aside / _HELD).write_text(json.dumps(about, indent=1), "utf-8")
        name = f"{release.table.name}-{release.dated}-{release.digest[:8]}"
        os.replace(aside, home.benchmarks / name)  # noqa: PTH105  a rename of a folder
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _imported(home: Home) -> list[Release]:
    if not home.benchmarks.is_dir():
        return []
    held = sorted(home.benchmarks.glob(f"*/{_HELD}"))
    return [_reopened(file.parent) for file in held if not file.parent.name.startswith(".")]


def _reopened(folder: Path) -> Release:
    try:
        about = json.loads((folder / _HELD).read_text("utf-8"))
        content = (folder / _CONTENT).read_bytes()
        is_same = hashlib.sha256(content).hexdigest() == about["digest"]
        day = dt.date.fromisoformat(about["released_on"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _changed(folder) from error
    if not is_same:
        raise _changed(folder)
    return Release(
        read(content, file=about["file"]),
        file=about["file"],
        publication=about["publication"],
        released_on=day,
        note=about["note"],
        digest=about["digest"],
        is_imported=True,
    )


def _changed(folder: Path) -> Unreadable:
    return Unreadable(
        "A kept release is not what was imported.",
        where=f"benchmarks/{folder.name}",
        do="Remove that folder and import the published file again.",
    )
