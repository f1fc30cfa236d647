"""Pages of monitoring visits: the list, one visit, and what is written down about it."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from lineofsight.accounts.access import allows
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.standing import may, somebody
from lineofsight.boards import document_rules, reach
from lineofsight.boards.actions import documents
from lineofsight.boards.actions import visits as actions
from lineofsight.boards.forms import visits as forms
from lineofsight.boards.forms.dated import Dated
from lineofsight.boards.listing import listing, what_came_of
from lineofsight.boards.models import DataAsked, Visit
from lineofsight.boards.said import visits as said
from lineofsight.boards.surrounding import fill, parts
from lineofsight.plan.day import today
from lineofsight.plan.published import reading
from lineofsight.ui.component import Content
from lineofsight.ui.posted import posted

PAGE = require_http_methods(["GET", "HEAD", "POST"])


@allows(Right.SEE_BOARDS)
@require_safe
def visits(request: HttpRequest) -> HttpResponse:
    """List the monitoring visits."""
    return render(request, "boards/visits.html", {
        "parts": parts(request),
        "table": said.visits(_seen(request)),
        "may_write": may(somebody(request), Right.KEEP_BOARDS),
    })  # fmt: skip


@allows(Right.SEE_BOARDS)
@require_safe
def visit(request: HttpRequest, number: int) -> HttpResponse:
    """Show one visit: what was asked for and sent, whom they met, what they found, what changed."""
    found = get_object_or_404(_seen(request).select_related("letter"), pk=number)
    findings = listing(request, reach.items(somebody(request)).filter(visit=found))
    following = actions.next_after(found)
    may_write = may(somebody(request), Right.KEEP_BOARDS)
    led_to = what_came_of(findings.each)
    tied = [(item, tuple(led_to[item.pk])) for item, _ in findings.each]
    return render(request, "boards/visit.html", {
        "visit": found,
        "days": said.days(found),
        "letter": _letter(found),
        "asked": said.asked(found.asked.all(), on=today(), may_write=may_write),
        "met": said.met(found.met.all()),
        "findings": findings.table("What they found", "No finding is written down yet."),
        "since": said.since(actions.since(tied, found, following), reading(somebody(request))),
        "following": following,
        "following_days": said.days(following) if following else "",
        "may_write": may_write,
    })  # fmt: skip


def _seen(request: HttpRequest) -> QuerySet[Visit]:
    """Give the visits of the bodies that the reader sees."""
    return Visit.objects.select_related("body").filter(body__in=reach.bodies(somebody(request)))


def _letter(found: Visit) -> Content:
    if found.letter is None:
        return said.letter(found, None, is_there=False)
    letter = documents.whole().get(pk=found.letter.pk)
    held = document_rules.holder(documents.held(letter), on=today())
    return said.letter(found, held, is_there=bool(letter.versions.all()))


@allows(Right.KEEP_BOARDS)
@PAGE
def new(request: HttpRequest) -> HttpResponse:
    """Write down a visit that is coming or was made."""
    form = forms.New(posted(request), today=today())
    return fill(
        request, form, do=lambda said_: actions.plan_visit(said_.pop("body"), **said_),
        title="Who visits, and when?", back=reverse("visits"), done="The visit is written down.",
    )  # fmt: skip


@allows(Right.KEEP_BOARDS)
@PAGE
def add(request: HttpRequest, number: int, what: str) -> HttpResponse:
    """Write down what was asked for, whom the visitors met, or which letter is theirs."""
    found = get_object_or_404(Visit.objects.select_related("body"), pk=number)
    if what not in _ADDING:
        raise Http404
    form, do, title = _ADDING[what]
    begun = {"letter": found.letter_id} if what == "letter" else {}
    return fill(
        request, form(posted(request), today=today(), initial=begun),
        do=lambda asked: do(found, asked), title=title, back=reverse("visit", args=[number]),
        done="It is written down.", caption=f"{found.body.name}, {said.days(found)}",
    )  # fmt: skip


def _ask(found: Visit, asked: dict[str, Any]) -> object:
    return actions.ask_data(found, what=asked["what"], asked_on=asked["on"], due_on=asked["due_on"])


Adding = tuple[type[Dated], Callable[[Visit, dict[str, Any]], object], str]
_ADDING: dict[str, Adding] = {
    "data": (forms.AskData, _ask, "What did they ask for?"),
    "met": (forms.Met, lambda found, said_: actions.met(found, **said_), "Whom did they meet?"),
    "letter": (
        forms.Letter, lambda found, said_: actions.add_letter(found, said_["letter"]),
        "Which letter is theirs?",
    ),
}  # fmt: skip


@allows(Right.KEEP_BOARDS)
@PAGE
def send(request: HttpRequest, number: int) -> HttpResponse:
    """Write down that something was sent."""
    asked = get_object_or_404(DataAsked.objects.select_related("visit"), pk=number)
    form = forms.SendData(posted(request), today=today())
    return fill(
        request, form,
        do=lambda said_: actions.send_data(asked, sent_on=said_["on"], sent_as=said_["sent_as"]),
        title="When was it sent?", back=reverse("visit", args=[asked.visit_id]),
        done="It is written down.", beside={"opening": asked.what},
    )  # fmt: skip
