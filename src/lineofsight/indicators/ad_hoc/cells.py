"""Which rows a count is of, said so that two counts can be compared: a population and conditions.

A filter and the group of a breakdown are the same condition where they mean the same column, so
that `sex is F` asked today is the group F of a table published last month.
"""

import json
from dataclasses import replace
from typing import NamedTuple

from lineofsight.indicators.ad_hoc.counting import Answered
from lineofsight.indicators.ad_hoc.question import Question, as_indicator
from lineofsight.indicators.breakdowns import named
from lineofsight.indicators.conditions import Atom, Atoms, conditions
from lineofsight.indicators.definition import Indicator
from lineofsight.kernel.periods import Month
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

    @property
    def name(self) -> str:
        """The population, the way of asking and the conditions as one text."""
        return json.dumps([self.population, self.asks, sorted(self.atoms)])


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


def wider_than(question: Question, answered: Answered) -> dict[Cell, int]:
    """Give the counts an answer lies within, with any of its conditions left out.

    They are printed nowhere, and known as soon as answers that part them are.
    """
    over = as_indicator(question).over[0]
    each = [conditions(as_indicator(_only(question, at)).of) for at in range(len(question.where))]
    return {
        Cell(
            question.population,
            question.asks,
            over,
            Month.parse(month),
            frozenset(atom for at in kept for atom in each[at]),
        ): count
        for kept, month, count in answered.wider
    }


def _only(question: Question, at: int) -> Question:
    return replace(question, where=(question.where[at],), met=(), by=())


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
