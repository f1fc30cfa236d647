"""Which rows a count is of, said so that two counts can be compared: a population and conditions.

A filter and the group of a breakdown are the same condition where they mean the same column, so
that `sex is F` asked today is the group F of a table published last month.
"""

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from lineofsight.indicators.ad_hoc.counting import Answered
from lineofsight.indicators.ad_hoc.question import Condition, Question, as_indicator
from lineofsight.indicators.breakdowns import named
from lineofsight.indicators.conditions import Atom, Atoms, conditions
from lineofsight.indicators.definition import Indicator
from lineofsight.kernel.periods import Month, Week
from lineofsight.populations.catalogue import standing


class Cell(NamedTuple):
    """The rows of a population, asked in one way over a period, that meet all the conditions."""

    population: str
    asks: str
    over: str
    month: Month
    atoms: Atoms

    def is_within(self, other: "Cell") -> bool:
        """Ask whether the rows of this cell are all among those of the other."""
        return self[:4] == other[:4] and all(
            any(mine.implies(its) for mine in self.atoms) for its in other.atoms
        )

    @property
    def groups(self) -> Atoms:
        """The conditions that pick out a group: a column within some values."""
        return frozenset(atom for atom in self.atoms if atom.how == "in")

    def without(self, column: str) -> Atoms:
        """Give the conditions that are not on a column."""
        return frozenset(atom for atom in self.atoms if atom.column != column)

    def values_of(self, column: str) -> frozenset[str] | None:
        """Give the values a column must be within; None where it may be anything."""
        found = [
            set(atom.values) for atom in self.atoms if (atom.column, atom.how) == (column, "in")
        ]
        return frozenset(set.intersection(*found)) if found else None

    def begun_by(self) -> list[Atom]:
        """Give the conditions that rows began by some day."""
        return [atom for atom in self.atoms if atom.how == "to" and _day(atom)]

    def begun_before(self) -> Iterator[tuple["Cell", "Cell"]]:
        """Give, of those there that began from some day, the whole, and those that began before."""
        for atom in self.atoms if self.over == "snapshot" else ():
            if atom.how == "from" and (day := _day(atom)):
                whole = self._replace(atoms=self.atoms - {atom})
                eve = Atom(atom.column, "to", (str(day - dt.timedelta(1)),))
                yield whole, whole._replace(atoms=whole.atoms | {eve})

    def stayed_since(self, other: "Cell") -> bool:
        """Ask whether all that are there, and began by some day, were there in another month."""
        if self[:3] != other[:3] or other.month >= self.month:
            return False
        begun_by = self.begun_by()
        then = {Atom(atom.column, "to", (str(other.month.last_day),)) for atom in begun_by}
        return any(atom.implies(its) for atom in begun_by for its in then) and all(
            any(mine.implies(its) for mine in self.atoms) for its in other.atoms
        )

    @property
    def name(self) -> str:
        """The population, the way of asking and the conditions as one text."""
        return json.dumps([self.population, self.asks, sorted(self.atoms)])


def _day(atom: Atom) -> dt.date | None:
    """Give the day of a bound; nothing of a bound that is a number."""
    try:
        return dt.date.fromisoformat(atom.values[0])
    except ValueError:
        return None


def of_answer(question: Question, answered: Answered) -> dict[Cell, int]:
    """Give every count an answer rests on, by the rows it is of."""
    indicator = as_indicator(question)
    counts: dict[Cell, int] = {}
    for one in answered.cells:
        if one.rows is None:
            continue
        rows, met = of_figure(indicator, one.over, Month.parse(one.month), one.by, one.group)
        counts[rows] = one.rows
        if one.met is not None and met is not None:
            counts[met] = one.met
    return counts


class DaysOf(NamedTuple):
    """Some days of a month, whole, of the rows of a cell; and how many rows each day has."""

    rows: Cell
    on: frozenset[int]
    counts: tuple[int, ...] = ()


class Said(NamedTuple):
    """What a count says besides itself; see `besides`."""

    leaves: int = 0
    days: tuple[DaysOf, ...] = ()


def besides_of(question: Question, answered: Answered) -> dict[Cell, Said]:
    """Give what every count of an answer says besides itself."""
    indicator = as_indicator(question)
    each = [
        conditions(as_indicator(_only(question, one)).of)
        for one in (*question.where, *question.met)
    ]
    found: dict[Cell, Said] = {}
    for one in answered.cells:
        at = Month.parse(one.month)
        base = Cell(question.population, question.asks, one.over, at, frozenset())
        group = frozenset([_of_group(question.population, one.by, one.group)] if one.by else [])
        by_position = [*each, group]
        cells = of_figure(indicator, one.over, at, one.by, one.group)
        for cell, besides in zip(cells, (one.rows_besides, one.met_besides), strict=True):
            if cell is not None:
                found[cell] = Said(
                    besides.leaves,
                    tuple(
                        DaysOf(_kept(base, by_position, days.kept), frozenset(days.on), days.counts)
                        for days in besides.days
                    ),
                )
    return found


def _kept(base: Cell, by_position: Sequence[Atoms], kept: Iterable[int]) -> Cell:
    return base._replace(atoms=frozenset(atom for at in kept for atom in by_position[at]))


def of_week(cell: Cell, day_column: str, week: Week) -> tuple[Cell, DaysOf]:
    """Give the rows of a cell in a week of its month: as a filter says them, and by their days."""
    first, last = week.first_day, week.last_day
    bounds = Atom(day_column, "from", (str(first),)), Atom(day_column, "to", (str(last),))
    days = DaysOf(cell, frozenset(range(first.day, last.day + 1)))
    return cell._replace(atoms=cell.atoms | {*bounds}), days


def wider_than(question: Question, answered: Answered) -> dict[Cell, int]:
    """Give the counts an answer lies within, with any of its conditions left out.

    They are printed nowhere, and known as soon as answers that part them are.
    """
    over = as_indicator(question).over[0]
    each = [conditions(as_indicator(_only(question, one)).of) for one in question.where]
    base = Cell(question.population, question.asks, over, Month.parse(question.first), frozenset())
    return {
        _kept(base._replace(month=Month.parse(month)), each, kept): count
        for kept, month, count in answered.wider
    }


def _only(question: Question, one: Condition) -> Question:
    return replace(question, where=(one,), met=(), by=())


def of_figure(
    indicator: Indicator, over: str, month: Month, by: str, group: str
) -> tuple[Cell, Cell | None]:
    """Give the rows of a figure, and those of them that are met (of a share of rows)."""
    base = (indicator.population, indicator.asks, over, month)
    grouped = [_of_group(indicator.population, by, group)] if by else []
    rows = frozenset([*conditions(indicator.of), *grouped])
    if indicator.measure != "share" or indicator.weight:
        return Cell(*base, rows), None
    return Cell(*base, rows), Cell(*base, rows | conditions(indicator.met))


def is_of_rows(indicator: Indicator) -> bool:
    """Ask whether the counts of an indicator are counts of rows, and so can be compared."""
    if indicator.measure in ("count", "rate"):
        return not indicator.value
    return indicator.measure == "share" and not indicator.weight


def _of_group(population: str, by: str, group: str) -> Atom:
    column = named(by).column
    is_own = column in standing()[population].columns
    return Atom(column if is_own else f"by {by}", "in", (group,))
