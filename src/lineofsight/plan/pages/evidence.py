"""Page on which one piece of evidence of an action is written down."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from lineofsight.accounts.access import allows
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.standing import may, somebody
from lineofsight.kernel.problems import Problem
from lineofsight.plan import actions, addressed, rules
from lineofsight.plan.content import Action
from lineofsight.plan.day import today, written_at
from lineofsight.plan.forms.actions import Shows
from lineofsight.plan.models import Plan
from lineofsight.plan.said import lines as said
from lineofsight.plan.surrounding import in_a_line
from lineofsight.plan.updates.answering import answers_for
from lineofsight.ui.posted import posted


def adds_evidence(request: HttpRequest, plan: Plan, one: Action) -> bool:
    """Say whether whoever asks writes evidence of an action: its own people, and the office."""
    person = somebody(request)
    if plan.state == rules.CLOSED:
        return False
    return may(person, Right.CHANGE_PLAN) or answers_for(person, one)


@allows(Right.CHANGE_PLAN, Right.REPORT_OWN)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, ref: str, which: int | None = None) -> HttpResponse:
    """Ask for one piece of evidence: what kind, what it shows, where it is kept, of which day."""
    plan = addressed.there(request, which)
    one = actions.as_at(plan).get(ref)
    if one is None or not adds_evidence(request, plan, one):
        raise Http404
    at, sees = addressed.at(plan), may(somebody(request), Right.SEE_PLAN)
    back = at.page("plan-action" if sees else "own-action", ref)
    form = Shows(posted(request), today=today())
    if form.is_valid():
        try:
            actions.show(plan, ref, form.shown(), by=somebody(request), now=written_at())
        except Problem as problem:
            form.add_error(None, in_a_line(problem))
        else:
            messages.success(request, "The evidence is written down.")
            return redirect(back)
    context = {"plan": plan, "action": one, "form": form, "back": back,
               "evidence": said.evidence(one)}  # fmt: skip
    return render(request, "plan/evidence.html", context, status=400 if form.is_bound else 200)
