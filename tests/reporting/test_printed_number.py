"""A printed figure is read back as what the page says, and words are no number."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.kernel.quantities import UNITS, change_in_words, in_words
from lineofsight.reporting.printed_number import read_number, value_of


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("57.9%", 57.9),
        ("1,234", 1234),
        ("12,345,678", 12345678),
        ("37.8 per 10,000", 37.8),  # the first number counts
        ("34.1 weeks", 34.1),
        ("2.1 to 1", 2.1),
        ("£2.9m", 2.9),
        ("-5", -5),
        ("−5.5", -5.5),
        ("-£3", -3),
        ("up 12.0 percentage points", 12),
        ("down 19.3 percentage points", -19.3),
        ("Down 2", -2),
        ("downtown 3", 3),  # only the word itself turns the sign
        ("0", 0),
        ("2016-17", 2016),  # a dash after digits is no sign
    ],
)
def test_the_first_number_with_its_sign(printed, value):
    assert value_of(printed) == value


@pytest.mark.parametrize("words", ["no data", "not applicable", "hidden", "no change", "", "–"])
def test_words_are_a_gap_and_never_zero(words):
    assert read_number(words) is None
    assert value_of(words) is None


@given(st.integers(-10_000_000, 10_000_000), st.sampled_from(sorted(UNITS)))
def test_what_the_house_prints_is_read_back(tenths, unit):
    printed = in_words(tenths / 10, unit)
    number = read_number(printed)

    assert number is not None
    assert in_words(number.value, unit) == printed


@given(st.integers(-100_000, 100_000), st.sampled_from(sorted(UNITS)))
def test_a_change_is_read_back_with_its_direction(tenths, unit):
    number = read_number(change_in_words(Decimal(tenths) / 10, unit))

    if number is None:
        assert change_in_words(Decimal(tenths) / 10, unit) == "no change"
    else:
        assert (number.value < 0) == (tenths < 0)


@given(st.text())
def test_any_text_comes_apart_and_together_again(text):
    number = read_number(text)
    if number is not None:
        assert number.before + number.digits + number.after == text
