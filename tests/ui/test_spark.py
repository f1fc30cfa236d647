"""A small line says its ends with month and unit, and how many months are not shown; or words."""

import pytest

from lineofsight.kernel.periods import Month
from lineofsight.ui.drawing import Spark

NOVEMBER = Month(2017, 11)


def said(*values, **more):
    drawn = Spark(values, last=NOVEMBER, **more).render()
    return drawn.partition('aria-label="')[2].partition('"')[0]


@pytest.mark.parametrize(
    ("values", "more", "words"),
    [
        ((95.71, 96.0, 95.79), {"unit": "percent"},
         "From 95.7% in September 2017 to 95.8% in November 2017"),
        ((95.71, None, None, 95.79), {"unit": "percent", "hidden": 2},
         "From 95.7% in August 2017 to 95.8% in November 2017; 2 of 4 months hidden"),
        ((7.0, 8.0, None, None), {"hidden": 1},
         ("From 7 in August 2017 to 8 in September 2017; 1 of 4 months hidden; "
          "1 of 4 months without a figure")),
        ((1.0, 2.0), {"unit": "days"}, "From 1 day in October 2017 to 2 days in November 2017"),
    ],
)  # fmt: skip
def test_the_ends_are_those_shown_with_month_and_unit(values, more, words):
    assert said(*values, **more) == words


@pytest.mark.parametrize(
    ("values", "words"),
    [((None, 100.0, None), "1 of 3 months shown"), ((None, None), "no month shown")],
)
def test_fewer_than_two_months_are_words_and_no_line(values, words):
    assert Spark(values, last=NOVEMBER, hidden=1).render() == words


def test_a_month_between_two_hidden_ones_is_a_dot():
    drawn = Spark((1.0, None, 2.0, None, 3.0, 4.0), last=NOVEMBER).render()

    assert drawn.count("<polyline") == 1
    assert drawn.count('r="1.5"') == 2
    assert drawn.count('r="3"') == 1
