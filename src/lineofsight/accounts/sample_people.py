"""One account for each role on the made-up borough, linked to its workers, teams and services."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.hashers import make_password

from lineofsight import picture
from lineofsight.accounts import actions
from lineofsight.accounts.models import NamedFor, Person
from lineofsight.accounts.places import picture_now
from lineofsight.accounts.roles import Role
from lineofsight.kernel.problems import Refused
from lineofsight.records import keys

DOMAIN = "sample.example"
NAMED = {Role.PRACTICE_AUDITOR, Role.RETURN_INTERVIEWER}
START, TOOK_OVER = dt.date(2015, 1, 1), dt.date(2017, 4, 1)
IN_A_TEAM = {Role.PRACTITIONER, Role.TEAM_MANAGER}
WITH_CASES = {Role.PRACTITIONER, Role.REVIEWING_OFFICER, Role.FOSTERING_OFFICER}


@dataclass(frozen=True)
class Linked:
    """Where in the borough the sample people work."""

    worker: picture.Worker
    other: picture.Worker
    team: picture.Team
    widest: str  # the service with most teams that hold children
    child: str


def address_of(role: Role) -> str:
    """The e-mail address a sample person signs in with."""
    return f"{role.name.lower().replace('_', '-')}@{DOMAIN}"


def password() -> str:
    """The one password of all sample people: made from the secret of this home."""
    return keys.key(settings.HOME, "sample people").hex()[:12]


def make(*, training: bool) -> Iterator[str]:
    """Make the accounts that are not there yet; yield one line each: role, address.

    Refused on a site that is not for training: these accounts have a password that is printed.
    """
    if not training:
        raise Refused("Sample people are for a training site only.", do="Leave out --sample.")
    linked = _linked()
    there = set(Person.objects.values_list("email", flat=True))
    hashed = make_password(password())  # once: it is slow on purpose, and it is one password
    yield f"Sign in with the password {password()} as one of:"
    for role in Role:
        if address_of(role) not in there:
            _make(role, linked, hashed)
        yield f"  {address_of(role):44} {role.title}"


def _make(role: Role, linked: Linked | None, hashed: str) -> None:
    person = actions.make_person(
        address_of(role), f"Sample {role.title}", by=None, worker_code=_worker(role, linked)
    )
    Person.objects.filter(pk=person.pk).update(password=hashed)
    for place, starts in places_of(role, linked):
        actions.grant_at_machine(person, role, starts=starts, place=place)
    if role in NAMED and linked and linked.child:
        NamedFor.objects.create(token=linked.child, person=person, starts=START)


def _worker(role: Role, linked: Linked | None) -> str:
    if linked is None or role not in WITH_CASES:
        return ""
    return (linked.worker if role is Role.PRACTITIONER else linked.other).code


def places_of(role: Role, linked: Linked | None) -> list[tuple[str, dt.date]]:
    """Give where a role is held, and since when.

    A head of service took over the service of most teams beside the team's own, so that teams
    stand side by side and what is held ends and begins by date.
    """
    if linked is None or role not in {*IN_A_TEAM, Role.HEAD_OF_SERVICE}:
        return [("", START)]
    if role in IN_A_TEAM:
        return [(linked.team.name, START)]
    own = (linked.team.service, START)
    return [own] if linked.widest == own[0] else [own, (linked.widest, TOOK_OVER)]


def _linked() -> Linked | None:
    """Choose the worker who holds most children, the team, and a child of it."""
    now = picture_now()
    if now is None:
        return None
    teams = {team.name: team for team in picture.teams(now)}
    busy = sorted(
        (one for one in picture.workers(now) if one.children and one.team in teams),
        key=lambda one: (-one.children, one.code),
    )
    if not busy:
        return None
    worker = busy[0]
    elsewhere = [one for one in busy if one.team != worker.team] or busy
    scope = picture.Scope(teams=frozenset({worker.team}))
    children = picture.children(now, scope=scope).children
    child = children[0].token if children else ""
    widest = _widest(teams.values()) or teams[worker.team].service  # where no team holds a child
    return Linked(worker, elsewhere[0], teams[worker.team], widest, child)


def _widest(teams: Iterable[picture.Team]) -> str:
    many = Counter(one.service for one in teams if one.children)
    return max(many, key=lambda service: (many[service], service), default="")
