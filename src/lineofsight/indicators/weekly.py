"""Figures by the week: what came in, Monday to Sunday, counted as the engine counts months.

Only what happens can be asked by the week, and only within one week: a rolling year has no weeks.
A week that the records do not reach as a whole is no data, as a month would be.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from lineofsight.indicators import compiling
from lineofsight.indicators.breakdowns import in_order, named
from lineofsight.indicators.checker import check
from lineofsight.indicators.compiling import Months
from lineofsight.indicators.definition import Indicator
from lineofsight.indicators.figures import Exact
from lineofsight.indicators.series import Cell, Series
from lineofsight.kernel.periods import Week
from lineofsight.kernel.problems import Problem
from lineofsight.kernel.quantities import State
from lineofsight.populations import coverage, moments
from lineofsight.populations.catalogue import standing
from lineofsight.records.opened import Opened


@dataclass(frozen=True)
class WeekFigure:
    """One figure of one indicator for one week, and one group of a breakdown."""

    code: str
    week: Week
    group: str | None  # None: the whole
    numerator: Exact | None
    denominator: Exact | None  # None for a count
    state: State
    reason: str  # why there is no value; empty when there is one

    @property
    def value(self) -> Fraction | Exact | None:
        """The count, or the share in percent; None when the state says there is none."""
        if self.state is not State.VALUE or self.numerator is None:
            return None
        if self.denominator is None:
            return self.numerator
        return Fraction(self.numerator) / Fraction(self.denominator) * 100


def weekly(
    opened: Opened, indicators: Sequence[Indicator], *, weeks: Sequence[Week], by: str | None = None
) -> list[WeekFigure]:
    """Give counts and shares by the week, whole, or with `by` in the groups of one breakdown.

    Indicators in their order, weeks oldest first. A group that occurs in any of the weeks is given
    for each of them, with its zeros. Raises `Problem` for what is asked at a day.
    """
    for indicator in indicators:
        check(indicator, standing())
        population = standing()[indicator.population]
        if compiling.is_at_moments(population, indicator.asks):
            raise Problem(f"{indicator.code} is asked at a day and has no weeks.")
        if indicator.measure not in ("count", "share"):
            raise Problem(f"{indicator.code} is neither a count nor a share, and has no weeks.")
    if not weeks:
        return []
    names = [indicator.population for indicator in indicators]
    days = [max(weeks).last_day]
    moments.build(opened, names, days=days, populations=standing())
    return [
        figure
        for indicator in indicators
        for figure in _Weeks(opened, indicator, sorted(weeks), by).figures()
    ]


class _Weeks:
    """One indicator counted once for all its weeks."""

    def __init__(
        self, opened: Opened, indicator: Indicator, weeks: Sequence[Week], by: str | None
    ) -> None:
        self._opened, self._indicator, self._weeks, self._by = opened, indicator, weeks, by
        self._population = standing()[indicator.population]
        span = Months(weeks[0].index, weeks[-1].index)
        part = compiling.parts(indicator)
        texts = tuple(dict.fromkeys(part.summed))
        sql = compiling.sums(
            self._population,
            indicator.asks,
            counted=texts,
            by=[by] if by else [],
            months=span,
            step="week",
        )
        self._series = Series(opened.run(sql), span, len(texts))
        self._numerator, self._denominator = (
            texts.index(text) for text in (part.numerator, part.denominator)
        )

    def figures(self) -> Iterator[WeekFigure]:
        """Give the figures, week by week."""
        for week in self._weeks:
            reason = self._why_not(week)
            if reason:
                yield self._figure(week, None, None, None, State.NO_DATA, reason)
                continue
            for cell in self._cells():
                yield self._counted(week, cell)

    def _cells(self) -> list[Cell]:
        if self._by is None:
            return [Cell("", "")]
        members = self._series.members(self._by)
        return [Cell(self._by, one) for one in sorted(members, key=in_order(named(self._by)))]

    def _counted(self, week: Week, cell: Cell) -> WeekFigure:
        span, group = Months(week.index, week.index), cell.member or None
        numerator = self._series.total(cell, self._numerator, span)
        if self._indicator.measure == "count":
            return self._figure(week, group, numerator, None, State.VALUE, "")
        denominator = self._series.total(cell, self._denominator, span)
        if denominator:
            return self._figure(week, group, numerator, denominator, State.VALUE, "")
        reason = "nothing was in the base, so there is no value"
        return self._figure(week, group, numerator, denominator, State.NOT_APPLICABLE, reason)

    def _why_not(self, week: Week) -> str:
        seal, asked = self._opened.seal, coverage.Span(week.first_day, week.last_day)
        return coverage.why_not(
            seal, standing(), self._population.name, asked=asked
        ) or coverage.lacking(
            seal, self._population, compiling.rests_on(self._indicator), asked=asked
        )

    def _figure(
        self,
        week: Week,
        group: str | None,
        numerator: Exact | None,
        denominator: Exact | None,
        state: State,
        reason: str,
    ) -> WeekFigure:
        code = self._indicator.code
        return WeekFigure(code, week, group, numerator, denominator, state, reason)
