"""Rounding, and quantities in words."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.kernel.quantities import (
    UNITS,
    State,
    change_in_words,
    halves_up,
    in_words,
    parts_in_words,
)


@pytest.mark.parametrize(("number", "places", "rounded"), [
    (16.25, 1, "16.3"), (0.05, 1, "0.1"), (2.5, 0, "3"), (0.5, 0, "1"), (1.005, 2, "1.01"),
    (Fraction(1, 8), 2, "0.13"), (Fraction(961 * 100, 5195), 1, "18.5"),
    (Decimal("2.45"), 1, "2.5"),
    (-2.5, 0, "-3"), (-0.04, 1, "0.0"), (0, 1, "0.0"), (100, 1, "100.0"), (99.95, 1, "100.0"),
    (Fraction(49999999999999999999999999999999, 10**33), 1, "0.0"),  # under a half by a hair
])  # fmt: skip
def test_halves_go_up(number, places, rounded):
    assert str(halves_up(number, places)) == rounded


@given(st.integers(-(10**9), 10**9), st.integers(1, 10**6), st.integers(0, 3))
def test_rounding_is_within_half_a_step_and_a_half_goes_away_from_zero(top, bottom, places):
    exact = Fraction(top, bottom)
    step = Fraction(1, 10**places)
    rounded = Fraction(halves_up(exact, places))

    assert rounded % step == 0
    assert abs(rounded - exact) <= step / 2
    if abs(rounded - exact) == step / 2:
        assert abs(rounded) > abs(exact)


@pytest.mark.parametrize(("value", "unit", "words"), [
    (57.94, "percent", "57.9%"), (1234, "count", "1,234"), (0, "count", "0"),
    (37.75, "rate_per_10000", "37.8 per 10,000"), (Fraction(341, 10), "weeks", "34.1 weeks"),
    (16.6, "cases_per_fte", "16.6 per full-time worker"), (1234.5, "ratio", "1,234.5 to 1"),
    (12, "working_days", "12 working days"), (1, "working_days", "1 working day"),
    (1, "weeks", "1.0 weeks"), (Fraction(21, 20), "per_child", "1.1 per child"),
])  # fmt: skip
def test_values_carry_their_unit(value, unit, words):
    assert in_words(value, unit) == words


@pytest.mark.parametrize(("value", "unit", "words"), [
    (Fraction(149, 3), "count", "49.67"),
    (1, "working_days", "1.00 working days"),
    (50.116, "percent", "50.12%"),
])  # fmt: skip
def test_more_decimals_than_usual_are_written_where_they_are_asked_for(value, unit, words):
    assert in_words(value, unit, 2) == words


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("nothing", [0, 0.0, -0.0, Fraction(0), Fraction(1, 1000), -0.001])
def test_a_change_too_small_to_print_is_no_change(unit, nothing):
    assert change_in_words(nothing, unit) == "no change"


def test_a_change_in_a_percentage_is_in_points_and_never_in_percent():
    up, down = change_in_words(12.4, "percent"), change_in_words(-11, "percent")

    assert up.startswith("up 12.4 percentage point")
    assert down.startswith("down 11")
    assert down.endswith("percentage points")
    assert "%" not in up + down


@pytest.mark.parametrize(("change", "unit", "words"), [
    (5, "count", "up 5"), (-1234, "count", "down 1,234"),
    (-1.04, "rate_per_10000", "down 1.0 per 10,000"), (0.25, "ratio", "up 0.3"),
    (-1, "days", "down 1 day"),
])  # fmt: skip
def test_a_change_says_its_direction(change, unit, words):
    assert change_in_words(change, unit) == words


@given(st.fractions(-1000, 1000), st.sampled_from(sorted(UNITS)))
def test_up_and_down_mirror_each_other(change, unit):
    up, down = change_in_words(change, unit), change_in_words(-change, unit)
    swapped = {"up": "down", "down": "up", "no": "no"}
    direction, _, rest = up.partition(" ")

    assert down == f"{swapped[direction]} {rest}"


def test_zero_no_data_and_not_applicable_are_three_things():
    words = {in_words(0, "count"), State.NO_DATA.words, State.NOT_APPLICABLE.words}

    assert words == {"0", "no data", "not applicable"}


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        ("percent", "253 of 12"),
        ("cases_per_fte", "253 children for 12 full-time workers"),
        ("score", "12 scores"),
        ("rate_per_10000", "253 among 12 children"),
        ("count", ""),
    ],
)
def test_only_a_share_is_so_many_of_so_many(unit, words):
    assert parts_in_words(253, 12, unit) == words


def test_of_one_child_it_says_one_child():
    assert parts_in_words(197, 1, "days") == "1 child"
    assert parts_in_words(Decimal(1), Decimal("1.5"), "cases_per_fte").startswith("1 child for")
    assert parts_in_words(21, 11, "days") == "11 children"
