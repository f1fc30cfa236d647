"""Pages of what was raised: the list, one item, and raising one."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from lineofsight.accounts.access import allows
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.models import Person
from lineofsight.accounts.standing import exactness_of, may, somebody
from lineofsight.boards import reach, rules
from lineofsight.boards.actions import handing
from lineofsight.boards.actions import items as actions
from lineofsight.boards.forms import items as forms
from lineofsight.boards.listing import listing, what_came_of
from lineofsight.boards.rules import Target
from lineofsight.boards.said import items as said
from lineofsight.boards.steps import steps_for
from lineofsight.boards.surrounding import fill, parts
from lineofsight.boards.ties import Ties
from lineofsight.plan.comparing import compare
from lineofsight.plan.day import today, written_at
from lineofsight.plan.published import reading
from lineofsight.plan.rules import actions_of
from lineofsight.plan.said.lines import redlines
from lineofsight.ui.passed_over import passed_over
from lineofsight.ui.posted import posted
from lineofsight.ui.tables import Table


@allows(Right.SEE_ITEMS)
@require_safe
def items(request: HttpRequest) -> HttpResponse:
    """List what was raised: late promises first, then what waits for an answer."""
    kind, state = request.GET.get("kind", ""), request.GET.get("state", "")
    found = reach.items(somebody(request))
    if kind in rules.KINDS:
        found = found.filter(kind=kind)
    every = listing(request, found)
    every = every.only(state) if state in rules.STATES else every
    shown, where = every.page(request.GET.get("page"), {"kind": kind, "state": state})
    return render(request, "boards/items.html", {
        "parts": parts(request),
        "groups": said.groups(shown.each),
        "table": shown.folded("What was raised", "Nothing like this was raised."),
        "pages": where,
        "kinds": [("", "All"), *rules.KINDS.items()],
        "states": [("", "All"), *rules.STATES.items()],
        "passed_over": passed_over(request.GET, {
            "kind": ("Kind", rules.KINDS), "state": ("How it stands", rules.STATES),
        }),
        "kind": kind,
        "state": state,
        "may_raise": may(somebody(request), Right.RAISE_ITEMS),
    })  # fmt: skip


@allows(Right.SEE_ITEMS)
@require_safe
def item(request: HttpRequest, number: int) -> HttpResponse:
    """Show one item: who raised it, what was answered, what changed, its effect, and each step."""
    person, day = somebody(request), today()
    found = get_object_or_404(reach.items(person), pk=number)
    standing = actions.standing(found, on=day)
    steps = list(found.steps.all())
    led_to = what_came_of([(found, standing)])[found.pk]
    every = {one.target for one in (step.done() for step in steps) if one.target}
    ties = Ties({*every, *led_to}, exactness=exactness_of(person), read=reading(person))
    return render(request, "boards/item.html", {
        "item": found,
        "standing": standing,
        "mark": said.mark(found),
        "rewording": said.rewording(found),
        "declined": said.declined(found, standing),
        "out_of_sight": said.out_of_sight(found),
        "stranded": standing.is_open and handing.is_stranded(found),
        "has_no_closer": handing.has_no_closer(found, standing, on=day),
        "whose": actions.closer(found, person, on=day),
        "facts": said.facts(found, standing),
        "changed": said.changed(ties.of(led_to, found.raised_on), standing),
        "redlines": _redlines(standing.targets, ties),
        "history": said.history(steps, found, ties),
        "acts": steps_for(found, standing, person, on=day),
    })  # fmt: skip


def _redlines(targets: Sequence[Target], ties: Ties) -> list[tuple[str, str, Table]]:
    """Give each change of the plan that the item led to: its name, why, and its redline."""
    changes = [ties.changes[one.ref] for one in targets
               if one.kind == rules.CHANGE and one.ref in ties.changes]  # fmt: skip
    read = ties.read
    return [
        (f"Change {one.pk} of the plan", one.why,
         redlines(compare(*(read.actions(actions_of(side)) for side in (one.before, one.after)))))
        for one in changes if read.sees(one)
    ]  # fmt: skip


@allows(Right.RAISE_ITEMS)
@require_http_methods(["GET", "HEAD", "POST"])
def raise_item(request: HttpRequest) -> HttpResponse:
    """Take a comment of a member, or anything that was raised from those who keep the boards."""
    person = somebody(request)
    writes = may(person, Right.ANSWER_ITEMS)
    form = (forms.Raise if writes else forms.Comment)(
        posted(request), today=today(), bodies=reach.bodies(person)
    )

    def do(asked: dict[str, Any]) -> None:
        raised_by = asked.get("raised_by") if writes else person
        actions.raise_item(
            asked.get("kind", rules.COMMENT), asked["words"], raised_by=raised_by,
            body=asked.get("body"), on=asked["on"], by=person, now=written_at(),
            meeting=asked["meeting"], visit=asked.get("visit"),
            judgement=asked.get("judgement", ""),
        )  # fmt: skip

    return fill(
        request, form, do=do, back=reverse("items"), button="Send",
        title="What was raised?" if writes else "What do you want to say?",
        done="It is written down, and stands here until whoever raised it closes it.",
        beside={"opening": _opening(person, writes=writes)},
    )  # fmt: skip


def _opening(person: Person, *, writes: bool) -> str:
    if writes:
        return (
            "Only whoever raised it will be able to close it: choose the person or the body. For a "
            "body its chair or clerk closes it, who neither writes it down here nor answers it."
        )
    return f"It will stand under your name, {person.name}. Only you can close it."
