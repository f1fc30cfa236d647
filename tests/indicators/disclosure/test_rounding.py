"""A number told rounded gives no small number away, whatever is known exactly beside it."""

import random
from itertools import product

import pytest

from lineofsight.indicators.disclosure.rounding import base_of, rounded

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
