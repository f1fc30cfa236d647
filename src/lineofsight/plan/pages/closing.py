"""Pages on which a plan is closed: the fate of each action, the closing itself, the certificate."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lineofsight.accounts.access import allows
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.standing import may, somebody
from lineofsight.kernel.problems import Problem
from lineofsight.plan import actions, addressed, closing, rules
from lineofsight.plan.content import Action
from lineofsight.plan.day import written_at
from lineofsight.plan.forms.closing import Close, Decline, GiveFate
from lineofsight.plan.models import Plan
from lineofsight.plan.said import closing as said_closing
from lineofsight.plan.surrounding import in_a_line, parts
from lineofsight.ui.posted import posted


def _titles() -> dict[int, str]:
    return dict(Plan.objects.values_list("pk", "title"))


@allows(Right.CHANGE_PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def ledger(request: HttpRequest, which: int | None = None) -> HttpResponse:
    """Show what becomes of each action, and close the plan once each is accounted for."""
    found = addressed.found(request, which)
    if found is None:
        return redirect("plan")
    may_close = may(somebody(request), Right.AGREE_PLAN)
    if found.state == rules.CLOSED or (request.method == "POST" and not may_close):
        raise Http404
    form = Close(posted(request))
    if form.is_valid():
        minute = form.cleaned_data["minute"]
        try:
            closing.close(found, minute=minute, by=somebody(request), now=written_at())
        except Problem as problem:
            form.add_error("minute", in_a_line(problem))
        else:
            messages.success(request, "The plan is closed. This is its certificate.")
            return redirect("plan-certificate", found.pk)
    return _ledger(request, found, form if may_close else None)


def _ledger(
    request: HttpRequest, found: Plan, form: Close | None, declines: Decline | None = None
) -> HttpResponse:
    """Show what becomes of each action, with the forms of whoever may close the plan."""
    at, held = addressed.at(found), closing.ledger(found)
    context = {
        "plan": found,
        "parts": parts(request, found, at),
        "held": held,
        "declined": said_closing.declined(found),
        "streams": said_closing.by_stream(held, at, _titles()),
        "form": form,
        "declines": declines or (Decline() if form and found.fates.exists() else None),
        "decline_to": at.page("plan-closing-decline"),
        "truths": closing.two_truths(found) if held.unsettled else (),
        "carry_to": at.page("plan-carry") if held.unsettled else "",
    }
    is_wrong = bool((form and form.errors) or (declines and declines.errors))
    return render(request, "plan/closing.html", context, status=400 if is_wrong else 200)


@allows(Right.AGREE_PLAN)
@require_POST
def decline(request: HttpRequest, which: int | None = None) -> HttpResponse:
    """Decline to close a plan, with the reason; it stays open."""
    found = addressed.found(request, which)
    if found is None:
        return redirect("plan")
    if found.state == rules.CLOSED:
        raise Http404
    form = Decline(posted(request))
    if form.is_valid():
        try:
            closing.decline(
                found, why=form.cleaned_data["why"], by=somebody(request), now=written_at()
            )
        except Problem as problem:
            form.add_error("why", in_a_line(problem))
        else:
            done = "The plan stays open. Whoever said what becomes of its actions reads why."
            messages.success(request, done)
            return redirect(addressed.at(found).page("plan-closing"))
    return _ledger(request, found, Close(), form)


@allows(Right.CHANGE_PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def fate(request: HttpRequest, ref: str, which: int | None = None) -> HttpResponse:
    """Say what becomes of one action."""
    found = addressed.there(request, which)
    held = actions.as_at(found)
    if ref not in held or found.state == rules.CLOSED:
        raise Http404
    at = addressed.at(found)
    form = GiveFate(posted(request), initial=_begun(found, ref), plans=_receivers(found))
    if form.is_valid():
        try:
            closing.give(
                found, ref, form.cleaned_data["fate"], form.places,
                reason=form.cleaned_data["reason"], by=somebody(request), now=written_at(),
            )  # fmt: skip
        except Problem as problem:
            form.add_error("fate", in_a_line(problem))
        else:
            messages.success(request, f"What becomes of action {ref} is written down.")
            return redirect(at.page("plan-closing"))
    return _fate(request, found, held[ref], form, at)


def _fate(
    request: HttpRequest, found: Plan, one: Action, form: GiveFate, at: addressed.At
) -> HttpResponse:
    context = {"plan": found, "action": one, "form": form, "back": at.page("plan-closing")}
    return render(request, "plan/fate.html", context, status=400 if form.errors else 200)


def _begun(plan: Plan, ref: str) -> dict[str, Any]:
    said = plan.fates.filter(ref=ref).prefetch_related("successors").first()
    if said is None:
        return {}
    into = list(said.successors.all())
    return {
        "fate": said.fate,
        "reason": said.reason,
        "into": into[0].plan_id if into else None,
        "refs": ", ".join(one.ref for one in into),
    }


def _receivers(plan: Plan) -> list[tuple[int, str]]:
    """Give the plans an action may go into: those that are open, this one too."""
    return [
        (one.pk, f"{one.title} (this plan)" if one.pk == plan.pk else one.title)
        for one in actions.open_plans()
    ]


@allows(Right.CHANGE_PLAN)
@require_POST
def carry(request: HttpRequest, which: int | None = None) -> HttpResponse:
    """Carry forward: ask the receiving plans to say which of their actions came from this one."""
    found = addressed.found(request, which)
    if found is None:
        return redirect("plan")
    try:
        changes = closing.carry(found, by=somebody(request), now=written_at())
    except Problem as problem:
        messages.info(request, in_a_line(problem))
    else:
        messages.success(request, said_closing.carried(changes))
    return redirect(addressed.at(found).page("plan-closing"))


@allows(Right.SEE_PLAN)
@require_GET
def certificate(request: HttpRequest, which: int | None = None) -> HttpResponse:
    """Show, for a screen and for paper, that every action of a closed plan is accounted for."""
    found = addressed.found(request, which)
    if found is None or found.state != rules.CLOSED:
        return redirect("plan" if found is None else addressed.at(found).page("plan"))
    at, held, titles = addressed.at(found), closing.ledger(found), _titles()
    context = {
        "plan": found,
        "parts": parts(request, found, at),
        "held": held,
        "facts": said_closing.facts(found, held, titles),
        "totals": said_closing.totals(held),
        "table": said_closing.accounts(held, at, titles, may_change=False),
    }
    return render(request, "plan/certificate.html", context)
