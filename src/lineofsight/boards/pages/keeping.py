"""Pages on which boards are kept: begin one, seats, meetings, papers, minutes, decisions."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from lineofsight.accounts.access import allows
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.standing import somebody
from lineofsight.boards.actions import bodies as actions
from lineofsight.boards.forms import bodies as forms
from lineofsight.boards.models import Body, Decision, Meeting, Membership
from lineofsight.boards.surrounding import fill
from lineofsight.kernel.periods import in_words
from lineofsight.plan.day import today
from lineofsight.ui.posted import posted

PAGE = require_http_methods(["GET", "HEAD", "POST"])


@allows(Right.KEEP_BOARDS)
@PAGE
def new(request: HttpRequest) -> HttpResponse:
    """Begin a board, a panel or an outside body."""
    form = forms.New(posted(request), today=today())
    return fill(
        request, form, do=lambda said: actions.make(**said), title="Begin a board",
        back=reverse("boards"), done="The board is written down.",
    )  # fmt: skip


@allows(Right.KEEP_BOARDS)
@PAGE
def add(request: HttpRequest, number: int, what: str) -> HttpResponse:
    """Add a seat, a meeting or a question to a board, or say anew what it is for."""
    body = get_object_or_404(Body, pk=number)
    if what not in _ADDING:
        raise Http404
    return _ADDING[what](request, body)


def _seat(request: HttpRequest, body: Body) -> HttpResponse:
    form = forms.Seat(posted(request), today=today())
    return fill(
        request, form, title="Who joins?",
        do=lambda said: actions.seat(body, **said, by=somebody(request), on=today()),
        back=_board(body), done="The seat is written down.", caption=body.name,
    )  # fmt: skip


def _meeting(request: HttpRequest, body: Body) -> HttpResponse:
    form = forms.Meet(posted(request), today=today())
    return fill(
        request, form, do=lambda said: actions.meet(body, **said), title="When does it meet?",
        back=_board(body), done="The meeting is written down.", caption=body.name,
    )  # fmt: skip


def _decision(request: HttpRequest, body: Body) -> HttpResponse:
    form = forms.AskDecision(posted(request), meetings=body.meetings.all()[:24], today=today())

    def do(said: dict[str, Any]) -> None:
        actions.ask(
            body, said["words"], on=said["on"], by=somebody(request), meeting=said["meeting"]
        )

    return fill(
        request, form, do=do, title="What is it asked to decide?", back=_board(body),
        done="It waits for the decision.", caption=body.name,
    )  # fmt: skip


def _describe(request: HttpRequest, body: Body) -> HttpResponse:
    begun = {"purpose": body.purpose, "terms": body.terms_id}
    form = forms.Describe(posted(request), initial=begun, today=today())
    return fill(
        request, form, do=lambda said: actions.describe(body, **said), title="What is it for?",
        back=_board(body), done="It is written down.", caption=body.name,
    )  # fmt: skip


_ADDING: dict[str, Callable[[HttpRequest, Body], HttpResponse]] = {
    "member": _seat, "meeting": _meeting, "decision": _decision, "purpose": _describe,
}  # fmt: skip


def _board(body: Body) -> str:
    return reverse("board", args=[body.pk])


@allows(Right.KEEP_BOARDS)
@PAGE
def end_seat(request: HttpRequest, number: int) -> HttpResponse:
    """End a seat with its last day."""
    seat = get_object_or_404(Membership.objects.select_related("body"), pk=number)
    form = forms.Leave(posted(request), today=today(), initial={"on": today()})
    return fill(
        request, form, do=lambda said: actions.leave(seat, on=said["on"]),
        title="When does this seat end?", back=_board(seat.body), done="The seat has its last day.",
        caption=f"{seat.body.name}: {seat.title}",
    )  # fmt: skip


@allows(Right.KEEP_BOARDS)
@PAGE
def add_to_meeting(request: HttpRequest, number: int, what: str) -> HttpResponse:
    """Add a paper to a meeting, or write down who came."""
    meeting = get_object_or_404(Meeting.objects.select_related("body"), pk=number)
    back, caption = (
        reverse("meeting", args=[number]),
        f"{meeting.body.name}, " + in_words(meeting.held_on),
    )
    if what == "paper":
        form = forms.Agenda(posted(request), today=today())
        return fill(
            request, form, do=lambda said: actions.add_paper(meeting, **said),
            title="Which paper?", back=back, done="The paper is on the agenda.", caption=caption,
        )  # fmt: skip
    if what != "minutes":
        raise Http404
    seats = actions.seats_at(meeting)
    minutes = forms.Minutes(
        posted(request), seats=seats, today=today(), initial=_came_before(meeting)
    )

    def do(said: dict[str, Any]) -> None:
        actions.minute(meeting, came=minutes.came(), minutes=said["minutes"], today=today())

    return fill(
        request, minutes, do=do, title="Who came?", back=back, done="It is written down.",
        caption=caption,
    )  # fmt: skip


def _came_before(meeting: Meeting) -> dict[str, str]:
    said = {f"seat{one.membership_id}": one.came for one in meeting.attendances.all()}
    return {"minutes": meeting.minutes, **said}


@allows(Right.KEEP_BOARDS)
@PAGE
def decision(request: HttpRequest, number: int) -> HttpResponse:
    """Write down what a board decided; whoever asked may not."""
    found = get_object_or_404(Decision.objects.select_related("body"), pk=number)
    form = forms.Decide(posted(request), today=today())

    def do(said: dict[str, Any]) -> None:
        actions.decide(
            found, outcome=said["outcome"], minute_=said["minute"], on=said["on"],
            by=somebody(request),
        )  # fmt: skip

    return fill(
        request, form, do=do, title="What was decided?", back=_board(found.body),
        done="The decision is written down.", caption=found.body.name,
        beside={"opening": found.words},
    )  # fmt: skip
