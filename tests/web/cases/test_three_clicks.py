"""The two tasks that are timed: each is done in three clicks, by links and forms of the pages."""

import re
from html.parser import HTMLParser

import pytest
from django.urls import reverse

from lineofsight import picture

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


def counts_children(borough, code) -> bool:
    return picture.indicator(borough, code, exactness="exact").subject == "child_id"


def shares(borough, better: str) -> list[str]:
    """Shares of children for which high or low is good, with somebody on the worse side."""
    return [
        one.code
        for one in picture.scorecard_rows(borough, exactness="exact")
        if one.better == better and one.unit == "percent" and counts_children(borough, one.code)
        and one.figure.numerator is not None
        and (one.figure.numerator if better == "lower"
             else one.figure.denominator - one.figure.numerator)
    ]  # fmt: skip


MOST_TRIED = 12
WORSE = {"higher": ("Late", "Not counted"), "lower": ("Late", "Counted")}


@pytest.mark.parametrize("better", ["higher", "lower"])
def test_a_bad_figure_is_explained_to_the_children_that_make_it_bad(manager, borough, team, better):
    listed = 0
    codes = shares(borough, better)[:MOST_TRIED]
    browser = Browser(manager)
    browser.click("Scorecard")
    scorecard = browser.body
    for code in codes:
        browser.body, browser.clicks = scorecard, 1
        browser.click(picture.indicator(borough, code, exactness="exact").row.title)
        browser.click("Which children are behind it")

        assert browser.clicks <= MOST_CLICKS
        tags = re.findall(r'data-label="Counted as"><strong[^>]*>([^<]+)<', browser.body)
        colours = re.findall(r'data-label="Counted as"><strong class="([^"]+)"', browser.body)
        listed += bool(tags)
        assert tags or "No child you may see" in browser.body
        assert set(tags) <= set(WORSE[better]), code
        assert all("orange" in one for one in colours), code
    assert codes
    assert listed


def test_open_assessments_over_their_days_are_late(manager, borough):
    body = manager.get(reverse("behind", args=["AMT3"])).content.decode()

    assert re.search(r"<option value=\"met\" selected>\s*Late", body)
    assert "not met" not in body.lower()
