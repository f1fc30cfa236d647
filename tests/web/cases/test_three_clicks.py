"""The two tasks that are timed: each is done in three clicks, by links and forms of the pages."""

import re
from html.parser import HTMLParser

import pytest
from django.urls import reverse

from lineofsight import picture
from lineofsight.accounts.roles import Role
from signed_in import client_of, person

MOST_CLICKS = 3


class Links(HTMLParser):
    """The links of a page: words and address."""

    def __init__(self, body: str) -> None:
        super().__init__()
        self.found: list[list[str]] = []
        self.is_open = False
        self.feed(body)

    def handle_starttag(self, tag, attrs):
        if tag == "a":
            self.found.append(["", dict(attrs).get("href") or ""])
            self.is_open = True

    def handle_endtag(self, tag):
        self.is_open = self.is_open and tag != "a"

    def handle_data(self, data):
        if self.is_open:
            self.found[-1][0] += data


class Browser:
    """Somebody who reads a page and clicks, and counts the clicks."""

    def __init__(self, client) -> None:
        self.client, self.clicks = client, 0
        self.body = client.get("/").content.decode()

    def click(self, words: str) -> None:
        where = next(
            href for said, href in Links(self.body).found if words in " ".join(said.split())
        )
        self.clicks += 1
        self._read(self.client.get(where))

    def search(self, words: str) -> None:
        """Type into the search of the header and send it: one click."""
        sent_to = re.search(r'<form class="los-search" method="post" action="([^"]+)"', self.body)
        self.clicks += 1
        self._read(self.client.post(sent_to[1], {"words": words}, follow=True))

    def _read(self, response) -> None:
        assert response.status_code == 200
        self.body = response.content.decode()


@pytest.fixture
def child(records, team):
    [row] = records(
        """select * from child where team = ? and name <> '' and last_seen_on is not null
        and is_restricted = 0 order by name desc limit 1""", team
    )  # fmt: skip
    return row


def test_a_childs_last_visit_is_found(manager, child):
    browser = Browser(manager)
    browser.search(child["child_id"])
    browser.click(child["name"])

    seen = re.search(r"<dt>Last seen</dt><dd>(\w+day \d+ \w+[^<]*)</dd>", browser.body)
    assert seen
    assert browser.clicks <= MOST_CLICKS


def test_a_red_indicator_is_explained_to_its_children(borough, records):
    [row] = records("select service from team where children > 0 order by children desc limit 1")
    red = next(
        one.code
        for one in picture.scorecard_rows(borough, exactness="exact")
        if one.judged.rag == "red" and one.unit == "percent"
        and picture.indicator(borough, one.code, exactness="exact").subject == "child_id"
        and one.figure.numerator < one.figure.denominator
    )  # fmt: skip
    browser = Browser(client_of(person(Role.HEAD_OF_SERVICE, place=row["service"])))
    browser.click("Scorecard")
    browser.click(picture.indicator(borough, red, exactness="exact").row.title)
    browser.click("Which children are behind it")

    assert reverse("indicator", args=[red]) in browser.body
    assert 'data-label="Why"' in browser.body or "No child you may see" in browser.body
    assert browser.clicks <= MOST_CLICKS
