"""A borough with its picture, a client for each role, and a mark where a template names nothing."""

import copy

import pytest

from lineofsight.accounts.roles import Role
from lineofsight.picture import open_picture, teams, workers
from signed_in import client_of, person

NAMES_NOTHING = "NAMES-NOTHING"


@pytest.fixture
def borough(sample_home, settings, db):
    settings.HOME = sample_home
    settings.SECOND_FACTOR = False
    changed = copy.deepcopy(settings.TEMPLATES)
    changed[0]["OPTIONS"]["string_if_invalid"] = f"{NAMES_NOTHING} %s"
    settings.TEMPLATES = changed
    return open_picture(sample_home)


@pytest.fixture
def team(borough):
    """The team with the most children of those that no service is called after."""
    found = teams(borough)
    services = {one.service for one in found}
    return max((one for one in found if one.name not in services), key=lambda one: one.children)


@pytest.fixture
def as_role(borough, team):
    """Give a client signed in as whoever holds a role, placed where the role needs a place."""
    busiest = max(workers(borough, team=team.name), key=lambda one: one.children)

    def client(role):
        places = {
            Role.PRACTITIONER: team.name,
            Role.TEAM_MANAGER: team.name,
            Role.HEAD_OF_SERVICE: team.service,
        }
        code = busiest.code if role is Role.PRACTITIONER else ""
        return client_of(person(role, place=places.get(role, ""), worker=code))

    return client


@pytest.fixture
def no_stray():
    """Say whether every variable a page's templates name was there."""
    return lambda response: NAMES_NOTHING not in response.content.decode()


@pytest.fixture
def shown(as_role, no_stray):
    """Give the body of a page as a role sees it."""

    def body(role, page):
        response = as_role(role).get(page)
        assert response.status_code == 200, page
        assert no_stray(response), page
        return response.content.decode()

    return body
