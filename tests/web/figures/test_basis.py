"""Statute and guidance on the page of an indicator: what figure and duty rest on, said once."""

import pytest

from lineofsight.web.figures.indicator import basis


@pytest.mark.parametrize(
    ("why", "words", "said"),
    [
        ("nothing is said of it", ("", ""), ""),
        ("one of a figure alone", ("Regulation 28; locally.",), "Regulation 28; locally"),
        ("the same twice", ("Regulation 28", "regulation 28."), "Regulation 28"),
        (
            "a clause twice",
            ("Local standard of 20 days; no statute.", "Local standard; no statute"),
            "Local standard of 20 days; no statute",
        ),
        (
            "a duty that says more",
            ("Good practice", "good practice; Working Together 2023"),
            "Good practice. Working Together 2023",
        ),
    ],
)  # fmt: skip
def test_no_clause_stands_twice(why, words, said):
    assert basis(*words) == said, why
