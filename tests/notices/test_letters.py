"""A letter as it arrives: plain text and simple HTML that say the same, and headers that behave."""

import html
import re

import pytest

from lineofsight.accounts.roles import Role
from lineofsight.notices import sending
from signed_in import person
from telling import MONDAY, NOW, item

WORDS = "2.10 Hold <a> panel & tell: due on 22 January 2018."


@pytest.fixture
def arrived(db, told, inbox):
    """One letter, as the mail server got it."""
    told.append(item(person(Role.TEAM_MANAGER), words=WORDS))
    list(sending.send(on=MONDAY, now=NOW))
    [(_, message)] = inbox.messages
    return message


def test_both_parts_say_the_same_and_lead_to_the_same(arrived):
    plain = arrived.get_body(["plain"]).get_content()
    page = arrived.get_body(["html"]).get_content()

    assert WORDS in plain
    assert WORDS in html.unescape(page)
    assert "<a> panel" not in page
    [link] = re.findall(r"https://\S+/letters/[^/\s]+/", plain)[:1]
    assert link in page


def test_the_page_can_be_read_by_whoever_hears_it(arrived):
    page = arrived.get_body(["html"]).get_content()

    assert '<html lang="en-GB">' in page
    assert "<title>Your actions" in page
    assert page.count("<h1>") == 1
    assert [words for words in ("<img", "style=", "<table", "<script") if words in page] == []
    assert re.findall(r"<a [^>]*>([^<]*)</a>", page) == [
        "Say what happened",
        "Choose which letters you get",
    ]


def test_headers_keep_machines_from_answering_and_let_people_choose(arrived):
    assert arrived["Auto-Submitted"] == "auto-generated"
    assert arrived["List-Unsubscribe"] == "<https://sight.council.example/account/letters/>"
    assert arrived["Subject"] == "Your actions in the improvement plan this week"
    assert arrived["From"] == "line-of-sight@council.example"
