"""Which whole numbers fit a set of sums: exact, by the simplex method and branching.

Used by the audit only, so that the attack shares nothing with the search that decided what to
hide. All arithmetic is in whole numbers: a row is kept multiplied by the common divisor.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property

from lineofsight.indicators.disclosure.steps import Steps

NODES = 400

Row = tuple[Mapping[str, int], int]
"""A sum over unknowns, and what it comes to."""

Answer = Mapping[str, int]
"""One whole number for each unknown."""


class TooHardToTell(Exception):
    """The branching was given up, or its steps were spent, before an answer was sure."""


@dataclass(frozen=True)
class Puzzle:
    """Unknown whole numbers, the least each may be, and the sums they must meet."""

    least: Mapping[str, int]
    rows: Sequence[Row]
    most: Mapping[str, int]
    """The greatest value of those unknowns that have one."""
    ceiling: int
    """What all unknowns together may not exceed, so that every search ends."""
    steps: Steps = field(default_factory=Steps)
    """What the work may cost, in numbers of tables that are worked out."""

    def farthest(self, name: str, *, up: bool, beyond: int | None = None) -> Answer | None:
        """Give an answer with this unknown as great (or small) as can be, or None without one.

        With `beyond`, any answer past that value will do. Raises `TooHardToTell`.
        """
        return _Branching(self, name, up=up, beyond=beyond).run()

    def with_bounds(self, name: str, *, low: int, high: int) -> "Puzzle":
        """Give the same puzzle with one unknown held between two values."""
        least = max(low, self.least[name])
        most = {**self.most, name: min(high, self.most.get(name, high))}
        return replace(self, least={**self.least, name: least}, most=most)

    def best_point(self, name: str, *, up: bool) -> dict[str, Fraction] | None:
        """Give the farthest point with fractions allowed, or None when nothing fits."""
        table = self._table
        if table is None:
            return None
        names = list(self.least)
        table.improve([(1 if up else -1) if one == name else 0 for one in names])
        values = table.values()
        return {one: values[i] + self.least[one] for i, one in enumerate(names)}

    @cached_property
    def _table(self) -> "_Table | None":
        """The simplex table, at some point that fits; kept, so that later questions start there."""
        names = list(self.least)
        if any(self.most.get(one, self.ceiling) < self.least[one] for one in names):
            return None
        if self.steps.are_spent:
            raise TooHardToTell
        table = _Table(len(names), list(self._rows_from_zero(names)), self.steps)
        return table if table.is_feasible() else None

    def _rows_from_zero(self, names: Sequence[str]) -> Iterator[tuple[list[int], int, bool]]:
        """Give the rows, every unknown counted from its least value: terms, target, is a limit."""
        for terms, target in self.rows:
            rest = target - sum(times * self.least[one] for one, times in terms.items())
            yield [terms.get(one, 0) for one in names], rest, False
        for one, most in self.most.items():
            yield [int(one == other) for other in names], most - self.least[one], True
        yield [1] * len(names), self.ceiling - sum(self.least.values()), True


class _Branching:
    """Depth first: solve with fractions allowed, then split on one that is not whole."""

    def __init__(self, puzzle: Puzzle, name: str, *, up: bool, beyond: int | None) -> None:
        self._puzzle = puzzle
        self._name = name
        self._up = up
        self._beyond = beyond
        self._best: Answer | None = None
        self._nodes = 0

    def run(self) -> Answer | None:
        self._visit(self._puzzle)
        return self._best

    def _visit(self, puzzle: Puzzle) -> None:
        self._nodes += 1
        if self._nodes > NODES:
            raise TooHardToTell
        point = puzzle.best_point(self._name, up=self._up)
        if point is None or not self._is_progress(point[self._name]):
            return
        broken = next((name for name, value in point.items() if value.denominator > 1), None)
        if broken is None:
            self._best = {name: int(value) for name, value in point.items()}
            return
        below = point[broken].numerator // point[broken].denominator
        for low, high in ((puzzle.least[broken], below), (below + 1, puzzle.ceiling)):
            if not self._is_done():
                self._visit(puzzle.with_bounds(broken, low=low, high=high))

    def _is_done(self) -> bool:
        return self._best is not None and self._beyond is not None

    def _is_progress(self, value: Fraction) -> bool:
        mark = self._beyond if self._best is None else self._best[self._name]
        if mark is None:
            return True
        return value >= mark + 1 if self._up else value <= mark - 1


class _Table:
    """A simplex table in whole numbers; smallest-index pivots, so that it cannot go in circles."""

    def __init__(self, width: int, rows: list[tuple[list[int], int, bool]], steps: Steps) -> None:
        self._width = width
        self._steps = steps
        limits = sum(is_limit for _, _, is_limit in rows)
        self._real = width + limits
        self._rows: list[list[int]] = []
        self._basis: list[int] = []
        slack = width
        for number, (terms, target, is_limit) in enumerate(rows):
            row = terms + [0] * (limits + len(rows)) + [target]
            if is_limit:
                row[slack] = 1
                slack += 1
            if target < 0:
                row = [-value for value in row]
            row[self._real + number] = 1
            self._rows.append(row)
            self._basis.append(self._real + number)
        self._divisor = 1
        self._steps.take(sum(map(len, self._rows)))

    def is_feasible(self) -> bool:
        """Find a starting point; False when there is none."""
        columns = len(self._rows[0])
        goal = [sum(row[i] for row in self._rows) for i in range(columns)]
        for added in range(self._real, columns - 1):
            goal[added] = 0
        goal = self._climb(goal)
        if goal[-1] != 0:
            return False
        self._drop_added()
        return True

    def improve(self, aim: Sequence[int]) -> None:
        """Go to a point where the weighted sum of the unknowns is greatest."""
        goal = [value * self._divisor for value in aim]
        goal += [0] * (self._real + 1 - self._width)
        for at, row in zip(self._basis, self._rows, strict=True):
            weight = aim[at] if at < self._width else 0
            if weight:
                goal = [mine - weight * theirs for mine, theirs in zip(goal, row, strict=True)]
        self._climb(goal)

    def values(self) -> list[Fraction]:
        """Give the point reached, one value for each unknown."""
        found = [Fraction(0)] * self._real
        for at, row in zip(self._basis, self._rows, strict=True):
            found[at] = Fraction(row[-1], self._divisor)
        return found[: self._width]

    def _climb(self, goal: list[int]) -> list[int]:
        while True:
            entering = next((i for i in range(self._real) if goal[i] > 0), None)
            if entering is None:
                return goal
            goal = self._pivot(self._leaving(entering), entering, goal)

    def _leaving(self, entering: int) -> int:
        choices = [
            (Fraction(row[-1], row[entering]), self._basis[i], i)
            for i, row in enumerate(self._rows)
            if row[entering] > 0
        ]
        return min(choices)[2]

    def _pivot(self, leaving: int, entering: int, goal: list[int]) -> list[int]:
        if self._steps.are_spent:
            raise TooHardToTell
        by, old = self._rows[leaving], self._divisor
        if by[entering] < 0:
            by = self._rows[leaving] = [-value for value in by]
        new = by[entering]

        def turned(row: list[int]) -> list[int]:
            mine = row[entering]
            if not mine and new == old:
                return row
            self._steps.take(len(row))
            return [(a * new - mine * b) // old for a, b in zip(row, by, strict=True)]

        self._rows = [row if row is by else turned(row) for row in self._rows]
        self._divisor = new
        self._basis[leaving] = entering
        return turned(goal)

    def _drop_added(self) -> None:
        """Put the starting columns out of play, and with them rows that say nothing new."""
        none = [0] * len(self._rows[0])
        for number in range(len(self._rows)):
            if self._basis[number] >= self._real:
                row = self._rows[number]
                entering = next((i for i in range(self._real) if row[i]), None)
                if entering is not None:
                    self._pivot(number, entering, none)
        kept = [i for i, at in enumerate(self._basis) if at < self._real]
        self._rows = [self._rows[i][: self._real] + self._rows[i][-1:] for i in kept]
        self._basis = [self._basis[i] for i in kept]
