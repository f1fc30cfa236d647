"""Whatever stands in an address is read, and what is not understood counts as not asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.web.cases import asking
from lineofsight.web.cases.reach import Choice


@given(st.text())
def test_typed_words_become_one_printable_line(text):
    said = asking.plain(text)

    assert len(said) <= asking.LONGEST
    assert said.isprintable()
    assert said == said.strip()


def test_what_is_not_allowed_is_not_asked():
    assert asking.one_of("team'--", {"team"}, "worker") == "worker"
    assert asking.one_of("team", {"team"}, "worker") == "team"


def test_only_what_was_asked_is_carried_to_the_next_page():
    assert asking.kept({"team": "North", "status": ""}) == {"team": "North"}


TEAM = Choice("team", "Team", (("", "Every team"), ("East", "East")), "")
ORDER = Choice("sort", "Sorted by", (("", "Name"), ("age", "Age")), "")


@pytest.mark.parametrize(
    ("why", "asked", "words"),
    [
        ("nothing is asked", {}, ""),
        ("what is offered is taken", {"team": "East"}, ""),
        ("an empty word asks for everything", {"team": ""}, ""),
        ("a team of others, and one there is not", {"team": "West"}, "under Team is"),
        ("one that this reader has no choice of", {"worker": "W1"}, "under Worker is"),
        ("both", {"team": "West", "worker": "W1"}, "under Worker and Team is"),
        ("an order narrows nothing", {"sort": "shoe size"}, ""),
        ("what no list is narrowed by", {"utm_source": "mail"}, ""),
    ],
)
def test_what_narrows_nothing_is_said(why, asked, words):
    said = asking.not_taken(asked, [TEAM, ORDER], worker=("Worker", ()))

    assert bool(said) == bool(words), why
    assert words in said
    assert "West" not in said
