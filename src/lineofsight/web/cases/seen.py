"""Seen: for every service and team the share of children seen in time, and who is not.

That a team owes no visit is hidden from whoever reads protected figures, as on the scorecard: it
would say which teams hold the children whose number is hidden.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from lineofsight import picture
from lineofsight.accounts.access import allows
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.models import Person
from lineofsight.accounts.reasons import is_settled, way_to_give, way_to_more
from lineofsight.accounts.standing import exactness_of, may, person_of, teams_told_exactly
from lineofsight.picture import Exactness, Picture, Said, Team
from lineofsight.picture.said import HIDDEN
from lineofsight.ui.tables import Table
from lineofsight.ui.words import Link
from lineofsight.web.cases import tables
from lineofsight.web.cases.holders import NO_DATA
from lineofsight.web.cases.left_out import beside_figure
from lineofsight.web.cases.not_seen import REASON_ABOUT, VISITS, not_seen
from lineofsight.web.made_from import made_from
from lineofsight.web.pictured import needs_picture

NONE_OWED = "no visit owed"
NOT_SEEN = "Children not seen in time"


@dataclass(frozen=True)
class Row:
    """A service or a team, and how many of its children were seen in time."""

    name: str
    what: str
    cells: tuple[str, ...]


@allows(Right.SEE_INDICATORS)
@require_safe
@needs_picture
def seen(request: HttpRequest, kept: Picture) -> HttpResponse:
    """Show the shares, and the children not seen in time whom this person may see."""
    person, about = person_of(request), picture.about(kept)
    exactness = exactness_of(person)
    own = teams_told_exactly(person, picture.teams(kept))
    sees = may(person, Right.SEE_BEHIND)
    context = {
        "as_at": made_from(person, kept, beside=NOT_SEEN if sees else "", by_team=True),
        "month": about.month.name,
        "shares": _table(kept, exactness, own),
        "ways": _ways(person),
        "beside": beside_figure(request, kept, *(code for code, _, _ in VISITS)),
        "is_exact": exactness == "exact",
    }
    if person is not None and sees:
        if is_settled(person, Right.SEE_BEHIND, REASON_ABOUT):
            context |= not_seen(request, kept)
            context["more"] = way_to_more(request, Right.SEE_BEHIND, REASON_ABOUT)
        else:
            context["way"] = way_to_give(request, Right.SEE_BEHIND, REASON_ABOUT)
    return render(request, "web/cases/seen.html", context)


def _ways(person: Person | None) -> list[Link]:
    if not may(person, Right.SEE_BEHIND):
        return []
    return [Link(words.lower(), reverse("behind", args=[code])) for code, words, _ in VISITS]


def _table(kept: Picture, exactness: Exactness, own: Collection[str]) -> Table:
    """Give the shares: all children, then the services with their teams."""
    whole = [_whole(kept, code, exactness) for code, _, _ in VISITS]
    rows = [("All children", *whole)]
    for one in _rows(picture.teams(kept), _shares(kept, exactness, own)):
        name = tables.beneath(one.name, tables.quiet(one.what))
        rows.append((name, *one.cells))
    named = tables.columns(("Service or team", *(words for _, words, _ in VISITS)))
    return Table("Seen in time, by service and team", named, rows, empty="No team is known.")


def _whole(kept: Picture, code: str, exactness: Exactness) -> str:
    found = picture.indicator(kept, code, exactness=exactness)
    return found.row.figure.in_full if found else NO_DATA


@dataclass(frozen=True)
class Share:
    """The figures of one kind of visit by team or service, and who owes such a visit at all."""

    figures: Mapping[str, Said]
    owing: frozenset[str]
    own: Collection[str]  # told exactly, whatever the others are
    hides: bool  # that one of the others owes none


Shares = Mapping[str, Sequence[Share]]
"""Breakdown -> the shares of each kind of visit; of no name: what is so of every group."""

OF_EVERY_GROUP = ""


def _shares(kept: Picture, exactness: Exactness, own: Collection[str]) -> Shares:
    """Give the shares; those of the teams in `own` exact, whatever the others are."""
    return {
        "service": [_share(kept, code, "service", exactness) for code, _, _ in VISITS],
        "team": [_share(kept, code, "team", exactness, own) for code, _, _ in VISITS],
    }


def _share(
    kept: Picture, code: str, by: str, exactness: Exactness, own: Collection[str] = ()
) -> Share:
    groups = picture.breakdown(kept, code, by, exactness=exactness, own=own)
    return Share(
        {one.group: one.figure for one in groups},
        picture.counting(kept, code, by),
        own,
        picture.hides_nobody(kept, code, exactness),
    )


def _rows(teams: Sequence[Team], shares: Shares) -> list[Row]:
    """Give each service, with its teams after it; those told to owe no visit are left out.

    A service of which nothing may be told beside its teams has no row: its teams say which it is.
    Nor has a service that no list names.
    """
    found = []
    for service in sorted({one.service for one in teams}):
        is_told = any(service in one.figures for one in shares["service"])
        what = "team" if is_told or not service else f"team, {service}"
        of_it = [_row(one.name, what, shares["team"]) for one in teams if one.service == service]
        owing = [one for one in of_it if set(one.cells) != {NONE_OWED}]
        if owing and is_told and service:
            found.append(_row(service, "service", shares["service"]))
        found += owing
    return found


def _row(name: str, what: str, shares: Sequence[Share]) -> Row:
    return Row(name, what, tuple(_cell(one, name) for one in shares))


def _cell(share: Share, name: str) -> str:
    """Give the figure of a group that owes such a visit, or what is so of every group."""
    if not share.owing & {name, OF_EVERY_GROUP}:
        return HIDDEN if share.hides and name not in share.own else NONE_OWED
    return (share.figures.get(name) or share.figures[OF_EVERY_GROUP]).in_full
