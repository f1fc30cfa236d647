"""Limits are drawn no further than a figure can lie; how they are worked out does not change."""

from fractions import Fraction

import pytest

from lineofsight import picture
from lineofsight.indicators.catalogue import indicators, named
from lineofsight.reporting.control_charts import Reach
from lineofsight.ui import monthly


@pytest.mark.parametrize(
    ("unit", "below_nought", "limit", "held"),
    [
        ("count", False, -2, 0),
        ("count", True, -2, -2),
        ("count", False, 140, 140),
        ("percent", False, 104, 100),
        ("percent", False, -1, 0),
        ("working_days", False, -3, 0),
    ],
)
def test_a_limit_ends_where_the_figure_ends(unit, below_nought, limit, held):
    assert Reach.of(unit, below_nought=below_nought).held(Fraction(limit)) == held


def test_no_chart_of_a_page_has_a_limit_where_no_figure_can_lie(borough):
    found = picture.series_of(borough, indicators(), exactness="exact")
    cut = 0
    for code, series in found.items():
        spec = monthly.chart(series, title=code, unit=named(code).unit)
        points = series.between or series.points
        for dot, point in zip(spec.dots if spec else (), points, strict=False):
            if dot.lines and dot.lines.lower and not named(code).is_net:
                cut += point.lower < 0
                assert not dot.lines.lower.text.startswith(("-", "−")), code
    assert cut  # some limits do lie below nought as they are worked out


def test_what_came_less_what_went_may_lie_below_nought():
    assert {one.code for one in indicators().values() if one.is_net} == {"F8", "P12n"}
