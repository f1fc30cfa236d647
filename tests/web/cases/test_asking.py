"""Whatever stands in an address is read, and what is not understood counts as not asked."""

from hypothesis import given
from hypothesis import strategies as st

from lineofsight.web.cases import asking


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
