"""Pages of a month of the plan: what each work stream said, and who has said nothing."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from lineofsight.accounts.access import allows
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.models import Person
from lineofsight.accounts.standing import may, somebody
from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Problem, Refused
from lineofsight.plan import actions as plans
from lineofsight.plan import addressed
from lineofsight.plan import rules as of_plans
from lineofsight.plan.content import Action
from lineofsight.plan.day import written_at
from lineofsight.plan.judging import day_of
from lineofsight.plan.models import Plan
from lineofsight.plan.silence import silent
from lineofsight.plan.updates import actions, answering, rules, said
from lineofsight.plan.updates.forms import Write, begun
from lineofsight.plan.updates.models import Update
from lineofsight.ui.posted import posted


@allows(Right.SEE_PLAN)
@require_safe
def months(request: HttpRequest, which: int | None = None) -> HttpResponse:
    """List the months of a plan, with how many work streams reported."""
    plan = addressed.found(request, which)
    if plan is None:
        return redirect("plan")
    at = addressed.at(plan)
    held = rules.by_stream(plans.as_at(plan).values())
    table = said.months(
        actions.opens(plan).until(Month.of(day_of(plan))), actions.sent_by_month(plan), at,
        streams=len(held), first=actions.opens(plan).plus(1),
    )  # fmt: skip
    context = {
        "plan": plan,
        "back": at.page("plan"),
        "table": table,
        "may_name": plan.state != of_plans.CLOSED and may(somebody(request), Right.CHANGE_PLAN),
    }
    return render(request, "updates/months.html", context)


@allows(Right.SEE_PLAN)
@require_safe
def month(request: HttpRequest, month: str, which: int | None = None) -> HttpResponse:
    """Show a month: what arrived and what did not, then each work stream with its next month."""
    plan, when = _asked_for(request, month, which)
    person, at = somebody(request), addressed.at(plan)
    each = actions.actions_of(plan, when).values()
    held = rules.by_stream(each)
    found = actions.arrived(plan, when, held)
    mine = _writes(plan, person, held)
    words = {name: key for key, name in rules.keys(held).items()}
    streams = [
        said.stream(name, one, held.get(name, []), at, month=when,
                    write=at.page("plan-update", str(when), words[name]) if name in mine else "")
        for name, one in found.items()
    ]  # fmt: skip
    context = {
        "plan": plan,
        "back": at.page("plan-months"),
        "month": when,
        "arrivals": said.arrivals(found, held, drafts=bool(mine)),
        "streams": streams,
        "unheard": said.unheard(silent(plan, each, when), each, when, at),
    }
    return render(request, "updates/month.html", context)


def _asked_for(request: HttpRequest, month: str, which: int | None) -> tuple[Plan, Month]:
    """Give the plan and the month, or answer as for one that is not there.

    Without the plan's number it is the plan in hand, or the next in force that has this month.
    """
    in_turn = [addressed.there(request, which)]
    if which is None:
        in_turn += plans.in_force().exclude(pk=in_turn[0].pk)
    try:
        when = Month.parse(month)
    except Problem as problem:
        raise Http404 from problem
    plan = next((one for one in in_turn if actions.has_month(one, when)), None)
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
def write(request: HttpRequest, month: str, stream: str, which: int | None = None) -> HttpResponse:
    """Write of a work stream's month; whoever comes second is shown both and loses nothing."""
    plan, when = _asked_for(request, month, which)
    person, at = somebody(request), addressed.at(plan)
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
            return redirect(at.page("plan-month", str(when)))
        each = actions.versions(plan, name, when)
        quicker = each[0] if done is None and each else None
    context = {
        "plan": plan,
        "back": at.page("plan-month", str(when)),
        "month": when,
        "stream": name,
        "form": form,
        "was_sent": any(one.is_sent for one in each),
        "quicker": quicker,
        "theirs": said.challenges(actions.challenges_of(quicker)) if quicker else None,
        "seen": each[0].number if each and (quicker or not form.is_bound) else form["seen"].value(),
        "coming": said.coming(rules.coming(held[name], when), when, at),
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
            by=by, now=written_at(),
        )  # fmt: skip
    except Refused as refused:
        form.add_error(None, f"{refused.what} {refused.do}".strip())
        return refused
