"""One sealed file of everything: the home folder and the site's database, at one moment.

The database is copied first, so that what its rows speak of is among the files copied after it. The
archive is written aside, read again from its first byte to its last, and only then given its name.
"""

import datetime as dt
import hashlib
import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from lineofsight import __version__
from lineofsight.kernel.problems import Problem, Refused
from lineofsight.kernel.progress import Step
from lineofsight.operations import archive, databases, kept
from lineofsight.operations.sealing import checked
from lineofsight.records.home import Home

ENDING = ".backup"
_NAMED = "lineofsight-*" + ENDING


@dataclass(frozen=True)
class Made:
    """An archive that was written and read again."""

    path: Path
    contents: archive.Contents
    size: int
    removed: int = 0  # older archives that were let go of


def backup(
    home: Home,
    target: Path,
    *,
    passphrase: bytes,
    made_at: dt.datetime,
    progress: Step,
    address: str = "",
    keep_days: int | None = None,
) -> Made:
    """Write everything to a file, or to a file named by the moment in a folder.

    A name without an ending, of which nothing is there, is a folder, and is made.

    With `keep_days`, archives so named in that folder that are older are removed, once the new one
    stands.
    """
    checked(passphrase)
    if not home.path.is_dir():
        raise Problem("There is no home folder to back up.", where=str(home.path),
                      do="Name it with --home or LINEOFSIGHT_HOME.")  # fmt: skip
    if not target.suffix and not target.exists():
        _folder(target)
    if keep_days and not target.is_dir():
        raise Refused("Older backups are removed of a folder, and this names a file.",
                      where=target.name,
                      do="Name the folder, or leave out --keep-days.")  # fmt: skip
    path = _named(target, made_at)
    if home.path.resolve() in path.resolve().parents:
        raise Refused("A backup inside the home folder would be lost with it.",
                      do="Write it to another disk.")  # fmt: skip
    aside = path.with_name(f".{path.name}-{os.getpid()}")
    try:
        contents = _written(home, aside, passphrase, made_at, progress, address)
        size, digest = aside.stat().st_size, _digest(aside)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
    _noted(home, made_at, size, digest)
    removed = _removed(target, made_at, keep_days) if target.is_dir() and keep_days else 0
    return Made(path, contents, size, removed)


def last_made(home: Home) -> dt.datetime | None:
    """Say when the last backup of this home was made; None when none was."""
    try:
        held = json.loads(home.last_backup.read_text("utf-8"))
    except FileNotFoundError:
        return None
    return dt.datetime.fromisoformat(held["made_at"])


def _folder(target: Path) -> None:
    """Make the folder a name without an ending is taken for, for its owner alone."""
    try:
        target.mkdir(mode=0o700)
    except OSError as error:
        do = "Make it, readable by the site's own account alone."
        words = "The folder of the backups cannot be made."
        raise Problem(words, where=str(target), do=do) from error


def _named(target: Path, made_at: dt.datetime) -> Path:
    if target.is_dir():
        target = target / f"lineofsight-{made_at.astimezone(dt.UTC):%Y-%m-%dT%H%M%SZ}{ENDING}"
    if target.exists():
        raise Refused("A file of that name is there already, and no backup is overwritten.",
                      where=target.name, do="Take another name, or name a folder.")  # fmt: skip
    if not target.parent.is_dir():
        raise Problem("The folder of the backup is not there.", where=str(target.parent),
                      do="Make it, readable by the site's own account alone.")  # fmt: skip
    return target


def _written(
    home: Home, aside: Path, passphrase: bytes, made_at: dt.datetime, step: Step, address: str
) -> archive.Contents:
    with tempfile.TemporaryDirectory(prefix=".backup-", dir=home.path) as folder:
        step("Copying the database", 0)
        copy = databases.copied(home, address, Path(folder))
        files: dict[str, Path | bytes] = {f"{archive.SITE}{copy.name}": copy} if copy else {}
        files |= {f"{archive.HOME}{name}": source for name, source in kept.files(home).items()}
        about = archive.Contents(
            made_at.astimezone(dt.UTC).isoformat(timespec="seconds"),
            __version__,
            databases.kind(home, address),
        )
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(aside, flags, 0o600), "wb") as out:
            contents = archive.write(out, passphrase, files, about, step)
            out.flush()
            os.fsync(out.fileno())
    step("Reading it again", 1)
    with aside.open("rb") as source:
        if archive.read(source, passphrase, where=aside.name) != contents:
            raise Problem("The archive does not read as it was written.",
                          do="See to the disk it is written to.")  # fmt: skip
    return contents


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _noted(home: Home, made_at: dt.datetime, size: int, digest: str) -> None:
    """Keep when the last backup was made, and by which digest it is known."""
    held = {"made_at": made_at.astimezone(dt.UTC).isoformat(), "bytes": size, "sha256": digest}
    aside = home.last_backup.with_name(f".{home.last_backup.name}-{os.getpid()}")
    aside.write_text(json.dumps(held), "utf-8")
    aside.replace(home.last_backup)


def _removed(folder: Path, now: dt.datetime, days: int) -> int:
    """Remove the archives of ours that are older than so many days, by the moment in their name."""
    before = f"lineofsight-{now.astimezone(dt.UTC) - dt.timedelta(days=days):%Y-%m-%dT%H%M%SZ}"
    old = [path for path in folder.glob(_NAMED) if path.name < before]
    for path in old:
        path.unlink()
    return len(old)
