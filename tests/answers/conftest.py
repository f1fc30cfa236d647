"""A site on the sample borough, opened once; an analyst, a head of service and a councillor."""

import pytest

from lineofsight.accounts.roles import Role
from lineofsight.answers import actions
from lineofsight.indicators.ad_hoc import counting
from lineofsight.records.snapshots import newest, open_month
from signed_in import client_of, person


@pytest.fixture(scope="session")
def count(sample_home):
    """Count a question in the one opened month, each question once."""
    known = {}
    with open_month(sample_home, newest(sample_home)) as opened:

        def counted(question):
            if question not in known:
                known[question] = counting.counted(opened, question)
            return known[question]

        yield counted


@pytest.fixture
def site(sample_home, settings, db, count, monkeypatch):
    settings.HOME = sample_home
    settings.SECOND_FACTOR = False
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    monkeypatch.setattr(actions, "answered_alone", lambda _home, asked: count(asked))
    return sample_home


@pytest.fixture
def analyst(db):
    return person(Role.ANALYST)


@pytest.fixture
def head(db):
    return person(Role.HEAD_OF_SERVICE, place="Children's services")


@pytest.fixture
def as_analyst(analyst):
    return client_of(analyst)


@pytest.fixture
def as_head(head):
    return client_of(head)


@pytest.fixture
def as_councillor(db):
    return client_of(person(Role.COUNCILLOR))
