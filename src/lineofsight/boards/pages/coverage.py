"""The page of findings: what covers each, with the holes first."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lineofsight import picture
from lineofsight.accounts.access import allows
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.places import picture_now
from lineofsight.accounts.standing import exactness_of, somebody
from lineofsight.boards import coverage as covering
from lineofsight.boards import reach, rules
from lineofsight.boards.actions import items as actions
from lineofsight.boards.agreed import Agreed
from lineofsight.boards.coverage import Finding, Line
from lineofsight.boards.listing import listing
from lineofsight.boards.models import Item
from lineofsight.boards.rules import ACTION, Standing
from lineofsight.boards.said import coverage as said
from lineofsight.boards.surrounding import parts
from lineofsight.plan.fates import Place
from lineofsight.plan.published import reading


@allows(Right.SEE_ITEMS)
@require_safe
def coverage(request: HttpRequest) -> HttpResponse:
    """Show finding, action, indicator and evidence as one table."""
    found = listing(request, reach.items(somebody(request)).filter(kind=rules.FINDING)).each
    agreed = Agreed.now()
    lines = _lines(request, found, agreed)
    each = said.parts(lines)
    return render(request, "boards/coverage.html", {
        "parts": parts(request),
        "covered": said.covered(lines),
        "holes": said.holes(lines),
        "each": each,
        "matrix": said.matrix(each, agreed),
        "held_against": said.held_against(agreed),
        "findings": said.findings(found),
    })  # fmt: skip


def _lines(request: HttpRequest, found: list[tuple[Item, Standing]], agreed: Agreed) -> list[Line]:
    shown, exactness = picture_now(), exactness_of(somebody(request))
    rows = picture.scorecard_rows(shown, exactness=exactness) if shown else []
    counted = {row.code for row in rows if row.figure.state != "no_data"}
    findings = [
        Finding(item.said, item.pk, _linked(standing, agreed),
                item.reworded.by.name if item.reworded else "", is_hidden=is_hidden)
        for each, is_hidden in ((found, False), (_unseen(request, found), True))
        for item, standing in each
    ]  # fmt: skip
    lines = covering.lines(findings, agreed.actions, counted)
    return lines if reading(somebody(request)).in_full else covering.published(lines)


def _unseen(
    request: HttpRequest, found: list[tuple[Item, Standing]]
) -> list[tuple[Item, Standing]]:
    """Give the findings out of sight of whoever reads: they are written down, and are counted."""
    every = actions.with_steps().filter(kind=rules.FINDING)
    unseen = every.exclude(pk__in=actions.in_sight().values("pk"))
    return listing(request, unseen.exclude(pk__in=[item.pk for item, _ in found])).each


def _linked(standing: Standing, agreed: Agreed) -> tuple[Place, ...]:
    return tuple(
        one.place
        for one in standing.targets
        if one.kind == ACTION and one.place[0] in agreed.titles
    )
