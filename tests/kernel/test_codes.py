"""Codes, references and headings as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.kernel.codes import action_key, folded, indicator_code, nearest


@pytest.mark.parametrize(("written", "kept"), [
    ("CIN4", "CIN4"), ("CIN 4", "CIN4"), (" cin  4 ", "CIN4"), ("cin-4", "CIN4"),
    ("CIN04", "CIN4"), ("W1A", "W1a"), ("w1 a", "W1a"), ("p6R", "P6r"), ("CP8v", "CP8v"),
    ("CLA20", "LAC20"), ("cla 1r", "LAC1r"),  # looked after children, by their other name
    ("not a code", "not a code"), ("4", "4"), ("", ""), (" CIN ", "CIN"),
])  # fmt: skip
def test_a_code_has_one_form(written, kept):
    assert indicator_code(written) == kept


@given(st.text())
def test_the_kept_form_is_kept(text):
    assert indicator_code(indicator_code(text)) == indicator_code(text)


def test_actions_sort_as_a_plan_prints_them():
    printed = ["1", "1.1", "2.1", "2.9", "2.10", "2.10a", "2.11", "7.3", "7.8", "10.1"]
    shuffled = printed[::2] + printed[1::2]

    assert sorted(shuffled, key=action_key) == printed


def test_action_2_1_is_not_2_10():
    assert action_key("2.1") != action_key("2.10")
    assert action_key(" 2.10 ") == action_key("2.10")


@given(st.lists(st.text(alphabet="0123456789.abX ")))
def test_any_references_can_be_sorted(references):
    assert sorted(map(action_key, references)) == sorted(map(action_key, reversed(references)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("LA In Touch ", "LA in touch"),
        ("Reason  (Ceased)?", "Reason Ceased"),
        ("Child's ID", "Child\u2019s ID"),
        ("Date of Birth", "date_of_birth"),
        ("Date\nof\tBirth", "Date of Birth"),
        ("\ufeffChild ID", "Child ID"),
    ],
)
def test_headings_meet_their_other_spellings(one, other):
    assert folded(one) == folded(other) != ""


def test_headings_that_differ_stay_apart():
    assert folded("Date of visit 1") != folded("Date of visit 2")


@given(st.text())
def test_folding_twice_changes_nothing(heading):
    assert folded(folded(heading)) == folded(heading)


def test_the_nearest_choice_is_offered_in_its_own_spelling():
    assert nearest("days_opn", ["days_open", "team"]) == "; did you mean days_open?"
    assert nearest("TEEM", ["days_open", "Team"]) == "; did you mean Team?"


def test_nothing_is_offered_when_nothing_is_near():
    assert nearest("zebra", ["days_open", "team"]) == ""
    assert nearest("zebra", []) == ""
