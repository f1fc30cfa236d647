"""People with roles, and clients that are signed in as them."""

import datetime as dt

import pytest
from django.test import Client

from lineofsight.accounts import actions
from lineofsight.accounts.models import Person
from lineofsight.accounts.roles import Role

START = dt.date(2017, 1, 1)
PASSWORD = "three plain words"  # noqa: S105  of invented people


@pytest.fixture(autouse=True)
def _quick_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


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
