"""Pages of files that are sent: choose them, see what is in them, load them, or let them go."""

from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lineofsight.accounts.access import allows
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.standing import may, somebody
from lineofsight.kernel.periods import Month
from lineofsight.ui.posted import posted
from lineofsight.ui.tables import Column, Table
from lineofsight.web.data import loading, storing
from lineofsight.web.data.forms import Declined, ForWhat
from lineofsight.web.data.models import Upload
from lineofsight.web.data.rules import (
    ENDINGS,
    State,
    may_approve,
    may_load,
    may_look_again,
    wrong_with,
)

LET_GO = {State.SEEN, State.ASKED, State.REFUSED, State.UNREADABLE}
"""States in which whoever sent files may throw them away."""

_LISTS = (
    Column("List"),
    Column("From", phone="plain"),
    Column("Rows", numeric=True, phone="beside"),
)
ROLL_BACK_AGAIN = (
    "Too much has changed since this was asked for. Do not roll back here: open the version that "
    "was right again, under Data, and ask once more."
)
THROWN_AWAY = "The files were thrown away. Nothing was loaded."
NOT_AGREED = "The files are not loaded. Whoever sent them is told why."
NOT_ROLLED_BACK = "Nothing was rolled back."
AGAIN = "The same files were sent before and are still in hand: this is what was found in them."
LOADED = "The same files were sent before and are loaded: this is what was found in them."


@allows(Right.UPLOAD)
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Ask for the files; keep them and look at them in the background."""
    form = ForWhat(posted(request), initial={"what": "month"})
    files = request.FILES.getlist("files") if request.method == "POST" else []
    wrong = _wrong(files) if request.method == "POST" else ""
    if request.method == "POST" and form.is_valid() and not wrong:
        return _kept(request, files, form)
    if wrong:
        form.add_error(None, wrong)
    status = 422 if form.errors else 200
    return render(
        request, "web/data/upload.html",
        {"form": form, "wrong": wrong, "accept": ",".join(ENDINGS)}, status=status,
    )  # fmt: skip


def _wrong(files: list[storing.Sent]) -> str:
    return wrong_with([one.name or "" for one in files], [one.size or 0 for one in files])


def _kept(request: HttpRequest, files: list[storing.Sent], form: ForWhat) -> HttpResponse:
    said = form.cleaned_data
    sent, is_new = storing.keep(
        files, sender=somebody(request), month=said["month"], extracted_on=said["extracted_on"]
    )
    if is_new:
        loading.look_at.enqueue(sent.pk)
    elif _may_look_again(sent):
        loading.look_again(sent)
    else:
        messages.info(request, LOADED if sent.stands is State.SEALED else AGAIN)
    return HttpResponseRedirect(reverse("load", args=[sent.key]))


def _may_look_again(sent: Upload) -> bool:
    return not sent.again and may_look_again(
        sent.standing(newest=loading.newest()), at=timezone.now()
    )


@allows(Right.UPLOAD, Right.APPROVE_LOAD)
@require_safe
def load(request: HttpRequest, key: str) -> HttpResponse:
    """Show how far the files have come, what was found in them, and what may be done now."""
    sent = _of(request, key)
    person = somebody(request)
    now = sent.standing(newest=loading.newest())
    by_sender = sent.sender_id == person.pk
    return render(request, "web/data/load.html", {
        "sent": sent,
        "what": _what(sent),
        "doubt": "Fewer rows than now" if sent.again else "Are these the right files?",
        "goes_on": sent.stands.goes_on,
        "percent": round(sent.share * 100),
        "may_load": by_sender and may(person, Right.COMMIT_LOAD) and not may_load(
            now, at=timezone.now()),
        "why_not": _why_not(sent),
        "may_look_again": by_sender and _may_look_again(sent),
        "may_approve": may(person, Right.APPROVE_LOAD) and not may_approve(
            now, by_sender=by_sender, at=timezone.now()),
        "waits": sent.stands is State.ASKED,
        "may_let_go": by_sender and sent.stands in LET_GO,
        "files": Table("Files", (Column("File"), Column("Size", numeric=True, phone="beside")),
                       [(one["name"], _size(one["bytes"])) for one in sent.files]),
        "lists": Table("What was read", _LISTS, sent.found.get("lists", ()),
                       empty="No list was recognised."),
        "tables": Table("What it became", (Column("What"), Column("Rows, and what it can answer")),
                        sent.found.get("tables", ())),
    })  # fmt: skip


def _why_not(sent: Upload) -> str:
    """Say why files that were looked at may not be loaded as they were found."""
    if sent.stands not in {State.SEEN, State.ASKED}:
        return ""
    now = replace(sent.standing(newest=loading.newest()), state=State.SEEN)
    why = may_load(now, at=timezone.now())
    return ROLL_BACK_AGAIN if why and sent.again else why


def _of(request: HttpRequest, key: str) -> Upload:
    """Give what this person sent; or, to whoever may approve, what waits for a second person."""
    person = somebody(request)
    sent = Upload.objects.filter(key=key).first()
    if sent is None:
        raise Http404
    if sent.sender_id != person.pk and not (sent.fell and may(person, Right.APPROVE_LOAD)):
        raise Http404
    return sent


def _what(sent: Upload) -> str:
    if sent.again:
        return f"Roll back to {sent.again}"
    return f"Files for {Month.parse(sent.month).name}" if sent.month else "Today's records"


def _size(many: int) -> str:
    if many < 1024:
        return "less than 1 kB"
    return f"{many / 1024 / 1024:,.1f} MB" if many > 1024 * 1024 else f"{many / 1024:,.0f} kB"


@allows(Right.COMMIT_LOAD)
@require_POST
def commit(request: HttpRequest, key: str) -> HttpResponse:
    """Load the files, or ask a second person where so many rows are gone."""
    sent = _of(request, key)
    if sent.sender_id != somebody(request).pk:
        raise Http404
    wrong = may_load(sent.standing(newest=loading.newest()), at=timezone.now())
    if wrong:
        messages.warning(request, wrong)
    elif sent.fell:
        _moved(sent, State.SEEN, state=State.ASKED.name)
    elif _moved(sent, State.SEEN, state=State.LOADING.name, **loading.BEGINNING):
        loading.seal.enqueue(sent.pk)
    return HttpResponseRedirect(reverse("load", args=[key]))


@allows(Right.APPROVE_LOAD)
@require_POST
def approve(request: HttpRequest, key: str) -> HttpResponse:
    """Agree, as the second person, that the files are loaded although rows are gone."""
    sent = _of(request, key)
    person = somebody(request)
    wrong = may_approve(
        sent.standing(newest=loading.newest()),
        by_sender=sent.sender_id == person.pk, at=timezone.now(),
    )  # fmt: skip
    if wrong:
        messages.warning(request, wrong)
    elif _moved(sent, State.ASKED, state=State.LOADING.name, approver=person,
                approved_at=timezone.now(), **loading.BEGINNING):  # fmt: skip
        loading.seal.enqueue(sent.pk)
    return HttpResponseRedirect(reverse("load", args=[key]))


@allows(Right.APPROVE_LOAD)
@require_http_methods(["GET", "HEAD", "POST"])
def decline(request: HttpRequest, key: str) -> HttpResponse:
    """Say, as the second person, that the files shall not be loaded, and why."""
    sent = _of(request, key)
    person = somebody(request)
    if sent.sender_id == person.pk or sent.stands is not State.ASKED:
        raise Http404
    form = Declined(posted(request))
    if request.method == "POST" and form.is_valid():
        _moved(sent, State.ASKED, state=State.REFUSED.name, declined_by=person,
               declined_because=form.cleaned_data["because"])  # fmt: skip
        messages.success(request, NOT_AGREED)
        return HttpResponseRedirect(reverse("data"))
    status = 422 if form.errors else 200
    shown = {"form": form, "sent": sent, "what": _what(sent)}
    return render(request, "web/data/decline.html", shown, status=status)


@allows(Right.UPLOAD)
@require_POST
def look_again(request: HttpRequest, key: str) -> HttpResponse:
    """Look at the files once more, where what was found in them may no longer be acted on."""
    sent = _of(request, key)
    if sent.sender_id != somebody(request).pk:
        raise Http404
    if _may_look_again(sent):
        loading.look_again(sent)
    return HttpResponseRedirect(reverse("load", args=[key]))


@allows(Right.UPLOAD)
@require_POST
def let_go(request: HttpRequest, key: str) -> HttpResponse:
    """Throw the files away."""
    sent = _of(request, key)
    if sent.sender_id != somebody(request).pk or sent.stands.goes_on:
        raise Http404
    storing.throw_away(sent)
    messages.success(request, NOT_ROLLED_BACK if sent.again else THROWN_AWAY)
    return HttpResponseRedirect(reverse("data"))


def _moved(sent: Upload, before: State, **fields: object) -> bool:
    """Move an upload on from one state, once: a second press of the button finds it moved."""
    return bool(Upload.objects.filter(pk=sent.pk, state=before.name).update(**fields))
