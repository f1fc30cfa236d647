"""The pages of a list: first, last, past the end, and the filter kept in the address."""

import pytest

from lineofsight.web.cases.paging import pages


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
