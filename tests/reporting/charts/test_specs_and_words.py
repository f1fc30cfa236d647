"""A chart said aloud: ends, extremes and gaps, and nothing about what is hidden."""

import pytest

from lineofsight.kernel.periods import Month
from lineofsight.reporting.charts.described import in_words
from lineofsight.reporting.charts.specs import (
    BarChart,
    ColumnChart,
    Dumbbell,
    Level,
    LineChart,
    Series,
    readings,
)
from lineofsight.reporting.runs import NumberRun

OCTOBER = Month(2017, 10)


def series(*texts, name="In time"):
    return Series(name, tuple(NumberRun(t, f"{name}/{n}") for n, t in enumerate(texts)))


def months(count):
    return tuple(OCTOBER.plus(place - count + 1) for place in range(count))


def test_ends_and_extremes_are_said():
    said = in_words(LineChart("% in time", months(4), (series("70%", "85%", "61%", "74%"),)))

    assert said == (
        "Line chart, 4 months, July 2017 to October 2017. % in time. In time: 70% in July 2017, "
        "74% in October 2017; lowest 61% in September 2017, highest 85% in August 2017."
    )


def test_a_hidden_month_is_named_and_its_figure_is_not():
    said = in_words(LineChart("% in time", months(3), (series("70%", "hidden", "74%"),)))

    assert said.endswith("No figure in September 2017 (hidden).")
    assert "70% in August 2017, 74% in October 2017." in said


def test_many_gaps_are_counted_with_their_reasons():
    texts = ["hidden", "no data", "no data", "hidden", "no data", "12"]
    said = in_words(ColumnChart("Children", months(6), (series(*texts),)))

    assert said.endswith("No figure in 5 of 6 months (hidden, no data).")


def test_a_chart_of_nothing_says_so():
    said = in_words(LineChart("Children", months(2), (series("no data", "no data"),)))

    assert said.endswith("In time: no figure in any month (no data).")


def test_levels_are_said_last():
    target = Level("Target", NumberRun("85%", "t"))

    assert in_words(LineChart("%", months(1), (series("70%"),), (target,))).endswith("Target: 85%.")


def test_rows_are_said_one_by_one():
    bars = BarChart("Cases", ("North", "South"), (series("24.1", "hidden"),))
    pairs = Dumbbell("%", ("Visits",), (series("62%", name="Sep"), series("74%", name="Oct")))

    assert in_words(bars) == "Bar chart, 2 rows. Cases. North: 24.1. South: hidden."
    assert in_words(pairs).endswith("Visits: Sep 62%, Oct 74%.")


def test_readings_follow_the_data_table():
    chart = LineChart("x", months(2), (series("1", "2", name="a"), series("3", "4", name="b")),
                      (Level("Target", NumberRun("5", "t")),))  # fmt: skip

    assert [reading.text for reading in readings(chart)] == ["1", "3", "2", "4", "5"]


@pytest.mark.parametrize(("kind", "wanted"), [(BarChart, 1), (Dumbbell, 2)])
def test_a_chart_of_rows_wants_its_own_number_of_series(kind, wanted):
    with pytest.raises(ValueError, match=f"exactly {wanted}"):
        kind("x", ("A",), (series("1"),) * 3)


def test_a_level_knows_its_height():
    assert Level("Target", NumberRun("85%", "t")).value == 85
