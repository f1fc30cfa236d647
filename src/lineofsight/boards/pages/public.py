"""The public page: what was said, what was done, and whether it worked. No sign-in, nobody named.

Figures on it are protected for whoever reads it, and only items marked for it stand there.
"""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lineofsight.accounts.access import public
from lineofsight.boards import rules
from lineofsight.boards.actions import items as actions
from lineofsight.boards.models import Item
from lineofsight.boards.rules import PUBLISHED, Target
from lineofsight.boards.said.public import Shown, shown
from lineofsight.boards.ties import Ties
from lineofsight.plan.day import today

MOST = 100
"""Items on the page at most, the newest."""


@public
@require_safe
def you_said(request: HttpRequest) -> HttpResponse:
    """Show what was said, what was done and whether it worked, to anybody."""
    return render(request, "boards/you_said.html", {"each": _shown()})


def _shown() -> list[Shown]:
    day = today()
    marked = actions.in_sight().filter(
        pk__in=Item.objects.filter(steps__what=PUBLISHED).values("pk")
    )
    each = [(one, actions.standing(one, on=day)) for one in marked[:MOST]]
    public_now = [(item, standing) for item, standing in each if standing.public is not None]
    targets = [one for _, standing in public_now for one in standing.targets]
    ties = Ties(_measured(targets), exactness="protected")
    return [
        shown(item, standing, standing.public, ties.of(_measured(standing.targets), item.raised_on))
        for item, standing in public_now
        if standing.public is not None
    ]


def _measured(targets: Iterable[Target]) -> list[Target]:
    return [one for one in targets if one.kind in MEASURED]


MEASURED = frozenset({rules.CHANGE, rules.ACTION, rules.INDICATOR})
"""What an effect can be read of."""
