"""Everything judged about one figure, from its own months and the targets in force."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial

from lineofsight.indicators.definition import Indicator
from lineofsight.indicators.judging.direction import Change, change
from lineofsight.indicators.judging.high_risk import (
    LOOKED_BACK,
    is_high_risk,
    rests_on_special_cause,
)
from lineofsight.indicators.judging.own_series import Days, OwnSeries, Valued, own_series
from lineofsight.indicators.judging.rag import Colour, Rag, rag
from lineofsight.indicators.judging.reference import Comparison, compared
from lineofsight.indicators.judging.targets import Target, Targets
from lineofsight.kernel.periods import Month
from lineofsight.settings import Settings


@dataclass(frozen=True)
class Judgement:
    """What is worth saying about one figure of one month."""

    indicator: Indicator
    target: Target | None
    rag: Rag
    change: Change | None  # since the month before
    change_in_year: Change | None  # since the same month last year
    colours: tuple[Colour | None, ...]  # of six months, oldest first
    chart: Callable[[], OwnSeries] = field(repr=False, compare=False)
    comparisons: tuple[Comparison, ...] = ()

    @cached_property
    def own_series(self) -> OwnSeries:
        """The figure's own months on a control chart, worked out when first asked for."""
        return self.chart()

    @cached_property
    def is_high_risk(self) -> bool:
        """Whether the figure is a high risk; the chart is asked only where that rests on it."""
        rests = rests_on_special_cause(self.indicator, self.rag.colour)
        variation = self.own_series.variation if rests else None
        return is_high_risk(self.indicator, self.colours, variation)


def judge(
    indicator: Indicator,
    history: Mapping[Month, Valued],
    month: Month,
    *,
    targets: Targets,
    settings: Settings,
    over: str = "",
    days: Days | None = None,
) -> Judgement:
    """Judge one indicator (of one group) in a month, from its figures by month.

    `over` is the period of the figures: the indicator's default unless said. `days` gives the days
    of what is counted, should it be rare.
    """
    colours = [
        _coloured(indicator, history, earlier, targets, settings)
        for earlier in month.plus(1 - LOOKED_BACK).until(month)
    ]
    target = targets.on(indicator, month)
    return Judgement(
        indicator=indicator,
        target=target,
        rag=colours[-1],
        change=_since(indicator, history, month, month.plus(-1), settings),
        change_in_year=_since(indicator, history, month, month.plus(-12), settings),
        colours=tuple(found.colour for found in colours),
        chart=partial(
            own_series, indicator, history, month, over=over or indicator.over[0],
            target=target.value if target else None, settings=settings, days=days,
        ),
        comparisons=_comparisons(indicator, history, month, settings),
    )  # fmt: skip


def _coloured(
    indicator: Indicator,
    history: Mapping[Month, Valued],
    month: Month,
    targets: Targets,
    settings: Settings,
) -> Rag:
    figure = history.get(month)
    return rag(
        indicator,
        figure.value if figure else None,
        base=figure.denominator if figure else None,
        target=targets.on(indicator, month),
        small_base=settings.local_rules.small_base,
    )


def _since(
    indicator: Indicator,
    history: Mapping[Month, Valued],
    month: Month,
    earlier: Month,
    settings: Settings,
) -> Change | None:
    now, before = history.get(month), history.get(earlier)
    if now is None or before is None:
        return None
    return change(
        indicator,
        now.value,
        before.value,
        bases=(now.denominator, before.denominator),
        small_base=settings.local_rules.small_base,
    )


def _comparisons(
    indicator: Indicator, history: Mapping[Month, Valued], month: Month, settings: Settings
) -> tuple[Comparison, ...]:
    now = history.get(month)
    if now is None:
        return ()
    values = {at: figure.value for at, figure in history.items()}
    found = [
        compared(now.value, values, period)
        for period in settings.reference_periods
        if indicator.code in period.indicators
    ]
    return tuple(comparison for comparison in found if comparison)
