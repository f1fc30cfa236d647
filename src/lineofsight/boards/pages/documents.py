"""Pages of controlled documents: the list, one document, its versions, approvals and holds."""

from collections.abc import Callable
from pathlib import PurePath
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from lineofsight.accounts.access import allows
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.models import Person
from lineofsight.accounts.standing import may, somebody
from lineofsight.boards.actions import documents as actions
from lineofsight.boards.document_rules import holder
from lineofsight.boards.forms import documents as forms
from lineofsight.boards.forms.dated import Dated
from lineofsight.boards.models import Asking, Document, Hold, Version
from lineofsight.boards.said import documents as said
from lineofsight.boards.surrounding import fill, parts
from lineofsight.plan import approving
from lineofsight.plan.asked import OPEN
from lineofsight.plan.day import today, written_at
from lineofsight.ui.posted import posted

PAGE = require_http_methods(["GET", "HEAD", "POST"])


@allows(Right.SEE_DOCUMENTS)
@require_safe
def documents(request: HttpRequest) -> HttpResponse:
    """List the controlled documents."""
    return render(request, "boards/documents.html", {
        "parts": parts(request),
        "table": said.documents(list(actions.whole()), on=today()),
        "may_write": may(somebody(request), Right.KEEP_DOCUMENTS),
    })  # fmt: skip


@allows(Right.SEE_DOCUMENTS)
@require_safe
def document(request: HttpRequest, number: int) -> HttpResponse:
    """Show one document: its versions, who was asked, and who holds it."""
    found = get_object_or_404(actions.whole(), pk=number)
    person, day = somebody(request), today()
    may_write = may(person, Right.KEEP_DOCUMENTS)
    askings = Asking.objects.filter(version__document=found).select_related(
        "version", "body", "asked_by"
    )
    return render(request, "boards/document.html", {
        "document": found,
        "may_quote": actions.may_be_quoted(found, day),
        "holder": holder(actions.held(found), on=day),
        "twins": actions.twins(found),
        "versions": said.versions(found.versions.all(), on=day),
        "approvals": said.approvals(
            askings.order_by("-pk"),
            answers=person.pk if may(person, Right.ANSWER_DOCUMENTS) else 0,
            asked=person.pk if may_write else 0,
        ),
        "holds": said.holds(found.holds.all(), may_write=may_write),
        "has_version": bool(found.versions.all()),
        "may_write": may_write,
    })  # fmt: skip


@allows(Right.SEE_DOCUMENTS)
@require_safe
def file(request: HttpRequest, number: int) -> HttpResponse:
    """Give a version as a download, never to be opened in the browser.

    What somebody else holds, here or under another title, is given to those alone who keep the
    documents.
    """
    found = get_object_or_404(Version.objects.select_related("kept"), pk=number)
    of = actions.whole().get(pk=found.document_id)
    is_held = holder(actions.held(of), on=today()) is not None
    if is_held and not may(somebody(request), Right.KEEP_DOCUMENTS):
        raise Http404
    name = f"document-{found.document_id}-version-{found.number}{found.suffix}"
    return HttpResponse(
        bytes(found.kept.content), content_type="application/octet-stream",
        headers={"Content-Disposition": f'attachment; filename="{name}"',
                 "X-Content-Type-Options": "nosniff"},
    )  # fmt: skip


@allows(Right.KEEP_DOCUMENTS)
@PAGE
def new(request: HttpRequest) -> HttpResponse:
    """Begin a document."""
    form = forms.New(posted(request), today=today())
    return fill(
        request, form, do=lambda asked: actions.begin(asked.pop("title"), **asked),
        title="Which document?", back=reverse("documents"), done="The document is written down.",
    )  # fmt: skip


@allows(Right.KEEP_DOCUMENTS)
@PAGE
def add(request: HttpRequest, number: int, what: str) -> HttpResponse:
    """Send a version, put the newest to a body, or write down who holds the document."""
    found = get_object_or_404(Document, pk=number)
    if what not in _ADDING or (what == "approval" and not found.versions.exists()):
        raise Http404
    make, do, title = _ADDING[what]
    files = request.FILES if request.method == "POST" else None
    form = make(posted(request), files, today=today())
    return fill(
        request, form, do=lambda asked: do(found, asked, somebody(request)), title=title,
        back=reverse("document", args=[number]), done="It is written down.", caption=found.title,
    )  # fmt: skip


def _send(found: Document, asked: dict[str, Any], by: Person) -> object:
    sent = asked["file"]
    return actions.add_version(
        found, sent.read(), suffix=PurePath(sent.name).suffix, dated_on=asked["dated_on"],
        review_on=asked["review_on"], note=asked["note"], by=by, now=written_at(),
        names_no_child=asked["names_no_child"],
    )  # fmt: skip


def _put(found: Document, asked: dict[str, Any], by: Person) -> object:
    newest = found.versions.first()
    if newest is None:
        raise Http404
    return actions.put(newest, asked["body"], on=asked["on"], by=by)


def _hold(found: Document, asked: dict[str, Any], by: Person) -> object:
    del by
    return actions.hold(found, **asked)


Adding = tuple[type[Dated], Callable[[Document, dict[str, Any], Person], object], str]
_ADDING: dict[str, Adding] = {
    "version": (forms.Send, _send, "Which version?"),
    "approval": (forms.Put, _put, "Who is asked about the newest version?"),
    "hold": (forms.Hold, _hold, "Who holds it?"),
}


@allows(Right.ANSWER_DOCUMENTS)
@PAGE
def answer(request: HttpRequest, number: int) -> HttpResponse:
    """Write down what a body answered; whoever asked may not."""
    found = get_object_or_404(Asking.objects.select_related("body", "version__document"), pk=number)
    form = forms.Answer(posted(request), today=today())

    def do(asked: dict[str, Any]) -> None:
        approving.answer(
            found, said=asked["answer"], on=asked["on"], minute=asked["minute"],
            by=somebody(request),
        )  # fmt: skip

    return fill(
        request, form, do=do, title="What was the answer?", caption=found.body.name,
        back=reverse("document", args=[found.version.document_id]),
        done="The answer is written down.",
        beside={"opening": f"{found.version.document.title}, version {found.version.number}."},
    )  # fmt: skip


@allows(Right.KEEP_DOCUMENTS)
@PAGE
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Take back what a body was asked and has not answered; only whoever asked."""
    every = Asking.objects.filter(OPEN, asked_by=somebody(request))
    found = get_object_or_404(every.select_related("body", "version__document"), pk=number)
    return fill(
        request, Dated(posted(request), today=today()),
        do=lambda _: approving.withdraw(found, by=somebody(request), now=written_at()),
        title="Withdraw the question?", caption=found.body.name, button="Withdraw it",
        back=reverse("document", args=[found.version.document_id]),
        done="The question is withdrawn. It stays written down as that.",
        beside={"opening": f"{found.version.document.title}, version {found.version.number}."},
    )  # fmt: skip


@allows(Right.KEEP_DOCUMENTS)
@PAGE
def end_hold(request: HttpRequest, number: int) -> HttpResponse:
    """Write down that a document is free again, and by what it was released."""
    found = get_object_or_404(Hold.objects.select_related("document"), pk=number)
    form = forms.Release(posted(request), today=today())
    return fill(
        request, form, do=lambda asked: actions.release(found, **asked),
        title="What released it?", back=reverse("document", args=[found.document_id]),
        done="The document is free.", caption=found.document.title,
    )  # fmt: skip
