"""Monthly sums on a dense grid, exact medians, and numbers written without empty zeros."""

import statistics
from decimal import Decimal
from fractions import Fraction

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.indicators.compiling import Months
from lineofsight.indicators.series import Cell, Series, Spread, first_month, plain

WHOLE = Cell("", "")
NORTH = Cell("team", "North")


def summed(*rows):
    """Rows of month, breakdown, member and one sum."""
    months, breakdowns, members, sums = zip(*rows, strict=True)
    return pa.table(
        {
            "month_asked": pa.array(months, pa.int32()),
            "breakdown": pa.array(breakdowns),
            "member": pa.array(members),
            "s0": pa.array(sums),
        }
    )


def test_a_month_without_a_row_is_zero_and_breaks_no_sum():
    series = Series(summed((100, "", "", 3), (103, "", "", 4)), Months(100, 104), 1)

    assert series.total(WHOLE, 0, Months(101, 101)) == 0
    assert series.total(WHOLE, 0, Months(100, 103)) == 7
    assert series.total(WHOLE, 0, Months(101, 104)) == 4


def test_a_group_that_never_occurs_is_zero():
    series = Series(summed((100, "", "", 3)), Months(100, 100), 1)

    assert series.total(NORTH, 0, Months(100, 100)) == 0
    assert list(series.members("team")) == []


def test_decimals_add_up_exactly_and_without_empty_zeros():
    tenths = [Decimal("0.1000"), Decimal("0.2000"), Decimal("0.7000")]
    series = Series(
        summed(*((100 + at, "", "", tenth) for at, tenth in enumerate(tenths))), Months(100, 102), 1
    )

    assert str(series.total(WHOLE, 0, Months(100, 102))) == "1"
    assert str(series.total(WHOLE, 0, Months(101, 101))) == "0.2"


@pytest.mark.parametrize(
    ("number", "written"),
    [("12.5000", "12.5"), ("10.0000", "10"), ("0.0000", "0"), ("100", "100"), ("-0.50", "-0.5")],
)
def test_a_decimal_is_written_plainly(number, written):
    assert str(plain(Decimal(number))) == written


@pytest.mark.parametrize(
    ("month", "overs", "first"),
    [
        (2026 * 12 + 8, ["month"], 2026 * 12 + 8),
        (2026 * 12 + 8, ["month", "12m"], 2025 * 12 + 9),
        (2026 * 12 + 8, ["ytd"], 2026 * 12 + 3),
        (2026 * 12 + 3, ["ytd"], 2026 * 12 + 3),
        (2026 * 12 + 2, ["ytd"], 2025 * 12 + 3),
    ],
)
def test_the_first_month_a_period_needs(month, overs, first):
    assert first_month([month], overs) == first


@given(st.lists(st.tuples(st.integers(100, 105), st.integers(-50, 50)), min_size=1))
def test_a_median_and_a_highest_counted_by_value_are_those_of_the_rows(rows):
    counted = pa.table(
        {
            "month_asked": [month for month, _ in rows],
            "breakdown": [""] * len(rows),
            "member": [""] * len(rows),
            "worth": [value for _, value in rows],
            "share": [2] * len(rows),
            "times": [1] * len(rows),
        }
    )
    within = [value for month, value in rows if 101 <= month <= 103]
    spread = Spread(counted)
    if not within:
        assert spread.median(WHOLE, Months(101, 103)) is None
        assert spread.highest(WHOLE, Months(101, 103)) is None
        return

    assert spread.median(WHOLE, Months(101, 103)) == Fraction(statistics.median(within)) / 2
    assert spread.highest(WHOLE, Months(101, 103)) == Fraction(max(within), 2)
