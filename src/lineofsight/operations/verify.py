"""Whether all that is kept is whole: every seal, the site's tables, and the chain of looks.

Of a home where it lies, or of a backup, which is proved to its last byte and then unpacked and
looked into as if it were restored.
"""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lineofsight.accounts import looks
from lineofsight.accounts.models import Look
from lineofsight.kernel.problems import Problem
from lineofsight.kernel.progress import Step
from lineofsight.operations import archive, databases, looked_into
from lineofsight.records import snapshots
from lineofsight.records.home import Home


@dataclass(frozen=True)
class Found:
    """One thing that was looked at: what it is, and what is wrong with it, if anything."""

    words: str
    fault: str = ""


def of_home(home: Home, *, address: str, step: Step) -> list[Found]:
    """Look at everything kept in a home and in its database."""
    if not home.path.is_dir():
        raise Problem("There is no home folder to look at.", where=str(home.path),
                      do="Name it with --home or LINEOFSIGHT_HOME.")  # fmt: skip
    looked_into.make_ready()
    found = list(_seals(home, step))
    step("Following the chain of looks", 0.9)
    if address:
        return [*found, *_database(home, "default")]
    return [*found, *_file(home)]


def of_backup(source: Path, *, passphrase: bytes, step: Step) -> list[Found]:
    """Prove a backup, unpack it where its owner alone can read, and look at everything in it."""
    with tempfile.TemporaryDirectory(prefix="lineofsight-") as folder:
        with source.open("rb") as file:
            contents = archive.unpack(file, passphrase, Path(folder), where=source.name)
        home = Home(Path(folder) / archive.HOME)
        found = [Found(f"{len(contents.files):,} files, as listed on {contents.made_at}")]
        found += _seals(home, step)
        step("Following the chain of looks", 0.9)
        if contents.database == databases.SQLITE:
            copy = Path(folder) / archive.SITE / databases.FILES[databases.SQLITE]
            copy.rename(home.site)
            return [*found, *_file(home)]
        if contents.database == databases.POSTGRESQL:
            words = "The dump of PostgreSQL is whole; its tables are looked into once restored"
            return [*found, Found(words)]
        return found


def _seals(home: Home, step: Step) -> Iterator[Found]:
    """Open every sealed month, and the running picture: each proves its own files."""
    months = snapshots.sealed(home)
    running = snapshots.running(home)
    for number, seal in enumerate([*months, *([running] if running else [])]):
        step("Proving the seals", number / (len(months) + 1))
        try:
            snapshots.files_of(home, seal)
            snapshots.set_aside(home, seal)
        except Problem as problem:
            yield Found(seal.id, problem.what)
        else:
            yield Found(f"{seal.id}: {len(seal.tables)} tables are as sealed")


def _file(home: Home) -> Iterator[Found]:
    if not home.site.exists():
        yield Found("No site was opened on this home yet")
        return
    if fault := databases.sqlite_fault(home.site):
        yield Found("The site's database", fault)
        return
    with looked_into.opened(home.site) as name:
        yield from _database(home, name)


def _database(home: Home, using: str) -> Iterator[Found]:
    later, missing = looked_into.unknown(using), looked_into.unapplied(using)
    if later:
        yield Found("The site's tables", f"they are of a later version: {', '.join(later)}.")
        return
    if missing:
        words = f"{len(missing)} changes are to be made: lineofsight manage migrate."
        yield Found("The site's tables", words)
        return
    yield Found("The site's tables are of this version")
    if not home.secret.exists():
        yield Found("The chain of looks", "the secret it is made with is not in the home folder.")
        return
    count = Look.objects.using(using).count()
    yield Found(f"The chain of looks, {count:,} long", looks.verify(home=home, using=using))
