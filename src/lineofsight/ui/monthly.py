"""An indicator's months as the control chart that is drawn, and what it shows in a sentence. Pure.

A chart may say nothing (too few months, a rolling year): then the months are drawn as a line with
the target and no limits. Limits are drawn no further than the figure can reach: none below nought
but of what may itself lie below it, none of a share above 100%.
"""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from lineofsight.indicators.catalogue import indicators
from lineofsight.indicators.demand import FELT_FOR, FRONT_DOOR, Rise, in_runs, is_felt_by
from lineofsight.kernel.periods import Month
from lineofsight.kernel.quantities import in_words
from lineofsight.picture import Point, Series, Shock
from lineofsight.reporting.charts import specs
from lineofsight.reporting.charts.specs import ChartSpec, Dot, Level, Lines, Mark
from lineofsight.reporting.control_charts import Reach, bands
from lineofsight.reporting.runs import NumberRun

FEWEST = 2
"""Months with a value that make a chart; of fewer, words say more."""
SIGNS = {"improvement": "better", "concern": "worse", "neutral": "changed"}

RULE = {
    "Above UCL": "above the upper limit",
    "Below LCL": "below the lower limit",
    "7 Point Trend (Increasing)": "seven or more in a row that each rose",
    "7 Point Trend (Decreasing)": "seven or more in a row that each fell",
    "2 in 3 Above CL": "two of three months near the upper limit",
    "2 in 3 Below CL": "two of three months near the lower limit",
    "7 Points Above CL": "seven or more in a row above the mean",
    "7 Points Below CL": "seven or more in a row below the mean",
}
"""Label of a rule of process control -> what it saw."""


def chart(
    series: Series,
    *,
    title: str,
    unit: str,
    shocks: Iterable[Shock] = (),
    marks: Iterable[Mark] = (),
) -> ChartSpec | None:
    """Give the picture of a series; None where fewer than two months have a value to draw.

    Where a rise at the front door is felt by it, the months after the rise are marked; `marks` are
    days on which something was done that was to move it.
    """
    between = bool(series.between)
    points = series.between or series.points
    if sum(point.value is not None for point in points) < FEWEST:
        return None
    levels = _target(series, unit)
    measure = "Days between" if between else title
    counted = "days" if between else unit
    reach = Reach.of(counted, below_nought=_reaches_below_nought(series))
    dots = tuple(_dot(one, series.code, counted, reach) for one in points)
    return specs.ControlChart(
        measure, dots, () if between else levels, is_by_month=not between,
        bands=bands(_rises(shocks, points)) if not between and is_felt_by(series.code) else (),
        marks=() if between else tuple(marks),
    )  # fmt: skip


def _rises(shocks: Iterable[Shock], points: Sequence[Point]) -> Iterator[Rise]:
    """Keep of all shocks the rises at the front door that are felt in a month that is drawn."""
    first = min(point.month for point in points).plus(-FELT_FOR)
    for one in shocks:
        if is_rise(one) and first <= one.month:
            yield Rise(one.title, one.month)


def is_rise(shock: Shock) -> bool:
    """Say whether a shock is more work coming in at the front door."""
    return shock.is_high and shock.code in FRONT_DOOR


def _target(series: Series, unit: str) -> tuple[Level, ...]:
    if series.target is None:
        return ()
    words = in_words(Fraction(str(series.target)), unit)
    return (Level("Target", NumberRun(words, f"{series.code}/target")),)


def _reaches_below_nought(series: Series) -> bool:
    """Say whether the figure can lie below nought: what came less what went."""
    held = indicators().get(series.code)
    is_net = held is not None and held.is_net
    return is_net or any(point.value is not None and point.value < 0 for point in series.points)


def _dot(point: Point, code: str, unit: str, reach: Reach) -> Dot:
    key = f"{code}/{point.on}"
    if point.figure is not None:
        text = point.figure.words
    else:
        text = "no data" if point.value is None else _printed(point.value, unit)
    return Dot(
        on=point.on,
        name=point.month.name,
        reading=NumberRun(text, key),
        lines=_lines(point, key, unit, reach),
        sign=_sign(point.cause),  # type: ignore[arg-type]
        why=RULE.get(point.rule, point.rule),
    )


def _sign(cause: str) -> str:
    return next((sign for word, sign in SIGNS.items() if word in cause), "")


def _lines(point: Point, key: str, unit: str, reach: Reach) -> Lines | None:
    if point.mean is None:
        return None
    low, high = (_held(limit, reach) for limit in (point.lower, point.upper))
    return Lines(
        NumberRun(_printed(point.mean, unit), f"{key}/mean"),
        None if low is None else NumberRun(in_words(low, unit), f"{key}/lower"),
        None if high is None else NumberRun(in_words(high, unit), f"{key}/upper"),
    )


def _held(limit: float | None, reach: Reach) -> Fraction | None:
    return None if limit is None else reach.held(Fraction(str(limit)))


def _printed(value: float, unit: str) -> str:
    return in_words(Fraction(str(value)), unit)


def undrawn(series: Series | None) -> str:
    """Say why there is no chart, with the one month that has a value."""
    points = (series.between or series.points) if series else ()
    held = [point for point in points if point.value is not None]
    if series is None or not held:
        return "No month has a value to draw."
    [one] = held
    said = f", {one.figure.in_full}" if one.figure else ""
    return f"Only {one.month.name} has a value to show{said}: one month makes no chart."


def marked(spec: ChartSpec | None) -> str:
    """Say what stands out of the chart beside its points: rises in demand, actions delivered."""
    if not isinstance(spec, specs.ControlChart):
        return ""
    said = [specs.shaded(spec.bands)]
    if spec.marks:
        named = "; ".join(mark.what for mark in spec.marks)
        said.append(f"A flag stands where an action was delivered that was to move it: {named}.")
    return " ".join(filter(None, said))


def changed(series: Series, spec: ChartSpec | None) -> str:
    """Say what the chart shows: whether it moved beyond its usual range, and what is marked."""
    return " ".join((_changed(series), marked(spec))).strip()


def _changed(series: Series) -> str:
    """Say which of the newest months stand out, each with the reason that is its own."""
    if series.why_not:
        return f"No usual range is drawn: {series.why_not}."
    marked = [point for point in (series.between or series.points) if point.cause]
    if not marked:
        return "Every month lies within the usual range: what changed may be chance."
    recent, earlier = _newest_run(marked)
    whys: dict[str, list[Month]] = {}
    for point in recent:
        whys.setdefault(RULE.get(point.rule, point.rule), []).append(point.month)
    said = "; ".join(f"{in_runs(months)}, {why}" for why, months in whys.items())
    more = " Months before that are marked too." if earlier else ""
    return f"Beyond what is usual, and unlikely to be chance: {said}.{more}"


def _newest_run(marked: Sequence[Point]) -> tuple[Sequence[Point], Sequence[Point]]:
    """Part what is marked into the newest months in a row, and those before a month that is not."""
    begins = len(marked) - 1
    while begins and marked[begins - 1].month.plus(1) >= marked[begins].month:
        begins -= 1
    return marked[begins:], marked[:begins]
