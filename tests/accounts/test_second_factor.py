"""A second factor is set up before any page is seen, and asked at every signing in."""

import base64
import hmac
import re
import time

import pytest
from django.core.cache import cache
from django.test import Client

from lineofsight.accounts.roles import Role

PASSWORD = "three plain words"  # noqa: S105  of invented people
SET_UP = "/account/second-factor/app/"


def code(secret: str, steps: int = 0) -> str:
    """The six digits an authenticator app shows (RFC 6238), worked out here once more."""
    counter = (int(time.time()) // 30 + steps).to_bytes(8, "big")
    mac = hmac.digest(base64.b32decode(secret), counter, "sha1")
    at = mac[-1] & 15
    return f"{(int.from_bytes(mac[at : at + 4], 'big') & 0x7FFFFFFF) % 10**6:06}"


@pytest.fixture(autouse=True)
def _asked(settings):
    settings.SECOND_FACTOR = True


@pytest.fixture
def manager(person_with):
    return person_with((Role.TEAM_MANAGER, "a team"), email="manager@example.test")


def signing_in():
    client = Client(SERVER_NAME="localhost", headers={"x-forwarded-proto": "https"})
    asked = {"login": "manager@example.test", "password": PASSWORD}
    return client, client.post("/account/sign-in/", asked)


def confirmed():
    """A client that signed in, and gave the password again as the page of a new factor asks."""
    client, _ = signing_in()
    asked = client.get(SET_UP)
    assert asked.headers["Location"].startswith("/account/confirm/")
    client.post(asked.headers["Location"], {"password": PASSWORD})
    return client


def set_up():
    client = confirmed()
    secret = re.search(r"<strong>([A-Z2-7]+)</strong>", client.get(SET_UP).content.decode())[1]
    done = client.post(SET_UP, {"code": code(secret)})
    assert done.status_code == 302, done.context["form"].errors
    page = client.get("/account/recovery-codes/").content.decode()
    return client, secret, re.findall(r"<code>(\w+)</code>", page)


def test_everybody_sets_one_up_first(manager, client_for):
    client = client_for(manager)

    assert client.get("/looks/mine/").headers["Location"] == SET_UP
    assert client.get("/account/").status_code == 200


@pytest.mark.parametrize("role", [Role.ANALYST, Role.ADMINISTRATOR, Role.AUDITOR, Role.COUNCILLOR])
def test_so_does_whoever_sees_no_child_by_name(role, person_with, client_for):
    client = client_for(person_with(role))

    assert client.get("/looks/mine/").headers["Location"] == SET_UP
    assert client.get("/account/").status_code == 200


def test_a_training_site_asks_for_none(settings, manager, client_for):
    settings.SECOND_FACTOR = False

    assert client_for(manager).get("/looks/mine/").status_code == 200


def test_once_set_up_pages_open_and_each_signing_in_asks_the_code(manager):
    client, secret, _ = set_up()
    assert client.get("/looks/mine/").status_code == 200

    later, answer = signing_in()
    assert answer.headers["Location"].startswith("/account/code/")
    assert later.get("/looks/mine/").status_code == 302
    wrong = later.post("/account/code/", {"code": "000000"})
    assert wrong.status_code == 200
    cache.clear()
    later.post("/account/code/", {"code": code(secret, 1)})

    assert later.get("/looks/mine/").status_code == 200


def test_a_recovery_code_works_once(manager):
    _, _, codes = set_up()
    assert len(codes) == 10

    first, _ = signing_in()
    first.post("/account/code/", {"code": codes[0]})
    again, _ = signing_in()
    again.post("/account/code/", {"code": codes[0]})

    assert first.get("/looks/mine/").status_code == 200
    assert again.get("/looks/mine/").status_code == 302


def test_the_picture_of_the_key_is_allowed_by_the_policy(manager):
    page = confirmed().get(SET_UP)

    source = re.search(r'<img src="([^"]+)"', page.content.decode())[1]
    assert not source.startswith("data:") or "data:" in page.headers["Content-Security-Policy"]
