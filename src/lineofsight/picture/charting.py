"""A control chart as plain values: of the whole kept in the picture, of a group made when read.

Only arithmetic over figures that are already counted; no record is read.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from lineofsight.indicators.definition import Indicator
from lineofsight.indicators.judging.own_series import OwnSeries, own_series
from lineofsight.indicators.judging.process_control.chart import ControlChart, Plotted
from lineofsight.kernel.periods import Month
from lineofsight.settings import Settings

_PLACES = 6


@dataclass(frozen=True)
class Held:
    """A figure of one month as the picture holds it: all that a chart needs."""

    value: Fraction | None
    denominator: Decimal | None


def chart_of(own: OwnSeries) -> dict[str, Any]:
    """Give a figure's own series as plain values: what it says, and its points where it has any."""
    chart, variation, assurance = own.chart, own.variation, own.assurance
    return {
        "variation": variation.value if variation else "",
        "variation_words": variation.words if variation else "",
        "assurance": assurance.value if assurance else "",
        "assurance_words": assurance.words if assurance else "",
        "why_not": own.why_not,
        "kind": chart.kind.value if chart else "",
        "points": [_point(chart, one) for one in chart.plotted] if chart else [],
        "warnings": list(chart.warnings) if chart else [],
    }


def chart_from(
    indicator: Indicator,
    history: Mapping[Month, Held],
    month: Month,
    *,
    target: Decimal | None,
    settings: Settings,
) -> dict[str, Any]:
    """Work out the chart of a line of figures up to a month, as `chart_of` gives it."""
    own = own_series(
        indicator, history, month, over=indicator.over[0], target=target, settings=settings
    )
    return chart_of(own)


def _point(chart: ControlChart, one: Plotted) -> dict[str, Any]:
    limits, cause = one.limits, one.cause
    return {
        "on": one.point.on.isoformat(),
        "value": _number(one.point.value),
        "mean": _number(limits.mean) if limits else None,
        "lower": _number(limits.lower) if limits else None,
        "upper": _number(limits.upper) if limits else None,
        "cause": cause.kind(chart.better) if cause else "",
        "rule": str(cause.rule) if cause else "",
    }


def _number(value: Any) -> float | None:
    return None if value is None else round(float(value), _PLACES)
