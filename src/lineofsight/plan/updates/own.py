"""Pages of whoever answers for actions: what is owed, and one field that says what happened."""

import dataclasses
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from lineofsight.accounts.access import allows
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.models import Person
from lineofsight.accounts.standing import may, somebody
from lineofsight.kernel.periods import in_words
from lineofsight.kernel.problems import Problem
from lineofsight.plan import actions as plans
from lineofsight.plan import addressed, rules, stating
from lineofsight.plan.content import Action
from lineofsight.plan.day import today, written_at
from lineofsight.plan.models import Change, Plan
from lineofsight.plan.said import lines as said
from lineofsight.plan.surrounding import told
from lineofsight.plan.updates import answering
from lineofsight.plan.updates import said as lines
from lineofsight.plan.updates.forms import Happened
from lineofsight.plan.updates.open_plans import open_plans, owing
from lineofsight.ui.posted import posted


@allows(Right.REPORT_OWN)
@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """List what a person's own actions owe in every open plan, what presses most first."""
    person, day = somebody(request), today()
    each = open_plans(day)
    table = lines.own(owing(each, answering.keys_of(person), on=day), on=day)
    context = {
        "plan": each[0].plan if len(each) == 1 else None,
        "table": table,
        "may_see": may(person, Right.SEE_PLAN),
    }
    return render(request, "updates/own.html", context)


def _own(plan: Plan, person: Person) -> dict[str, Action]:
    held = answering.own(plans.as_at(plan).values(), answering.keys_of(person))
    return {one.ref: one for one in held}


@allows(Right.REPORT_OWN)
@require_http_methods(["GET", "HEAD", "POST"])
def action(request: HttpRequest, ref: str, which: int | None = None) -> HttpResponse:
    """Ask what happened, in one field; whoever comes second is shown both and loses nothing."""
    person, plan = somebody(request), addressed.found(request, which)
    one = _own(plan, person).get(ref) if plan else None
    if plan is None or one is None or plan.state == rules.CLOSED:
        raise Http404
    stands = plans.newest_entry(plan, ref)
    form = Happened(one, person, posted(request), on=today(), initial={"seen": stands})
    quicker = False
    if form.is_valid():
        try:
            change = _reported(plan, one, form, person)
            if change is not None:
                told(request, change, f"Action {ref}: what happened is written down.")
                return redirect("own-actions")
            quicker = True
        except Problem as problem:
            form.add_error(None, f"{problem.what} {problem.do}".strip())
    context = {
        "plan": plan,
        "action": one,
        "form": form,
        "quicker": quicker,
        "seen": stands if quicker or not form.is_bound else form["seen"].value(),
        "unfolds": bool({"status", "reached"} & set(form.errors)),
        "light": said.light(one.status),
        "due": said.due(one) or "on no day",
        "asked": said.asked(stating.waiting(plan, ref)) if may(person, Right.SEE_PLAN) else "",
        "last": _last(plan, ref),
        "add_evidence": addressed.at(plan).page("plan-evidence", ref),
        "whole": addressed.at(plan).page("plan-action", ref) if may(person, Right.SEE_PLAN) else "",
    }
    status = 409 if quicker else 400 if form.is_bound else 200
    return render(request, "updates/own_action.html", context, status=status)


def _last(plan: Plan, ref: str) -> str:
    """Say who wrote last of an action, and when."""
    entry = plan.entries.filter(ref=ref).select_related("change__asked_by").last()
    if entry is None:
        return ""
    local = timezone.localtime(entry.at)
    return f"{entry.change.asked_by.name}, {in_words(local.date())}, {local:%H:%M}"


def _reported(plan: Plan, one: Action, form: Happened, by: Person) -> Change | None:
    found = form.cleaned_data
    fields: dict[str, Any] = {"progress": found["progress"]}
    if found.get("status"):
        fields["status"] = found["status"]
    if found.get("reached"):
        steps = list(one.milestones)
        place = int(found["reached"])
        steps[place] = dataclasses.replace(steps[place], done_on=today())
        fields["milestones"] = tuple(steps)
    return stating.report(plan, one.ref, fields, seen=found["seen"], by=by, now=written_at())
