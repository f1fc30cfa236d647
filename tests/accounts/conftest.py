"""People with roles, clients that are signed in as them, and the borough their children are in."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from every_page import Position
from lineofsight import picture
from lineofsight.accounts import actions
from lineofsight.accounts.models import Conflict, NamedFor, Person, Restriction
from lineofsight.accounts.roles import Role

DAY = dt.timedelta(days=1)
START = dt.date(2017, 1, 1)
PASSWORD = "three plain words"  # noqa: S105  of invented people


@pytest.fixture(autouse=True)
def _quick(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.SECOND_FACTOR = False


@pytest.fixture
def person_with(db):
    """Make a person who holds these roles; a place may be given with each."""

    def make(*roles: Role | tuple[Role, str], worker: str = "", email: str = "") -> Person:
        number = Person.objects.count()
        person = actions.make_person(
            email or f"person{number}@example.test",
            f"Person {number}",
            by=None,
            worker_code=worker,
            password=PASSWORD,
        )
        for one in roles:
            role, place = one if isinstance(one, tuple) else (one, "")
            actions.grant_at_machine(person, role, starts=START, place=place)
        return person

    return make


@pytest.fixture
def client_for():
    """Give a client that is signed in as a person."""

    def sign_in(person: Person) -> Client:
        client = Client(SERVER_NAME="localhost", headers={"x-forwarded-proto": "https"})
        client.force_login(person, backend="lineofsight.accounts.backend.ActivePeople")
        return client

    return sign_in


class Borough:
    """Who works where in the made-up borough, and whom they hold: found by looking, not by name."""

    def __init__(self, now: picture.Picture) -> None:
        self.now = now
        services = {team.name: team.service for team in picture.teams(now)}
        busy = [one for one in picture.workers(now) if one.children and one.team in services]
        self.worker = max(busy, key=lambda one: (one.children, one.code))
        self.team, self.service = self.worker.team, services[self.worker.team]
        self.elsewhere = next(one for one in busy if services[one.team] != self.service)
        self.own = self.first(workers=frozenset({self.worker.code}))
        self.other_service = self.first(teams=frozenset({self.elsewhere.team}))
        self.colleague = self.first(teams=frozenset({self.team}), closed_to=self.tokens_of_worker())

    def tokens_of_worker(self) -> frozenset[str]:
        """All children the worker holds or held lately."""
        scope = picture.Scope(workers=frozenset({self.worker.code}))
        found = picture.children(self.now, scope=scope, per_page=500, only_open=False)
        return frozenset(one.token for one in found.children)

    def first(self, **scope: frozenset[str]) -> str:
        """One child within a scope."""
        return picture.children(self.now, scope=picture.Scope(**scope)).children[0].token

    def identifier(self, token: str) -> str:
        """The identifier of a child in the case system."""
        row = self.now.row("select child_id from child where token = :token", token=token)
        return str(row["child_id"])


@pytest.fixture(scope="session")
def borough(sample_home):
    return Borough(picture.open_picture(sample_home))


@pytest.fixture
def site(borough, sample_home, settings, db):
    """The site on the made-up borough."""
    settings.HOME = sample_home
    return borough


@pytest.fixture(scope="module")
def holder(borough):
    """A worker who holds four children at least, and let one go in the last 28 days."""
    found = borough.now.row(
        """select allocated.worker, worker.team, team.service,
            sum(ended_on is null) as held, sum(ended_on is not null) as ended
        from allocated join worker on worker.code = allocated.worker
        join team on team.name = worker.team
        where exists (select 1 from child join team as next on next.name = child.team
            where next.service = team.service and next.name <> team.name)
        group by allocated.worker having held >= 4 order by ended desc, held desc limit 1"""
    )
    assert found["ended"] > 0
    return found


@pytest.fixture(scope="module")
def kinds(borough, holder):
    """One child for each way of standing to the people of the worker's team."""
    rows = borough.now.rows(
        """select child.token, child.team, team.service,
            exists (select 1 from allocated where allocated.child = child.id
                and worker = :worker and ended_on is null) as held,
            exists (select 1 from allocated where allocated.child = child.id
                and worker = :worker) as own,
            child.worker = '' and child.team = '' and child.overdue > 0 as unheld,
            exists (select 1 from duty join team on team.name = duty.team
                where duty.child = child.id and state = 'overdue' and service = :service)
                as overseen
        from child left join team on team.name = child.team
        where child.is_restricted = 0
            and child.id in (select child from address where class <> 'sealed')
        order by child.token""",
        worker=holder["worker"],
        service=holder["service"],
    )
    team, service = holder["team"], holder["service"]

    def position(name, row, **more):
        place = {"team": row["team"] == team, "service": row["service"] == service}
        return Position(name, row["token"], own=bool(row["own"]), **place, **more)

    held = [row for row in rows if row["held"]]
    away = [row for row in rows if not row["own"]]
    beside = [row for row in away if row["team"] != team and row["service"] == service]
    other = [row for row in away if row["service"] not in {service, None}]
    return [
        position("own", held[0]),
        position("own, ended lately", next(r for r in rows if r["own"] and not r["held"])),
        position("team", next(r for r in away if r["team"] == team)),
        position("other team", beside[0]),
        position("other team, named", beside[1], named=True),
        position("other service", other[0]),
        position("other service, opened", other[1], opened=True),
        position("other service, restricted and opened", other[2], restricted=True, opened=True),
        position("restricted, named", held[1], restricted=True, named=True),
        position("restricted, not named", held[2], restricted=True),
        position("other team, restricted, named", beside[2], restricted=True, named=True),
        position("conflict", held[3], conflict=True),
        Position(
            "held by nobody",
            max((r for r in rows if r["unheld"]), key=lambda r: r["overseen"])["token"],
            service=any(r["unheld"] and r["overseen"] for r in rows),
        ),
        Position("absent", "A" * 22, there=False),
    ]


@pytest.fixture
def person(site, holder, kinds, person_with, request):
    """Whoever holds the role of this test, or its two, standing to the children as kinds say."""
    codes = request.param.split("+")
    places = {"PR": holder["team"], "TM": holder["team"], "HS": holder["service"]}
    mine = holder["worker"] if {"PR", "IR", "FO"} & set(codes) else ""
    made = person_with(*((Role(code), places.get(code, "")) for code in codes), worker=mine)
    other, now, today = person_with(), timezone.now(), timezone.localdate()
    for child in kinds:
        if child.restricted:
            Restriction.objects.create(
                token=child.token, ground="directed", words="x", in_force=True, asked_by=other,
                asked_at=now, review_on=today,
            )  # fmt: skip
        if child.named:
            NamedFor.objects.create(token=child.token, person=made, starts=today - DAY)
        if child.conflict:
            Conflict.objects.create(
                token=child.token, person=made, kind="kin", declared_by=other, declared_at=now
            )
    return made


@pytest.fixture(scope="module")
def called(borough):
    """What a child may be told by: name or identifier -> the tokens of all so called."""
    found = {}
    for row in borough.now.rows("select token, name, child_id from child"):
        for words in (row["name"], row["child_id"]):
            if words and len(words) > 3:
                found.setdefault(words, set()).add(row["token"])
    for row in borough.now.rows("select name from worker"):
        found.pop(row["name"], None)
    return found
