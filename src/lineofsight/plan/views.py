"""Pages of the plan: how it stands, one action, what changed between two days, and its changes."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lineofsight import picture
from lineofsight.accounts.access import allows
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.places import picture_now
from lineofsight.accounts.standing import exactness_of, may, somebody
from lineofsight.kernel.problems import Problem
from lineofsight.plan import actions, figures, rules, said, workbook
from lineofsight.plan.comparing import compare
from lineofsight.plan.content import AT_RISK, KEY, OFF_TRACK, ON_TRACK, Action
from lineofsight.plan.deadline import deadline
from lineofsight.plan.forms import Decide, Report
from lineofsight.plan.impact import MOVED, NOT_DELIVERED
from lineofsight.plan.lights import Lights, lights, watermelons
from lineofsight.plan.models import Change, Plan
from lineofsight.ui.lists import SubNavigation

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@allows(Right.SEE_PLAN)
@require_GET
def plan(request: HttpRequest) -> HttpResponse:
    """Show how the plan stands: what differs first, then each work stream."""
    found = actions.current()
    person = somebody(request)
    may_change = may(person, Right.CHANGE_PLAN)
    if found is None:
        return render(request, "plan/none.html", {"may_change": may_change})
    each = _lit(request, found)
    verdicts = figures.verdicts([one.action for one in each], picture_now(), exactness_of(person))
    context = {
        "plan": found,
        "may_change": may_change,
        "may_agree": may(person, Right.AGREE_PLAN) and found.state == rules.DRAFT,
        "differing": said.watermelons(watermelons(each)),
        "streams": said.streams(each, verdicts),
        "troubling": said.effects(
            [one for one in verdicts if one.said not in (MOVED, NOT_DELIVERED)]
        ),
        "effects": said.counted(verdicts),
        "money": said.money([one.action for one in each]),
        "deadline": _deadline(found),
        "parts": _parts(request, found),
        "silent": said.silent(_silent(found, each)) if may_change else None,
        "key": said.key(KEY),
    }
    return render(request, "plan/plan.html", context)


def _lit(request: HttpRequest, found: Plan) -> list[Lights]:
    signals = figures.signals(picture_now(), exactness_of(somebody(request)))
    today = _today()
    return [lights(one, signals, on=today) for one in actions.as_at(found).values()]


def _silent(found: Plan, each: list[Lights]) -> list[Action]:
    month = timezone.localtime().replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    heard = actions.reported_since(found, month)
    waits = {ON_TRACK, AT_RISK, OFF_TRACK}
    return [one.action for one in each
            if one.action.status in waits and one.action.ref not in heard]  # fmt: skip


def _parts(request: HttpRequest, found: Plan) -> SubNavigation:
    waiting = found.changes.filter(state=rules.WAITING).count()
    may_change = may(somebody(request), Right.CHANGE_PLAN)
    here = request.resolver_match.url_name if request.resolver_match else ""
    return said.parts(here or "", waiting=waiting, may_change=may_change)


def _today() -> dt.date:
    """Give the day a plan is looked at: on a training site that of its made-up records."""
    shown = picture_now()
    if settings.TRAINING and shown is not None:
        return picture.about(shown).asked_on
    return timezone.localdate()


def _deadline(found: Plan) -> str:
    if found.published_on is None:
        return ""
    clock = deadline(
        found.published_on, sent_on=found.sent_on, on=_today(), days=found.days_to_send
    )
    return said.clock(clock)


def _current() -> Plan:
    """Give the plan whose action was asked for; where there is none, no action is there either."""
    found = actions.current()
    if found is None:
        raise Http404
    return found


@allows(Right.SEE_PLAN)
@require_GET
def action(request: HttpRequest, ref: str) -> HttpResponse:
    """Show one action: what, why, its steps and evidence, both lights, and what it moved."""
    return _action(request, ref)


def _action(request: HttpRequest, ref: str, form: Report | None = None) -> HttpResponse:
    found, person = _current(), somebody(request)
    each = actions.as_at(found)
    if ref not in each:
        raise Http404
    one, shown, exactness = each[ref], picture_now(), exactness_of(person)
    history = found.entries.filter(ref=ref).select_related("change__asked_by").order_by("-pk")
    begun = {"status": one.status, "progress": one.progress, "risk": one.risk}
    seen = actions.newest_entry(found, ref)
    may_report = may(person, Right.CHANGE_PLAN) and found.state != rules.CLOSED
    context = {
        "plan": found,
        "action": one,
        "facts": said.facts(one),
        "lights": said.both(lights(one, figures.signals(shown, exactness), on=_today())),
        "steps": said.steps(one, _today()),
        "evidence": said.evidence(one),
        "effects": said.effects(figures.verdicts([one], shown, exactness)),
        "history": said.history(list(history)),
        "form": (form or Report(initial={**begun, "seen": seen})) if may_report else None,
        "quicker": form is not None and form.is_valid(),
        "seen": seen,
    }
    status = 409 if context["quicker"] else 400 if form else 200
    return render(request, "plan/action.html", context, status=status)


@allows(Right.CHANGE_PLAN)
@require_POST
def report(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down how an action stands; whoever comes second is shown both and loses nothing."""
    found = _current()
    if ref not in actions.as_at(found):
        raise Http404
    form = Report(request.POST)
    if form.is_valid():
        try:
            done = actions.report(
                found, ref, form.said(), seen=form.cleaned_data["seen"], by=somebody(request),
                now=timezone.now(),
            )  # fmt: skip
        except Problem as problem:
            messages.info(request, f"{problem.what} {problem.do}".strip())
            return redirect("plan-action", ref)
        if done:
            messages.success(request, "How it stands is written down.")
            return redirect("plan-action", ref)
    return _action(request, ref, form)


@allows(Right.SEE_PLAN)
@require_GET
def compare_days(request: HttpRequest) -> HttpResponse:
    """Show what changed between any two days, wording and what was taken out included."""
    found = actions.current()
    if found is None:
        return redirect("plan")
    first, last = (_day(request.GET.get(name, "")) for name in ("first", "last"))
    changes = None
    if first and last:
        sides = [actions.as_at(found, _end_of(day)) for day in sorted((first, last))]
        changes = said.redlines(compare(*sides))
    days = [one.date() for one in found.entries.order_by("at").datetimes("at", "day")]
    context = {
        "plan": found,
        "parts": _parts(request, found),
        "changes": changes,
        "days": said.days(days),
        "first": request.GET.get("first", ""),
        "last": request.GET.get("last", ""),
    }
    return render(request, "plan/compare.html", context)


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def _end_of(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time.max))


@allows(Right.SEE_PLAN)
@require_GET
def changes(request: HttpRequest) -> HttpResponse:
    """List every change, those that wait first."""
    found = actions.current()
    if found is None:
        return redirect("plan")
    every = list(found.changes.select_related("asked_by", "decided_by")[: said.CHANGES])
    context = {"plan": found, "parts": _parts(request, found), "table": said.changes(every)}
    return render(request, "plan/changes.html", context)


@allows(Right.SEE_PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, number: int) -> HttpResponse:
    """Show a change as a redline; whoever may decide and did not ask for it decides."""
    found = get_object_or_404(Change.objects.select_related("asked_by", "plan"), pk=number)
    person = somebody(request)
    may_decide = (
        may(person, Right.AGREE_PLAN)
        and found.state == rules.WAITING
        and found.asked_by_id != person.pk
    )
    if request.method == "POST" and not may_decide:
        raise Http404
    form = Decide(request.POST) if request.method == "POST" else Decide()
    if request.method == "POST" and form.is_valid():
        try:
            actions.decide(
                found, agreed=form.cleaned_data["agreed"] == "yes", by=person,
                minute=form.cleaned_data["minute"], now=timezone.now(),
            )  # fmt: skip
        except Problem as problem:
            form.add_error(None, f"{problem.what} {problem.do}".strip())
        else:
            messages.success(request, "The decision is written down.")
            return redirect("plan-change", number)
    sides = (rules.actions_of(found.before), rules.actions_of(found.after))
    context: dict[str, Any] = {
        "change": found,
        "redlines": said.redlines(compare(*sides)),
        "form": form if may_decide else None,
    }
    return render(request, "plan/change.html", context, status=400 if form.errors else 200)


@allows(Right.AGREE_PLAN)
@require_POST
def agree(request: HttpRequest) -> HttpResponse:
    """Agree a draft as the plan."""
    found = actions.current()
    if found is None:
        return redirect("plan")
    try:
        actions.baseline(found, by=somebody(request), now=timezone.now())
    except Problem as problem:
        messages.info(request, f"{problem.what} {problem.do}".strip())
    else:
        messages.success(request, "The plan is agreed. What it says now changes by decision alone.")
    return redirect("plan")


@allows(Right.SEE_PLAN)
@require_GET
def as_workbook(request: HttpRequest) -> HttpResponse:
    """Give the plan as plan.xlsx, as it is read in again."""
    del request
    found = actions.current()
    if found is None:
        return redirect("plan")
    held = workbook.written(list(actions.as_at(found).values()))
    named = {"Content-Disposition": 'attachment; filename="plan.xlsx"'}
    return HttpResponse(held, content_type=XLSX, headers=named)
