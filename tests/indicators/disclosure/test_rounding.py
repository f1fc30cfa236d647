"""A number told rounded gives no small number away, whatever is known exactly beside it."""

import random
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.indicators.disclosure.rounding import base_of, percentage_between, rounded
from lineofsight.indicators.disclosure.rounding import may_be as ends_of
from lineofsight.kernel.quantities import halves_up

RULES = [(10, 6), (10, 5), (10, 7), (10, 8), (10, 10), (15, 6), (12, 7), (10, 25), (100, 6)]
MADE = 25
"""Tables made up for the law about sums."""


def told_as(number: int, rule: tuple[int, int] = (10, 6)) -> int | None:
    return rounded(number, rounding=rule[0], threshold=rule[1])


def may_be(told: int | None, rule: tuple[int, int] = (10, 6), *, most: int = 400) -> set[int]:
    """Give every number that is told so: what a reader knows who knows the rule."""
    return {number for number in range(most) if told_as(number, rule) == told}


@pytest.mark.parametrize(
    ("number", "told"),
    [(0, None), (1, None), (5, None), (6, 10), (14, 10), (15, 20), (24, 20), (25, 30), (187, 190)],
)
def test_numbers_are_rounded_to_the_nearest_ten_and_what_is_below_six_is_hidden(number, told):
    assert told_as(number) == told


def test_what_is_told_never_falls_as_the_number_rises():
    for rule in RULES:
        told = [told_as(number, rule) or 0 for number in range(400)]
        assert told == sorted(told)


@pytest.mark.parametrize("rule", RULES)
def test_no_number_told_leaves_few_of_any_number_known_exactly(rule):
    """For every number, and every sum of exact ones that it may be taken from or added to."""
    threshold = rule[1]
    few = set(range(1, threshold))
    for number in range(150):
        those = may_be(told_as(number, rule), rule)
        for known in range(-200, 400):
            assert not {known - one for one in those} <= few, (number, known)
            assert not {known + one for one in those} <= few, (number, known)


def test_to_the_nearest_five_a_difference_would_be_known_to_be_few():
    """So 5 is no setting, and the base is never less than the threshold needs."""
    assert {13 - one for one in range(8, 13)} == {1, 2, 3, 4, 5}
    assert [base_of(10, threshold) for threshold in (5, 6, 7, 8, 10, 12)] == [
        10,
        10,
        10,
        15,
        15,
        20,
    ]
    assert base_of(20, 6) == 20


def test_no_two_answers_of_made_up_tables_are_known_to_differ_by_few():
    """Nothing ties them, and one lies within the other: a reader adds that they cannot cross."""
    for seed in range(MADE):
        random.seed(seed)
        rows = [(random.choice("FM"), random.randint(0, 17)) for _ in range(random.randint(6, 90))]
        counts = [
            sum(sex in sexes and age >= least for sex, age in rows)
            for sexes, least in product(("F", "M", "FM"), range(0, 18, 3))
        ]
        for inner, outer in product(counts, counts):
            if inner <= outer:
                narrow, wide = may_be(told_as(inner)), may_be(told_as(outer))
                left = {one - other for one in wide for other in narrow if one >= other}
                beside_exact = {outer - other for other in narrow if outer >= other}
                within_exact = {one - inner for one in wide if one >= inner}
                for known in (left, beside_exact, within_exact):
                    assert not known <= set(range(1, 6)), (seed, inner, outer)


def between(part: int, whole: int, rule: tuple[int, int] = (10, 6)) -> tuple[int, int]:
    """Give the ends of the percentage of two exact numbers, from what is told of them alone."""
    told = [told_as(number, rule) for number in (part, whole)]
    return percentage_between(*told, rounding=rule[0], threshold=rule[1])


@pytest.mark.parametrize("rule", RULES)
def test_the_ends_of_a_number_are_the_least_and_the_most_that_is_told_so(rule):
    for number in range(rule[1], 300):
        told = told_as(number, rule)
        those = may_be(told, rule, most=500)
        ends = ends_of(told, rounding=rule[0], threshold=rule[1])
        assert ends == (min(those), max(those)), number


@pytest.mark.parametrize(
    ("part", "whole", "ends"),
    [
        (7, 14, (43, 100)),  # 10 of 10: 6 of 14, or as many as there are
        (24, 35, (34, 69)),  # 20 of 40: 15 of 44, 24 of 35
        (127, 144, (87, 99)),  # 130 of 140: 125 of 144, 134 of 135
        (187, 187, (95, 100)),  # 190 of 190: 185 of 194
        (6, 30_000, (0, 0)),  # one number where both ends are the same
        (5_000, 10_000, (50, 50)),
    ],
)
def test_a_percentage_has_the_ends_that_the_rounded_numbers_leave_it(part, whole, ends):
    assert between(part, whole) == ends


@given(rule=st.sampled_from(RULES), numbers=st.tuples(st.integers(0, 3_000), st.integers(0, 3_000)))
def test_the_true_percentage_always_lies_between_its_ends(rule, numbers):
    part, whole = sorted(rule[1] + number for number in numbers)
    low, high = between(part, whole, rule)
    assert 0 <= low <= halves_up(Fraction(100 * part, whole), 0) <= high <= 100


@given(numbers=st.tuples(st.integers(6, 400), st.integers(6, 400)))
def test_the_ends_of_a_percentage_are_reached_and_say_no_more_than_the_rounded_numbers(numbers):
    """The least and the most of any two numbers that are told as these two."""
    part, whole = sorted(numbers)
    parts, wholes = (ends_of(told_as(one), rounding=10, threshold=6) for one in (part, whole))
    reached = {
        int(halves_up(Fraction(100 * min(one, other), other), 0))
        for one in parts
        for other in range(wholes[0], wholes[1] + 1)
    }
    assert between(part, whole) == (min(reached), max(reached))
    assert between(parts[0], wholes[1]) == between(part, whole)
