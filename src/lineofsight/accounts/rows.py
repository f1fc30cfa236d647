"""The row rules: whose children a person may see today, worked out from what they hold today.

Pure: what is held is passed in, what comes out is a `Scope`, and no list, search or page of
children can be read from the picture without one. The rules are those of the access policy:
own, team, service, restricted, conflict and time.
"""

from collections.abc import Callable, Collection, Iterable
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
    by: Collection[Reach] = tuple(Reach),
) -> Scope:
    """Whose children are reached by this right; `teams_in` gives the teams of a service today.

    Each child as the role shows it that shows most of it: by name where one does, else under a
    pseudonym. `freely`: by the clauses alone that ask no reason; `by`: by those alone that reach
    so far.
    """
    give = _Given(standing, right, freely=freely, by=frozenset(by))
    workers: set[str] = set()
    teams: set[str] = set()
    overseen: set[str] = set()
    whole = under_no_name = False
    for one in standing.held:
        for reach in give.reaches(one.role):
            workers |= _workers(reach, standing.worker)
            teams |= _teams(reach, one, teams_in)
            overseen |= _overseen(reach, one, teams_in)
            whole |= reach is Reach.ALL or (reach is Reach.SERVICE and _everywhere(one))
            under_no_name |= reach is Reach.PSEUDONYMS
    found = Scope(
        workers=frozenset(workers),
        teams=frozenset(teams),
        overseen=frozenset(overseen),
        whole=whole,
        named=_named(give),
        opened=_opened(give),
        listed=_listed(give),
        closed_to=standing.conflicts,
        restricted=standing.restricted,
        under_no_name=under_no_name,
    )
    return NOBODY if found.is_nobody else found


@dataclass(frozen=True)
class Workers:
    """Of which workers somebody may read the names: of these, of those in these teams, of all."""

    codes: frozenset[str] = frozenset()
    teams: frozenset[str] = frozenset()
    everybody: bool = False

    def holds(self, worker: str, team: str) -> bool:
        """Whether this worker, who did the work in this team, is one of them."""
        return self.everybody or worker in self.codes or team in self.teams


def workers(standing: Standing, *, teams_in: Callable[[str], Iterable[str]]) -> Workers:
    """Of which workers the names may be read: oneself, the team's, the service's, or all."""
    of = scope(standing, Right.SEE_WORKER, teams_in=teams_in)
    is_self = standing.worker and Reach.SELF in reaches(standing, Right.SEE_WORKER)
    codes = frozenset({standing.worker}) if is_self else frozenset()
    return Workers(codes, of.teams, of.whole)


@dataclass(frozen=True)
class _Given:
    """What somebody holds, and the clauses of a right that are asked of it."""

    standing: Standing
    right: Right
    freely: bool
    by: frozenset[Reach]

    def reaches(self, role: Role) -> set[Reach]:
        """How far a role reaches by these clauses."""
        found = clauses_for(self.right, role)
        return {one.reach for one in found if not (self.freely and one.reason)} & self.by

    def by_a_role_with(self, also: Right) -> bool:
        """Whether a role that has this other right reaches somebody by name."""
        roles = self.standing.roles
        return any(self.reaches(one) & WIDTH and clauses_for(also, one) for one in roles)


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


def _named(give: _Given) -> frozenset[str]:
    """Whom a clause reaches by naming, and whom break-glass opened though it is restricted."""
    by_name = any(Reach.NAMED in give.reaches(one) for one in give.standing.roles)
    broken = give.by_a_role_with(Right.BREAK_RESTRICTED)
    none: frozenset[str] = frozenset()
    return (give.standing.named if by_name else none) | (give.standing.opened if broken else none)


def _opened(give: _Given) -> frozenset[str]:
    """Whom break-glass opened to a role that may break it, as long as it is not restricted."""
    return give.standing.opened if give.by_a_role_with(Right.BREAK_GLASS) else frozenset()


def _listed(give: _Given) -> frozenset[str]:
    """Whom a role opens by the named list of a restricted record, where its scope does not count.

    To be named for a child who is not restricted widens no such role: it may be another's sample.
    """
    return give.standing.named if give.by_a_role_with(Right.SEE_RESTRICTED) else frozenset()
