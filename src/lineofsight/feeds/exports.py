"""All figures as one file: asked for on a page, made in the background, fetched for a day.

What its asker may have is asked three times: by the page, when the work runs, and when the file is
fetched, since a role that ended in between takes the file with it.
"""

import datetime as dt
import os
import secrets
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django_tasks import task

from lineofsight import picture
from lineofsight.accounts.background import UNFORESEEN, ended_as, may_still, note, progress_of
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.models import Person
from lineofsight.accounts.places import picture_now
from lineofsight.accounts.standing import exactness_outside, teams_told_of
from lineofsight.feeds import star
from lineofsight.feeds.models import Export, Stage
from lineofsight.feeds.star_files import write_zip
from lineofsight.kernel.problems import Problem, Refused

KEPT_FOR = dt.timedelta(hours=24)
"""How long a file may be fetched, and how long what was asked for is listed."""

NO_LONGER = Refused(
    "Whoever asked for these figures may no longer have them.",
    do="Ask an administrator about your roles.",
)
NOTHING_YET = Refused("No figures are loaded yet.", do="Ask again once the first month is loaded.")
BROKEN = Problem(
    "The work broke off: the program was ended in the midst of it.", do="Ask for the file again."
)


def ask(person: Person) -> Export:
    """Ask for the file, unless the one asked for before is still being made."""
    throw_away_old()
    for export in of(person):
        if export.stage.goes_on:
            return export
    export = Export.objects.create(
        key=secrets.token_urlsafe(16), person=person, asked_at=timezone.now()
    )
    make.enqueue(export.pk)
    return export


@task()
def make(number: int) -> None:
    """Make the file, as exact as whoever asked may have it now."""
    export = Export.objects.select_related("person").filter(pk=number).first()
    if export is None:  # thrown away meanwhile
        return None
    if not may_still(export.person, Right.READ_FEEDS):
        return _failed(export, NO_LONGER)
    note(export, state=Stage.MAKING.name)
    try:
        _made(export)
    except Problem as problem:
        return _failed(export, problem)
    except Exception:
        _failed(export, UNFORESEEN)
        raise
    return None


def _made(export: Export) -> None:
    kept = picture_now()
    if kept is None:
        raise NOTHING_YET
    teams = _teams(export.person, kept)
    made = star.build(
        kept, exactness=exactness_outside(export.person), teams=teams,
        progress=progress_of(export, ends=0.7),
    )  # fmt: skip
    path = file_of(export)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
        write_zip(made, file, progress=progress_of(export, begins=0.7))
    note(
        export, state=Stage.READY.name, made_at=timezone.now(), exactness=made.exactness,
        teams=teams, snapshot=made.snapshot, month=str(made.month), size=path.stat().st_size,
        doing="", share=1,
    )  # fmt: skip


def _teams(person: Person, kept: picture.Picture) -> list[str]:
    return [one.name for one in teams_told_of(person, picture.teams(kept))]


def _failed(export: Export, problem: Problem) -> None:
    ended_as(export, problem, state=Stage.FAILED.name)


def broke_off(number: int) -> None:
    """Note that whoever made the file was ended in the midst of it."""
    export = Export.objects.filter(pk=number).first()
    if export is not None and export.stage.goes_on:
        _failed(export, BROKEN)


def of(person: Person) -> QuerySet[Export]:
    """The files a person asked for within the day."""
    return Export.objects.filter(person=person, asked_at__gte=timezone.now() - KEPT_FOR)


def why_not(export: Export, person: Person, now: dt.datetime) -> str:
    """Say why this person may not fetch the file now; empty where it may be fetched."""
    if export.person_id != person.pk or not may_still(person, Right.READ_FEEDS):
        return NO_LONGER.what
    if export.stage is not Stage.READY or export.made_at is None:
        return f"The file is {export.stage.value}."
    if now - export.made_at > KEPT_FOR or not file_of(export).exists():
        return "The file was kept for a day, and is thrown away. Ask for it again."
    return _no_more_than(export, person)


def _no_more_than(export: Export, person: Person) -> str:
    """Hold what the file tells to what the person may have now."""
    kept = picture_now()
    lost = set(export.teams) - set(_teams(person, kept) if kept else ())
    if lost or (export.exactness == "exact" and exactness_outside(person) != "exact"):
        return "What you may have has changed since the file was made. Ask for it again."
    return ""


def file_of(export: Export) -> Path:
    """Give where the file lies."""
    home: Path = settings.HOME.exports
    return home / f"{export.key}.zip"


def throw_away_old() -> int:
    """Throw away what was asked for more than a day ago, and its file; give how many."""
    old = list(Export.objects.filter(asked_at__lt=timezone.now() - KEPT_FOR))
    for export in old:
        file_of(export).unlink(missing_ok=True)
        export.delete()
    return len(old)
