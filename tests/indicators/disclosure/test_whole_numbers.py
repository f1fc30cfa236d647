"""Whole numbers that fit a set of sums, against trying every one."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.indicators.disclosure.elimination import settled
from lineofsight.indicators.disclosure.whole_numbers import Puzzle

NAMES = ("a", "b", "c", "d")
MOST = 6


@st.composite
def puzzles(draw):
    """Sums that some numbers of 0 to 6 meet, as given ones do; and rows that repeat others."""
    answer = {name: draw(st.integers(0, MOST)) for name in NAMES}
    rows = []
    for _ in range(draw(st.integers(0, 4))):
        terms = {name: draw(st.integers(-2, 2)) for name in NAMES}
        terms = {name: times for name, times in terms.items() if times}
        rows.append((terms, sum(times * answer[name] for name, times in terms.items())))
    least = {name: draw(st.integers(0, answer[name])) for name in NAMES}
    return Puzzle(least, rows, dict.fromkeys(NAMES, MOST), ceiling=4 * MOST)


def every_answer(puzzle: Puzzle) -> list[dict[str, int]]:
    answers = (
        dict(zip(NAMES, values, strict=True)) for values in product(range(MOST + 1), repeat=4)
    )
    return [
        answer
        for answer in answers
        if all(answer[name] >= least for name, least in puzzle.least.items())
        and all(sum(n * answer[x] for x, n in terms.items()) == to for terms, to in puzzle.rows)
    ]


@given(puzzles(), st.sampled_from(NAMES), st.booleans())
def test_the_farthest_is_the_farthest_of_all_that_fit(puzzle: Puzzle, name: str, up: bool):
    answers = every_answer(puzzle)
    best = (max if up else min)(answer[name] for answer in answers)
    found = puzzle.farthest(name, up=up)
    assert found in answers
    assert found[name] == best


@given(puzzles(), st.sampled_from(NAMES), st.booleans(), st.integers(0, MOST))
def test_beyond_a_value_there_is_an_answer_or_none(puzzle, name, up, beyond):
    past = [a for a in every_answer(puzzle) if (a[name] > beyond if up else a[name] < beyond)]
    found = puzzle.farthest(name, up=up, beyond=beyond)
    assert (found in past) if past else (found is None)


@given(puzzles(), st.sampled_from(NAMES), st.integers(0, MOST), st.integers(0, MOST))
def test_bounds_hold(puzzle, name, low, high):
    inside = [answer for answer in every_answer(puzzle) if low <= answer[name] <= high]
    found = puzzle.with_bounds(name, low=low, high=high).farthest(name, up=True)
    assert (found in inside) if inside else (found is None)


def test_questions_one_after_the_other_do_not_disturb_each_other():
    puzzle = Puzzle({"a": 1, "b": 1, "c": 1}, [({"a": 1, "b": 1, "c": 1}, 9)], {}, 100)
    asked = [("a", True), ("b", False), ("a", False), ("b", True), ("c", True), ("a", True)]
    assert [puzzle.farthest(name, up=up)[name] for name, up in asked] == [7, 1, 1, 7, 7, 7]


def test_sums_that_contradict_each_other_fit_nothing():
    puzzle = Puzzle({"a": 0}, [({"a": 1}, 3), ({"a": 2}, 5)], {}, 100)
    assert puzzle.farthest("a", up=True) is None


def test_no_whole_number_is_half_of_five():
    assert Puzzle({"a": 0}, [({"a": 2}, 5)], {}, 100).farthest("a", up=True) is None


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], set()),
        ([{"a": 1}], {"a"}),
        ([{"a": 1, "b": 1}], set()),
        ([{"a": 1, "b": 1}, {"b": 1}], {"a", "b"}),
        ([{"a": 1, "b": 1}, {"a": 1, "b": 1}], set()),
        ([{"a": 1, "b": 1}, {"b": 1, "c": 1}, {"a": 1, "c": 1}], {"a", "b", "c"}),
        ([{"a": 1, "b": 1}, {"b": 1, "c": 1}, {"a": 1, "c": -1}], set()),
        ([{"a": 2, "b": 3}, {"a": 4, "b": 6, "c": 1}], {"c"}),
    ],
)
def test_elimination_settles_what_sums_settle(rows, expected):
    assert settled(rows) == expected
