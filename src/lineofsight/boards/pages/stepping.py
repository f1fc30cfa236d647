"""The page of one step with an item: answer, link, show to the public, close, open again."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from lineofsight.accounts.access import allows
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.standing import exactness_of, somebody
from lineofsight.boards import reach, rules
from lineofsight.boards.actions import items as actions
from lineofsight.boards.listing import what_came_of
from lineofsight.boards.said import items as said
from lineofsight.boards.steps import filled, steps_for
from lineofsight.boards.surrounding import fill
from lineofsight.boards.ties import Ties
from lineofsight.plan.day import today, written_at
from lineofsight.plan.published import reading
from lineofsight.ui.posted import posted

CLOSED_ONCE = "It is written down, and stands as closed once a second person has confirmed it."


@allows(Right.RAISE_ITEMS, Right.ANSWER_ITEMS)
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, number: int, act: str) -> HttpResponse:
    """Take one step with an item; whoever may not take it finds no such page."""
    person, day = somebody(request), today()
    item = get_object_or_404(reach.items(person), pk=number)
    standing = actions.standing(item, on=day)
    open_to = {one.name: one for one in steps_for(item, standing, person, on=day)}
    if act not in open_to:
        raise Http404
    found = open_to[act]
    form = filled(found, item, posted(request), today=day, by=person)

    def do(asked: dict[str, Any]) -> None:
        by = {"on": asked["on"], "seen": asked["seen"], "by": person, "now": written_at()}
        found.do(item, asked, **by)

    led_to = what_came_of([(item, standing)])[item.pk]
    ties = Ties(led_to, exactness=exactness_of(person), read=reading(person))
    waits = act == "close" and actions.needs_second(item)
    return fill(
        request, form, do=do, title=found.title, back=reverse("item", args=[number]),
        done=CLOSED_ONCE if waits else found.done, button=found.title,
        caption=rules.KINDS[item.kind],
        beside={"item": item, "mark": said.mark(item), "facts": said.facts(item, standing),
                "proposed": standing.proposed if act == "publish" else None,
                "seen": len(item.steps.all()),
                "changed": said.changed(ties.of(led_to, item.raised_on), standing)},
    )  # fmt: skip
