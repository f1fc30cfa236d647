"""People with roles, clients that are signed in as them, and the borough their children are in."""

import datetime as dt

import pytest
from django.test import Client

from lineofsight import picture
from lineofsight.accounts import actions
from lineofsight.accounts.models import Person
from lineofsight.accounts.roles import Role

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
