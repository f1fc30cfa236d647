"""The public page: what was said, what was done, and whether it worked. No sign-in.

It says of each thing which role agreed to show it, and how its words were checked. Figures on it
are protected for whoever reads it, and only items marked for it stand there.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lineofsight.accounts.access import public
from lineofsight.accounts.models import Grant
from lineofsight.accounts.roles import TITLES
from lineofsight.boards import rules
from lineofsight.boards.actions import documents
from lineofsight.boards.actions import items as actions
from lineofsight.boards.listing import what_came_of
from lineofsight.boards.models import Item
from lineofsight.boards.rules import PUBLISHED, Done, Target
from lineofsight.boards.said.public import Shown, Titles, shown
from lineofsight.boards.ties import Ties
from lineofsight.plan.day import today

MOST = 100
"""Items on the page at most, the newest."""


@public
@require_safe
def you_said(request: HttpRequest) -> HttpResponse:
    """Show what was said, what was done and whether it worked, to anybody.

    What tells of a document that became held since is not there while it is.
    """
    return render(request, "boards/you_said.html", {"each": _shown()})


def _shown() -> list[Shown]:
    day = today()
    marked = actions.in_sight().filter(
        pk__in=Item.objects.filter(steps__what=PUBLISHED).values("pk")
    )
    each = [(one, actions.standing(one, on=day)) for one in marked[:MOST]]
    held = documents.held_on(day)
    public_now = [
        (item, standing)
        for item, standing in each
        if (told := standing.public) and not actions.tells_of(item, (told.words, told.reply), held)
    ]
    led_to = what_came_of(public_now)
    targets = [one for some in led_to.values() for one in some]
    ties = Ties(_measured(targets), exactness="protected", plain=True)
    titles = _titles({one.public.by for _, one in public_now if one.public})
    return [
        shown(
            item, standing, standing.public,
            ties.of(_measured(led_to[item.pk]), item.raised_on), titles,
        )
        for item, standing in public_now
        if standing.public is not None
    ]  # fmt: skip


def _titles(people: Collection[int]) -> Titles:
    held: dict[int, list[Grant]] = defaultdict(list)
    for one in Grant.objects.filter(person__in=people):
        held[one.person_id].append(one)

    def titles(step: Done) -> str:
        then = [one.role for one in held[step.by]
                if one.starts <= step.on and (one.ends is None or step.on <= one.ends)]  # fmt: skip
        return " and ".join(dict.fromkeys(TITLES[role] for role in then))

    return titles


def _measured(targets: Iterable[Target]) -> list[Target]:
    return [one for one in targets if one.kind in MEASURED]


MEASURED = frozenset({rules.CHANGE, rules.ACTION, rules.INDICATOR})
"""What an effect can be read of."""
