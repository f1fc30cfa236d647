"""Labels move apart and stay in order; axes have round ticks that hold every value and zero."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from lineofsight.kernel.periods import Month
from lineofsight.reporting.charts.axes import named_months, scale_for, scale_of
from lineofsight.reporting.charts.labels import spread
from lineofsight.reporting.runs import NumberRun


@given(st.lists(st.floats(0, 200), max_size=12).map(sorted), st.floats(5, 40))
def test_labels_are_apart_and_in_order(wanted, apart):
    placed = spread(wanted, apart=apart, low=0, high=200)

    assert all(b - a >= apart - 1e-6 for a, b in pairwise(placed))
    assert all(y >= -1e-6 for y in placed)
    if apart * (len(placed) - 1) <= 200:
        assert all(y <= 200 + 1e-6 for y in placed)


def test_labels_that_are_apart_stay_where_they_belong():
    assert spread([10, 50, 90], apart=16, low=0, high=100) == [10, 50, 90]


PRINTED = st.integers(-(10**9), 10**9).map(lambda thousandths: thousandths / 1000)


@given(st.lists(PRINTED, max_size=20), st.booleans(), st.booleans())
def test_an_axis_holds_every_value_and_zero(values, is_percent, is_whole):
    ticks = scale_for(values, is_percent=is_percent, is_whole=is_whole).ticks

    assert 0 in ticks
    assert 2 <= len(ticks) <= 8
    assert ticks[0] <= min([*values, 0])
    assert ticks[-1] >= max([*values, 0])
    if is_whole:
        assert all(tick == int(tick) for tick in ticks)


def test_counts_have_whole_ticks_and_percentages_their_sign():
    counts = scale_of([NumberRun("3", "k")], [3.0])
    shares = scale_of([NumberRun("57.9%", "k"), NumberRun("hidden", "k")], [57.9])

    assert [counts.label(tick) for tick in counts.ticks] == ["0", "1", "2", "3"]
    assert [shares.label(tick) for tick in shares.ticks] == ["0%", "20%", "40%", "60%"]


@given(st.integers(1, 400), st.floats(0.5, 60))
def test_the_last_month_is_always_named(count, slot):
    months = tuple(Month(2000, 1).plus(place) for place in range(count))
    named = named_months(months, slot=slot)

    assert named[-1] == count - 1
    assert all((b - a) * slot >= 39 for a, b in pairwise(named))
