"""Decide which counts of a release are hidden: the small ones, and the fewest needed beside them.

Each hidden count comes with a proof that it cannot be worked out (`alternatives.py`): first every
small count gets one, hiding the cheapest partners; then partners that turn out not to be needed
are shown again. A count that cannot be protected, because what is already public gives it away,
is hidden all the same and named. Where what is shown leaves rounded, the search may end before it
has a proof for every count: such a count is hidden, and what is tied to it is left to rounding.
"""

from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from lineofsight.indicators.disclosure.alternatives import (
    Moves,
    Price,
    cheap,
    holds,
)
from lineofsight.indicators.disclosure.given_away import given_away
from lineofsight.indicators.disclosure.linked import Linked
from lineofsight.indicators.disclosure.steps import Steps

_DOUBLE = 64  # what a count of twice the size costs more, in steps of an alternative
_EFFORTS = (
    (500, _DOUBLE),
    (500, 3 * _DOUBLE),
    (700, 9 * _DOUBLE),
    (1_000, 27 * _DOUBLE),
    (10_000, 81 * _DOUBLE),
)
"""Tries, and what an open sum is reckoned to cost: the best partners first, then any at all."""
_BRIEF = (300, 3 * _DOUBLE)


@dataclass(frozen=True)
class Hiding:
    """What is hidden, and what could not be saved."""

    hidden: frozenset[int]
    """Positions of the hidden counts, printed or not."""
    given_up: frozenset[int]
    """Those of them that what is already public gives away."""
    proofs: tuple[Moves, ...]
    """For each other hidden count, some alternative here moves it."""
    left_to_rounding: frozenset[int] = frozenset()
    """Those without a proof, where what is shown leaves rounded."""


def hide(linked: Linked, *, also: Iterable[int] = (), rounded: Steps | None = None) -> Hiding:
    """Choose what to hide: the small counts, those named in `also`, and their partners.

    `rounded`: what is shown leaves rounded, so that the search may end once these steps are spent.
    Those that are printed come first then, before any that only other papers tell of.
    """
    lost = given_away(linked)
    must = [at for at, count in enumerate(linked.counts) if count.is_small and not count.is_known]
    must = sorted({*must, *also}, key=lambda at: (linked.counts[at].exact, at))
    if rounded is not None:
        must.sort(key=lambda at: not linked.counts[at].is_printed)
    work = _Work(linked, lost, [at for at in must if at not in lost], rounded)
    work.protect_each()
    work.show_again_what_is_not_needed()
    found = Hiding(
        hidden=frozenset(must) | work.hidden,
        given_up=frozenset(at for at in must if at in lost) | work.given_up,
        proofs=tuple({id(moves): moves for moves in work.proofs.values()}.values()),
        left_to_rounding=frozenset(work.left_to_rounding - work.proofs.keys()),
    )
    _check(linked, found)
    return found


def _check(linked: Linked, found: Hiding) -> None:
    """Go through the proofs once more; anything amiss is a fault of this program."""
    moved = {at for moves in found.proofs for at in moves}
    printed = {at for at in moved if linked.counts[at].is_printed}
    must = {at for at, count in enumerate(linked.counts) if count.is_small and not count.is_known}
    if not all(holds(linked, moves) for moves in found.proofs):
        raise AssertionError("a proof does not keep the sums")
    without = found.given_up | found.left_to_rounding
    if not printed <= found.hidden or not must <= moved | without:
        raise AssertionError("a hidden count has no proof")


class _Work:
    def __init__(
        self, linked: Linked, lost: AbstractSet[int], must: list[int], rounded: Steps | None
    ) -> None:
        self.linked = linked
        self.lost = lost
        self.must = must
        self.hidden = set(must)
        self.given_up: set[int] = set()
        self.left_to_rounding: set[int] = set()
        self.proofs: dict[int, Moves] = {}
        self._kept = set(must)  # hidden whatever the proofs move
        self._must = frozenset(must)
        self._is_rounded = rounded is not None
        self._steps = rounded or Steps()
        self._moved_for: dict[int, set[int]] = defaultdict(set)  # moved -> whose proof moves it

    def protect_each(self) -> None:
        """Give every count that must be hidden a proof, hiding what the proof moves."""
        for at in self.must:
            if at in self.proofs:
                continue
            moves = self._find(at, self._price, *_EFFORTS)
            if moves is None and self._is_rounded:
                self.left_to_rounding.add(at)
            elif moves := moves or self._all_joined(at):
                self._prove(moves)

    def show_again_what_is_not_needed(self) -> None:
        """Try to show each partner, the dearest first, and keep what still leaves a proof."""
        partners = self.hidden - self._kept
        for partner in sorted(partners, key=lambda at: (-self._cost(at), at)):
            if partner in self.hidden and self.linked.counts[partner].is_printed:
                for moves in self._proofs_without(partner):
                    self._prove(moves)

    def _find(self, at: int, price: Price, *efforts: tuple[int, int]) -> Moves | None:
        for tries, haste in efforts:
            moves = cheap(self.linked, at, price=price, tries=tries, haste=haste, steps=self._steps)
            if moves is not None:
                return moves
        return None

    def _prove(self, moves: Moves) -> None:
        """Take moves as the proof of each count they move that must be hidden."""
        self.hidden.update(moves)
        for at in (one for one in moves if one in self._must):
            for moved in moves:
                self._moved_for[moved].add(at)
            for moved in self.proofs.get(at, {}):
                if moved not in moves:
                    self._let_go(moved, at)
            self.proofs[at] = moves

    def _let_go(self, moved: int, at: int) -> None:
        self._moved_for[moved].discard(at)
        if not self._moved_for[moved] and moved not in self._kept:
            self.hidden.discard(moved)

    def _all_joined(self, at: int) -> Moves | None:
        """Hide everything that is tied to this count; twice each number may be the proof."""
        joined = self.linked.joined_to(at) - self.lost
        before = set(self.hidden)
        self.hidden |= joined
        again = self._find(at, self._price_of_hidden(None), *_EFFORTS)
        twice = {one: self.linked.counts[one].exact for one in joined}
        twice = {one: step for one, step in twice.items() if step}
        if again or holds(self.linked, twice):
            self.hidden = before
            return again or twice
        self.given_up.add(at)
        self._kept |= joined
        return None

    def _proofs_without(self, partner: int) -> list[Moves]:
        """Give proofs that do without a partner, for all whose proof moves it; or none."""
        price = self._price_of_hidden(partner)
        instead: list[Moves] = []
        for at in sorted(self._moved_for[partner]):
            if any(at in moves for moves in instead):
                continue
            found = self._find(at, price, _BRIEF)
            if found is None:
                return []
            instead.append(found)
        return instead

    def _cost(self, at: int) -> int:
        """Give the price of hiding a count: it grows, and slowly, so that few cells are hidden."""
        exact = self.linked.counts[at].exact
        doublings = exact.bit_length()
        return _DOUBLE * doublings + (_DOUBLE * exact >> doublings)

    def _price(self, at: int) -> int:
        if at in self.hidden or not self.linked.counts[at].is_printed:
            return 0
        return self._cost(at)

    def _price_of_hidden(self, but: int | None) -> Price:
        def price(at: int) -> int | None:
            is_free = at in self.hidden or not self.linked.counts[at].is_printed
            return 0 if is_free and at != but else None

        return price
