"""Who a child is stands on pages, and nowhere else: no address, header, log, session or cache."""

import logging
import re
from collections import deque
from urllib.parse import unquote_plus, urlsplit

import pytest
from django.core.cache import cache
from django.urls import reverse

from hostile.site_addresses import addresses
from lineofsight.accounts.roles import Role
from lineofsight.picture import open_picture
from signed_in import client_of, person

MOST_PAGES = 70
LINK = re.compile(r'\b(?:href|src|action)="([^"]*)"')


class Crawl:
    """A walk along the links of the site, keeping every address and header met."""

    def __init__(self, client):
        self.client = client
        self.met: set[str] = set()
        self.headers: list[str] = []
        self.pages = 0

    def walk(self, *starts: str) -> None:
        waiting, seen = deque(starts), set(starts)
        while waiting and self.pages < MOST_PAGES:
            here = waiting.popleft()
            for address in self._open(here):
                parts = urlsplit(address)
                path = parts.path or urlsplit(here).path
                if not parts.netloc and path.startswith("/") and address not in seen:
                    seen.add(address)
                    waiting.append(f"{path}?{parts.query}" if parts.query else path)

    def _open(self, address: str) -> list[str]:
        return self.keep(self.client.get(address))

    def keep(self, response) -> list[str]:
        self.pages += 1
        self.headers += [f"{name}: {value}" for name, value in response.headers.items()]
        found = []
        if response.headers.get("Content-Type", "").startswith("text/html"):
            found = [one.replace("&amp;", "&") for one in LINK.findall(response.content.decode())]
        self.met |= {*found, response.headers.get("Location", "")}
        return [one for one in found if not one.startswith(("/static/", "#", "mailto:"))]


@pytest.fixture
def site(sample_home, settings, db):
    settings.HOME = sample_home
    settings.SECOND_FACTOR = False
    cache.clear()
    return open_picture(sample_home)


@pytest.fixture
def named(site):
    """A child of the largest team, and every name and identifier of a child there is."""
    [child] = site.rows(
        "select * from child where team <> '' and is_restricted = 0 and name <> '' "
        "group by team order by count(*) desc limit 1"
    )
    known = site.rows("select name, child_id from child")
    return child, {row["name"] for row in known} - {""}, {row["child_id"] for row in known}


@pytest.fixture
def walked(named, caplog):
    child, _, _ = named
    caplog.set_level(logging.DEBUG)
    client = client_of(person(Role.TEAM_MANAGER, place=child["team"], worker=child["worker"]))
    crawl = Crawl(client)
    for words in (child["name"], child["child_id"]):
        crawl.keep(client.post(reverse("search"), {"words": words}))
        assert child["name"] in client.get(reverse("search")).content.decode()
    crawl.walk("/", reverse("search"), reverse("children"), reverse("child", args=[child["token"]]))
    crawl.keep(client.get(reverse("child", args=["A" * 22])))
    return crawl


def naming(text: str, names: set[str], identifiers: set[str]) -> set[str]:
    plain = unquote_plus(text)
    whole = set(re.findall(r"(?<![\w.])\d{4,}(?![\w.])", plain))
    return {name for name in names if name in plain} | (identifiers & whole)


def test_no_name_or_identifier_leaves_a_page(walked, named, caplog):
    child, names, identifiers = named
    client = walked.client
    assert walked.pages >= 30
    assert any(child["token"] in address for address in walked.met)
    places = {
        "addresses": "\n".join(walked.met),
        "headers": "\n".join(walked.headers),
        "log": caplog.text,
        "session": str(dict(client.session.items())),
        "cookies": client.cookies.output(),
        "cache": str(getattr(cache, "_cache", "")),
    }

    found = {where: naming(text, names, identifiers) for where, text in places.items()}

    assert {where: named_there for where, named_there in found.items() if named_there} == {}


def test_no_address_has_a_place_for_a_name():
    parts = {part for address in addresses() for part in address.parts}

    assert parts.isdisjoint({"name", "child_id", "identifier", "surname", "words"})
