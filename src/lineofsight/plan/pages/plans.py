"""The list of plans side by side, and the page on which one is begun."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from lineofsight.accounts.access import allows
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.models import Person
from lineofsight.accounts.standing import may, somebody
from lineofsight.kernel.problems import Problem
from lineofsight.plan import actions, addressed, approving
from lineofsight.plan.day import today, written_at
from lineofsight.plan.forms.actions import Begin
from lineofsight.plan.models import Plan
from lineofsight.plan.said import plans as said_plans
from lineofsight.plan.surrounding import in_a_line
from lineofsight.ui.posted import posted


@allows(Right.SEE_PLAN)
@require_GET
def plans(request: HttpRequest) -> HttpResponse:
    """List every plan side by side, those that are carried out first."""
    every = addressed.seen_by(request)
    may_change = may(somebody(request), Right.CHANGE_PLAN)
    counted = actions.counted_of(every)
    context = {"table": said_plans.plans(every, counted), "may_change": may_change}
    return render(request, "plan/plans.html", context)


@allows(Right.CHANGE_PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """Begin a plan beside those that are there; its workbook is sent next."""
    form = Begin(posted(request), today=today())
    if form.is_valid():
        try:
            plan = _begun(form.cleaned_data, by=somebody(request))
        except Problem as problem:
            form.add_error("title", in_a_line(problem))
        else:
            messages.success(request, "The plan is begun. Send its workbook next.")
            return redirect("plan-send", plan.pk)
    return render(request, "plan/begin.html", {"form": form}, status=400 if form.errors else 200)


@transaction.atomic
def _begun(given: dict[str, Any], *, by: Person) -> Plan:
    plan = approving.begin(given["title"], kind=given["kind"], in_force_on=given["in_force_on"])
    if given["published_on"]:
        approving.answers_report(plan, given["published_on"], by=by, now=written_at())
    return plan
