"""A home of one's own with the borough in it, and people who may send, load and approve."""

import shutil

import pytest

from lineofsight.accounts.roles import Role
from lineofsight.records.home import Home
from signed_in import client_of, person


@pytest.fixture
def returns(sample_home):
    """The files the borough was loaded from."""
    return sample_home.path.parent / "returns"


@pytest.fixture
def home(sample_home, tmp_path, settings, db):
    copied = Home(tmp_path / "home")
    shutil.copytree(sample_home.path, copied.path)
    settings.HOME = copied
    settings.SECOND_FACTOR = False
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    return copied


@pytest.fixture
def analyst(home):
    return client_of(person(Role.ANALYST))


@pytest.fixture
def head(home):
    return client_of(person(Role.HEAD_OF_SERVICE, place="Care Planning"))
