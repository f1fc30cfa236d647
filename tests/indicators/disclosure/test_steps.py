"""A search that is given so many steps ends when they are spent, and says that it is not sure."""

import pytest

from lineofsight.indicators.disclosure.attack import (
    IN_ONE_SUM,
    NOT_RULED_OUT,
    Unknown,
    leaks,
)
from lineofsight.indicators.disclosure.hiding import hide
from lineofsight.indicators.disclosure.linked import Count, Linked, as_sum
from lineofsight.indicators.disclosure.steps import Steps
from lineofsight.indicators.disclosure.whole_numbers import Puzzle, TooHardToTell

SMALL = "a"
LARGE = [f"b{at}" for at in range(8)]
UNKNOWNS = dict.fromkeys([SMALL, *LARGE], Unknown(6))
ROWS = [({SMALL: 1}, 3), (dict.fromkeys(LARGE, 1), 40), ({LARGE[0]: 1, LARGE[1]: 2}, 9)]


def cost_of(rows, unknowns):
    """Count the steps of an attack that may go on to its end."""
    steps = Steps(10**9)
    leaks(unknowns, rows, steps=steps)
    return 10**9 - steps._left


def test_without_a_number_a_search_goes_on():
    steps = Steps()
    steps.take(10**12)
    assert not steps.are_spent


def test_the_smallest_groups_are_attacked_first_and_the_rest_is_not_ruled_out():
    assert leaks(UNKNOWNS, ROWS) == [(SMALL, IN_ONE_SUM)]
    enough = cost_of(ROWS[:1], {SMALL: UNKNOWNS[SMALL]}) + 1
    found = dict(leaks(UNKNOWNS, ROWS, steps=Steps(enough)))
    assert found == {SMALL: IN_ONE_SUM, **dict.fromkeys(LARGE, NOT_RULED_OUT)}


def test_the_same_work_costs_the_same_steps():
    assert cost_of(ROWS, UNKNOWNS) == cost_of(ROWS, UNKNOWNS) > 100


def test_only_what_is_tied_to_what_is_asked_about_is_attacked():
    assert leaks(UNKNOWNS, ROWS, about=LARGE[:1]) == []
    assert leaks(UNKNOWNS, ROWS, about=[SMALL]) == [(SMALL, IN_ONE_SUM)]


def test_a_puzzle_is_given_up_when_its_steps_are_spent():
    rows = [({"a": 1, "b": 1, "c": 1}, 9)]
    least = dict.fromkeys("abc", 1)
    with pytest.raises(TooHardToTell):
        Puzzle(least, rows, {}, 100, Steps(1)).farthest("a", up=True)
    assert Puzzle(least, rows, {}, 100, Steps(10_000)).farthest("a", up=True)["a"] == 7


def test_a_count_without_a_proof_is_hidden_and_what_is_tied_to_it_is_left():
    """3 and 40 are 43: without steps nothing is found beside the 3, and nothing else is hidden."""
    counts = [Count("few", 3), Count("many", 40), Count("all", 43)]
    linked = Linked(counts, [as_sum([0, 1], 2)])
    assert hide(linked).hidden > {0}
    found = hide(linked, rounded=Steps(0))
    assert (found.hidden, found.left_to_rounding) == ({0}, {0})
    enough = hide(linked, rounded=Steps(10_000))
    assert (enough.hidden, enough.left_to_rounding) == (hide(linked).hidden, frozenset())
