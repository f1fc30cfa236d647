"""Identifiers and labels that are no plain text are placed, and never printed."""

import pytest

from lineofsight.records.findings import Kind
from records.loading import aside, gathered

FORMULA = "=HYPERLINK(A)"
ODD = {
    "the identifier has a control character or an invisible mark": ["12\u202e34", "ab\x07cd"],
    "the identifier is longer than 64 characters": ["a" * 65],
    "the identifier has no letter and no digit": ["--"],
    "the identifier begins as a formula does": [FORMULA],
}
PLAIN = ["000012", "A/12-b", "12" * 32, "é1", "\u200e77 "]


def written(values, team="North"):
    rows = "\n".join(
        f"{value} | {team} | 01/{place:02d}/2017 | primary" for place, value in enumerate(values, 1)
    )
    return f"Child Unique ID | Team | Start Date | Allocation\n{rows}"


def odd(found):
    return [one for one in found.findings if one.kind is Kind.CHECK and " counts" in one.assumed]


@pytest.mark.parametrize("why", ODD)
def test_an_odd_identifier_is_placed_and_its_row_counts(tmp_path, why):
    found = gathered(tmp_path, allocations=written(["plain", *ODD[why]]))

    (one,) = odd(found)
    assert (one.problem, one.rows, one.typed) == (why, tuple(range(3, 3 + len(ODD[why]))), "")
    assert one.place.words.endswith("allocations.csv, column Child Unique ID (A)")
    assert found.tables["involvements"]["child_id"].to_pylist()[1:] == ODD[why]


def test_plain_identifiers_are_not_remarked_on(tmp_path):
    assert odd(gathered(tmp_path, allocations=written(PLAIN))) == []


def test_a_label_is_remarked_on_but_may_be_long(tmp_path):
    (one,) = odd(gathered(tmp_path, allocations=written(["a"], team="N\u200borth")))
    assert one.problem == "the text has a control character or an invisible mark"
    assert odd(gathered(tmp_path / "long", allocations=written(["a"], team="N" * 500))) == []


@pytest.mark.parametrize(
    "spoiled",
    ["nan", "1.23457E+11", "(blank)", "N.K.", "not applicable", "new", "Baby", "see notes", "???",
     "0", "99999999", "unborn baby Smith", "a word that no list holds"],
)  # fmt: skip
def test_a_spoiled_identifier_is_nobodys_and_its_rows_are_set_aside(tmp_path, spoiled):
    """Twelve rows of it would be one child."""
    found = gathered(tmp_path, allocations=written(["12-b", "34-c", *[spoiled] * 10]))

    assert found.tables["involvements"]["child_id"].to_pylist() == ["12-b", "34-c"]
    (unread,) = [one for one in found.findings if one.kind is Kind.UNREAD]
    assert unread.place.words == "allocations.csv, column Child Unique ID (A)"
    assert unread.rows == tuple(range(4, 14))
    assert "E+11" not in unread.typed + unread.problem
    assert {reason for _, _, reason in aside(found)} == {"its child is missing"}
    assert "Smith" not in unread.typed
    assert odd(found) == []  # no row of it counts
