"""Pages of a month of the plan: what each work stream said, and who has said nothing."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from lineofsight.accounts.access import allows
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.models import Person
from lineofsight.accounts.standing import may, somebody
from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Problem, Refused
from lineofsight.plan import actions as plans
from lineofsight.plan import rules as of_plans
from lineofsight.plan.content import Action
from lineofsight.plan.day import today
from lineofsight.plan.models import Plan
from lineofsight.plan.silence import silent
from lineofsight.plan.updates import actions, answering, rules, said
from lineofsight.plan.updates.forms import Write, begun
from lineofsight.plan.updates.models import Update
from lineofsight.ui.posted import posted


@allows(Right.SEE_PLAN)
@require_safe
def months(request: HttpRequest) -> HttpResponse:
    """List the months of the plan, with how many work streams reported."""
    plan = plans.current()
    if plan is None:
        return redirect("plan")
    held = rules.by_stream(plans.as_at(plan).values())
    each = actions.opens(plan).until(Month.of(today()))
    table = said.months(
        each, actions.sent_by_month(plan), streams=len(held), first=actions.opens(plan).plus(1)
    )
    context = {"plan": plan, "table": table, "may_name": may(somebody(request), Right.CHANGE_PLAN)}
    return render(request, "updates/months.html", context)


@allows(Right.SEE_PLAN)
@require_safe
def month(request: HttpRequest, month: str) -> HttpResponse:
    """Show a month: what arrived and what did not, then each work stream with its next month."""
    plan, when = _asked_for(month)
    person = somebody(request)
    each = actions.actions_of(plan, when).values()
    held = rules.by_stream(each)
    found = actions.arrived(plan, when, held)
    mine = _writes(plan, person, held)
    words = {name: key for key, name in rules.keys(held).items()}
    streams = [
        said.stream(name, one, held.get(name, []), month=when,
                    write=reverse("plan-update", args=[when, words[name]]) if name in mine else "")
        for name, one in found.items()
    ]  # fmt: skip
    context = {
        "plan": plan,
        "month": when,
        "arrivals": said.arrivals(found, held, drafts=bool(mine)),
        "streams": streams,
        "unheard": said.unheard(silent(plan, each, when), each, when),
    }
    return render(request, "updates/month.html", context)


def _asked_for(month: str) -> tuple[Plan, Month]:
    """Give the plan and the month, or answer as for one that is not there."""
    plan = plans.current()
    try:
        when = Month.parse(month)
        if plan is not None:
            rules.check_may_write(when, first=actions.opens(plan), last=Month.of(today()))
    except Problem as problem:
        raise Http404 from problem
    if plan is None:
        raise Http404
    return plan, when


def _writes(plan: Plan, person: Person, held: dict[str, list[Action]]) -> set[str]:
    """Give the work streams a person may write of: the office all, an officer those of the name."""
    if plan.state == of_plans.CLOSED:
        return set()
    if may(person, Right.CHANGE_PLAN):
        return set(held)
    if not may(person, Right.REPORT_OWN):
        return set()
    keys = answering.keys_of(person)
    return {name for name, some in held.items() if answering.oversees(some, keys)}


@allows(Right.CHANGE_PLAN, Right.REPORT_OWN)
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, month: str, stream: str) -> HttpResponse:
    """Write of a work stream's month; whoever comes second is shown both and loses nothing."""
    plan, when = _asked_for(month)
    person = somebody(request)
    held = rules.by_stream(actions.actions_of(plan, when).values())
    name = rules.keys(held).get(stream)
    if name is None or name not in _writes(plan, person, held):
        raise Http404
    each = actions.versions(plan, name, when)
    was_sent = any(one.is_sent for one in each)
    form = Write(posted(request), initial=_begun(each), was_sent=was_sent)
    quicker = None
    if form.is_valid():
        done = _written(plan, name, when, form, person)
        if isinstance(done, Update):
            messages.success(request, "It is sent." if done.is_sent else "The draft is kept.")
            return redirect("plan-month", when)
        each = actions.versions(plan, name, when)
        quicker = each[0] if done is None and each else None
    context = {
        "plan": plan,
        "month": when,
        "stream": name,
        "form": form,
        "was_sent": any(one.is_sent for one in each),
        "quicker": quicker,
        "theirs": said.challenges(actions.challenges_of(quicker)) if quicker else None,
        "seen": each[0].number if each and (quicker or not form.is_bound) else form["seen"].value(),
        "coming": said.coming(rules.coming(held[name], when), when),
        "versions": [
            (one, said.stamp(one), said.challenges(actions.challenges_of(one))) for one in each
        ],
    }
    status = 409 if quicker else 400 if form.is_bound else 200
    return render(request, "updates/write.html", context, status=status)


def _begun(each: list[Update]) -> dict[str, object]:
    if not each:
        return begun("", [], seen=0)
    newest = each[0]
    return begun(newest.achievements, actions.challenges_of(newest), seen=newest.number)


def _written(
    plan: Plan, stream: str, month: Month, form: Write, by: Person
) -> Update | Refused | None:
    try:
        return actions.write(
            plan, stream, month, form.said(), sends=form.sends, seen=form.cleaned_data["seen"],
            by=by, now=timezone.now(),
        )  # fmt: skip
    except Refused as refused:
        form.add_error(None, f"{refused.what} {refused.do}".strip())
        return refused
