"""Which lists of children a person may choose from: own, the team's, the service's. Pure.

Each list is the person's whole scope, narrowed: no list can hold a child the scope does not.
"""

from dataclasses import dataclass, replace

from lineofsight.picture import Scope

MINE = "mine"
TEAM = "team"
SERVICE = "service"


@dataclass(frozen=True)
class Listing:
    """One list a person may open."""

    code: str
    words: str  # on its tab
    title: str  # the question the page answers
    scope: Scope


@dataclass(frozen=True)
class Choice:
    """One thing a list may be narrowed by."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    chosen: str


def listings(scope: Scope) -> tuple[Listing, ...]:
    """Give the lists a scope opens, the nearest first; one even where it holds nobody."""
    found = []
    if scope.workers or (scope.under_no_name and _is_of_single_children(scope)):
        own = replace(scope.by_name, teams=frozenset(), whole=False)
        found.append(Listing(MINE, "My children", "Which children do I work with?", own))
    if scope.teams and not scope.whole:
        found.append(_of_teams(scope.by_name))
    if scope.is_of_all:
        title = "Which children is the service working with?"
        found.append(Listing(SERVICE, "The service's children", title, scope))
    if not found:
        found.append(Listing(MINE, "My children", "Which children do I work with?", scope))
    return tuple(found)


def _is_of_single_children(scope: Scope) -> bool:
    """Say whether whom it names was named one by one: a sample, or a restricted record."""
    return not (scope.names_nobody or scope.whole or scope.teams)


def _of_teams(scope: Scope) -> Listing:
    of_teams = replace(scope, workers=frozenset())
    if len(scope.teams) == 1:
        title = "Which children is my team working with?"
        return Listing(TEAM, "My team's children", title, of_teams)
    title = "Which children is my service working with?"
    return Listing(SERVICE, "My service's children", title, of_teams)


def chosen(found: tuple[Listing, ...], code: str | None) -> Listing:
    """Give the list asked for; the widest where none is, or where it may not be opened."""
    asked = [one for one in found if one.code == code]
    return asked[0] if asked else found[-1]
