"""Counts of some days of a month that, taken together, say how few there were on others of them.

A month, a week of it, the days from Monday to Saturday: each tells the sum of its days, and what
can be worked out of such sums is whatever they add up to, added and subtracted.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from fractions import Fraction

On = Collection[int]
"""Days of a month, by their number."""

Row = dict[int, Fraction]


def give_few(counts: Sequence[int], told: Iterable[On], threshold: int) -> bool:
    """Ask whether the sums told of some days give a sum from 1 to one less than the threshold.

    `counts` are of each day of the month. Days that nobody tells apart are one piece; a day of
    nobody may lie in any. Every set of pieces so small is tried.
    """
    sums = [frozenset(one) for one in told]
    pieces: Counter[tuple[bool, ...]] = Counter()
    for day, count in enumerate(counts, 1):
        pieces[tuple(day in one for one in sums)] += count
    told_apart = [(lies_in, many) for lies_in, many in pieces.items() if many and any(lies_in)]
    known = _Known(
        {at: Fraction(1) for at, (lies_in, _) in enumerate(told_apart) if lies_in[place]}
        for place in range(len(sums))
    )
    sizes = [many for _, many in told_apart]
    return any(map(known.give, _few(sizes, threshold)))


def _few(sizes: Sequence[int], threshold: int, first: int = 0) -> Iterator[list[int]]:
    """Give every set of places whose sizes come to less than the threshold."""
    for at in range(first, len(sizes)):
        if sizes[at] < threshold:
            yield [at]
            yield from ([at, *more] for more in _few(sizes, threshold - sizes[at], at + 1))


class _Known:
    """What sums of pieces are known, brought to steps, so that another can be worked out."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._steps: dict[int, Row] = {}
        for row in rows:
            if left := self._left(row):
                pivot = next(iter(left))
                self._steps[pivot] = {at: n / left[pivot] for at, n in left.items()}

    def give(self, places: Iterable[int]) -> bool:
        """Ask whether the sum of these pieces can be worked out."""
        return not self._left({at: Fraction(1) for at in places})

    def _left(self, row: Row) -> Row:
        for pivot, step in self._steps.items():
            if times := row.get(pivot):
                row = {
                    at: row.get(at, Fraction()) - times * step.get(at, 0) for at in {*row, *step}
                }
        return {at: n for at, n in row.items() if n}
