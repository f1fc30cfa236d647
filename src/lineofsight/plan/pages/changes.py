"""Pages of how a plan changes: between two days, by a change asked for and decided, once agreed."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lineofsight.accounts.access import allows
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.places import picture_now
from lineofsight.accounts.standing import somebody
from lineofsight.kernel.problems import Problem
from lineofsight.plan import actions, addressed, rules, stating
from lineofsight.plan.comparing import compare
from lineofsight.plan.day import ends, today, written_at
from lineofsight.plan.days_of import days_of
from lineofsight.plan.figures import Figures
from lineofsight.plan.forms.actions import Decide, Settle
from lineofsight.plan.history import whys
from lineofsight.plan.lights import red_of
from lineofsight.plan.models import Change
from lineofsight.plan.published import reading
from lineofsight.plan.said import lines as said
from lineofsight.plan.seconds import who_else
from lineofsight.plan.surrounding import in_a_line, parts
from lineofsight.ui.posted import posted
from lineofsight.ui.tables import Table


@allows(Right.SEE_PLAN)
@require_GET
def compare_days(request: HttpRequest, which: int | None = None) -> HttpResponse:
    """Show what changed between any two days, wording and what was taken out included."""
    found = addressed.found(request, which)
    if found is None:
        return redirect("plan")
    first, last = (_day(request.GET.get(name, "")) for name in ("first", "last"))
    last = last or (today() if first else None)
    changes = None
    if first and last:
        read = reading(somebody(request))
        moments = [ends(day) for day in sorted((first, last))]
        sides = [read.actions(actions.as_at(found, at)) for at in moments]
        changes = said.redlines(compare(*sides), whys=whys(found, *moments))
    days = {**{day: [] for day in (first, last) if day}, **days_of(found)}
    typed = [text for name in ("first", "last") if (text := request.GET.get(name, ""))]
    wrong = next((text[:20] for text in typed if _day(text) is None), "")
    context = {
        "plan": found,
        "parts": parts(request, found, addressed.at(found)),
        "wrong": f"\u201c{wrong}\u201d is no day. Choose both days below." if wrong else "",
        "changes": changes,
        "days": said.days(days),
        "first": (first or min(days, default=today())).isoformat(),
        "last": (last or max(days, default=today())).isoformat(),
    }
    return render(request, "plan/compare.html", context, status=400 if wrong else 200)


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


@allows(Right.SEE_PLAN)
@require_GET
def changes(request: HttpRequest, which: int | None = None) -> HttpResponse:
    """List every change, those that wait first."""
    found = addressed.found(request, which)
    if found is None:
        return redirect("plan")
    read = reading(somebody(request)).changes(found.changes.all())
    every = list(read.select_related("asked_by", "decided_by")[: said.CHANGES])
    shown = {
        "plan": found,
        "parts": parts(request, found, addressed.at(found)),
        "table": said.changes(every),
    }
    return render(request, "plan/changes.html", shown)


@allows(Right.SEE_PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, number: int) -> HttpResponse:
    """Show a change as a redline; whoever may decide and did not ask for it decides."""
    person = somebody(request)
    read = reading(person)
    seen = read.changes(Change.objects.filter(plan__in=addressed.seen_by(request)))
    found = get_object_or_404(seen.select_related("asked_by", "plan"), pk=number)
    may_decide = stating.may_decide(person, found)
    waits, is_own = found.state == rules.WAITING, found.asked_by_id == person.pk
    if request.method == "POST" and not may_decide:
        raise Http404
    red = _red(found) if waits else []
    kind = Settle if stating.is_of_state(found) else Decide
    agreed = found.plan.baselined_at
    since = timezone.localdate(agreed) if agreed else None
    form = kind(posted(request), today=today(), since=since, is_red=bool(red))
    if form.is_valid():
        try:
            if form.cleaned_data["agreed"] == "yes":
                stating.check_may_agree(found, by=person)
            actions.decide(found, **form.decided(), by=person, now=written_at())
        except Problem as problem:
            form.add_error(None, in_a_line(problem))
        else:
            messages.success(request, "The decision is written down.")
            return redirect("plan-change", number)
    sides = [read.actions(rules.actions_of(one)) for one in (found.before, found.after)]
    context: dict[str, Any] = {
        "change": found,
        "back": addressed.at(found.plan).page("plan-changes"),
        "redlines": said.redlines(compare(*sides)),
        "meanwhile": _meanwhile(found) if waits else None,
        "form": form if may_decide else None,
        "money": found.money if read.in_full else "",
        "red": " ".join(red),
        "withdraw": reverse("plan-change-withdraw", args=[number]) if waits and is_own else "",
        "who_else": who_else(person, "decide on it") if waits and is_own else "",
    }
    return render(request, "plan/change.html", context, status=400 if form.errors else 200)


def _red(found: Change) -> list[str]:
    """Say which actions a change embeds beside a figure that is red."""
    signals = Figures(picture_now(), "protected").signals()
    each = [(one.ref, red_of(one, signals)) for one in rules.embeds(found.before, found.after)]
    return [
        f"Action {ref} becomes complete and embedded while {' and '.join(codes)} "
        f"{'is' if len(codes) == 1 else 'are'} red." for ref, codes in each if codes
    ]  # fmt: skip


def _meanwhile(found: Change) -> Table | None:
    """Show what was decided of the same actions since a change was asked for; None of none."""
    now = actions.as_at(found.plan)
    _, overtaken = rules.laid_over(now, found.before, found.after)
    if not overtaken:
        return None
    before = rules.actions_of(found.before)
    sides = [{ref: one for ref, one in each.items() if ref in overtaken} for each in (before, now)]
    return said.redlines(compare(*sides), caption="What was changed meanwhile")


@allows(Right.SEE_PLAN)
@require_POST
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Take back a change that waits; only whoever asked for it."""
    seen = Change.objects.filter(plan__in=addressed.seen_by(request))
    found = get_object_or_404(seen, pk=number, asked_by=somebody(request))
    try:
        actions.withdraw(found, by=somebody(request), now=written_at())
    except Problem as problem:
        messages.info(request, in_a_line(problem))
    else:
        messages.success(request, "The change is withdrawn. It stays written down as that.")
    return redirect("plan-change", number)
