"""Where a person may write, and where words are wanted: by the access policy and the figures."""

import datetime as dt
from collections.abc import Iterator

from lineofsight import picture
from lineofsight.accounts.matrix import Reach, Right, clauses_for
from lineofsight.accounts.models import Person
from lineofsight.accounts.places import teams_in
from lineofsight.accounts.rows import Held
from lineofsight.accounts.standing import exactness_of, held_by
from lineofsight.commentary.rules import SERVICE, TEAM, WHOLE, Place, is_asked_for
from lineofsight.picture import Exactness, Picture, ScorecardRow


def own_places(person: Person | None, *, on: dt.date) -> list[Place]:
    """Give what a person answers for: the authority, a service, the teams that are managed."""
    held = held_by(person, on) if person else ()
    return sorted({place for one in held for place in _own(one)})


def _own(one: Held) -> Iterator[Place]:
    for clause in clauses_for(Right.WRITE_COMMENTARY, one.role):
        if clause.reach is Reach.GENERAL:
            yield WHOLE
        elif one.place and clause.reach in {Reach.TEAM, Reach.SERVICE}:
            yield Place(TEAM if clause.reach is Reach.TEAM else SERVICE, one.place)


def may_write(own: list[Place], place: Place) -> bool:
    """Say whether what a person answers for reaches a place: a service reaches its teams."""
    if place in own:
        return True
    services = [one.name for one in own if one.kind == SERVICE]
    return place.kind == TEAM and any(place.name in teams_in(name) for name in services)


def exactness_at(person: Person | None, place: Place) -> Exactness:
    """Give how exact the figures of a place are to a person; a service's are those of the whole."""
    return exactness_of(person, team=place.name if place.kind == TEAM else "")


def is_wanted(kept: Picture, row: ScorecardRow, place: Place, person: Person | None) -> bool:
    """Say whether the newest month moved where the place is, as this person may know it.

    A service has no figure of its own: it is asked when that of the authority moved.
    """
    if place.kind != TEAM:
        return is_asked_for(row.judged.variation)
    found = picture.series(kept, row.code, by="team", group=place.name,
                           exactness=exactness_at(person, place))  # fmt: skip
    return found is not None and is_asked_for(found.variation)
