"""Find another set of whole numbers that fits everything an outsider knows.

A hidden count is safe when the release would look just the same with another number in its
place. Such an *alternative* is the proof: it moves the count and, to keep every sum, some others
by whole steps. Counts that move must all be hidden, so the cheapest alternative names the best
partners to hide.
"""

import heapq
from collections.abc import Callable, Mapping
from itertools import count as numbering

from lineofsight.indicators.disclosure.linked import Linked
from lineofsight.indicators.disclosure.steps import Steps

Moves = Mapping[int, int]
"""Position of a count -> by how much the alternative differs from the exact count, never 0."""

Price = Callable[[int], int | None]
"""What it costs that a count moves: 0 when hidden already, None when it must stay shown."""

_STEP = 1


def cheap(
    linked: Linked, start: int, *, price: Price, tries: int, haste: int, steps: Steps
) -> Moves | None:
    """Find cheap moves that change the count at `start` and keep every sum.

    Best first: from one step at `start`, close the sum opened last with one step of another of
    its counts, and so on until no sum is open. `haste` is what an open sum is reckoned to cost:
    more of it finds dearer moves sooner. None when nothing was found in so many tries, or before
    the steps were spent, which proves nothing; whatever is returned has been proved by its making.
    """
    search = _Search(linked, start, price=price, haste=haste, steps=steps)
    for step in (1, -1):
        search.consider({}, {}, 0, start, step)
    for _ in range(tries):
        found = None if steps.are_spent else search.take()
        if found is None:
            return None
        moves, gaps, paid = found
        if not gaps:
            if leaves_a_reason(linked, moves):
                return moves
            continue
        search.widen(moves, gaps, paid)
    return None


def leaves_a_reason(linked: Linked, moves: Moves) -> bool:
    """Ask whether, after the moves, some count among them would still be hidden for its own sake.

    An outsider knows the rule: counts are hidden because one of those hidden together is small.
    An alternative in which none is small would not have been printed like this. (Where only a
    count of 1 is small, moving it always breaks this, and the test is left out.)
    """
    before = [linked.counts[at] for at in moves if linked.counts[at].is_small]
    if not before or before[0].small_below == 2:
        return True
    return any(
        linked.counts[at].would_be_small(linked.counts[at].exact + step)
        for at, step in moves.items()
    )


def holds(linked: Linked, moves: Moves) -> bool:
    """Check moves from scratch: nothing an outsider has moves, no sum breaks, none is too low."""
    for at, step in moves.items():
        moved = linked.counts[at]
        if not step or moved.is_fixed or moved.exact + step < moved.least:
            return False
    touched = {number for at in moves for number, _ in linked.sums_of[at]}
    return all(
        sum(moves.get(at, 0) * times for at, times in linked.sums[number].items()) == 0
        for number in touched
    )


class _Search:
    """The states still to look at, cheapest first; each pattern of open sums is kept once."""

    def __init__(
        self, linked: Linked, start: int, *, price: Price, haste: int, steps: Steps
    ) -> None:
        self._linked = linked
        self._steps = steps
        self._start = start
        self._price = price
        self._haste = haste
        self._waiting: list[tuple[int, int, int, dict[int, int], dict[int, int]]] = []
        self._number = numbering()
        self._seen: dict[tuple[int, frozenset[tuple[int, int]]], int] = {}
        self._closers: dict[tuple[int, bool], list[tuple[int, int, int]]] = {}

    def take(self) -> tuple[dict[int, int], dict[int, int], int] | None:
        """Give the moves, the sums they leave open, and the price of the cheapest state."""
        if not self._waiting:
            return None
        _, _, paid, moves, gaps = heapq.heappop(self._waiting)
        return moves, gaps, paid

    def widen(self, moves: dict[int, int], gaps: dict[int, int], paid: int) -> None:
        """Close the sum opened last by one step, in each way there is."""
        newest = next(reversed(gaps))
        for at, step, cost in self._ways_to_close(newest, gap=gaps[newest]):
            if moves.get(at, 0) * step >= 0:
                self.consider(moves, gaps, paid + (0 if at in moves else cost), at, step)

    def consider(
        self, moves: dict[int, int], gaps: dict[int, int], paid: int, at: int, step: int
    ) -> None:
        """Add one step to a state and keep the outcome, unless it is no better than one seen."""
        self._steps.take()
        moved = moves.get(at, 0) + step
        if self._linked.counts[at].exact + moved < self._linked.counts[at].least:
            return
        left = self._gaps_after(gaps, at, step)
        if left is None:
            return
        paid += _STEP
        moved_at_start = moved if at == self._start else moves[self._start]
        shape = (moved_at_start, frozenset(left.items()))
        if left and self._seen.get(shape, paid + 1) <= paid:
            return
        self._seen[shape] = paid
        then = {**moves, at: moved}
        rank = paid + self._haste * len(left)
        heapq.heappush(self._waiting, (rank, next(self._number), paid, then, left))

    def _ways_to_close(self, number: int, *, gap: int) -> list[tuple[int, int, int]]:
        """List the counts that could move a sum the other way: position, step, price."""
        is_over = gap > 0
        found = self._closers.get((number, is_over))
        if found is None:
            found = self._closers[number, is_over] = []
            for at, times in self._linked.movable[number]:
                step = -1 if is_over == (times > 0) else 1
                count, cost = self._linked.counts[at], self._price(at)
                if cost is not None and count.exact + step >= count.least:
                    found.append((at, step, cost))
        return found

    def _gaps_after(self, gaps: dict[int, int], at: int, step: int) -> dict[int, int] | None:
        """Give the sums left open by a step; None when one of them could never be closed."""
        left = dict(gaps)
        for number, times in self._linked.sums_of[at]:
            gap = left.get(number, 0) + times * step
            if not gap:
                del left[number]
            elif self._ways_to_close(number, gap=gap):
                left[number] = gap
            else:
                return None
        return left
