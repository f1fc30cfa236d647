"""Draw any chart: the one door between what a chart shows and its SVG."""

from lineofsight.reporting.charts.canvas import Canvas
from lineofsight.reporting.charts.control import draw_control
from lineofsight.reporting.charts.described import in_words
from lineofsight.reporting.charts.over_months import draw_columns, draw_lines, draw_sparkline
from lineofsight.reporting.charts.over_rows import draw_bars, draw_dumbbell
from lineofsight.reporting.charts.specs import (
    BarChart,
    ChartSpec,
    ColumnChart,
    ControlChart,
    Dumbbell,
    LineChart,
    Sparkline,
)

WIDE = 640
"""Pixels across for a page or a desk screen."""

NARROW = 330
"""Pixels across for a phone."""


def svg(spec: ChartSpec, *, name: str, title: str, width: float = WIDE) -> str:
    """Give a chart as SVG text with its title and description for those who cannot see it.

    `name` makes the ids and must be unique on the page: letters, digits and hyphens.
    """
    return _drawn(spec, width=width).svg(name=name, title=title, description=in_words(spec))


def _drawn(spec: ChartSpec, *, width: float) -> Canvas:
    match spec:
        case LineChart():
            return draw_lines(spec, width=width)
        case ColumnChart():
            return draw_columns(spec, width=width)
        case BarChart():
            return draw_bars(spec, width=width)
        case Dumbbell():
            return draw_dumbbell(spec, width=width)
        case ControlChart():
            return draw_control(spec, width=width)
        case Sparkline():
            return draw_sparkline(spec)
