"""Who a child is stands on pages, and nowhere else: no address, header, log, session or cache."""

import logging
import re
from collections import deque
from urllib.parse import unquote_plus, urlsplit

import pytest
from django.urls import reverse

from hostile.site_addresses import addresses
from lineofsight.accounts.models import Look, PassingValue
from lineofsight.accounts.roles import Role
from lineofsight.picture import open_picture
from signed_in import client_of, person

MOST_PAGES = 70
LINK = re.compile(r'\b(?:href|src|action)="([^"]*)"')


class Crawl:
    """A walk along the links of the site, keeping every address and header met.

    `unseen` holds each page that named a child without a look at that child written before it.
    """

    def __init__(self, client, tokens_by_name):
        self.client = client
        self.tokens_by_name = tokens_by_name
        self.unseen: list[str] = []
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
        before = Look.objects.count()
        response = self.client.get(address)
        looks = Look.objects.filter(number__gt=before).values_list("children", flat=True)
        looked = {token for tokens in looks for token in tokens}
        body = response.getvalue().decode() if response.status_code == 200 else ""
        for name, tokens in self.tokens_by_name.items():
            if name in body and looked.isdisjoint(tokens):
                self.unseen.append(f"{urlsplit(address).path} names a child without a look")
        return self.keep(response)

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
    return open_picture(sample_home)


@pytest.fixture
def named(site):
    """A child of the largest team, and every name and identifier of a child there is."""
    [child] = site.rows(
        "select child.*, team.service from child join team on team.name = child.team "
        "where is_restricted = 0 and child.name <> '' "
        "group by child.team order by count(*) desc limit 1"
    )
    known = site.rows("select name, child_id from child")
    return child, {row["name"] for row in known} - {""}, {row["child_id"] for row in known}


def walked(site, child, role: Role) -> Crawl:
    """A walk of somebody who answers for a child, with two searches and a try at nobody."""
    place = child["service"] if role is Role.HEAD_OF_SERVICE else child["team"]
    client = client_of(person(role, place=place, worker=child["worker"]))
    crawl = Crawl(client, tokens_by_name(site))
    for words in (child["name"], child["child_id"]):
        crawl.keep(client.post(reverse("search"), {"words": words}))
        assert child["name"] in client.get(reverse("search")).content.decode()
    crawl.walk("/", reverse("search"), reverse("children"), reverse("child", args=[child["token"]]))
    crawl.keep(client.get(reverse("child", args=["A" * 22])))
    return crawl


def tokens_by_name(site) -> dict[str, set[str]]:
    """The tokens of each child's name, but for names that a worker bears as well."""
    found: dict[str, set[str]] = {}
    for row in site.rows(
        "select name, token from child where name not in (select name from worker)"
    ):
        found.setdefault(row["name"], set()).add(row["token"])
    found.pop("", None)
    return found


def naming(text: str, names: set[str], identifiers: set[str]) -> set[str]:
    plain = unquote_plus(text)
    whole = set(re.findall(r"(?<![\w.])\d{4,}(?![\w.])", plain))
    return {name for name in names if name in plain} | (identifiers & whole)


@pytest.mark.parametrize("role", [Role.TEAM_MANAGER, Role.HEAD_OF_SERVICE])
def test_no_name_or_identifier_leaves_a_page(role, site, named, caplog):
    child, names, identifiers = named
    caplog.set_level(logging.DEBUG)
    crawl = walked(site, child, role)
    client = crawl.client
    assert crawl.pages >= 30
    assert any(child["token"] in address for address in crawl.met)
    places = {
        "addresses": "\n".join(crawl.met),
        "headers": "\n".join(crawl.headers),
        "log": caplog.text,
        "session": str(dict(client.session.items())),
        "cookies": client.cookies.output(),
        "cache": str(list(PassingValue.objects.values())),
    }

    assert crawl.unseen == []
    found = {where: naming(text, names, identifiers) for where, text in places.items()}

    assert {where: named_there for where, named_there in found.items() if named_there} == {}


def test_no_address_has_a_place_for_a_name():
    parts = {part for address in addresses() for part in address.parts}

    assert parts.isdisjoint({"name", "child_id", "identifier", "surname", "words"})
