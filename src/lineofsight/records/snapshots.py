"""Seal a month of records so that it can never change.

A correction is a second version beside the first. Figures name the version they came from.
Everything is built aside and moved into place by one rename, so a load that is killed leaves the
old months and nothing of the new one. Beside the sealed months lies one running picture: it is
replaced whole, and a pointer file says which folder holds it.
"""

import dataclasses
import errno
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Collection, Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Problem, Refused, Unreadable
from lineofsight.records.home import Home
from lineofsight.records.opened import Opened, lacking_since, opened_from, opened_on
from lineofsight.records.seals import SCHEMA_VERSION, Reach, Seal, Source, from_json, to_json
from lineofsight.records.sources.duckdb import connect
from lineofsight.settings import load as load_settings

__all__ = [
    "Opened",
    "Reach",
    "Seal",
    "Source",
    "completed",
    "files_of",
    "newest",
    "open_month",
    "opened_from",
    "replace_running",
    "running",
    "seal_month",
    "sealed",
    "set_aside",
    "tables_of",
    "to_mend",
    "unread",
]

SEAL = "seal.json"
SET_ASIDE = "set_aside"
_POINTER = "current.json"
_BUILDING = ".building-"
_A_DAY = 24 * 60 * 60
_IN_THE_WAY = {errno.EEXIST, errno.ENOTEMPTY, errno.EACCES, errno.EPERM}

SET_ASIDE_SCHEMA = pa.schema(
    [
        ("table", pa.string()),
        ("file", pa.string()),
        ("sheet", pa.string()),
        ("row", pa.int32()),
        ("reason", pa.string()),
    ]
)
"""Rows that do not count: where they are and why."""

UNREAD = "unread_values"
UNREAD_SCHEMA = SET_ASIDE_SCHEMA.append(pa.field("column", pa.string()))
"""Values that could not be read, of rows that count; without a column, whether the row belongs."""

TO_MEND = "to_mend"
TO_MEND_SCHEMA = pa.schema(
    [
        ("file", pa.string()),
        ("sheet", pa.string()),
        ("row", pa.int32()),
        ("child_id", pa.string()),
        ("worker_id", pa.string()),
        ("team", pa.string()),
        ("case_id", pa.string()),
    ]
)
"""Rows somebody has to mend, and whose each says it is, as read; empty where it does not say."""

COMPLETED = "completed_values"
COMPLETED_SCHEMA = pa.schema(
    [
        ("table", pa.string()),
        ("column", pa.string()),
        ("source", pa.int32()),
        ("row", pa.int32()),
        ("from_source", pa.int32()),
        ("from_row", pa.int32()),
    ]
)
"""Values that came from another list than their row: which, and the list and row they came from."""


def seal_month(
    home: Home,
    *,
    tables: Mapping[str, pa.Table],
    seal: Seal,
    set_aside: pa.Table,
    completed: pa.Table | None = None,
    unread: pa.Table | None = None,
    to_mend: pa.Table | None = None,
) -> Seal:
    """Seal a month as its next version and give the seal as it was written.

    `tables` are completed (`sources.completing.completed`). Loads at the same moment get a
    version each. Raises `Problem` when the folder cannot be written.
    """
    if seal.month is None:
        raise Problem("A month is sealed; the running picture is replaced.")
    home.months.mkdir(parents=True, exist_ok=True)
    building = _new_building(home.months)
    try:
        beside = _beside(set_aside, completed, unread, to_mend)
        seal = _with_digests(seal, _write_tables(building, tables, beside))
        version = max((one.version for one in sealed(home, month=seal.month)), default=0)
        return _moved_into_place(home, building, seal, version)
    finally:
        shutil.rmtree(building, ignore_errors=True)


def replace_running(
    home: Home,
    *,
    tables: Mapping[str, pa.Table],
    seal: Seal,
    set_aside: pa.Table,
    completed: pa.Table | None = None,
    unread: pa.Table | None = None,
    to_mend: pa.Table | None = None,
) -> Seal:
    """Put a new running picture in the place of the old one."""
    home.running.mkdir(parents=True, exist_ok=True)
    building = _new_building(home.running)
    try:
        beside = _beside(set_aside, completed, unread, to_mend)
        seal = _with_digests(seal, _write_tables(building, tables, beside))
        seal = dataclasses.replace(seal, version=1, id=f"running {seal.extracted_on} {seal.id}")
        folder = home.running / building.name.removeprefix(".")
        _write(building / SEAL, to_json(seal))
        _sync_folder(building)
        before = _pointed_at(home)
        building.rename(folder)
        _point_at(home, folder.name)
        _clear_running(home, before)
        return seal
    finally:
        shutil.rmtree(building, ignore_errors=True)


def sealed(home: Home, *, month: Month | None = None) -> list[Seal]:
    """List the seals, of one month or of all; by month, then version, the newest last."""
    found = home.months.glob(f"{month or '*'}/v*/{SEAL}")
    seals = [_read_seal(path) for path in found]
    return sorted(seals, key=lambda seal: (str(seal.month), seal.version))


def newest(home: Home, month: Month | None = None) -> Seal:
    """Give the newest version of a month, or of the latest month; `Problem` when none is sealed."""
    found = sealed(home, month=month)
    if not found:
        raise Problem(
            f"No {month.name if month else 'month'} is sealed.",
            do="Load its files first (lineofsight load FOLDER --month YYYY-MM).",
        )
    return found[-1]


def running(home: Home) -> Seal | None:
    """Give the seal of the running picture; None when there is none."""
    name = _pointed_at(home)
    return _read_seal(home.running / name / SEAL) if name else None


def open_month(home: Home, seal: Seal, *, only: Collection[str] | None = None) -> Opened:
    """Open a sealed month, or the running picture, after checking that nothing in it changed.

    `only` names the tables to be read and checked, for who asks little; the others are empty then.
    Local rules are those set now (`home.settings_file`). Memory is bounded; what does not fit
    spills into a folder that goes when the month is closed.
    """
    folder = _folder(home, seal)
    names = seal.tables if only is None else [name for name in seal.tables if name in only]
    tables = {name: _read_table(folder, name, seal) for name in names}
    scratch = Path(tempfile.mkdtemp(prefix="lineofsight-"))
    opened = opened_on(
        connect(temp_directory=scratch), tables=tables, seal=lacking_since(seal, tables),
        settings=load_settings(home.settings_file), completed=_read_table(folder, COMPLETED, seal),
    )  # fmt: skip
    return dataclasses.replace(opened, scratch=scratch)


def tables_of(home: Home, seal: Seal) -> dict[str, pa.Table]:
    """Give the tables of a month, after checking that nothing in them changed."""
    folder = _folder(home, seal)
    return {name: _read_table(folder, name, seal) for name in seal.tables}


def files_of(home: Home, seal: Seal) -> dict[str, Path]:
    """Give the Parquet file of each table of a month, after checking that nothing changed."""
    folder = _folder(home, seal)
    for name in seal.tables:
        _read_table(folder, name, seal)
    return {name: folder / f"{name}.parquet" for name in seal.tables}


def set_aside(home: Home, seal: Seal) -> pa.Table:
    """Give the rows of a month that do not count, with their place and the reason."""
    return _read_table(_folder(home, seal), SET_ASIDE, seal)


def completed(home: Home, seal: Seal) -> pa.Table:
    """Give the values of a month that came from another list than their row."""
    return _read_table(_folder(home, seal), COMPLETED, seal)


def unread(home: Home, seal: Seal) -> pa.Table:
    """Give the rows of a month that count with a value that could not be read.

    Empty for a month that was sealed before these were kept.
    """
    if f"{UNREAD}.parquet" not in seal.digests:
        return UNREAD_SCHEMA.empty_table()
    return _read_table(_folder(home, seal), UNREAD, seal)


def to_mend(home: Home, seal: Seal) -> pa.Table | None:
    """Give whose the rows to mend are, as they say; None of a month sealed before it was kept."""
    if f"{TO_MEND}.parquet" not in seal.digests:
        return None
    return _read_table(_folder(home, seal), TO_MEND, seal)


def _new_building(beside: Path) -> Path:
    building = Path(tempfile.mkdtemp(prefix=_BUILDING, dir=beside))
    now = building.stat().st_mtime
    for left in beside.glob(f"{_BUILDING}*"):  # what a killed load left behind
        if left != building and now - _changed(left, now) > _A_DAY:
            shutil.rmtree(left, ignore_errors=True)
    return building


def _changed(path: Path, otherwise: float) -> float:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:  # its own load has just moved it into place
        return otherwise


def _beside(
    set_aside: pa.Table,
    completed: pa.Table | None,
    unread: pa.Table | None,
    to_mend: pa.Table | None,
) -> dict[str, pa.Table]:
    return {
        SET_ASIDE: set_aside,
        COMPLETED: COMPLETED_SCHEMA.empty_table() if completed is None else completed,
        UNREAD: UNREAD_SCHEMA.empty_table() if unread is None else unread,
        **({} if to_mend is None else {TO_MEND: to_mend}),
    }


def _write_tables(
    building: Path, tables: Mapping[str, pa.Table], beside: Mapping[str, pa.Table]
) -> dict[str, str]:
    """Write every table, and give the SHA-256 of each file."""
    digests = {}
    for name, rows in sorted({**tables, **beside}.items()):
        path = building / f"{name}.parquet"
        pq.write_table(rows, path, compression="zstd")
        _sync_file(path)
        path.chmod(0o444)
        digests[path.name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return digests


def _with_digests(seal: Seal, digests: Mapping[str, str]) -> Seal:
    """Give the seal its digests, and the short digest of the whole as its identifier so far."""
    seal = dataclasses.replace(seal, digests=dict(digests), version=0, id="")
    whole = hashlib.sha256(to_json(seal).encode()).hexdigest()
    return dataclasses.replace(seal, id=whole[:8])


def _moved_into_place(home: Home, building: Path, seal: Seal, version: int) -> Seal:
    month = home.months / str(seal.month)
    month.mkdir(exist_ok=True)
    while True:
        version += 1
        named = dataclasses.replace(seal, version=version, id=f"{seal.month} v{version} {seal.id}")
        _write(building / SEAL, to_json(named))
        _sync_folder(building)
        try:
            building.rename(month / f"v{version}")
        except OSError as error:
            if error.errno not in _IN_THE_WAY or not (month / f"v{version}").exists():
                raise
            continue  # another load took this version a moment ago
        _sync_folder(month)
        return named


def _write(path: Path, text: str) -> None:
    path.unlink(missing_ok=True)
    path.write_text(text, "utf-8")
    _sync_file(path)
    path.chmod(0o444)


def _sync_file(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _sync_folder(path: Path) -> None:
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:  # Windows opens no folders; its rename is durable without this
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _point_at(home: Home, name: str) -> None:
    aside = home.running / f"{_POINTER}.{name}"
    aside.write_text(json.dumps({"folder": name}), "utf-8")
    _sync_file(aside)
    aside.replace(home.running / _POINTER)
    _sync_folder(home.running)


def _pointed_at(home: Home) -> str:
    try:
        held = json.loads((home.running / _POINTER).read_text("utf-8"))
    except FileNotFoundError:
        return ""
    return str(held["folder"])


def _clear_running(home: Home, before: str) -> None:
    """Remove the pictures older than the one just replaced.

    That one stays for whoever is opening it now, and what is younger may be another load's.
    """
    if not before or not (home.running / before).exists():
        return
    replaced = _changed(home.running / before, 0)
    for left in home.running.glob("building-*"):
        if left.name != before and _changed(left, replaced) < replaced:
            shutil.rmtree(left, ignore_errors=True)


def _folder(home: Home, seal: Seal) -> Path:
    if seal.month is None:
        return home.running / _pointed_at(home)
    return home.months / str(seal.month) / f"v{seal.version}"


def _read_seal(path: Path) -> Seal:
    try:
        seal = from_json(path.read_text("utf-8"))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Unreadable(
            "A seal could not be read.",
            where=f"{path.parent.parent.name}/{path.parent.name}/{SEAL}",
            do="Restore the folder from a backup, or move it away and load the month again.",
        ) from error
    if seal.schema_version != SCHEMA_VERSION:
        raise Refused(
            f"{seal.id} was sealed by another version of the program ({seal.product_version}).",
            do="Load the month again from its files.",
        )
    return seal


def _read_table(folder: Path, name: str, seal: Seal) -> pa.Table:
    path = folder / f"{name}.parquet"
    try:
        data = path.read_bytes()
    except OSError as error:
        raise _changed_since(seal, path) from error
    if hashlib.sha256(data).hexdigest() != seal.digests.get(path.name):
        raise _changed_since(seal, path)
    return pq.ParquetFile(pa.BufferReader(data)).read()  # half the time of `read_table`


def _changed_since(seal: Seal, path: Path) -> Refused:
    return Refused(
        f"{seal.name} was changed after it was sealed as {seal.id}.",
        where=path.name,
        do="Restore the folder from a backup, or load the month again.",
    )
