"""Roll a month back: a former version of it becomes the newest again, and nothing is deleted.

Its records are sealed once more as the next version, so that whatever reads the newest reads them
from then on, and the version that was wrong stays beside it for whoever asks what it said.
"""

import dataclasses
import datetime as dt
import shutil

from lineofsight.kernel.periods import Month, in_words
from lineofsight.kernel.problems import Refused
from lineofsight.records import snapshots
from lineofsight.records.home import Home
from lineofsight.records.intake.fall import fell, rows_of
from lineofsight.records.seals import Seal

_MARK = "Rolled back: "


def former(home: Home, identifier: str) -> Seal | None:
    """Give the sealed version of this identifier where a newer one lies beside it."""
    seals = snapshots.sealed(home)
    one = next((seal for seal in seals if seal.id == identifier), None)
    return one if one and one.version < _newest(home, one.month).version else None


def fallen(home: Home, one: Seal) -> list[str]:
    """Say in words which tables of a former version have over 20% fewer rows than the newest."""
    now = _newest(home, one.month)
    return [
        f"{rows_of(table, one.tables.get(table, 0))}, where {now.name} has {was:,} now"
        for table, was in now.tables.items()
        if fell(one.tables.get(table, 0), was)
    ]


def roll_back(home: Home, identifier: str, *, on: dt.date, loaded_at: dt.datetime) -> Seal:
    """Seal a former version once more as the newest of its month, and give the new seal.

    Raises `Refused` where there is no such former version, or its files were changed.
    """
    one = former(home, identifier)
    if one is None:
        raise Refused(
            f"{identifier} is not a former version of a sealed month.",
            do="Choose a version that has a newer one beside it.",
        )
    kept = tuple(note for note in one.notes if not note.startswith(_MARK))
    said = f"{_MARK}these are the records of version {one.version}, sealed again on {in_words(on)}."
    again = dataclasses.replace(
        one,
        version=0,
        id="",
        notes=(*kept, said),
        loaded_at=loaded_at.isoformat(timespec="seconds"),
    )
    sealed = snapshots.seal_month(
        home,
        tables=snapshots.tables_of(home, one),
        seal=again,
        set_aside=snapshots.set_aside(home, one),
        completed=snapshots.completed(home, one),
        unread=snapshots.unread(home, one),
        to_mend=snapshots.to_mend(home, one),
    )
    _copy_report(home, one, sealed)
    return sealed


def _copy_report(home: Home, one: Seal, sealed: Seal) -> None:
    """Put the load report beside the new seal: rows to mend are read from it."""
    found = home.report_of(one.id)
    if found.is_dir():
        shutil.copytree(found, home.report_of(sealed.id), dirs_exist_ok=True)


def _newest(home: Home, month: Month | None) -> Seal:
    return snapshots.newest(home, month)
