"""Which counts of different indicators are one, lie within another, or come and go together."""

import pytest

from lineofsight.indicators import catalogue
from lineofsight.indicators.conditions import Atom, conditions, reduced
from lineofsight.indicators.disclosure import PartOf
from lineofsight.indicators.ties import families, moving_with, ties_of

INDICATORS = catalogue.indicators()
TIES = ties_of(INDICATORS.values())


@pytest.mark.parametrize(
    ("why", "one", "other"),
    [
        ("who could decline was offered one", ("MIS7", "denominator"), ("MIS4", "numerator")),
        ("a count and the part of a share", ("LAC2", "numerator"), ("LAC2p", "numerator")),
        ("a count and its rate", ("LAC1", "numerator"), ("LAC1r", "numerator")),
        ("all children on a plan", ("CP7", "numerator"), ("CP13c", "denominator")),
    ],
)  # fmt: skip
def test_counts_of_the_same_rows_are_one_count(why, one, other):
    assert TIES.counted_by[one] == TIES.counted_by[other], why


@pytest.mark.parametrize(
    ("why", "part", "whole"),
    [
        ("an offer applies to most", ("MIS4", "denominator"), ("MIS5", "denominator")),
        ("young people of one age", ("CL1", "denominator"), ("CL3", "denominator")),
        ("one placement law among all homes", ("LAC15", "numerator"), ("LAC14", "denominator")),
    ],
)
def test_rows_that_meet_more_conditions_are_a_part_of_those_that_meet_fewer(why, part, whole):
    assert PartOf(part, whole) in TIES.parts_of, why
    assert PartOf(whole, part) not in TIES.parts_of


def test_a_percentage_is_not_tied_to_its_own_base_twice():
    assert not [one for one in TIES.parts_of if one.part[0] == one.whole[0]]


def test_care_and_protection_plans_come_and_go():
    named = [tuple(code for code, _ in (*one.came, *one.went)) for one in TIES.flows]

    assert named == [("LAC3", "LAC4"), ("CP12", "CP14")]
    assert moving_with("children_leaving_care") == {
        "children_looked_after", "children_starting_care", "children_leaving_care",
    }  # fmt: skip
    assert moving_with("contacts_received") == {"contacts_received"}


def test_a_stock_is_of_the_family_of_who_came_and_went_but_not_within_one_month():
    whole = next(one for one in families(INDICATORS, in_one_month=False) if "LAC4" in one)
    month = next(one for one in families(INDICATORS, in_one_month=True) if "LAC4" in one)

    assert {"LAC1", "LAC3"} <= whole
    assert month == {"LAC3", "LAC4"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("offered <> 'does not apply' and offered = 'yes'", {Atom("offered", "in", ("yes",))}),
        ("offered not in ('a', 'b') and offered = 'yes'", {Atom("offered", "in", ("yes",))}),
        ("age >= 10 and age >= 16", {Atom("age", "from", ("16",))}),
        ("age >= 10 and age >= 10.0", {Atom("age", "from", ("10.0",))}),
    ],
)
def test_a_condition_that_another_makes_needless_is_left_out(text, expected):
    assert reduced(conditions(text)) == expected


def test_a_condition_that_says_more_is_kept():
    assert len(reduced(conditions("offered <> 'yes' and offered in ('yes', 'no')"))) == 2
    assert len(reduced(conditions("offered <> 'no' and declined = 'yes'"))) == 2
