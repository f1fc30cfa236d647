"""Pages of boards and panels: the list, one board, and one meeting."""

from collections import Counter

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from lineofsight.accounts.access import allows
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.standing import may, somebody
from lineofsight.boards import meeting_rules, reach
from lineofsight.boards.actions import bodies as actions
from lineofsight.boards.actions import items as items_actions
from lineofsight.boards.listing import listing
from lineofsight.boards.models import Asking, Decision, Meeting, Membership
from lineofsight.boards.said import attendance as said_attendance
from lineofsight.boards.said import bodies as said
from lineofsight.boards.surrounding import parts
from lineofsight.plan import actions as plan_actions
from lineofsight.plan import stating
from lineofsight.plan.asked import OPEN
from lineofsight.plan.day import today
from lineofsight.plan.models import Change
from lineofsight.plan.published import reading
from lineofsight.plan.rules import WAITING

MEETINGS = 24
"""Meetings of a board's page at most, the newest."""


@allows(Right.SEE_BOARDS)
@require_safe
def boards(request: HttpRequest) -> HttpResponse:
    """List every board with its next meeting and what waits there."""
    day = today()
    bodies = list(reach.bodies(somebody(request)).annotate(
        waiting=Count("decisions", filter=Q(decisions__outcome=""), distinct=True),
        asked=Count(
            "askings", filter=Q(askings__answer="", askings__withdrawn_at=None), distinct=True
        ),
    ))  # fmt: skip
    coming = dict(
        Meeting.objects.filter(held_on__gte=day).order_by("-held_on").values_list("body", "held_on")
    )
    opened = _opened()
    changes = len(_changes())
    rows = [
        (one, coming.get(one.pk),
         one.waiting + one.asked + (changes if one.kind == meeting_rules.IMPROVEMENT else 0),
         opened[one.pk])
        for one in bodies
    ]  # fmt: skip
    return render(request, "boards/boards.html", {
        "parts": parts(request),
        "table": said.boards(rows),
        "may_write": may(somebody(request), Right.KEEP_BOARDS),
    })  # fmt: skip


def _opened() -> Counter[int]:
    """Count what is open of each body: raised by it, or at one of its meetings."""
    each = items_actions.still_open().values_list("body", "meeting__body")
    return Counter(body for some in each for body in {*some} - {None})


def _changes() -> list[Change]:
    """Give the changes of the plans in force that wait for the board, and for no officer alone."""
    waits = Change.objects.filter(state=WAITING, plan__in=plan_actions.in_force())
    return [one for one in waits.select_related("plan") if not stating.is_of_state(one)]


@allows(Right.SEE_BOARDS)
@require_safe
def board(request: HttpRequest, number: int) -> HttpResponse:
    """Show one board: when it meets next, its papers, what it must decide, what it has open."""
    body = get_object_or_404(reach.bodies(somebody(request)).select_related("terms"), pk=number)
    day, may_write = today(), may(somebody(request), Right.KEEP_BOARDS)
    meetings = list(body.meetings.all()[:MEETINGS])
    coming = _coming(meetings)
    every = listing(request, reach.items(somebody(request)).filter(items_actions.of_body(body)))
    decides_plan = body.kind == meeting_rules.IMPROVEMENT
    return render(request, "boards/board.html", {
        "body": body,
        "parts": parts(request),
        "coming": coming,
        "papers": said.papers(coming.papers.select_related("document")) if coming else None,
        "awaiting": said.awaiting(
            body.decisions.filter(outcome=""),
            Asking.objects.filter(OPEN, body=body).select_related("version__document"),
            _changes() if decides_plan else [],
            reading(somebody(request)),
            writes=somebody(request).pk if may_write else 0,
        ),
        "open": every.open().table("Raised and open", "Nothing that was raised here is open."),
        "closed": every.only("closed").table("Closed", "Nothing was closed yet."),
        "seats": said.seats(Membership.objects.on(day).filter(body=body), may_write=may_write),
        "former": said.seats(
            body.memberships.filter(until__lt=day), may_write=False, empty="Nobody has left it."
        ),
        "meetings": said.meetings(meetings),
        "attended": said_attendance.attended(
            actions.attended(body, [one for one in meetings if one.held_on <= day]),
            actions.every_seat(body),
        ),
        "decisions": said.decisions(body.decisions.exclude(outcome="")),
        "may_write": may_write,
    })  # fmt: skip


def _coming(meetings: list[Meeting]) -> Meeting | None:
    coming, _ = meeting_rules.next_and_last([one.held_on for one in meetings], on=today())
    return next((one for one in meetings if one.held_on == coming), None)


@allows(Right.SEE_BOARDS)
@require_safe
def meeting(request: HttpRequest, number: int) -> HttpResponse:
    """Show one meeting: papers, who came, what was decided and raised."""
    person = somebody(request)
    seen = Meeting.objects.filter(body__in=reach.bodies(person))
    found = get_object_or_404(seen.select_related("body"), pk=number)
    raised = listing(request, reach.items(person).filter(meeting=found))
    may_write = may(somebody(request), Right.KEEP_BOARDS)
    decisions = Decision.objects.filter(meeting=found)
    return render(request, "boards/meeting.html", {
        "meeting": found,
        "papers": said.papers(found.papers.select_related("document")),
        "came": said.came(found.attendances.select_related("membership")),
        "decisions": said.decisions(decisions, may_write=may_write),
        "raised": raised.table("Raised there", "Nothing was raised there."),
        "may_write": may_write,
        "is_over": found.held_on <= today(),
    })  # fmt: skip
