"""What a reason is: one rule, wherever somebody says why."""

import pytest
from django import forms

from lineofsight.accounts.rules import (
    NOTHING_SAID,
    check_named,
    check_reason,
    is_reason,
    missing_from_break_glass,
)
from lineofsight.accounts.why import Why
from lineofsight.kernel.problems import Refused


@pytest.mark.parametrize(
    ("says", "words", "is_one"),
    [
        ("a sentence", "The board asked for it", True),
        ("ten letters and no more", "abcde fghij", True),
        ("nine letters", "abcd fghij", False),
        ("digits count: a day, a reference", "CAB/2017/1120", True),
        ("a row of dots", "..........", False),
        ("spaces between few letters", "a b c d e f", False),
        ("letters with accents", "é à ç ù î ô û â ê ë", True),
        ("one key held down", "a" * 30, False),
        ("three keys in turn", "abc" * 10, False),
        ("nothing", "", False),
        ("letters that nobody sees", "\u3164\u115f\u1160\uffa0" * 5, False),
        ("a phrase for an empty box", "Not applicable at present", False),
        ("words around such a phrase", "Not applicable to the east team", True),
    ],
)
def test_marks_alone_are_no_reason(says: str, words: str, is_one: bool) -> None:
    assert is_reason(words) is is_one, says
    form = _Form({"why": words, "glass": "covering for a colleague tonight"})
    assert form.is_valid() is is_one, says
    if not is_one:
        with pytest.raises(Refused, match="for a reason"):
            check_reason(words, "It is done for a reason.")


def test_a_form_says_how_much_is_asked_for_and_what_may_be_left_out() -> None:
    form = _Form({"why": ". . . . . . . . . . .", "glass": "too short"})
    assert form.errors["why"] == ["Write 10 letters or more"]
    assert form.errors["glass"] == ["Say more: 20 letters"]
    assert "besides" not in form.errors
    form = _Form({"why": "To be confirmed", "glass": "a" * 30})
    assert form.errors["why"] == [NOTHING_SAID]
    assert form.errors["glass"] == ["Say more: 20 letters"]


def test_nobody_is_known_by_a_phrase_for_an_empty_box() -> None:
    for who in ("tbc", "N/A", "\u3164" * 3, "PA"):
        with pytest.raises(Refused, match="known by"):
            check_named(who, "Nobody is known by that.", do="Write it")
    check_named("Head of assessment", "Nobody is known by that.", do="Write it")


def test_the_glass_asks_for_more_letters_than_other_reasons() -> None:
    assert missing_from_break_glass("danger", "abcdefghij") == "Say why in 20 letters or more"
    assert missing_from_break_glass("danger", "." * 30)
    assert not missing_from_break_glass("danger", "covering for a colleague")


class _Form(forms.Form):
    why = Why()
    glass = Why(shortest=20, too_short="Say more: {} letters")
    besides = Why(required=False)
