"""Decide which counts of a release are hidden: the small ones, and the fewest needed beside them.

Each hidden count comes with a proof that it cannot be worked out (`alternatives.py`): first every
small count gets one, hiding the cheapest partners; then partners that turn out not to be needed
are shown again. A count that cannot be protected, because what is already public gives it away,
is hidden all the same and named.
"""

from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from lineofsight.indicators.disclosure.alternatives import (
    Moves,
    Price,
    cheap,
    holds,
)
from lineofsight.indicators.disclosure.given_away import given_away
from lineofsight.indicators.disclosure.linked import Linked

_PER_CHILD = 64  # price of one child hidden, in steps of an alternative
_PER_CELL = 6  # every further cell that is hidden costs as much as so many children
_THOROUGH = (2_000, 8 * _PER_CHILD)  # tries, and what an open sum is reckoned to cost
_HASTY = (10_000, 64 * _PER_CHILD)


@dataclass(frozen=True)
class Hiding:
    """What is hidden, and what could not be saved."""

    hidden: frozenset[int]
    """Positions of the hidden counts, printed or not."""
    given_up: frozenset[int]
    """Those of them that what is already public gives away."""
    proofs: tuple[Moves, ...]
    """For each other hidden count, some alternative here moves it."""


def hide(linked: Linked, *, also: Iterable[int] = ()) -> Hiding:
    """Choose what to hide: the small counts, those named in `also`, and their partners."""
    lost = given_away(linked)
    must = [at for at, count in enumerate(linked.counts) if count.is_small and not count.is_known]
    must = sorted({*must, *also}, key=lambda at: (linked.counts[at].exact, at))
    work = _Work(linked, lost, [at for at in must if at not in lost])
    work.protect_each()
    work.show_again_what_is_not_needed()
    return Hiding(
        hidden=frozenset(must) | work.hidden,
        given_up=frozenset(at for at in must if at in lost) | work.given_up,
        proofs=tuple(work.proofs.values()),
    )


@dataclass
class _Work:
    linked: Linked
    lost: AbstractSet[int]
    must: list[int]
    proofs: dict[int, Moves] = field(default_factory=dict)
    hidden: set[int] = field(default_factory=set)
    given_up: set[int] = field(default_factory=set)
    kept: set[int] = field(default_factory=set)
    """What stays hidden around a count that was given up."""

    def protect_each(self) -> None:
        """Give every count that must be hidden a proof, hiding what the proof moves."""
        self.hidden = set(self.must)
        for at in self.must:
            if at in self.proofs:
                continue
            moves = self._find(at, self._price, _THOROUGH, _HASTY) or self._all_joined(at)
            if moves:
                self.hidden.update(moves)
                self.proofs.update({other: moves for other in self.must if other in moves})

    def show_again_what_is_not_needed(self) -> None:
        """Try to show each partner, the dearest first, and keep what still leaves a proof."""
        partners = self.hidden - self.kept - set(self.must)
        for partner in sorted(partners, key=lambda at: (-self._cost(at), at)):
            if partner not in self.hidden or not self.linked.counts[partner].is_printed:
                continue
            instead = self._proofs_without(partner)
            if instead is not None:
                self.proofs.update(instead)
                self._hide_only_what_proofs_move()

    def _find(self, at: int, price: Price, *efforts: tuple[int, int]) -> Moves | None:
        for tries, haste in efforts:
            moves = cheap(self.linked, at, price=price, tries=tries, haste=haste)
            if moves is None:
                continue
            if not holds(self.linked, moves, self.hidden | set(moves)):
                raise AssertionError("an alternative does not keep the sums")
            return moves
        return None

    def _all_joined(self, at: int) -> Moves | None:
        """Hide everything that is tied to this count; twice each number may be the proof."""
        joined = self.linked.joined_to(at) - self.lost
        self.hidden |= joined
        again = self._find(at, self._price_of_hidden(None), _THOROUGH, _HASTY)
        twice = {
            one: self.linked.counts[one].exact for one in joined if self.linked.counts[one].exact
        }
        if again or holds(self.linked, twice, self.hidden):
            return again or twice
        self.given_up.add(at)
        self.kept |= joined
        return None

    def _proofs_without(self, partner: int) -> dict[int, Moves] | None:
        price = self._price_of_hidden(partner)
        instead: dict[int, Moves] = {}
        for at, moves in self.proofs.items():
            if partner not in moves or at in instead:
                continue
            found = self._find(at, price, _THOROUGH)
            if found is None:
                return None
            instead.update({other: found for other in self.must if other in found})
        return instead

    def _hide_only_what_proofs_move(self) -> None:
        self.hidden = self.kept.union(self.must, *self.proofs.values())

    def _cost(self, at: int) -> int:
        return _PER_CHILD * (self.linked.counts[at].exact + _PER_CELL)

    def _price(self, at: int) -> int | None:
        if at in self.hidden or not self.linked.counts[at].is_printed:
            return 0
        return None if at in self.lost else self._cost(at)

    def _price_of_hidden(self, but: int | None) -> Callable[[int], int | None]:
        def price(at: int) -> int | None:
            is_free = at in self.hidden or not self.linked.counts[at].is_printed
            return 0 if is_free and at != but else None

        return price
