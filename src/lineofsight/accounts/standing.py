"""What a person holds today, read from the database: the one way from an account to a `Scope`.

Nothing is kept between requests, so that a role, a restriction or a conflict acts at once.
"""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest
from django.utils import timezone

from lineofsight.accounts import places, rows
from lineofsight.accounts.matrix import Reach, Right, clauses_for
from lineofsight.accounts.models import (
    BreakGlass,
    Conflict,
    Grant,
    NamedFor,
    Person,
    ReasonGiven,
    Restriction,
)
from lineofsight.accounts.roles import Role
from lineofsight.picture import NOBODY, Exactness, Scope, Team


def person_of(request: HttpRequest) -> Person | None:
    """Whoever is signed in; None for a visitor."""
    return request.user if isinstance(request.user, Person) else None


def somebody(request: HttpRequest) -> Person:
    """Whoever is signed in, where the view's declared access lets no visitor in."""
    person = person_of(request)
    if person is None:
        raise Http404
    return person


def held_by(person: Person, on: dt.date) -> tuple[rows.Held, ...]:
    """The roles in force on a day, read once for each request."""
    kept: dict[dt.date, tuple[rows.Held, ...]] = person.__dict__.setdefault("_held", {})
    if on not in kept:
        grants = list(Grant.objects.on(on).filter(person=person)) if person.is_active else []
        if person.grant_alone is not None:  # a token gives one grant of its person, no more
            grants = [one for one in grants if one.pk == person.grant_alone]
        kept[on] = tuple(rows.Held(Role(one.role), one.place) for one in grants)
    return kept[on]


def roles_of(person: Person, *, on: dt.date | None = None) -> frozenset[Role]:
    """The roles a person holds on a day, today unless another is named."""
    return frozenset(one.role for one in held_by(person, on or timezone.localdate()))


def teams_of(person: Person, *, on: dt.date | None = None) -> tuple[str, ...]:
    """The teams a person is in or answers for on a day; of a service, all its teams."""
    held = held_by(person, on or timezone.localdate())
    return tuple(sorted({team for one in held if one.place for team in _teams_of(one)}))


def services_of(person: Person, *, on: dt.date | None = None) -> tuple[str, ...]:
    """The services a head of service answers for on a day."""
    held = held_by(person, on or timezone.localdate())
    return tuple(sorted({
        one.place for one in held if one.place and one.role is Role.HEAD_OF_SERVICE
    }))  # fmt: skip


def _teams_of(one: rows.Held) -> frozenset[str]:
    """A team and a service may share a name: only a head of service holds a service."""
    if one.role is Role.HEAD_OF_SERVICE:
        return places.teams_in(one.place)
    return frozenset({one.place})


def teams_told_of(person: Person | None, teams: Iterable[Team]) -> list[Team]:
    """The teams whose totals of workers a person may see: their own, their service's, or all."""
    if person is None:
        return []
    reaches = reaches_of(person, Right.SEE_WORKFORCE)
    own = set(teams_of(person))
    return [one for one in teams if Reach.ALL in reaches or one.name in own]


def may(person: Person | None, right: Right, *, on: dt.date | None = None) -> bool:
    """Whether the person has the right on a day, whatever the children."""
    if person is None:
        return False
    held = held_by(person, on or timezone.localdate())
    return rows.holds(rows.Standing(held), right)


def asks_reason(person: Person, right: Right, *, on: dt.date | None = None) -> bool:
    """Whether a reason is asked of this person before anything that the right opens."""
    held = held_by(person, on or timezone.localdate())
    return rows.asks_reason(rows.Standing(held), right)


def asks_more(person: Person, right: Right, *, on: dt.date | None = None) -> bool:
    """Whether a reason would open to this person more than the right opens without one."""
    held = held_by(person, on or timezone.localdate())
    return rows.asks_more(rows.Standing(held), right)


def has_given_reason(person: Person, right: Right, about: str = "") -> bool:
    """Whether this session has the person's reason for this child, figure or list."""
    return ReasonGiven.objects.filter(
        person=person, session=person.session_mark, resource=right.asked_for, subject=about
    ).exists()


def asks_evidence(person: Person, right: Right, *, on: dt.date | None = None) -> bool:
    """Whether this person needs evidence for what the right lets them do."""
    held = held_by(person, on or timezone.localdate())
    return rows.asks_evidence(rows.Standing(held), right)


def reaches_of(person: Person, right: Right, *, on: dt.date | None = None) -> frozenset[Reach]:
    """How far the person's right reaches on a day, over all roles held."""
    held = held_by(person, on or timezone.localdate())
    return rows.reaches(rows.Standing(held), right)


SEES_THE_WHOLE = frozenset({Reach.SERVICE, Reach.ALL, Reach.PSEUDONYMS})
"""How far behind a figure whoever answers for more than a team reaches."""


def exactness_of(person: Person | None, *, team: str = "", on: dt.date | None = None) -> Exactness:
    """How figures of the whole and of its groups are shown, or those of one team: the only judge.

    Exact are all of them to whoever reaches a service, or all of it, behind a figure; and those of
    a team to who works in it or answers for it, and may open children behind one: they can count
    their own. Everything else is protected.
    """
    if person is None:
        return "protected"
    held = held_by(person, on or timezone.localdate())
    if rows.reaches(rows.Standing(held), Right.SEE_BEHIND) & SEES_THE_WHOLE:
        return "exact"
    own = {one.place for one in held if one.place and clauses_for(Right.SEE_BEHIND, one.role)}
    return "exact" if team in own else "protected"


def names_nobody(person: Person | None) -> bool:
    """Whether a person reaches no child by name: works with none, and answers for none."""
    return person is None or not may(person, Right.SEE_NAME)


def exactness_outside(person: Person | None) -> Exactness:
    """How figures are given that leave the site, as a file or a feed: the only judge.

    Exact to a role whose work is rows without names (the performance analyst), else protected,
    whatever the pages of this person are: who opens a file is seen by nobody.
    """
    reaches = reaches_of(person, Right.READ_FEEDS) if person else frozenset()
    return "exact" if Reach.PSEUDONYMS in reaches else "protected"


def teams_told_exactly(person: Person | None, teams: Iterable[Team]) -> tuple[str, ...]:
    """The teams of which alone a person sees exact figures, as the rest are protected."""
    if exactness_of(person) == "exact":
        return ()
    return tuple(one.name for one in teams if exactness_of(person, team=one.name) == "exact")


def scope_of(
    person: Person | None, *, on: dt.date, right: Right = Right.SEE_CHILD, about: str = ""
) -> Scope:
    """Whose children the person reaches by this right on a day, as far as reasons are given.

    A child reached only by a clause that asks a reason is not, before one is given for `about`: the
    child or the figure an address names, or a list.
    """
    if person is None:
        return NOBODY
    asks = asks_reason(person, right, on=on) or asks_more(person, right, on=on)
    return _scope(person, on, right, freely=asks and not has_given_reason(person, right, about))


def free_scope_of(person: Person, *, on: dt.date, right: Right) -> Scope:
    """Whose children the person reaches without any reason."""
    return _scope(person, on, right, freely=True)


def widest_scope_of(
    person: Person | None, *, on: dt.date, right: Right, by: Collection[Reach] = tuple(Reach)
) -> Scope:
    """Whose children the person reaches once every reason is given: to count, never to name.

    `by`: by the clauses alone that reach so far.
    """
    return _scope(person, on, right, freely=False, by=by)


def scope_if_opened(person: Person, token: str, *, on: dt.date) -> Scope:
    """Whose children the person would reach were this one opened in an emergency."""
    standing = rows.Standing(held_by(person, on), worker=person.worker_code)
    special = _with_special(standing, person, on)
    opened = replace(special, opened=special.opened | {token})
    return rows.scope(opened, Right.SEE_CHILD, teams_in=places.teams_in)


def workers_named_to(person: Person, *, on: dt.date) -> rows.Workers:
    """Of which workers the person may read the names on a day, whatever children they hold."""
    standing = rows.Standing(held_by(person, on), worker=person.worker_code)
    return rows.workers(standing, teams_in=places.teams_in)


def _scope(
    person: Person | None, on: dt.date, right: Right, *, freely: bool,
    by: Collection[Reach] = tuple(Reach),
) -> Scope:  # fmt: skip
    if person is None:
        return NOBODY
    standing = rows.Standing(held_by(person, on), worker=person.worker_code)
    if not rows.holds(standing, right):
        return NOBODY
    special = _with_special(standing, person, on)
    return rows.scope(special, right, teams_in=places.teams_in, freely=freely, by=by)


def _with_special(standing: rows.Standing, person: Person, on: dt.date) -> rows.Standing:
    named = NamedFor.objects.filter(Q(ends=None) | Q(ends__gte=on), person=person, starts__lte=on)
    opened = BreakGlass.objects.open_at(timezone.now(), person.session_mark).filter(person=person)
    conflicts = Conflict.objects.filter(person=person, ended_at=None)
    return replace(
        standing,
        named=_tokens(named),
        opened=_tokens(opened) if person.session_mark else frozenset(),
        restricted=_tokens(Restriction.objects.live()),
        conflicts=_tokens(conflicts),
    )


def _tokens(found: QuerySet[Any]) -> frozenset[str]:
    return frozenset(found.values_list("token", flat=True))
