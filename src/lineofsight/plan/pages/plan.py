"""The page of a plan: the whole of it, what differs, and each work stream, narrowed or not."""

from collections.abc import Collection
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from lineofsight.accounts.access import allows
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.models import Person
from lineofsight.accounts.places import picture_now
from lineofsight.accounts.standing import exactness_of, may, somebody
from lineofsight.kernel.periods import Month
from lineofsight.plan import actions, addressed, approving, narrowing, rules
from lineofsight.plan.addressed import At
from lineofsight.plan.content import KEY
from lineofsight.plan.day import today
from lineofsight.plan.figures import Figures
from lineofsight.plan.judging import Judged, judged
from lineofsight.plan.models import Plan
from lineofsight.plan.pages.streams import answers_for
from lineofsight.plan.published import reading
from lineofsight.plan.said import approval as said_approval
from lineofsight.plan.said import lines as said
from lineofsight.plan.said import money
from lineofsight.plan.said import streams as said_streams
from lineofsight.plan.said import whole as said_whole
from lineofsight.plan.silence import silent
from lineofsight.plan.surrounding import parts
from lineofsight.ui.words import Link


@allows(Right.SEE_PLAN)
@require_GET
def plan(request: HttpRequest, which: int | None = None) -> HttpResponse:
    """Show how the plan stands: the whole, what differs, then each work stream."""
    found = addressed.found(request, which)
    person = somebody(request)
    may_change = may(person, Right.CHANGE_PLAN)
    if found is None:
        return render(request, "plan/none.html", {"may_change": may_change})
    at = addressed.at(found)
    held = list(actions.as_at(found).values())
    stands = judged(found, held, Figures(picture_now(), exactness_of(person)))
    is_open = found.state != rules.CLOSED
    known = narrowing.choices(held)
    asked = narrowing.asked(request.GET, known)
    context = {
        "plan": found,
        "agree_to": at.page("plan-agree") if _may_agree(request, found) else "",
        "workbook": at.page("plan-workbook"),
        "money": money.in_all([*map(reading(person).action, held)]),
        "deadline": _deadline(found),
        "also": _also(found),
        "in_force": said_approval.in_force(found),
        "parts": parts(request, found, at),
        "key": said.key(KEY),
        "key_to_effects": said.key_to_effects(),
        "known": known,
        "passed_over": narrowing.passed_over(request.GET, known),
        "asked": asked,
        "folds": bool(held) and not asked.is_any,
        "own": is_open and at.number is None and may(person, Right.REPORT_OWN),
        **_shown(
            stands,
            at,
            asked,
            may_change=may_change and is_open,
            writes=_writes(stands, person) if is_open else (),
        ),
    }
    if may_change and is_open and not asked.is_any:
        month = Month.of(today())
        unheard = silent(found, held, month)
        context["silent"] = said.by_lead(
            unheard, held, month, at, caption="Not reported this month"
        )
    return render(request, "plan/plan.html", context)


def _writes(stands: Judged, person: Person) -> list[str]:
    """Give the work streams of which somebody writes as a whole."""
    every = may(person, Right.CHANGE_PLAN)
    return [one.name for one in stands.streams if every or answers_for(person, one)]


def _shown(
    stands: Judged, at: At, asked: narrowing.Asked, *, may_change: bool, writes: Collection[str]
) -> dict[str, Any]:
    """Give what the page shows of lights, streams and effects; narrowed, the actions alone."""
    fits = {one.action.ref for one in stands.each if asked.fits(one, on=stands.on)}
    common = {
        "whole": said_whole.whole(stands, at, may_change=may_change),
        "streams": said_streams.streams(stands, at, fits=fits, writes=writes),
        "found": f"{len(fits)} of {len(stands.each)} actions answer to this.",
    }
    return common if asked.is_any else {**common, "groups": said_whole.groups(stands, at)}


def _also(found: Plan) -> list[Link]:
    """Give the ways to the other plans in force: the one in hand hides none of them."""
    others = actions.in_force().exclude(pk=found.pk) if found.state != rules.CLOSED else ()
    return [Link(one.title, addressed.at(one).page("plan")) for one in others]


def _may_agree(request: HttpRequest, found: Plan) -> bool:
    return may(somebody(request), Right.AGREE_PLAN) and found.state == rules.DRAFT


def _deadline(found: Plan) -> str:
    clock = approving.clock(found, approving.chain(found), on=today())
    return said.clock(clock) if clock else ""
