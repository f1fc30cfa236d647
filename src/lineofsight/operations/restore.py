"""A backup put back: unpacked beside the home, proved, and moved into place by one rename."""

import datetime as dt
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from lineofsight.kernel.problems import Problem, Refused
from lineofsight.operations import archive, databases
from lineofsight.records.home import Home


@dataclass(frozen=True)
class Restored:
    """What was put back, and where what was there before lies now."""

    contents: archive.Contents
    before: Path | None


def restore(
    source: Path,
    home: Home,
    *,
    passphrase: bytes,
    now: dt.datetime,
    address: str = "",
    over: bool = False,
) -> Restored:
    """Put a backup into an empty home, and its database where the site keeps it.

    With `over`, a home that is there is moved aside and kept. The site must be stopped.
    """
    if not over and _holds_anything(home.path):
        raise Refused(
            "The home folder is not empty.",
            where=str(home.path),
            do="Name another with --home, or say --over: what is there is moved aside and kept.",
        )
    if home.path.is_mount():
        raise _not_to_be_moved(home.path)
    home.path.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=".restoring-", dir=home.path.parent))
    try:
        with source.open("rb") as file:
            contents = archive.unpack(file, passphrase, aside, where=source.name)
        made = aside / archive.HOME
        made.mkdir(exist_ok=True)
        made.chmod(0o700)
        _put_database(contents, aside / archive.SITE, Home(made), address, over=over)
        before = _moved_aside(home.path, now)
        made.rename(home.path)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return Restored(contents, before)


def _holds_anything(path: Path) -> bool:
    return path.is_dir() and any(path.iterdir())


def _put_database(
    contents: archive.Contents, folder: Path, made: Home, address: str, *, over: bool
) -> None:
    if contents.database == databases.SQLITE:
        if address:
            raise _elsewhere("a file", "Leave DATABASE_URL unset to restore it.")
        (folder / databases.FILES[databases.SQLITE]).rename(made.site)
    elif contents.database == databases.POSTGRESQL:
        if not address:
            raise _elsewhere("of PostgreSQL", "Set DATABASE_URL to an empty database.")
        databases.put_back(folder / databases.FILES[databases.POSTGRESQL], address, over=over)


def _elsewhere(words: str, do: str) -> Problem:
    return Refused(f"The database of this backup is {words}.", where="DATABASE_URL", do=do)


def _moved_aside(path: Path, now: dt.datetime) -> Path | None:
    """Move what is there aside, under the moment; an empty folder simply goes."""
    if not path.exists():
        return None
    try:
        if not _holds_anything(path):
            path.rmdir()
            return None
        before = path.with_name(f"{path.name}-before-{now:%Y-%m-%dT%H%M%S}")
        return path.rename(before)
    except OSError as error:
        raise _not_to_be_moved(path) from error


def _not_to_be_moved(path: Path) -> Problem:
    return Refused(
        "The home folder cannot be moved aside: it is a disk of its own, or is in use.",
        where=str(path),
        do="Stop the site, or restore to a folder on that disk and name it as the home.",
    )
