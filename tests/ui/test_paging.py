"""The pages of a list: first, last, past the end, and the filter kept in the address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.ui.paging import LAST_PAGE, page_number, pages


@pytest.mark.parametrize(
    ("count", "page", "stands", "last"),
    [(0, 1, 1, 1), (50, 1, 1, 1), (51, 2, 2, 2), (51, 99, 2, 2), (120, -4, 1, 3)],
)
def test_where_a_page_stands(count, page, stands, last):
    found = pages(count, page=page, asked={}, size=50)

    assert (found.page, found.last) == (stands, last)


def test_the_filter_is_kept_and_what_was_not_asked_left_out():
    found = pages(120, page=2, asked={"team": "North & East", "status": ""}, size=50)

    assert found.address == "?team=North+%26+East&page="
    assert pages(60, page=1, asked={}, size=50).address == "?page="


@pytest.mark.parametrize(
    ("text", "page"),
    [("3", 3), ("-1", 1), ("0", 1), ("9" * 40, 1), ("\u0663", 1), ("2\x00", 1), (None, 1)],
)
def test_the_number_of_a_page(text, page):
    assert page_number(text) == page


@given(st.text())
def test_any_text_gives_a_page(text):
    assert 1 <= page_number(text) <= LAST_PAGE
