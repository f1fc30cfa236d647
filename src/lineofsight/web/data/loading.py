"""The long work: look at files that were sent, and seal them; a page sees how far it has come.

Rights are asked again when the work runs: a role that ended meanwhile loads nothing.
"""

from dataclasses import replace
from typing import Any

from django.conf import settings
from django.utils import timezone
from django_tasks import task

from lineofsight import picture
from lineofsight.accounts.background import UNFORESEEN, ended_as, may_still, note, progress_of
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.places import picture_now
from lineofsight.indicators.at_load import of_figures
from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Problem, Refused, on_a_page
from lineofsight.records import intake, rolling_back, snapshots
from lineofsight.records.load_report import (
    LoadReport,
    heading_lines,
    not_counted_words,
    sections,
    table_words,
)
from lineofsight.records.one_load import one_load
from lineofsight.records.standard import GROUPS
from lineofsight.records.standard.in_words import called
from lineofsight.settings import load as load_settings
from lineofsight.web.data.models import Upload
from lineofsight.web.data.rules import State
from lineofsight.web.data.storing import folder_of, throw_away, throw_away_old

PROGRAMME = frozenset(one.name for group in ("Workforce", "Programme") for one in GROUPS[group])
"""What the access matrix lets the programme office send: workforce and plan."""

BEGINNING = {"doing": "", "share": 0}
"""What is noted of work that is asked for and has not begun."""

BROKEN = Problem(
    "The work broke off: the program was ended in the midst of it.",
    do="See under Data whether a new version was sealed. If none was, send the files again.",
)


@task()
def look_at(number: int) -> None:
    """Read and check the files of an upload, as a load would, and keep what was found."""
    throw_away_old()
    upload = Upload.objects.get(pk=number)
    if not may_still(upload.sender, Right.UPLOAD):
        return ended(upload, _no_longer())
    note(upload, state=State.LOOKING.name)
    try:
        report, refused = _looked(upload)
    except Problem as problem:
        return ended(upload, problem)
    except Exception:
        ended(upload, UNFORESEEN)
        raise
    if not may_still(upload.sender, Right.COMMIT_LOAD) and (more := beyond_the_programme(report)):
        throw_away(upload)
        return ended(upload, _too_much(more))
    return note(
        upload, state=State.SEEN.name, seen_at=timezone.now(), against=newest(),
        fell=bool(refused), why=refused.what[:500] if refused else "", doing="", share=1,
        found=as_kept(report) | {"do": on_a_page(refused.do) if refused else ""},
    )  # fmt: skip


def look_again(upload: Upload) -> None:
    """Have files that lie here looked at once more: what was found or agreed to before is void."""
    before = upload.state
    void = {"state": State.WAITING.name, "fell": False, "why": "", "found": {}, "approver": None,
            "approved_at": None, **BEGINNING}  # fmt: skip
    if Upload.objects.filter(pk=upload.pk, state=before).update(**void):
        look_at.enqueue(upload.pk)


def beyond_the_programme(report: LoadReport) -> list[str]:
    """List in words the tables that who sends only workforce and plan has no need to send."""
    beyond = [one for one in report.tables if one.rows_in and one.table not in PROGRAMME]
    return sorted(called(one.table) for one in beyond)


def _too_much(tables: list[str]) -> Problem:
    named = ", ".join(tables[:3]) + (f" and {len(tables) - 3} more" if len(tables) > 3 else "")
    return Refused(
        f"These files hold more than the workforce and the plan: {named}.",
        do="Send the feeds of the workforce and of the plan alone. A performance analyst sends the "
        "rest. The files were thrown away.",
    )


def _looked(upload: Upload) -> tuple[LoadReport, Refused | None]:
    """Give the report and, where a second person has to agree, the refusal that says why."""
    try:
        return _load(upload, check=True, accept_fall=False).report, None
    except Refused as refused:
        return _load(upload, check=True, accept_fall=True).report, refused


@task()
def seal(number: int) -> None:
    """Seal the files of an upload and build what the pages read."""
    upload = Upload.objects.get(pk=number)
    if not _may_still_seal(upload):
        return ended(upload, _no_longer())
    try:
        since = f"{timezone.localtime():%H:%M on %d %B}"
        with one_load(settings.HOME, since=since, by=upload.sender.name):
            sealed_as = _sealed(upload)
            picture.build(
                settings.HOME, today=timezone.localdate(), made_at=timezone.now(),
                progress=progress_of(upload, begins=0.5),
            )  # fmt: skip
    except Problem as problem:
        return ended(upload, problem)
    except Exception:
        ended(upload, UNFORESEEN)
        raise
    note(upload, state=State.SEALED.name, sealed_as=sealed_as, doing="", share=1)
    return throw_away(upload)


def _sealed(upload: Upload) -> str:
    """Seal the files, or a former version again, and give the id of the new seal."""
    if upload.against != newest():
        raise Refused(
            "Another load was sealed since these files were looked at.",
            do="Send them again, and look at what has changed.",
        )
    if upload.again:
        return rolling_back.roll_back(
            settings.HOME, upload.again, on=timezone.localdate(), loaded_at=timezone.now()
        ).id
    seal = _load(upload, check=False, accept_fall=upload.fell).seal
    return seal.id if seal else ""


def newest() -> str:
    """Name what is sealed and running now; changes with every load."""
    seals = snapshots.sealed(settings.HOME)
    running = snapshots.running(settings.HOME)
    last = seals[-1].id if seals else ""
    return f"{len(seals)} {last} {running.id if running else ''}"


def _load(upload: Upload, *, check: bool, accept_fall: bool) -> intake.LoadResult:
    month = Month.parse(upload.month) if upload.month else None
    own = load_settings(settings.HOME.settings_file)
    return intake.load(
        [folder_of(upload)], home=settings.HOME, month=month, check=check,
        settings=own, figures=of_figures(settings.HOME, own),
        extracted=upload.extracted_on or (None if month else timezone.localdate()),
        accept_fall=accept_fall, loaded_at=timezone.now(),
        progress=progress_of(upload, ends=1 if check else 0.5),
    )  # fmt: skip


def _may_still_seal(upload: Upload) -> bool:
    """Ask again what the pages asked: the sender, and the second person where one was needed."""
    if not may_still(upload.sender, Right.COMMIT_LOAD):
        return False
    if not upload.fell:
        return True
    return upload.approver is not None and may_still(upload.approver, Right.APPROVE_LOAD)


def _no_longer() -> Problem:
    return Refused(
        "Whoever asked for this load may no longer do it.", do="Ask somebody who may to send it."
    )


def ended(upload: Upload, problem: Problem) -> None:
    """Note that the files were not loaded, and why."""
    ended_as(upload, problem, state=State.UNREADABLE.name)


def broke_off(number: int) -> None:
    """Note that whoever did the work was ended in the midst of it."""
    upload = Upload.objects.filter(pk=number).first()
    if upload is not None and upload.stands.goes_on:
        ended(upload, BROKEN)


def _sayable(report: LoadReport) -> LoadReport:
    """Leave out whose records these are where the words may point to somebody of the records."""
    if report.authority and picture.pointed_to(picture_now(), report.authority):
        return replace(report, authority="not shown, since the words may point to somebody")
    return report


def as_kept(report: LoadReport) -> dict[str, Any]:
    """Give a load report as the page shows it: plain texts and numbers."""
    return {
        "heading": [on_a_page(line) for line in heading_lines(_sayable(report))],
        "lists": [[one.words, one.where, f"{one.rows:,}"] for one in report.lists],
        "tables": [[called(line.table), on_a_page(table_words(line))] for line in report.tables],
        "not_loaded": [called(table) for table in report.not_loaded],
        "not_counted": not_counted_words(report, called=called),
        "sections": [
            {
                "heading": one.heading,
                "lines": [on_a_page(line) for line in one.lines],
                "more": one.more,
            }
            for one in sections(report, called=called)
        ],
        "notes": [on_a_page(note) for note in report.notes],
    }
