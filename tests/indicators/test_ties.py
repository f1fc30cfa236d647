"""Which counts of different indicators are one, lie within another, or come and go together."""

from collections import Counter

import pytest

from lineofsight.indicators import catalogue, listing
from lineofsight.indicators.conditions import Atom, conditions, reduced
from lineofsight.indicators.counted_rows import ROW_FOR_EACH, ROW_FOR_SOME
from lineofsight.indicators.definition import count
from lineofsight.indicators.disclosure import PartOf
from lineofsight.indicators.ties import families, handed_on, moving_with, ties_of
from lineofsight.records.snapshots import newest, open_month
from sample_site import MONTH

INDICATORS = catalogue.indicators()
TIES = ties_of(INDICATORS.values())


@pytest.mark.parametrize(
    ("why", "one", "other"),
    [
        ("who could decline was offered one", ("MIS7", "denominator"), ("MIS4", "numerator")),
        ("a count and the part of a share", ("LAC2", "numerator"), ("LAC2p", "numerator")),
        ("a count and its rate", ("LAC1", "numerator"), ("LAC1r", "numerator")),
        ("all children on a plan", ("CP7", "numerator"), ("CP13c", "denominator")),
        ("a row for each child in care", ("LAC1", "numerator"), ("LAC8", "denominator")),
        ("each referral, compared", ("FD6", "numerator"), ("FD8", "denominator")),
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
        ("held in time is held", ("MIS5", "numerator"), ("MIS6", "numerator")),
        ("held is offered", ("MIS6", "numerator"), ("MIS4", "numerator")),
        ("decided or overdue, of those received", ("FD2", "denominator"), ("FD1", "numerator")),
        ("the same of referrals", ("FD7", "denominator"), ("FD6", "numerator")),
        ("this, of this or that", ("FD3", "denominator"), ("FD5", "denominator")),
        ("born, of all assessments", ("AMT5", "denominator"), ("AMT2", "denominator")),
        ("begun at a discussion", ("CP2", "numerator"), ("CP1", "numerator")),
        ("reviews owed, of those in care", ("LAC6", "denominator"), ("LAC1", "numerator")),
    ],
)
def test_rows_that_meet_more_conditions_are_a_part_of_those_that_meet_fewer(why, part, whole):
    assert PartOf(part, whole) in TIES.parts_of, why
    assert PartOf(whole, part) not in TIES.parts_of


def test_a_percentage_is_not_tied_to_its_own_base_twice():
    assert not [one for one in TIES.parts_of if one.part[0] == one.whole[0]]


def test_what_is_met_goes_with_its_base_into_whatever_that_lies_within():
    met, base, received = ("FD2", "numerator"), ("FD2", "denominator"), ("FD1", "numerator")

    assert PartOf(base, received) in TIES.parts_of
    assert PartOf(met, received) not in TIES.parts_of


def test_a_row_for_each_row_is_one_row_in_the_records_too(sample_home):
    """What is said of two populations is held against the rows of a made-up borough."""
    with open_month(sample_home, newest(sample_home)) as opened:
        for asked, other in ROW_FOR_EACH.items():
            assert children_of(opened, *asked) == children_of(opened, *other), asked
        for asked, (other, _) in ROW_FOR_SOME.items():
            assert children_of(opened, *asked) <= children_of(opened, other), asked


def children_of(opened, population, asks=""):
    asked = count("X1", title="", why="", population=population, asks=asks)
    rows = listing.counted(opened, asked, month=MONTH, over=asked.over[0])
    return Counter(row.subject for row in rows)


def test_care_and_protection_plans_come_and_go():
    named = [tuple(code for code, _ in (*one.came, *one.went)) for one in TIES.flows]

    assert named == [("LAC3", "LAC4"), ("CP12", "CP12b", "CP14")]
    assert moving_with("children_leaving_care") == {
        "children_looked_after", "children_starting_care", "children_leaving_care",
    }  # fmt: skip
    assert moving_with("contacts_received") == {"contacts_received"}


def test_a_stock_is_of_the_family_of_who_came_and_went_but_not_within_one_month():
    whole = next(one for one in families(INDICATORS, in_one_month=False) if "LAC4" in one)
    month = next(one for one in families(INDICATORS, in_one_month=True) if "LAC4" in one)

    assert {"LAC1", "LAC3"} <= whole
    assert month == {"LAC3", "LAC4"}


def test_codes_of_who_came_and_who_went_are_one_unit_and_every_other_code_is_its_own():
    units = handed_on(INDICATORS)

    assert ["LAC3", "LAC4"] in units
    assert ["LAC1"] in units
    assert sorted(code for unit in units for code in unit) == sorted(INDICATORS)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("done_on <= due_on", "done_on is not null", True),
        ("done_on = 'x'", "done_on is not null", True),
        ("coalesce(done_on, due_on) <= due_on", "done_on is not null", False),
        ("done_on is null or done_on > due_on", "done_on is not null", False),
        ("outcome = 'a' or outcome = 'b'", "outcome <> 'c'", True),
        ("outcome = 'a' or outcome = 'c'", "outcome <> 'c'", False),
        ("outcome <> 'c'", "outcome <> 'c' or is_late = 1", True),
        ("is_late = 0", "outcome <> 'c' or is_late = 1", False),
        ("outcome <> 'c' or is_late = 1", "outcome <> 'c'", False),
    ],
)
def test_a_condition_that_may_be_met_in_two_ways_or_compares_a_column_is_read(one, other, expected):
    (mine,), (its,) = conditions(one), conditions(other)
    assert mine.implies(its) == expected


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
