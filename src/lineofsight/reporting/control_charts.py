"""A judged control chart as the picture of it: every number printed, every mark named.

One drawing for paper and web. What a number looks like is for the caller, who knows its unit.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction

from lineofsight.indicators.demand import Rise, felt
from lineofsight.indicators.judging.process_control import ControlChart, Limits, Plotted
from lineofsight.kernel.periods import Month, in_words
from lineofsight.reporting.charts import specs
from lineofsight.reporting.charts.specs import Band, Dot, Level, Lines
from lineofsight.reporting.runs import NumberRun

Print = Callable[[Fraction], str]
"""Writes a number as the chart prints it."""

WHOLE = Fraction(100)


@dataclass(frozen=True)
class Reach:
    """How far limits are drawn: as far as the figure itself can lie. None: no end."""

    least: Fraction | None = None
    most: Fraction | None = None

    @classmethod
    def of(cls, unit: str, *, below_nought: bool) -> "Reach":
        """Give the reach of a figure: a share ends at 100%, and few lie below nought."""
        return cls(None if below_nought else Fraction(0), WHOLE if unit == "percent" else None)

    def held(self, limit: Fraction | None) -> Fraction | None:
        """Give a limit no further out than the figure can lie."""
        if limit is None:
            return None
        limit = limit if self.least is None else max(self.least, limit)
        return limit if self.most is None else min(self.most, limit)


_SIGN = {
    "special_cause_improvement": "better",
    "special_cause_concern": "worse",
    "special_cause_neutral_high": "changed",
    "special_cause_neutral_low": "changed",
}


def drawn(
    chart: ControlChart,
    *,
    measure: str,
    key: str,
    printed: Print,
    gap: str = "no data",
    rises: Iterable[Rise] = (),
    reach: Reach | None = None,
) -> specs.ControlChart:
    """Give the picture; `key` begins the key of each printed number, `gap` is said of no value.

    The months after `rises` in demand are marked. Limits are drawn no further than `reach`.
    """
    months = {Month.of(one.point.on) for one in chart.plotted}
    by_month = len(months) == len(chart.plotted)
    begins = {segment.stretch.first for segment in chart.segments[1:]}
    return specs.ControlChart(
        measure=measure,
        dots=tuple(
            _dot(one, chart, key, printed, gap, reach or Reach(),
                 by_month=by_month, begins=place in begins)
            for place, one in enumerate(chart.plotted)
        ),
        levels=() if chart.target is None
        else (Level("Target", NumberRun(printed(Fraction(chart.target)), f"{key}/target")),),
        is_by_month=by_month,
        are_trial=chart.segments[-1].is_trial,
        bands=bands(rises) if by_month else (),
    )  # fmt: skip


def bands(rises: Iterable[Rise]) -> tuple[Band, ...]:
    """Give the bands over the months after rises in demand."""
    return tuple(Band(one.first, one.last, one.words) for one in felt(rises))


def _dot(
    one: Plotted, chart: ControlChart, key: str, printed: Print, gap: str, reach: Reach,
    *, by_month: bool, begins: bool,
) -> Dot:  # fmt: skip
    on, value = one.point.on, one.point.value
    text = gap if value is None else printed(value)
    return Dot(
        on=on,
        name=Month.of(on).name if by_month else in_words(on),
        reading=NumberRun(text, f"{key}/{on}"),
        lines=_lines(one.limits, f"{key}/{on}", printed, reach),
        sign=_SIGN[one.cause.kind(chart.better)] if one.cause else "",  # type: ignore[arg-type]
        why=one.cause.rule if one.cause else "",
        begins=begins,
    )


def _lines(limits: Limits | None, key: str, printed: Print, reach: Reach) -> Lines | None:
    if limits is None:
        return None
    lower = None if limits.lower is None else reach.held(Fraction(limits.lower))
    upper = None if limits.upper is None else reach.held(Fraction(limits.upper))
    return Lines(
        NumberRun(printed(Fraction(limits.mean)), f"{key}/mean"),
        None if lower is None else NumberRun(printed(lower), f"{key}/lower"),
        None if upper is None else NumberRun(printed(upper), f"{key}/upper"),
    )
