"""A site on a real PostgreSQL for each file of this folder, with one account for each role.

Of a file and not of the folder: what follows on the same worker must find the usual database.
"""

import shutil

import pytest
from django.core.cache import cache
from django.test import override_settings

from databases import new_database, read_by_django
from lineofsight.accounts import sample_people
from lineofsight.accounts.models import Person
from lineofsight.accounts.roles import Role
from lineofsight.plan import sample
from lineofsight.records.home import Home
from lineofsight.settings import load as load_settings
from signed_in import client_of

HERE = {
    "SECOND_FACTOR": False,
    "PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"],
    "TASKS": {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}},
}


@pytest.fixture(scope="module")
def home(sample_home, tmp_path_factory) -> Home:
    """A copy of the borough, since files of the site are made in it."""
    copied = Home(tmp_path_factory.mktemp("postgresql") / "home")
    shutil.copytree(sample_home.path, copied.path)
    return copied


@pytest.fixture(scope="module")
def site(postgresql, sample_home, home, django_db_blocker):
    """The site with its people and the plan of the borough; gives the database's address."""
    with (
        new_database(postgresql, "lane") as address,
        django_db_blocker.unblock(),
        override_settings(HOME=home, **HERE),
        read_by_django(address),
    ):
        people = list(sample_people.make(training=True))
        plan = sample_home.path.parent / "returns/feeds/plan.xlsx"
        settings = load_settings(home.settings_file)
        assert list(sample.make(plan, settings=settings))
        assert len(people) > len(Role)
        yield address


@pytest.fixture
def one(site):
    """Give the account of a role."""
    cache.clear()
    return lambda role: Person.objects.get(email=sample_people.address_of(role))


@pytest.fixture
def client_for(one):
    """Give a client that is signed in as whoever holds a role."""
    return lambda role: client_of(one(role))
