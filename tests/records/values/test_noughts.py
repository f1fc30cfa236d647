"""What a program that takes identifiers for numbers keeps, and which are then one number."""

import pytest

from lineofsight.records.values.noughts import as_a_number, put_back, written_alike


@pytest.mark.parametrize(
    ("identifier", "number"),
    [("000012", "12"), ("12.0", "12"), ("0012.0", "12"), ("12", "12"), ("000", "0"),
     ("0012A", "0012A"), ("C12.0", "C12.0"), ("12.50", "12.50"), ("0-12", "0-12"),
     ("\u0660\u0661", "\u0660\u0661")],
)  # fmt: skip
def test_only_digits_are_taken_for_a_number(identifier, number):
    assert as_a_number(identifier) == number


def test_of_what_is_one_number_that_stands_first_which_lost_least():
    assert written_alike(["12", "0012.0", "000012", "012", "13", "0014"]) == [
        ["000012", "012", "12", "0012.0"]
    ]


def test_noughts_are_put_back_where_one_child_alone_can_be_meant():
    known = ["000012", "0090", "00090", "78", "0078", "5"]

    found = put_back(["12", "012", "90", "078", "0005", "12.0", "7"], known)

    assert found == {"12": "000012", "012": "000012"}
