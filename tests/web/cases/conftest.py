"""A borough with its picture, and people who see one worker's, one team's or all its children."""

import sqlite3

import pytest

from lineofsight.accounts.roles import Role
from lineofsight.picture import open_picture
from signed_in import client_of, person


@pytest.fixture
def borough(sample_home, settings, db):
    settings.HOME = sample_home
    settings.SECOND_FACTOR = False
    return open_picture(sample_home)


@pytest.fixture
def records(borough):
    """The picture's file, read past every rule: what the tests compare with."""
    connection = sqlite3.connect(f"{borough.path.as_uri()}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    yield lambda sql, *values: connection.execute(sql, values).fetchall()
    connection.close()


@pytest.fixture
def team(records):
    """The team with the most open children, and a worker of it."""
    [row] = records("select name from team order by children desc, name limit 1")
    return row["name"]


@pytest.fixture
def worker(records, team):
    [row] = records(
        "select worker from child where team = ? and worker <> '' "
        "group by worker order by count(*) desc, worker limit 1", team
    )  # fmt: skip
    return row["worker"]


@pytest.fixture
def practitioner(borough, worker):
    return client_of(person(Role.PRACTITIONER, worker=worker))


@pytest.fixture
def manager(borough, team):
    return client_of(person(Role.TEAM_MANAGER, place=team))


@pytest.fixture
def analyst(borough):
    return client_of(person(Role.ANALYST))


@pytest.fixture
def programme(borough):
    return client_of(person(Role.PROGRAMME))
