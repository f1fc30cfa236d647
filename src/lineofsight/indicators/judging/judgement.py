"""Everything judged about one figure, from its own months and the targets in force."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Protocol

from lineofsight.indicators.definition import Indicator
from lineofsight.indicators.judging.direction import Change, change
from lineofsight.indicators.judging.high_risk import LOOKED_BACK, is_high_risk
from lineofsight.indicators.judging.rag import Rag, rag
from lineofsight.indicators.judging.reference import Comparison, compared
from lineofsight.indicators.judging.targets import Target, Targets
from lineofsight.kernel.periods import Month
from lineofsight.settings import Settings

Number = int | Decimal | Fraction


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
class Judgement:
    """What is worth saying about one figure of one month."""

    target: Target | None
    rag: Rag
    change: Change | None  # since the month before
    change_in_year: Change | None  # since the same month last year
    is_high_risk: bool
    comparisons: tuple[Comparison, ...] = ()


def judge(
    indicator: Indicator,
    history: Mapping[Month, Valued],
    month: Month,
    *,
    targets: Targets,
    settings: Settings,
) -> Judgement:
    """Judge one indicator (of one group) in a month, from its figures by month."""
    colours = [
        _coloured(indicator, history, earlier, targets, settings)
        for earlier in month.plus(1 - LOOKED_BACK).until(month)
    ]
    return Judgement(
        target=targets.on(indicator, month),
        rag=colours[-1],
        change=_since(indicator, history, month, month.plus(-1), settings),
        change_in_year=_since(indicator, history, month, month.plus(-12), settings),
        is_high_risk=is_high_risk(indicator, [found.colour for found in colours]),
        comparisons=_comparisons(indicator, history, month, settings),
    )


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
