"""Whatever stands in an address is read, and what is not understood counts as not asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.web.cases import asking


@pytest.mark.parametrize(
    ("text", "page"),
    [("3", 3), ("-1", 1), ("0", 1), ("9" * 40, 1), ("\u0663", 1), ("2\x00", 1), (None, 1)],
)
def test_the_number_of_a_page(text, page):
    assert asking.page_number(text) == page


@given(st.text())
def test_any_text_gives_a_page(text):
    assert 1 <= asking.page_number(text) <= asking.LAST_PAGE


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
