"""This month so far: how each timeliness figure may close, and which children decide it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from lineofsight import picture
from lineofsight.accounts.roles import Role
from lineofsight.picture import Deciding, Outlook
from lineofsight.ui.words import Link
from lineofsight.web.homes.part import Part, Reader

SHOWN = 5
"""Figures written out: those that the most cases still decide."""
NAMED = 10
"""Children named under one figure."""


@dataclass(frozen=True)
class Line:
    """One figure, how it may close, and the children who decide it."""

    link: Link
    team: str
    settled: str
    words: str
    children: tuple[tuple[Link, str], ...]
    more: int
    tokens: tuple[str, ...]


def ahead(reader: Reader) -> Part | None:
    """Give how the month may close for the teams of a manager; None for who answers for none."""
    if not reader.is_any(Role.TEAM_MANAGER, Role.HEAD_OF_SERVICE) or not reader.teams:
        return None
    lines = [_line(reader, one) for one in open_still(_outlooks(reader))]
    tokens = [token for line in lines for token in line.tokens]
    return Part(
        "This month so far", "web/homes/ahead.html",
        {"lines": lines, "names_team": len(reader.teams) > 1}, tokens=tuple(tokens), is_aside=True,
    )  # fmt: skip


def _outlooks(reader: Reader) -> Iterable[Outlook]:
    for team in reader.teams:
        yield from picture.look_ahead(reader.kept, team=team)


def open_still(found: Iterable[Outlook]) -> list[Outlook]:
    """Keep what open cases still decide, those with the most cases first."""
    still = [one for one in found if one.deciding and not one.reason]
    return sorted(still, key=lambda one: -one.deciding)[:SHOWN]


def _line(reader: Reader, one: Outlook) -> Line:
    found = picture.deciding(reader.kept, one.code, scope=reader.scope)
    own = [child for child in found if child.team == one.team]
    return Line(
        Link(one.title, reverse("indicator", args=[one.code])),
        one.team,
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
