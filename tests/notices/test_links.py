"""A link in a letter opens nothing by itself: it leads its own person on, after signing in."""

import datetime as dt
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core import signing
from django.test import Client

from lineofsight.accounts.roles import Role
from lineofsight.notices import links
from signed_in import client_of, person

PATH = "/account/letters/"


@pytest.fixture(autouse=True)
def _plain(settings):
    settings.SECOND_FACTOR = False
    settings.SITE_ADDRESS = "https://localhost"


@pytest.fixture
def lead(db):
    return person(Role.TEAM_MANAGER)


@pytest.fixture
def address(lead):
    return urlsplit(links.link(lead.pk, PATH)).path


def test_whoever_is_signed_in_is_there_in_one_step(lead, address):
    answer = client_of(lead).get(address)

    assert (answer.status_code, answer["Location"]) == (302, PATH)


def test_a_visitor_signs_in_first_and_is_then_there(address):
    visitor = Client(SERVER_NAME="localhost", headers={"x-forwarded-proto": "https"})
    answer = visitor.get(address)

    assert answer["Location"].startswith("/account/sign-in/")
    assert parse_qs(urlsplit(answer["Location"]).query)["next"] == [address]


def test_another_person_and_a_forged_mark_find_nothing(lead, address):
    assert client_of(person(Role.DIRECTOR)).get(address).status_code == 404
    assert client_of(lead).get(address[:-3] + "xx/").status_code == 404
    elsewhere = signing.dumps([lead.pk, "https://elsewhere.example/"], salt="another salt")
    assert client_of(lead).get(f"/letters/{elsewhere}/").status_code == 404


def test_after_two_weeks_it_says_so(lead, address, monkeypatch):
    monkeypatch.setattr(links, "LASTS", dt.timedelta(seconds=-1))
    answer = client_of(lead).get(address)

    assert answer.status_code == 410
    assert "This link has ended" in answer.content.decode()


def test_a_link_gives_no_right(lead, address):
    """It leads to a page that asks for rights as ever: here one the person does not have."""
    path = urlsplit(links.link(lead.pk, "/plan/names/")).path
    answer = client_of(lead).get(path, follow=True)

    assert answer.status_code == 404
