"""The page on which a draft is agreed: what whoever agrees it answers for is said beforehand."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from lineofsight.accounts.access import allows
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.standing import somebody
from lineofsight.kernel.problems import Problem
from lineofsight.plan import actions, addressed, approving, rules, stating
from lineofsight.plan.content import digest
from lineofsight.plan.day import today, written_at
from lineofsight.plan.forms.approval import Agree
from lineofsight.plan.said import approval as said_approval
from lineofsight.plan.surrounding import in_a_line
from lineofsight.ui.posted import posted


@allows(Right.AGREE_PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def agree(request: HttpRequest, which: int | None = None) -> HttpResponse:
    """Agree a draft as the plan, saying of what is complete by word that it awaits evidence."""
    found = addressed.found(request, which)
    if found is None or found.state != rules.DRAFT:
        return redirect("plan" if found is None else addressed.at(found).page("plan"))
    at, seen = addressed.at(found), actions.newest_entry(found)
    unshown = stating.complete_by_word(actions.as_of(found, seen))
    form = Agree(posted(request), initial={"seen": seen}, unshown=bool(unshown))
    if form.is_valid():
        try:
            actions.baseline(
                found, by=somebody(request), now=written_at(), seen=form.cleaned_data["seen"]
            )
        except Problem as problem:
            messages.info(request, in_a_line(problem))
            return redirect(at.page("plan-agree"))
        done = "The plan is agreed. What it says now changes by decision alone."
        messages.success(request, done)
        return redirect(addressed.at(found).page("plan"))
    chain, day = approving.chain(found), today()
    now = digest(actions.as_of(found, seen).values())
    why_not = actions.why_not_agreed(found, by=somebody(request), on=day)
    context = {
        "plan": found,
        "why_not": why_not,
        "back": at.page("plan"),
        "approval": at.page("plan-approval"),
        "waiting": said_approval.unanswered(chain, on=day)
        if why_not
        else said_approval.waiting(chain, on=day, now=now),
        "taken_out": said_approval.taken_out(found),
        "unshown": said_approval.unshown(unshown, at) if unshown else None,
        "form": form,
    }
    return render(request, "plan/agree.html", context, status=400 if form.errors else 200)
