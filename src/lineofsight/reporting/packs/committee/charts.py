"""Charts of a paper: an indicator's months with its target."""

from collections.abc import Iterable, Iterator

from lineofsight.indicators.demand import Rise, is_felt_by
from lineofsight.indicators.judging.process_control import Kind
from lineofsight.indicators.publishing import Published
from lineofsight.kernel.periods import Month
from lineofsight.kernel.quantities import in_words
from lineofsight.reporting import wording
from lineofsight.reporting.charts.specs import Level, LineChart, Series, Sparkline
from lineofsight.reporting.control_charts import Reach, drawn
from lineofsight.reporting.document import Chart, NumberRun, Spark, words

MEASURES = {
    "count": "number",
    "percent": "per cent",
    "rate_per_10000": "per 10,000",
    "rate_per_100000": "per 100,000",
    "weeks": "weeks",
    "days": "days",
    "score": "score",
    "cases_per_fte": "children per full-time worker",
    "per_child": "per child",
    "ratio": "ratio",
    "working_days": "working days",
}
"""Unit -> what an axis counts, in words."""

DRAWN = 3
"""Months that are worth a chart."""


def months_chart(item: Published, volumes: Iterable[Published] = ()) -> Chart | None:
    """Draw an indicator's months as a control chart where its own series is judged, else a line.

    Where a rise in one of the `volumes` is felt by it, the months after the rise are marked.
    """
    chart = item.own_series.chart
    if chart is None or item.own_series.variation is None or chart.kind is Kind.BETWEEN:
        return line_chart(item)  # the days of rare events are nobody's but the service's
    unit = item.indicator.unit
    spec = drawn(
        chart, measure=MEASURES[unit], key=wording.key_of(item.shown, "chart"),
        printed=lambda number: in_words(number, unit),
        rises=_rises(volumes) if is_felt_by(item.indicator.code) else (),
        reach=Reach.of(unit, below_nought=item.indicator.is_net),
    )  # fmt: skip
    caption = f"{item.indicator.title}, to {item.month.name}, with its limits of expected variation"
    said = words(f"The month is {item.own_series.words}. ", *wording.over_the_months(item))
    return Chart(caption, spec, said, key=f"chart:{item.indicator.code}")


def _rises(volumes: Iterable[Published]) -> Iterator[Rise]:
    """Find the months in which a volume was above its usual range."""
    for volume in volumes:
        chart = volume.own_series.chart
        if chart is None or chart.kind is Kind.BETWEEN:
            continue
        for one in chart.plotted:
            value, limits = one.point.value, one.limits
            if one.cause and value is not None and limits and value > limits.mean:
                yield Rise(volume.indicator.title, Month.of(one.point.on))


def line_chart(item: Published) -> Chart | None:
    """Draw an indicator's months; None when fewer than three have a figure to show."""
    if sum(shown.value is not None for shown in item.series) < DRAWN:
        return None
    spec = LineChart(
        measure=MEASURES[item.indicator.unit],
        months=tuple(shown.month for shown in item.series),
        series=(_series(item),),
        levels=_levels(item),
    )
    caption = f"{item.indicator.title}, to {item.month.name}"
    return Chart(caption, spec, wording.over_the_months(item), key=f"chart:{item.indicator.code}")


def spark(item: Published) -> Spark | str:
    """Draw a small line for a table cell, or say that there is none."""
    known = sum(shown.value is not None for shown in item.series)
    if known < 2:
        return "one month only" if known else "no months"
    spec = Sparkline(
        measure=MEASURES[item.indicator.unit],
        months=tuple(shown.month for shown in item.series),
        series=(_series(item),),
    )
    return Spark(spec, item.indicator.title)


def _series(item: Published) -> Series:
    return Series(item.indicator.code, tuple(wording.value(shown) for shown in item.series))


def _levels(item: Published) -> tuple[Level, ...]:
    if item.target is None or item.indicator.better == "neutral":
        return ()
    text = in_words(item.target.value, item.indicator.unit)
    return (Level("Target", NumberRun(text, wording.key_of(item.shown, "target"))),)
