"""What arrived, from when, how much; which months each table can answer; what was changed since."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from lineofsight import picture
from lineofsight.accounts.access import allows
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.settled import withheld_now
from lineofsight.accounts.standing import exactness_of, may, person_of
from lineofsight.kernel.periods import Month, in_words
from lineofsight.picture import Picture
from lineofsight.records import rolling_back
from lineofsight.records.standard.in_words import called, source_called
from lineofsight.records.values.clock import LONDON
from lineofsight.ui.component import Content
from lineofsight.ui.tables import Column, Table
from lineofsight.ui.words import Link, Tag
from lineofsight.web.data.models import Upload
from lineofsight.web.data.rules import State
from lineofsight.web.pictured import needs_picture, picture_of, unbuilt

IN_HAND = [s.name for s in State if s not in {State.SEALED, State.THROWN_AWAY}]
_LOADS = (
    Column("Loaded"), Column("Records of"), Column("Rows", numeric=True),
    Column("Set aside", numeric=True), Column("Stands"), Column("When"),
)  # fmt: skip


@allows(Right.SEE_LOADS)
@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """List the loads, the newest first, and what is in hand."""
    kept = picture_of(request)
    person = person_of(request)
    found = picture.arrivals(kept) if kept else []
    rows: list[tuple[Content, ...]] = [
        (
            Link(one.month.name if one.month else "Today's records", _address(one.id)),
            in_words(one.extracted_on),
            f"{one.rows:,}",
            f"{sum(each.rows for each in one.aside):,}",
            Tag("newest", "blue") if one.is_newest else Tag("kept", "grey"),
            f"{one.loaded_at.astimezone(LONDON):%H:%M on %d %B %Y}" if one.loaded_at else "",
        )
        for one in found
    ]
    return render(request, "web/data/data.html", {
        "loads": Table("Loads", _LOADS, rows, quiet_caption=True, empty="Nothing was loaded yet."),
        "in_hand": _in_hand(request),
        "shows_in_hand": may(person, Right.UPLOAD) or may(person, Right.APPROVE_LOAD),
        "may_upload": may(person, Right.UPLOAD),
        "withheld": withheld_now(),
        **({} if kept else unbuilt(request)),
    })  # fmt: skip


def _in_hand(request: HttpRequest) -> Table:
    person = person_of(request)
    found = Upload.objects.filter(state__in=IN_HAND).select_related("sender")
    if not may(person, Right.APPROVE_LOAD):
        found = found.filter(sender=person)
    rows = [
        (
            Link(_for_what(one), reverse("load", args=[one.key])),
            one.sender.name,
            one.stands.value,
        )
        for one in found
        if (person and one.sender_id == person.pk) or one.fell
    ]
    columns = (Column("For"), Column("Sent by"), Column("Stands"))
    return Table("In hand", columns, rows, empty="No files are in hand.")


def _for_what(one: Upload) -> str:
    """Say the month, and the day where one was said: the same files may be in hand with two."""
    what = Month.parse(one.month).name if one.month else "Today's records"
    return f"{what}, files of {in_words(one.extracted_on)}" if one.extracted_on else what


def _address(seal: str) -> str:
    return reverse("arrival", args=[seal.replace(" ", "_")])


@allows(Right.SEE_LOADS)
@require_safe
@needs_picture
def arrival(request: HttpRequest, kept: Picture, seal: str) -> HttpResponse:
    """Show one load: its files with their digests, what was found, what was set aside and why."""
    found = [one for one in picture.arrivals(kept) if one.id.replace(" ", "_") == seal]
    if not found:
        raise Http404
    one = found[0]
    return render(request, "web/data/arrival.html", {
        "one": one,
        "seal": seal,
        "may_roll_back": may(person_of(request), Right.COMMIT_LOAD)
        and rolling_back.former(settings.HOME, one.id) is not None,
        "what": one.month.name if one.month else "Today's records",
        "files": Table("Files", (Column("File"), Column("Sheet"), Column("SHA-256")),
                       [(each.file, each.sheet or "none", each.sha256[:16]) for each in one.files]),
        "found": Table("What was found", (Column("Kind"), Column("How many", numeric=True)),
                       [(kind, f"{many:,}") for kind, many in one.findings.items()],
                       empty="Nothing was wrong."),
        "aside": Table("Rows that do not count", (Column("What"), Column("Why"),
                                                  Column("Rows", numeric=True)),
                       [(called(each.table), each.reason, f"{each.rows:,}") for each in one.aside],
                       empty="Every row counts."),
        "tables": Table("Rows kept", (Column("What"), Column("Rows", numeric=True)),
                        [(called(name), f"{many:,}") for name, many in one.tables.items()]),
    })  # fmt: skip


@allows(Right.SEE_LOADS)
@require_safe
@needs_picture
def coverage(request: HttpRequest, kept: Picture) -> HttpResponse:
    """Show for each table from which month on it can answer, and why not before."""
    rows: list[tuple[Content, ...]] = []
    for one in picture.coverage(kept):
        answers = [each.month for each in one.months if each.answers]
        why = next((each.reason for each in one.months if not each.answers), "")
        rows.append((
            _begun(called(one.table)),
            one.meaning,
            _begun(source_called(one.source)) or "not loaded",
            f"{answers[0].name} to {answers[-1].name}" if answers else "no month",
            _begun(source_called(why)),
        ))  # fmt: skip
    columns = (Column("Rows of"), Column("What they are", phone="out"),
               Column("From which return", phone="out"), Column("Can answer", phone="lead"),
               Column("Why not otherwise", phone="plain"))  # fmt: skip
    table = Table("What the records can answer", columns, rows, quiet_caption=True)
    return render(request, "web/data/coverage.html", {"table": table})


def _begun(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


@allows(Right.SEE_LOADS)
@require_safe
@needs_picture
def restatements(request: HttpRequest, kept: Picture) -> HttpResponse:
    """List figures that are no longer what they were when their month was sealed, and why."""
    exactness = exactness_of(person_of(request))
    found = picture.restatements(kept, exactness=exactness)
    return render(
        request, "web/data/restatements.html",
        {"found": found, "is_told": exactness == "exact"},
    )  # fmt: skip
