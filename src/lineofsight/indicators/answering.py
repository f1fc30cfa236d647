"""One pass answered: the figures of every indicator asked of one population in one way.

Decides, for each period and month, whether there is a value, no data, or nothing to ask.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from lineofsight.indicators import compiling
from lineofsight.indicators.breakdowns import (
    Breakdown,
    expression,
    in_order,
    joined,
    named,
)
from lineofsight.indicators.compiling import Months, Parts
from lineofsight.indicators.definition import Indicator
from lineofsight.indicators.estimates import Estimates
from lineofsight.indicators.figures import Exact, Figure
from lineofsight.indicators.series import Cell, Series, Spread, first_month
from lineofsight.kernel.periods import Month
from lineofsight.kernel.quantities import State
from lineofsight.populations import coverage
from lineofsight.populations.catalogue import Catalogue, Population
from lineofsight.populations.tracing import origins
from lineofsight.records.opened import Opened
from lineofsight.records.standard import TABLES

NOTHING_IN_BASE = "nothing was in the base, so there is no value"
WHOLE_ONLY = "a rate is given for the whole authority only"


@dataclass(frozen=True)
class Question:
    """What is asked of an opened month: which months, and which breakdowns beside the whole."""

    opened: Opened
    months: tuple[Month, ...]
    by: tuple[str, ...]
    populations: Catalogue

    @cached_property
    def estimates(self) -> Estimates:
        """The estimates that rates are over."""
        return Estimates(self.opened)

    @cached_property
    def reasons(self) -> dict[tuple[str, str, Month], str]:
        """Why a population or table cannot answer for a period of a month; filled as asked."""
        return {}


class Asked(NamedTuple):
    """One indicator and the periods it is asked over."""

    indicator: Indicator
    overs: tuple[str, ...]


class Pass:
    """Every indicator asked of one population in one way, counted in one query."""

    def __init__(self, question: Question, population: Population, asks: str) -> None:
        self._question = question
        self._population = population
        self._asks = asks
        self._at_moments = compiling.is_at_moments(population, asks)
        self._months_over: dict[str, list[_When]] = {}

    def count(self, wanted: Sequence[Asked]) -> None:
        """Run the query; `figures` then answers from its sums."""
        overs = [over for asked in wanted for over in asked.overs]
        indexes = [month.index for month in self._question.months]
        first = min(indexes) if self._at_moments else first_month(indexes, overs)
        self.months = Months(first, max(indexes))
        self._parts = {asked.indicator: compiling.parts(asked.indicator) for asked in wanted}
        texts = (text for part in self._parts.values() for text in part.summed)
        self._places = {text: place for place, text in enumerate(dict.fromkeys(texts))}
        sql = compiling.sums(
            self._population,
            self._asks,
            counted=tuple(self._places),
            by=self._question.by,
            months=self.months,
        )
        self._series = Series(self._question.opened.run(sql), self.months, len(self._places))
        self._spreads = {part: self._spread(part) for part in self._parts.values() if part.spread}
        self._cells = {
            by: [
                Cell(by, member)
                for member in sorted(self._series.members(by), key=in_order(named(by)))
            ]
            for by in self._question.by
        }

    def _spread(self, part: Parts) -> Spread:
        sql = compiling.spread(
            self._population,
            self._asks,
            part=part,
            by=self._question.by,
            months=self.months,
        )
        return Spread(self._question.opened.run(sql))

    def figures(self, asked: Asked) -> Iterator[Figure]:
        """Give the figures of one indicator, by period, month, breakdown and group, in order."""
        indicator = asked.indicator
        parts, rests_on = self._parts[indicator], compiling.rests_on(indicator)
        for over in asked.overs:
            for when in self._whens(over):
                yield from self._of_month(_Slot(indicator, over, parts, rests_on, *when))

    def _of_month(self, slot: "_Slot") -> Iterator[Figure]:
        reason = slot.why_not or self._lacking(slot)
        if reason:
            yield self._without(slot, None, State.NO_DATA, reason)
        else:
            yield self._whole(slot)
        for by in self._question.by:
            missing = self._breakdown_missing(slot, by, reason)
            if missing:
                yield self._without(slot, by, *missing)
            else:
                yield from self._groups(slot, by)

    def _breakdown_missing(self, slot: "_Slot", by: str, reason: str) -> tuple[State, str] | None:
        """Say why no group of a breakdown can be given, or None when groups can."""
        cut = self._cuts[by]
        if not reason and cut.needs_team and not self._says_team:
            return State.NO_DATA, "no list or feed loaded says the team"
        if not cut.is_possible:
            return State.NOT_APPLICABLE, f"{self._population.name} is not about children"
        if not reason and cut.looked_up:
            reason = self._why_not(slot.over, slot.month, cut.looked_up) or cut.unsaid
        return (State.NO_DATA, reason) if reason else None

    @cached_property
    def _cuts(self) -> dict[str, "_Cut"]:
        """What is the same for every month of a breakdown of this population."""
        found = {}
        for by in self._question.by:
            breakdown = named(by)
            looked_up = joined(breakdown, self._population)
            found[by] = _Cut(
                is_possible=expression(breakdown, self._population) is not None,
                needs_team=by in ("team", "service"),
                looked_up=looked_up.name if looked_up else "",
                unsaid=self._unsaid(breakdown),
            )
        return found

    @cached_property
    def _says_team(self) -> bool:
        """Ask whether any table the population reads was loaded with a column for the team."""
        seal = self._question.opened.seal
        lineage = self._question.populations.lineage(self._population.name)
        return any(
            "team" in TABLES[table].stored
            and table in seal.reach
            and "team" not in seal.lacks.get(table, ())
            for table in lineage
        )

    def _unsaid(self, breakdown: Breakdown) -> str:
        """Say that no source has a column for a breakdown, or asks it of the children counted.

        Never one group of *not recorded*, nor a group of those few whom another list asks.
        """
        seal, found = self._question.opened.seal, breakdown.joined
        words = breakdown.words or breakdown.name
        if not any(
            table in seal.reach and column not in seal.lacks.get(table, ())
            for table, column in (found.rests_on if found else ())
        ):
            return f"no list loaded says {words}"
        if found and found.told_by and found.told_by not in seal.reach:
            name, subject = self._population.name, self._population.subject
            counted = origins(self._question.populations, name, subject)
            if not {one.table for one in counted} <= found.told_of:
                return f"no list loaded says of each child counted here {words}"
        return ""

    def _lacking(self, slot: "_Slot") -> str:
        return coverage.lacking(
            self._question.opened.seal,
            self._population,
            slot.rests_on,
            asked=slot.asked,
            standing_in=self._stands_in,
        )

    @cached_property
    def _stands_in(self) -> bool:
        question = self._question
        return coverage.stands_in(question.opened.seal, question.populations, self._population.name)

    def _whens(self, over: str) -> "list[_When]":
        """Give the months asked about over a period: the same for every indicator of the pass."""
        if over not in self._months_over:
            self._months_over[over] = [
                _When(
                    month,
                    _window(over, month, is_at_moments=self._at_moments),
                    coverage.span(over, month),
                    self._why_not(over, month),
                )
                for month in self._question.months
            ]
        return self._months_over[over]

    def _why_not(self, over: str, month: Month, asked: str = "") -> str:
        reasons = self._question.reasons
        name = asked or self._population.name
        if (name, over, month) not in reasons:
            seal, days = self._question.opened.seal, coverage.span(over, month)
            populations = self._question.populations
            reasons[name, over, month] = (
                coverage.why_not(seal, populations, name, asked=days)
                if name in populations
                else coverage.table_why_not(seal, name, asked=days)
            )
        return reasons[name, over, month]

    def _whole(self, slot: "_Slot") -> Figure:
        indicator = slot.indicator
        if not indicator.estimate:
            return self._counted(slot, Cell("", ""), None, None)
        numerator = self._total(slot, Cell("", ""), slot.parts.numerator)
        estimate = self._question.estimates.of(slot.month, indicator.estimate)
        if estimate.number:
            return self._figure(slot, None, None, numerator, estimate.number, State.VALUE, "")
        return self._without(slot, None, State.NO_DATA, estimate.why_not)

    def _groups(self, slot: "_Slot", by: str) -> Iterator[Figure]:
        base = self._places[slot.parts.base]
        for cell in self._cells[by]:
            if self._series.total(cell, base, slot.window):
                yield self._counted(slot, cell, by, cell.member)

    def _counted(self, slot: "_Slot", cell: Cell, by: str | None, member: str | None) -> Figure:
        parts, measure = slot.parts, slot.indicator.measure
        numerator = self._total(slot, cell, parts.numerator)
        if measure == "count":
            return self._figure(slot, by, member, numerator, None, State.VALUE, "")
        if measure == "rate":
            return self._figure(slot, by, member, numerator, None, State.NOT_APPLICABLE, WHOLE_ONLY)
        denominator = self._total(slot, cell, parts.denominator)
        state = State.VALUE if denominator else State.NOT_APPLICABLE
        reason = "" if denominator else NOTHING_IN_BASE
        if measure in ("median", "highest"):
            return self._of_spread(slot, cell, (by, member), denominator, state, reason)
        return self._figure(slot, by, member, numerator, denominator, state, reason)

    def _of_spread(
        self,
        slot: "_Slot",
        cell: Cell,
        named_as: tuple[str | None, str | None],
        rows: Exact,
        state: State,
        reason: str,
    ) -> Figure:
        spread = self._spreads[slot.parts]
        is_median = slot.indicator.measure == "median"
        one_of = spread.median if is_median else spread.highest
        return Figure(
            slot.indicator.code,
            slot.over,
            slot.month,
            *named_as,
            None,
            rows,
            slot.indicator.unit,
            state,
            reason,
            self._question.opened.seal.id,
            slot.indicator.version,
            one_of(cell, slot.window),
        )

    def _total(self, slot: "_Slot", cell: Cell, text: str) -> Exact:
        return self._series.total(cell, self._places[text], slot.window)

    def _without(self, slot: "_Slot", by: str | None, state: State, reason: str) -> Figure:
        return self._figure(slot, by, None, None, None, state, reason)

    def _figure(
        self,
        slot: "_Slot",
        by: str | None,
        group: str | None,
        numerator: Exact | None,
        denominator: Exact | None,
        state: State,
        reason: str,
    ) -> Figure:
        return Figure(
            slot.indicator.code,
            slot.over,
            slot.month,
            by,
            group,
            numerator,
            denominator,
            slot.indicator.unit,
            state,
            reason,
            self._question.opened.seal.id,
            slot.indicator.version,
        )


@cache
def _window(over: str, month: Month, *, is_at_moments: bool) -> Months:
    """Give the months that are added up to answer for a period of a month."""
    last = month.index
    return Months(last if is_at_moments else first_month([last], [over]), last)


class _Cut(NamedTuple):
    is_possible: bool
    needs_team: bool
    looked_up: str  # the table or population the groups are looked up in; empty: its own
    unsaid: str  # why no source loaded says the group; empty where one does


class _When(NamedTuple):
    month: Month
    window: Months
    asked: coverage.Span
    why_not: str  # why the population cannot answer for it; empty where it can


class _Slot(NamedTuple):
    indicator: Indicator
    over: str
    parts: Parts
    rests_on: tuple[str, ...]
    month: Month
    window: Months
    asked: coverage.Span
    why_not: str
