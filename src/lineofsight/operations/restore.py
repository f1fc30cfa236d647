"""A backup put back: unpacked beside the home, proved, and moved into place by one rename.

The home is moved first, which can be undone, and a database of PostgreSQL filled last, in one
transaction: where any step fails, home and database are as they were.
"""

import datetime as dt
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
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

    With `over`, a home that is there is moved aside and kept. The site must be stopped. Where
    anything fails, home and database are left as they were.
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
        _check_database(contents, address)
        if contents.database == databases.SQLITE:
            (aside / archive.SITE / databases.FILES[databases.SQLITE]).rename(Home(made).site)
        with _in_place(made, home.path, now) as before:
            if contents.database == databases.POSTGRESQL:
                dump = aside / archive.SITE / databases.FILES[databases.POSTGRESQL]
                databases.put_back(dump, address, over=over)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return Restored(contents, _kept(before))


def _holds_anything(path: Path) -> bool:
    return path.is_dir() and any(path.iterdir())


def _check_database(contents: archive.Contents, address: str) -> None:
    """Refuse a backup whose database is of another kind than the site's."""
    if contents.database == databases.SQLITE and address:
        raise _elsewhere("a file", "Leave DATABASE_URL unset to restore it.")
    if contents.database == databases.POSTGRESQL and not address:
        raise _elsewhere("of PostgreSQL", "Set DATABASE_URL to an empty database.")


def _elsewhere(words: str, do: str) -> Problem:
    return Refused(f"The database of this backup is {words}.", where="DATABASE_URL", do=do)


@contextmanager
def _in_place(made: Path, path: Path, now: dt.datetime) -> Iterator[Path | None]:
    """Put what was made in the home's place, and give where what was there lies.

    Where that, or what is done inside, fails, what was there is put back.
    """
    before = _moved_aside(path, now)
    moved = False
    try:
        made.rename(path)
        moved = True
        yield before
    except BaseException:
        if moved:
            path.rename(made)
        if before:
            before.rename(path)
        raise


def _moved_aside(path: Path, now: dt.datetime) -> Path | None:
    """Move what is there aside, under the moment."""
    if not path.exists():
        return None
    try:
        return path.rename(path.with_name(f"{path.name}-before-{now:%Y-%m-%dT%H%M%S}"))
    except OSError as error:
        raise _not_to_be_moved(path) from error


def _kept(before: Path | None) -> Path | None:
    """Name what was there before; an empty folder simply goes."""
    if before is None or _holds_anything(before):
        return before
    before.rmdir()
    return None


def _not_to_be_moved(path: Path) -> Problem:
    return Refused(
        "The home folder cannot be moved aside: it is a disk of its own, or is in use.",
        where=str(path),
        do="Stop the site, or restore to a folder on that disk and name it as the home.",
    )
