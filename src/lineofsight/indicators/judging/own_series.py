"""Has a figure changed? Its own last months on a control chart, or why there is none.

In-month and month-end figures only. The authority's own rebases, dated and with their reasons,
stand in authority.toml; limits begin afresh with the month a rebase lies in.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Protocol

from lineofsight.indicators.definition import Indicator
from lineofsight.indicators.judging.process_control import (
    Assurance,
    ControlChart,
    Kind,
    Options,
    Point,
    Rebase,
    Variation,
    chosen,
    control_chart,
)
from lineofsight.indicators.judging.process_control.limits import TRIAL_UNDER
from lineofsight.indicators.judging.process_control.rare_events import days_between
from lineofsight.kernel.periods import Month, in_words
from lineofsight.kernel.problems import Refused
from lineofsight.settings import Settings

MONTHS = 36
"""Months of its own that a figure is set against, its own month included."""

Number = int | Decimal | Fraction
Days = Callable[[Month, Month], list[dt.date]]
"""Gives the days on which something happened in these months, both included."""


class Valued(Protocol):
    """What judging needs of a figure."""

    @property
    def value(self) -> Number | None:
        """The value in the unit of the indicator, unrounded; None where there is none."""
        ...

    @property
    def denominator(self) -> Number | None:
        """What the value is out of; None for a count."""
        ...


@dataclass(frozen=True)
class OwnSeries:
    """The chart of a figure's own months; without one, or with too few months, why."""

    chart: ControlChart | None = None
    why_not: str = ""  # empty when the chart says something

    @property
    def variation(self) -> Variation | None:
        """Whether it has changed; None where nothing can be said."""
        return self.chart.variation if self.chart and not self.why_not else None

    @property
    def assurance(self) -> Assurance | None:
        """Whether the target can be relied on; None where nothing can be said."""
        return self.chart.assurance if self.chart and not self.why_not else None

    @property
    def words(self) -> str:
        """What it says, as a paper prints it."""
        return self.variation.words if self.variation else f"not judged: {self.why_not}"


def months_of(month: Month) -> list[Month]:
    """List the months a figure of this month is set against, its own the last."""
    return month.plus(1 - MONTHS).until(month)


def own_series(
    indicator: Indicator,
    history: Mapping[Month, Valued],
    month: Month,
    *,
    over: str,
    target: Number | None,
    settings: Settings,
    days: Days | None = None,
) -> OwnSeries:
    """Set a figure against its own months; months that nothing can answer are left out or gaps.

    `days` gives the days of rare events, whose waits are charted in the place of months.
    """
    now = history.get(month)
    if now is None or now.value is None:
        return OwnSeries(why_not="no value")
    points = _points(indicator, history, month)
    small = settings.local_rules.small_base
    choice = chosen(
        points, unit=indicator.unit, over=over, better=indicator.better, small_base=small,
        window=indicator.window,
    )  # fmt: skip
    if choice.kind is None:
        return OwnSeries(why_not=choice.why_not)
    if choice.kind is Kind.BETWEEN:
        return _between(points, days)
    rebases = tuple(_rebases(indicator, points, settings))
    chart = control_chart(
        points,
        better=indicator.better,
        options=Options(kind=choice.kind, target=target, rebases=rebases, small_base=small),
    )
    return OwnSeries(chart, _why_not(chart))


def _between(points: list[Point], days: Days | None) -> OwnSeries:
    """Chart the days between rare events: the longer the better."""
    if days is None or any(point.value is None for point in points):
        return OwnSeries(why_not="too rare for months, and not all its days are known")
    try:
        waits = days_between(days(Month.of(points[0].on), Month.of(points[-1].on)))
    except Refused:
        return OwnSeries(
            why_not="too rare for months, and the newest records lack some of its days"
        )
    if len(waits) < TRIAL_UNDER:
        return OwnSeries(why_not=f"{len(waits)} of the {TRIAL_UNDER} waits that limits need")
    chart = control_chart(waits, better="higher", options=Options(kind=Kind.BETWEEN))
    return OwnSeries(chart, _why_not(chart))


def _points(indicator: Indicator, history: Mapping[Month, Valued], month: Month) -> list[Point]:
    """Make a point of each month from the first that has a value; a month without one is a gap."""
    is_share = indicator.unit == "percent"
    points: list[Point] = []
    for at in months_of(month):
        figure = history.get(at)
        value = figure.value if figure else None
        base = figure.denominator if figure and is_share else None
        if points or value is not None:
            points.append(Point.of(at.last_day, value, base if value is not None else None))
    return points


def _rebases(indicator: Indicator, points: list[Point], settings: Settings) -> Iterable[Rebase]:
    days = {point.on for point in points[1:]}
    for one in settings.rebases:
        if one.on is not None and one.indicator == indicator.code:
            first = Month.of(one.on).last_day
            if first in days:  # else it lies before these months, or after this one
                yield Rebase(first, one.reason, one.by)


def not_rebased(settings: Settings, series: Mapping[str, Sequence[Month] | None]) -> Iterator[str]:
    """Say which rebases of the settings no chart takes up, and why.

    `series` gives the months of the chart of each indicator; None where it is of rare events.
    """
    for one in settings.rebases:
        if one.on is None or one.indicator not in series:
            continue
        months = series[one.indicator]
        said = f"{one.indicator} is not rebased on {in_words(one.on)}"
        if months is None:
            yield f"{said}: its chart is of the days between rare events."
        elif Month.of(one.on) == min(months):
            yield f"{said}: that is the first month of its series, where rebasing changes nothing."
        elif Month.of(one.on) not in months:
            yield f"{said}: its series is of {min(months).name} to {max(months).name}."


def charted_months(
    found: Iterable[tuple[str, OwnSeries]],
) -> dict[str, Sequence[Month] | None]:
    """Give the months of the charts of each code: what `not_rebased` asks for."""
    series: dict[str, Sequence[Month] | None] = {}
    for code, own in found:
        if own.chart and own.chart.kind is Kind.BETWEEN:
            series[code] = None
        elif own.chart:
            of_this = [Month.of(one.point.on) for one in own.chart.plotted]
            series[code] = [*(series.get(code) or ()), *of_this]
    return series


def _why_not(chart: ControlChart) -> str:
    last = chart.segments[-1]
    if last.is_trial:
        since = " since the limits were rebased" if last.stretch.first else ""
        return f"{last.counted} of the {TRIAL_UNDER} months that limits need{since}"
    if not last.are_meaningful:
        return "too few neighbouring months differ, so limits are not meaningful"
    return ""
