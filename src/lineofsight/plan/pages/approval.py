"""Pages of a plan's approval: who was asked and answered, one body, and the chain itself."""

import datetime as dt

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lineofsight.accounts.access import allows
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.standing import may, somebody
from lineofsight.kernel.problems import Problem
from lineofsight.plan import actions, addressed, approving, rules
from lineofsight.plan.asked import OPEN
from lineofsight.plan.content import digest
from lineofsight.plan.day import ends, today, written_at
from lineofsight.plan.forms.approval import AddBody, Answer, Ask, ReportDay, TakeOut
from lineofsight.plan.models import Asking, Plan, Step
from lineofsight.plan.said import approval as said_approval
from lineofsight.plan.said import lines as said
from lineofsight.plan.seconds import who_else
from lineofsight.plan.surrounding import in_a_line, parts
from lineofsight.ui.posted import posted


@allows(Right.SEE_PLAN)
@require_GET
def approval(request: HttpRequest, which: int | None = None) -> HttpResponse:
    """Show who has approved the plan, of exactly which content, and who has not answered."""
    found = addressed.found(request, which)
    return redirect("plan") if found is None else _approval(request, found)


def _approval(
    request: HttpRequest, found: Plan, form: AddBody | None = None,
    day_form: ReportDay | None = None,
) -> HttpResponse:  # fmt: skip
    at, chain, day = addressed.at(found), approving.chain(found), today()
    person = somebody(request)
    may_change = may(person, Right.CHANGE_PLAN) and found.state != rules.CLOSED
    clock = approving.clock(found, chain, on=day)
    now = digest(actions.as_at(found).values())
    asked = {each.on for one in chain for each in one.asked if each.digest != now}
    changed = {on: said_approval.since(approving.changed_since(found, on)) for on in asked}
    context = {
        "plan": found,
        "parts": parts(request, found, at),
        "deadline": said.clock(clock) if clock else "",
        "waiting": said_approval.waiting(chain, on=day, now=now),
        "chain": said_approval.chain(
            chain,
            at,
            now=now,
            changed=changed,
            on=day,
            may_change=may_change,
            answers=person.pk if may(person, Right.AGREE_PLAN) else 0,
        ),
        "taken_out": said_approval.taken_out(found),
        "digest": now,
        "form": (form or AddBody(places=_places(found))) if may_change else None,
        "add_to": at.page("plan-approval-add"),
        "unasked": [one for one in chain if not one.asked] if may_change else [],
        "in_force": said_approval.in_force(found),
        "report": said_approval.report(found),
        "day_form": _report_day(found, day_form) if may_change else None,
        "report_to": at.page("plan-approval-report"),
    }
    status = 400 if form or day_form else 200
    return render(request, "plan/approval.html", context, status=status)


def _report_day(plan: Plan, form: ReportDay | None) -> ReportDay | None:
    """Ask for the day of the report while it is not known, and of a draft until it is agreed."""
    if plan.published_on is not None and plan.state != rules.DRAFT:
        return None
    return form or ReportDay(initial={"on": plan.published_on}, today=_latest())


def _places(plan: Plan) -> list[tuple[int, str]]:
    steps = [(one.place, f"After {one.body}") for one in plan.steps.all()]
    return [(0, "Before all others"), *steps]


@allows(Right.CHANGE_PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, number: int) -> HttpResponse:
    """Put the plan to a body, or write its answer down where it was asked."""
    found = get_object_or_404(Step.objects.select_related("plan"), pk=number)
    waits = found.askings.filter(OPEN).first()
    if found.plan.state == rules.CLOSED:
        raise Http404
    if waits is None:
        return _ask(request, found)
    if may(somebody(request), Right.AGREE_PLAN) and waits.asked_by_id != somebody(request).pk:
        return _answer(request, found, waits)
    return _step(request, found, None, waits)


def _latest() -> dt.date:
    """Give the last day that may be said: that of what is written now."""
    return timezone.localdate(written_at())


def _ask(request: HttpRequest, found: Step) -> HttpResponse:
    latest = _latest()
    form = Ask(posted(request), initial={"on": latest}, today=latest)
    if form.is_valid():
        day = form.cleaned_data["on"]
        try:
            approving.put(
                found, on=day, at=min(written_at(), ends(day)), today=latest,
                by=somebody(request), now=written_at(),
            )  # fmt: skip
        except Problem as problem:
            form.add_error("on", in_a_line(problem))
        else:
            messages.success(request, f"{found.body} is asked, of the plan as it stood that day.")
            return redirect(addressed.at(found.plan).page("plan-approval"))
    return _step(request, found, form, None)


def _answer(request: HttpRequest, found: Step, waits: Asking) -> HttpResponse:
    form = Answer(posted(request), today=_latest())
    if form.is_valid():
        given = form.cleaned_data
        try:
            approving.answer(
                waits, said=given["answer"], on=given["on"], minute=given["minute"],
                by=somebody(request),
            )  # fmt: skip
        except Problem as problem:
            form.add_error("on", in_a_line(problem))
        else:
            messages.success(request, "The answer is written down.")
            return redirect(addressed.at(found.plan).page("plan-approval"))
    return _step(request, found, form, waits)


def _step(
    request: HttpRequest, found: Step, form: Ask | Answer | None, waits: Asking | None
) -> HttpResponse:
    person = somebody(request)
    is_own = waits is not None and waits.asked_by_id == person.pk
    is_asked = waits is None and isinstance(form, Ask) and not form.is_bound
    latest = _latest()
    context = {
        "step": found,
        "plan": found.plan,
        "waits": waits,
        "form": form,
        "why_not": approving.why_not(found.plan, found.pk, today=latest) if is_asked else "",
        "in_force": found.plan.in_force_on,
        "who_else": who_else(person, "write the answer down") if waits is None or is_own else "",
        "withdraw": reverse("plan-approval-withdraw", args=[found.pk]) if is_own else "",
        "back": addressed.at(found.plan).page("plan-approval"),
    }
    status = 400 if form is not None and form.errors else 200
    return render(request, "plan/approval_step.html", context, status=status)


@allows(Right.CHANGE_PLAN)
@require_POST
def add(request: HttpRequest, which: int | None = None) -> HttpResponse:
    """Add a body to the chain."""
    found = addressed.found(request, which)
    if found is None:
        return redirect("plan")
    form = AddBody(posted(request), places=_places(found))
    if form.is_valid():
        asked = form.cleaned_data
        try:
            approving.add(found, asked["body"], after=asked["after"], days=asked["days"])
        except Problem as problem:
            form.add_error("body", in_a_line(problem))
        else:
            messages.success(request, f"{asked['body']} stands in the chain.")
            return redirect(addressed.at(found).page("plan-approval"))
    return _approval(request, found, form)


@allows(Right.CHANGE_PLAN)
@require_POST
def report_day(request: HttpRequest, which: int | None = None) -> HttpResponse:
    """Write down the day of the report a plan answers, which was not known when it was begun."""
    found = addressed.found(request, which)
    if found is None:
        return redirect("plan")
    form = ReportDay(posted(request), today=_latest())
    if form.is_valid():
        try:
            approving.answers_report(
                found, form.cleaned_data["on"], by=somebody(request), now=written_at()
            )
        except Problem as problem:
            form.add_error("on", in_a_line(problem))
        else:
            messages.success(request, "The day of the report is written down.")
            return redirect(addressed.at(found).page("plan-approval"))
    return _approval(request, found, day_form=form)


@allows(Right.CHANGE_PLAN)
@require_POST
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Take back what a body was asked and has not answered; only whoever asked."""
    found = get_object_or_404(Step.objects.select_related("plan"), pk=number)
    waits = get_object_or_404(found.askings.filter(OPEN), asked_by=somebody(request))
    try:
        approving.withdraw(waits, by=somebody(request), now=written_at())
    except Problem as problem:
        messages.info(request, in_a_line(problem))
    else:
        messages.success(request, "The question is withdrawn. It stays written down as that.")
    return redirect(addressed.at(found.plan).page("plan-approval"))


@allows(Right.CHANGE_PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def drop(request: HttpRequest, number: int) -> HttpResponse:
    """Take a body that was never asked out of the chain, with the reason."""
    found = get_object_or_404(Step.objects.select_related("plan"), pk=number)
    if found.plan.state == rules.CLOSED:
        raise Http404
    back = addressed.at(found.plan).page("plan-approval")
    form = TakeOut(posted(request))
    if form.is_valid():
        why = form.cleaned_data["why"]
        try:
            approving.drop(found, why=why, by=somebody(request), now=written_at())
        except Problem as problem:
            form.add_error("why", in_a_line(problem))
        else:
            messages.success(request, f"{found.body} is out of the chain. That stays written down.")
            return redirect(back)
    context = {"step": found, "plan": found.plan, "form": form, "back": back}
    return render(request, "plan/take_out.html", context, status=400 if form.errors else 200)
