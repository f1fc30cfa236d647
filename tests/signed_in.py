"""Invented people who hold roles, and clients that are signed in as them."""

import datetime as dt

from django.test import Client

from lineofsight.accounts import actions
from lineofsight.accounts.models import Person
from lineofsight.accounts.roles import Role

START = dt.date(2017, 1, 1)


def person(role: Role, *, place: str = "", worker: str = "") -> Person:
    """Make a person who holds a role, for a team or service where one is named."""
    number = Person.objects.count()
    made = actions.make_person(
        f"role{number}@example.test", f"The {role.title}", by=None, worker_code=worker
    )
    actions.grant_at_machine(made, role, starts=START, place=place)
    return made


def client_of(signed_in: Person) -> Client:
    """Give a client that is signed in as a person."""
    client = Client(SERVER_NAME="localhost", headers={"x-forwarded-proto": "https"})
    client.force_login(signed_in, backend="lineofsight.accounts.backend.ActivePeople")
    return client
