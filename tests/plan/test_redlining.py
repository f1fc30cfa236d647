"""A redline reads as a person would mark a page, and holds both texts whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.plan.redlining import Stretch, redline, redline_of_list

WORDS = st.lists(
    st.sampled_from(
        ["team", "agreed", "agreed,", "but", "posts.", "£540,000", "a", " ", "\n", ";"]
    ),
    max_size=25,
).map(" ".join)
TEXTS = st.one_of(WORDS, st.text(max_size=60))
LISTS = st.lists(st.sampled_from(["W1a", "W1b", "W2", "P1"]), max_size=5)


def marked(before, after):
    """The redline as a page without colours would show it."""
    return "".join(
        f"[-{one.words}-]" if one.went else f"[+{one.words}+]" if one.came else one.words
        for one in redline(before, after)
    )


@pytest.mark.parametrize(
    ("before", "after", "as_marked"),
    [
        ("a regular panel", "a monthly panel", "a [-regular-][+monthly+] panel"),
        ("Money is agreed, but late.", "Money is agreed.", "Money is agreed[-, but late-]."),
        ("", "New words.", "[+New words.+]"),
        ("Old words.", "", "[-Old words.-]"),
        (
            "One stays. This goes away. Three stays.",
            "One stays. Three stays.",
            "One stays. [-This goes away. -]Three stays.",
        ),
        (
            "Budget of £540,000 agreed.",
            "Budget of £900,000 agreed.",
            "Budget of [-£540,000-][+£900,000+] agreed.",
        ),
        (
            "The further team is now agreed, but court work grew.",
            "The further team is now agreed; no post is filled.",
            "The further team is now agreed[-, but court work grew-][+; no post is filled+].",
        ),
        (
            "The panel meets and a head chairs it.",
            "Nobody meets; no head was found.",
            "[-The panel meets and a head chairs it.-][+Nobody meets; no head was found.+]",
        ),
    ],
    ids=[
        "one word for another", "a clause taken out", "nothing before", "nothing after",
        "a sentence taken out", "an amount is one word", "half a sentence is other words",
        "what little stayed is not picked out",
    ],
)  # fmt: skip
def test_it_is_marked_as_a_person_would(before, after, as_marked):
    assert marked(before, after) == as_marked


@given(TEXTS, TEXTS)
def test_it_holds_both_texts_whole(before, after):
    found = redline(before, after)

    assert "".join(one.words for one in found if not one.came) == before
    assert "".join(one.words for one in found if not one.went) == after


@given(TEXTS)
def test_nothing_is_marked_in_what_stayed_the_same(text):
    assert redline(text, text) == ((Stretch(text),) if text else ())


@given(LISTS, LISTS)
def test_of_two_lists_each_is_found_again_in_order(before, after):
    found = [one for one in redline_of_list(before, after) if one.words != "; "]

    assert [one.words for one in found if not one.came] == before
    assert [one.words for one in found if not one.went] == after
