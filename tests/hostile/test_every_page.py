"""Every address of the site, as found in its declarations, with text meant to break it.

No answer is an error of ours, none leads off the site, none may be framed or kept; whoever is not
signed in, or sends a form without its secret, changes nothing.
"""

from itertools import product
from urllib.parse import urlsplit

import pytest
from django.test import Client

from hostile.site_addresses import NASTY, Address, addresses, asked_by, parameters
from lineofsight.accounts.access import access_of
from lineofsight.accounts.matrix import clauses_for
from lineofsight.accounts.roles import Role
from lineofsight.picture import Scope, children, open_picture
from signed_in import client_of, person

HERE = {"SERVER_NAME": "localhost", "headers": {"x-forwarded-proto": "https"}}
WIDE = (Role.HEAD_OF_SERVICE, Role.ANALYST, Role.ADMINISTRATOR)
"""Roles that between them open most pages, and between them meet all of the nasty text."""

FEW = 2
"""Pieces of nasty text that each other role meets, on the pages that its own rights open.

What needs no right is the same for every role, and where none is held the view never reads.
"""

SENT = 6
"""Pieces of nasty text that are also sent as a form."""


@pytest.fixture
def site(sample_home, settings, db):
    settings.HOME = sample_home
    settings.SECOND_FACTOR = False
    settings.MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
    return open_picture(sample_home)


def at(role: Role, site) -> tuple[str, str]:
    """The place a role is held for, and the worker who holds it."""
    [row] = site.rows(
        "select team, worker from child where worker <> '' group by team, worker "
        "order by count(*) desc, team, worker limit 1"
    )
    return (row["team"] if role.needs_place else ""), row["worker"]


@pytest.fixture
def signed_in(site):
    def make(role: Role) -> Client:
        place, worker = at(role, site)
        client = client_of(person(role, place=place, worker=worker))
        client.raise_request_exception = False
        return client

    return make


@pytest.fixture
def usual(site) -> dict[str, str]:
    """A value for each part of an address that names something there is."""
    [one] = children(site, scope=Scope(whole=True), per_page=1).children
    return {"token": one.token, "code": "CP5", "number": "1", "pk": "1", "id": "1"}


def wrong_with(response, address: str) -> list[str]:
    """What an answer may never be, whoever asked for what."""
    found = []
    if response.status_code >= 500:
        found.append(f"answered {response.status_code}")
    to = urlsplit(response.headers.get("Location", ""))
    if to.netloc not in {"", "localhost"}:
        found.append(f"leads to {to.netloc}")
    if response.headers.get("X-Frame-Options") != "DENY":
        found.append("may be framed")
    if "frame-ancestors 'none'" not in response.headers.get("Content-Security-Policy", ""):
        found.append("has no policy")
    return [f"{address}: {words}" for words in found]


def filled(address: Address, usual: dict[str, str], nasty: tuple[str, ...]) -> list[str]:
    """The paths of an address with each of its parts nasty in turn."""
    return [address.filled({**usual, part: text}) for part, text in product(address.parts, nasty)]


def met_by(role: Role) -> tuple[str, ...]:
    """The nasty text a role meets: a third each for the wide ones, another few for each other."""
    if role in WIDE:
        return NASTY[WIDE.index(role) :: len(WIDE)]
    place = list(Role).index(role) * FEW
    return tuple(NASTY[(place + step) % len(NASTY)] for step in range(FEW))


def tried_by(role: Role) -> list[Address]:
    """The addresses at which a role meets nasty text."""
    return [
        address
        for address in addresses()
        if role in WIDE or any(clauses_for(right, role) for right in access_of(address.view).rights)
    ]


@pytest.mark.parametrize("role", Role, ids=lambda role: role.title)
def test_nothing_typed_in_an_address_breaks_a_page(role, signed_in, usual):
    client = signed_in(role)
    nasty = met_by(role)
    found = []
    for address in tried_by(role):
        plain = address.filled(usual)
        first = client.get(plain)
        found += wrong_with(first, address.route)
        if first.status_code == 200 and "no-store" not in first.headers.get("Cache-Control", ""):
            found.append(f"{address.route} may be kept")
        is_shut = first.status_code == 404  # what is typed is not read: one piece shows as much
        broken = filled(address, usual, nasty[:1] if is_shut else nasty)
        found += [line for path in broken for line in wrong_with(client.get(path), path)]
        if first.status_code == 200:
            asked = sorted({*parameters(), *asked_by(first.getvalue())})
            for text in nasty:
                answer = client.get(plain, dict.fromkeys(asked, text))
                found += wrong_with(answer, f"{address.route} ? {text[:20]!r}")

    assert found == []


@pytest.mark.parametrize("role", WIDE, ids=lambda role: role.title)
def test_nothing_sent_in_a_form_breaks_a_page(role, signed_in, usual):
    client = signed_in(role)
    user = client.session["_auth_user_id"]
    found = []
    for address in addresses():
        path = address.filled(usual)
        first = client.get(path)
        if first.status_code in {404, 301}:
            continue
        fields = sorted({*parameters(), *asked_by(first.getvalue())})
        sent = [{}, *(dict.fromkeys(fields, text) for text in NASTY[:: len(NASTY) // SENT])]
        for data in sent:
            found += wrong_with(client.post(path, data), f"POST {address.route} {str(data)[:40]}")
            if client.session.get("_auth_user_id") != user:
                client = signed_in(role)
                user = client.session["_auth_user_id"]

    assert found == []


def test_a_visitor_sees_no_child_and_is_led_to_sign_in_on_this_site(site, usual):
    client = Client(**HERE, raise_request_exception=False)
    [one] = children(site, scope=Scope(whole=True), per_page=1).children
    found = []
    for address in addresses():
        for asked in ({}, {"next": "//evil.example/"}, {"next": "https://evil.example/"}):
            answer = client.get(address.filled(usual), asked)
            found += wrong_with(answer, address.route)
            if one.label.encode() in answer.getvalue():
                found.append(f"{address.route} names a child")

    assert found == []


@pytest.mark.parametrize("role", WIDE, ids=lambda role: role.title)
def test_a_form_without_its_secret_is_refused(role, signed_in, usual):
    client = signed_in(role)
    client.handler.enforce_csrf_checks = True
    taken = {
        address.route: answer.status_code
        for address in addresses()
        if (answer := client.post(address.filled(usual), {"words": "x"})).status_code
        not in {401, 403, 404, 405}
    }

    assert taken == {}


def test_the_addresses_are_found():
    names = {address.name for address in addresses()}

    assert {"home", "children", "child", "search", "give-reason"} <= names
    assert {"words", "list", "next"} <= set(parameters())
