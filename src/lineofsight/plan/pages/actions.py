"""Pages of one action of a plan: how it stands, and how it is reported."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from lineofsight.accounts.access import allows
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.places import picture_now
from lineofsight.accounts.standing import exactness_of, may, somebody
from lineofsight.kernel.problems import Problem
from lineofsight.plan import actions, addressed, closing, rules, stating
from lineofsight.plan.addressed import At
from lineofsight.plan.charts import charts_of
from lineofsight.plan.content import EMBEDDED, Action
from lineofsight.plan.day import today, written_at
from lineofsight.plan.figures import Figures
from lineofsight.plan.forms.actions import Report
from lineofsight.plan.judging import day_of, lit
from lineofsight.plan.models import Plan
from lineofsight.plan.pages.evidence import adds_evidence
from lineofsight.plan.published import progress, reading
from lineofsight.plan.said import closing as said_closing
from lineofsight.plan.said import lines as said
from lineofsight.plan.surrounding import in_a_line, told
from lineofsight.plan.updates.answering import answers_for
from lineofsight.ui.component import Content
from lineofsight.ui.posted import posted

NO_EFFECT = {
    False: "It is not said which figure it is to move.",
    True: "What it was to move is judged where the action went.",
}
"""What stands in place of an effect, by whether another action answers for it now."""


@allows(Right.SEE_PLAN)
@require_GET
def action(request: HttpRequest, ref: str, which: int | None = None) -> HttpResponse:
    """Show one action: what, why, its steps and evidence, both lights, and what it moved."""
    return _action(request, addressed.there(request, which), ref)


def _action(
    request: HttpRequest, found: Plan, ref: str, form: Report | None = None
) -> HttpResponse:
    each = actions.as_at(found)
    if ref not in each:
        raise Http404
    seen = actions.newest_entry(found, ref)
    is_open = may(somebody(request), Right.CHANGE_PLAN) and found.state != rules.CLOSED
    at = addressed.at(found)
    context = {
        "plan": found,
        "back": at.page("plan"),
        "report_to": at.page("plan-report", ref),
        "own": _own(request, found, each[ref], at),
        "add_evidence": at.page("plan-evidence", ref)
        if adds_evidence(request, found, each[ref])
        else "",
        "form": (form or _begun(each[ref], seen)) if is_open else None,
        "quicker": form is not None and form.is_valid(),
        "seen": seen,
        **_shown(request, found, each[ref], at),
    }
    status = 409 if context["quicker"] else 400 if form else 200
    return render(request, "plan/action.html", context, status=status)


def _own(request: HttpRequest, found: Plan, one: Action, at: At) -> str:
    """Give the page on which a lead says in one field what happened; empty for anybody else."""
    if found.state == rules.CLOSED or not answers_for(somebody(request), one):
        return ""
    return at.page("own-action", one.ref)


def _begun(one: Action, seen: int) -> Report:
    begun = {"status": one.status, "progress": one.progress, "risk": one.risk}
    return Report(initial={**begun, "seen": seen})


def _shown(request: HttpRequest, found: Plan, one: Action, at: At) -> dict[str, Any]:
    """Give what a page shows of one action."""
    person = somebody(request)
    read, figures = reading(person), Figures(picture_now(), exactness_of(person))
    lights = lit(found, [one], figures)[0]
    verdicts = figures.verdicts([one])
    one, published = read.action(one), None
    if not read.in_full:
        words, published = progress(found, one.ref, on=today())
        one = replace(one, progress=words)
    goes_on = _went_on(found, one.ref)
    history = found.entries.filter(ref=one.ref).select_related("change__asked_by")
    return {
        "action": one,
        "facts": said.facts(one),
        "lights": said.both(replace(lights, action=one), on=day_of(found), published=published),
        "steps": said.steps(one, day_of(found)),
        "evidence": said.evidence(one) if read.in_full else None,
        "despite": _despite(found, one),
        "asked": said.asked(stating.waiting(found, one.ref)) if read.in_full else "",
        "effects": said.effects(
            [] if goes_on else verdicts,
            at,
            caption="Was it meant to move a figure, and did it?",
            empty=NO_EFFECT[goes_on and bool(one.effects)],
        ),
        "charts": charts_of(one, figures),
        "history": said.history(list(history.order_by("-pk")), read.action),
        "fate": _fate(found, one.ref),
    }


def _despite(found: Plan, one: Action) -> str:
    """Give why an action was agreed to be embedded beside a red figure; empty where it was not."""
    if one.status != EMBEDDED:
        return ""
    agreed = found.changes.filter(state=rules.AGREED, after__has_key=one.ref)
    return agreed.filter(despite__gt="").values_list("despite", flat=True).first() or ""


def _fate(found: Plan, ref: str) -> Content:
    """Give what became of an action of a closed plan; nothing of one that is open."""
    if found.state != rules.CLOSED:
        return ""
    titles = dict(Plan.objects.values_list("pk", "title"))
    accounts = closing.ledger(found).accounts
    return next(said_closing.fate(one, titles) for one in accounts if one.action.ref == ref)


def _went_on(found: Plan, ref: str) -> bool:
    """Say whether another action answers now for what one of a closed plan was to move."""
    said = found.fates.filter(ref=ref, successors__isnull=False)
    return found.state == rules.CLOSED and said.exists()


@allows(Right.CHANGE_PLAN)
@require_POST
def report(request: HttpRequest, ref: str, which: int | None = None) -> HttpResponse:
    """Write down how an action stands; whoever comes second is shown both and loses nothing."""
    found = addressed.there(request, which)
    held = actions.as_at(found)
    if ref not in held:
        raise Http404
    form = Report(posted(request), initial=_begun(held[ref], 0).initial)
    if form.is_valid():
        here = addressed.at(found).page("plan-action", ref)
        try:
            done = stating.report(
                found, ref, form.said(), seen=form.cleaned_data["seen"], by=somebody(request),
                now=written_at(),
            )  # fmt: skip
        except Problem as problem:
            if found.state == rules.CLOSED:
                messages.info(request, in_a_line(problem))
                return redirect(here)
            form.add_error(None, in_a_line(problem))
            done = None
        if done is not None:
            told(request, done, "How it stands is written down.")
            return redirect(here)
    return _action(request, found, ref, form)
