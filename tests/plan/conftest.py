"""The sample borough's plan: written by the programme office, agreed by the director."""

import datetime as dt

import pytest

from lineofsight import picture
from lineofsight.accounts.roles import Role
from lineofsight.kernel.periods import Month
from lineofsight.plan import actions, approving, rules
from lineofsight.records.sample import programme
from plan_read import read
from signed_in import client_of, person

WRITTEN = dt.datetime(2017, 11, 7, 10, tzinfo=dt.UTC)
AGREED = dt.datetime(2017, 11, 20, 18, tzinfo=dt.UTC)


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory):
    """The plan.xlsx of the sample borough."""
    file = tmp_path_factory.mktemp("plan") / "plan.xlsx"
    last = Month(2017, 11)
    programme.write_plan(file, last=last, known=programme.facts(last))
    return file


@pytest.fixture(scope="session")
def sample_plan(sample_file):
    """Its actions by reference."""
    return read(sample_file)


@pytest.fixture
def office(db):
    return person(Role.PROGRAMME)


@pytest.fixture
def director(db):
    return person(Role.DIRECTOR)


@pytest.fixture
def draft(office, sample_plan):
    """The plan as the office wrote it on 7 November."""
    plan = approving.begin("Children's Improvement Plan", kind=rules.IMPROVEMENT)
    actions.ask(plan, sample_plan, by=office, why="The first draft.", impact="", now=WRITTEN)
    return plan


@pytest.fixture
def agreed(draft, director):
    """The plan as it was agreed on 20 November."""
    actions.baseline(draft, by=director, now=AGREED)
    draft.refresh_from_db()
    return draft


@pytest.fixture
def site(sample_home, settings, db):
    settings.HOME = sample_home
    settings.SECOND_FACTOR = False
    return picture.open_picture(sample_home)


@pytest.fixture
def as_office(site, office):
    return client_of(office)


@pytest.fixture
def as_director(site, director):
    return client_of(director)
