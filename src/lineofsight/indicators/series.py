"""Monthly sums on a dense grid, from which every period is read: a month, twelve, a year so far.

A month in which nothing happened is a month of zeros, so that a rolling year is never short.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate
from typing import NamedTuple

import pyarrow as pa

from lineofsight.indicators.compiling import Months
from lineofsight.indicators.figures import Exact
from lineofsight.kernel.periods import OF_MONTHS, Month

WHOLE = ("", "")


class Cell(NamedTuple):
    """One group of one breakdown; the whole has neither."""

    breakdown: str
    member: str


class Series:
    """The sums of one pass: for each cell and each summed column, a running total by month."""

    def __init__(self, summed: pa.Table, months: Months, width: int) -> None:
        self._first = months.first
        self._zeros: list[Exact] = [0] * (months.last - months.first + 2)
        self._running: dict[Cell, list[list[Exact]]] = {}
        columns = [_numbers(summed.column(f"s{place}")) for place in range(width)]
        for cell, rows in _rows_by_cell(summed).items():
            self._running[cell] = [self._accumulated(column, rows) for column in columns]

    def _accumulated(self, column: list[Exact], rows: list[tuple[int, int]]) -> list[Exact]:
        dense = self._zeros.copy()
        for month, row in rows:
            dense[month - self._first + 1] = column[row]
        return list(accumulate(dense))

    def members(self, breakdown: str) -> Iterator[str]:
        """Give the groups of a breakdown that occur in any month."""
        return (cell.member for cell in self._running if cell.breakdown == breakdown)

    def total(self, cell: Cell, column: int, months: Months) -> Exact:
        """Add up a column over these months, both included."""
        running = self._running.get(cell)
        if running is None:
            return 0
        totals = running[column]
        first = self._first
        added = totals[months.last - first + 1] - totals[months.first - first]
        return plain(added) if isinstance(added, Decimal) else added


class Spread:
    """How often each value occurs, by cell and month: what an exact median or highest needs."""

    def __init__(self, counted: pa.Table) -> None:
        self._months: dict[Cell, dict[int, Counter[Exact | Fraction]]] = defaultdict(dict)
        months, breakdowns, members, worths, shares, times = (
            counted.column(place).to_pylist() for place in range(6)
        )
        values = worths
        if any(share != 1 for share in shares):
            values = [Fraction(w) / Fraction(s) for w, s in zip(worths, shares, strict=True)]
        for month, breakdown, member, value, rows in zip(
            months, breakdowns, members, values, times, strict=True
        ):
            by_month = self._months[Cell(breakdown, member)]
            by_month.setdefault(month, Counter())[value] += rows

    def median(self, cell: Cell, months: Months) -> Fraction | None:
        """Give the middle value over these months, or None when there is none."""
        return _middle(self._together(cell, months))

    def highest(self, cell: Cell, months: Months) -> Fraction | None:
        """Give the highest value over these months, or None when there is none."""
        values = self._together(cell, months)
        return Fraction(max(values)) if values else None

    def _together(self, cell: Cell, months: Months) -> Counter[Exact | Fraction]:
        by_month = self._months.get(cell, {})
        asked = [by_month[n] for n in range(months.first, months.last + 1) if n in by_month]
        if len(asked) == 1:
            return asked[0]
        together: Counter[Exact | Fraction] = Counter()
        for values in asked:
            together.update(values)
        return together


def _middle(values: Counter[Exact | Fraction]) -> Fraction | None:
    if not values:
        return None
    ordered = sorted(values)
    reached = list(accumulate(values[value] for value in ordered))
    lower = ordered[bisect_left(reached, (reached[-1] + 1) // 2)]
    upper = ordered[bisect_left(reached, reached[-1] // 2 + 1)]
    return (Fraction(lower) + Fraction(upper)) / 2


def _rows_by_cell(summed: pa.Table) -> dict[Cell, list[tuple[int, int]]]:
    cells: dict[Cell, list[tuple[int, int]]] = defaultdict(list)
    months, breakdowns, members = (summed.column(place).to_pylist() for place in range(3))
    for row, (month, breakdown, member) in enumerate(zip(months, breakdowns, members, strict=True)):
        cells[Cell(breakdown, member)].append((month, row))
    return cells


def _numbers(column: pa.ChunkedArray) -> list[Exact]:
    """Give the numbers of a column exactly: whole ones as int, others as Decimal."""
    kind = column.type
    if pa.types.is_decimal(kind) and kind.scale:
        return [plain(number) for number in column.to_pylist()]
    numbers: list[Exact] = column.cast(pa.int64()).to_pylist()
    return numbers


def plain(number: Decimal) -> Decimal:
    """Write a decimal without the zeros at its end: 12.5 rather than 12.5000, 10 not 1E+1."""
    trimmed = number.normalize()
    exponent = trimmed.as_tuple().exponent
    return trimmed.quantize(Decimal(1)) if isinstance(exponent, int) and exponent > 0 else trimmed


def first_month(months: Sequence[int], overs: Iterable[str]) -> int:
    """Give the first month whose sums are needed to answer these periods of these months."""
    earliest = Month.at(min(months))
    opens = [earliest.opens(over).index for over in overs if over in OF_MONTHS]
    return min(opens, default=earliest.index)
