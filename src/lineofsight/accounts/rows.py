"""The row rules: whose children a person may see today, worked out from what they hold today.

Pure: what is held is passed in, what comes out is a `Scope`, and no list, search or page of
children can be read from the picture without one. The rules are those of the access policy:
own, team, service, restricted, conflict and time.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from lineofsight.accounts.matrix import Reach, Right, clauses_for
from lineofsight.accounts.roles import Role
from lineofsight.picture.scope import NOBODY, Scope

WIDTH = frozenset({Reach.NAMED, Reach.OWN, Reach.TEAM, Reach.SERVICE, Reach.ALL})


@dataclass(frozen=True)
class Held:
    """A role as held on one day: for a team, a service, or everywhere (an empty place)."""

    role: Role
    place: str = ""


@dataclass(frozen=True)
class Standing:
    """All that the row rules ask about a person, on one day."""

    held: tuple[Held, ...] = ()
    worker: str = ""
    named: frozenset[str] = frozenset()
    opened: frozenset[str] = frozenset()
    restricted: frozenset[str] = frozenset()
    conflicts: frozenset[str] = frozenset()

    @property
    def roles(self) -> frozenset[Role]:
        """The roles held today."""
        return frozenset(one.role for one in self.held)


def holds(standing: Standing, right: Right) -> bool:
    """Whether any role held gives this right."""
    return any(clauses_for(right, role) for role in standing.roles)


def asks_reason(standing: Standing, right: Right) -> bool:
    """Whether nothing is opened without a reason: every clause that gives the right asks one."""
    found = _asking(standing, right)
    return bool(found) and all(found)


def asks_more(standing: Standing, right: Right) -> bool:
    """Whether one role opens without a reason what another opens only with one."""
    found = _asking(standing, right)
    return any(found) and not all(found)


def _asking(standing: Standing, right: Right) -> list[bool]:
    return [one.reason for role in standing.roles for one in clauses_for(right, role)]


def asks_evidence(standing: Standing, right: Right) -> bool:
    """Whether evidence must be there: every clause that gives the right asks for it."""
    found = [one for role in standing.roles for one in clauses_for(right, role)]
    return bool(found) and all(one.evidence for one in found)


def reaches(standing: Standing, right: Right) -> frozenset[Reach]:
    """How far the right reaches, over all roles held."""
    return frozenset(one.reach for role in standing.roles for one in clauses_for(right, role))


def scope(
    standing: Standing,
    right: Right,
    *,
    teams_in: Callable[[str], Iterable[str]],
    freely: bool = False,
) -> Scope:
    """Whose children are reached by this right; `teams_in` gives the teams of a service today.

    `freely`: by the clauses alone that ask no reason, whatever else is held.
    """
    workers: set[str] = set()
    teams: set[str] = set()
    overseen: set[str] = set()
    whole = blurred = False
    for one in standing.held:
        for reach in _reaches(one.role, right, freely=freely):
            workers |= _workers(reach, standing.worker)
            teams |= _teams(reach, one, teams_in)
            overseen |= _overseen(reach, one, teams_in)
            whole |= reach is Reach.ALL or (reach is Reach.SERVICE and _everywhere(one))
            blurred |= reach is Reach.PSEUDONYMS
    named = _named(standing, right, freely=freely)
    opened = _opened(standing, right, freely=freely)
    listed = _listed(standing, right, freely=freely)
    seeing = bool(workers or teams or whole or named or opened or listed)
    if not seeing and not blurred:
        return NOBODY
    return Scope(
        workers=frozenset(workers),
        teams=frozenset(teams),
        overseen=frozenset(overseen),
        whole=whole or not seeing,
        named=named,
        opened=opened,
        listed=listed,
        closed_to=standing.conflicts,
        restricted=standing.restricted,
        pseudonymous=not seeing,
    )


def under_no_name(standing: Standing, right: Right) -> Scope:
    """Whose children a role opens under a pseudonym and without a reason, whatever else is held."""
    if not any(Reach.PSEUDONYMS in _reaches(one, right, freely=True) for one in standing.roles):
        return NOBODY
    return Scope(
        whole=True,
        closed_to=standing.conflicts,
        restricted=standing.restricted,
        pseudonymous=True,
    )


def _reaches(role: Role, right: Right, *, freely: bool) -> set[Reach]:
    return {one.reach for one in clauses_for(right, role) if not (freely and one.reason)}


def _workers(reach: Reach, worker: str) -> set[str]:
    return {worker} if worker and reach is Reach.OWN else set()


def _teams(reach: Reach, one: Held, teams_in: Callable[[str], Iterable[str]]) -> set[str]:
    if reach is Reach.TEAM and one.place:
        return {one.place}
    if reach is Reach.SERVICE and one.place:
        return set(teams_in(one.place))
    return set()


def _overseen(reach: Reach, one: Held, teams_in: Callable[[str], Iterable[str]]) -> set[str]:
    """The teams whose work with a child whom nobody holds is this person's to settle."""
    return _teams(reach, one, teams_in) if reach is Reach.SERVICE else set()


def _everywhere(one: Held) -> bool:
    return one.role is Role.DIRECTOR


def _named(standing: Standing, right: Right, *, freely: bool) -> frozenset[str]:
    """Whom a clause reaches by naming, and whom break-glass opened though it is restricted."""
    by_name = any(Reach.NAMED in _reaches(one, right, freely=freely) for one in standing.roles)
    none: frozenset[str] = frozenset()
    broken = _broken(standing, right, Right.BREAK_RESTRICTED, freely=freely)
    return (standing.named if by_name else none) | (standing.opened if broken else none)


def _opened(standing: Standing, right: Right, *, freely: bool) -> frozenset[str]:
    """Whom break-glass opened to a role that may break it, as long as it is not restricted."""
    broken = _broken(standing, right, Right.BREAK_GLASS, freely=freely)
    return standing.opened if broken else frozenset()


def _broken(standing: Standing, right: Right, breaking: Right, *, freely: bool) -> bool:
    return any(
        _reaches(role, right, freely=freely) & WIDTH and clauses_for(breaking, role)
        for role in standing.roles
    )


def _listed(standing: Standing, right: Right, *, freely: bool) -> frozenset[str]:
    """Whom a role opens by the named list of a restricted record, where its scope does not count.

    To be named for a child who is not restricted widens no such role: it may be another's sample.
    """
    sees = any(
        _reaches(role, right, freely=freely) & WIDTH and clauses_for(Right.SEE_RESTRICTED, role)
        for role in standing.roles
    )
    return standing.named if sees else frozenset()
