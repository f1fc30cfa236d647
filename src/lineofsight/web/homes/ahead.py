"""This month so far: how each timeliness figure may close, and which children decide it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse

from lineofsight import picture
from lineofsight.picture import Deciding, Outlook, Team
from lineofsight.picture.ahead import By
from lineofsight.ui.words import Link
from lineofsight.web.homes.part import Part, Reader

SHOWN = 5
"""Figures written out: those that the most cases still decide."""
OF_EACH = 3
"""Figures written out of each of several teams or services."""
NAMED = 10
"""Children named under one figure."""


@dataclass(frozen=True)
class Line:
    """One figure, how it may close, and the children who decide it."""

    link: Link
    settled: str
    words: str
    children: tuple[tuple[Link, str], ...]
    more: int
    tokens: tuple[str, ...]


@dataclass(frozen=True)
class Place:
    """A team or service, and its figures that open cases still decide."""

    name: str
    teams: frozenset[str]
    open: tuple[Outlook, ...]


def ahead(reader: Reader) -> Part | None:
    """Give how the month may close for each service of a head, and each team of a manager."""
    places = list(_places(reader))
    if not places:
        return None
    codes = {one.code for place in places for one in place.open}
    found = picture.deciding(reader.kept, codes, scope=reader.scope)
    told = [(place.name, [_line(one, place, found) for one in place.open]) for place in places]
    tokens = [token for _, lines in told for line in lines for token in line.tokens]
    return Part(
        "This month so far", "web/homes/ahead.html",
        {"places": told, "are_several": len(told) > 1}, tokens=tuple(tokens), is_aside=True,
    )  # fmt: skip


def _places(reader: Reader) -> Iterator[Place]:
    each: dict[By, dict[str, list[Team]]] = {
        "service": {name: reader.teams_in(name) for name in reader.services},
        "team": {one.name: [one] for one in reader.teams_managed},
    }
    most = SHOWN if sum(map(len, each.values())) == 1 else OF_EACH
    for by, named in each.items():
        found = picture.look_ahead(reader.kept, by=by, groups=named) if named else []
        for name, teams in named.items():
            own = open_still((one for one in found if one.group == name), most=most)
            yield Place(name, frozenset(one.name for one in teams), tuple(own))


def open_still(found: Iterable[Outlook], *, most: int = SHOWN) -> list[Outlook]:
    """Keep what open cases still decide, those with the most cases first."""
    still = [one for one in found if one.deciding and not one.reason]
    return sorted(still, key=lambda one: -one.deciding)[:most]


def _line(one: Outlook, place: Place, found: Iterable[Deciding]) -> Line:
    own = [child for child in found if child.code == one.code and child.team in place.teams]
    return Line(
        Link(one.title, reverse("indicator", args=[one.code])),
        one.settled,
        one.words,
        tuple(_child(child) for child in own[:NAMED]),
        max(0, len(own) - NAMED),
        tuple(child.child.token for child in own[:NAMED]),
    )


def _child(one: Deciding) -> tuple[Link, str]:
    return Link(one.child.label, reverse("child", args=[one.child.token])), left(one.days_left)


def left(days: int) -> str:
    """Say how many working days are left."""
    if days < 0:
        return "overdue"
    if days == 0:
        return "due today"
    return f"{days:,} working {'day' if days == 1 else 'days'} left"
