"""Counts that are linked by sums, as an outsider meets them: what is printed, known, movable.

Everything in this folder that decides what to hide works on a `Linked`. Counts are exact here;
nothing of this leaves the folder.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

Sum = Mapping[int, int]
"""One sum that must come to nothing: position of a count -> how often it is added (parts +1,
total -1)."""


@dataclass(frozen=True)
class Count:
    """One count of a release."""

    name: str
    exact: int
    small_below: int = 6
    """Exact counts from 1 to one less than this are hidden; 0: never small."""
    is_printed: bool = True
    """False for a count that stands nowhere, but that a reader could work out."""
    is_known: bool = False
    """True when outsiders have the exact value whatever is hidden now."""

    def would_be_small(self, value: int) -> bool:
        """Ask whether this count would be hidden if it were so many."""
        return 0 < value < self.small_below

    @property
    def is_small(self) -> bool:
        """Ask whether the count must be hidden for its own sake."""
        return self.would_be_small(self.exact)

    @property
    def is_fixed(self) -> bool:
        """Ask whether outsiders have the exact value: known before, or a printed zero."""
        return self.is_known or (self.is_printed and self.exact == 0)

    @property
    def least(self) -> int:
        """The least an outsider must reckon with: printed zeros are shown, so hidden means 1."""
        return 1 if self.is_printed else 0


@dataclass(frozen=True)
class Linked:
    """Counts, and the sums that tie them together; each sum holds for the exact counts."""

    counts: Sequence[Count]
    sums: Sequence[Sum]

    @cached_property
    def movable(self) -> Sequence[tuple[tuple[int, int], ...]]:
        """Per sum, the counts an outsider does not have, with how often each is added."""
        return [
            tuple((at, times) for at, times in terms.items() if not self.counts[at].is_fixed)
            for terms in self.sums
        ]

    @cached_property
    def sums_of(self) -> Sequence[tuple[tuple[int, int], ...]]:
        """Per count, the sums it stands in, with how often it is added there."""
        found: list[list[tuple[int, int]]] = [[] for _ in self.counts]
        for number, terms in enumerate(self.sums):
            for at, times in terms.items():
                found[at].append((number, times))
        return [tuple(places) for places in found]

    def joined_to(self, start: int) -> set[int]:
        """Give every count that a chain of sums and unknown counts ties to this one."""
        reached, waiting = {start}, [start]
        while waiting:
            for number, _ in self.sums_of[waiting.pop()]:
                new = {at for at, _ in self.movable[number]} - reached
                reached |= new
                waiting.extend(new)
        return reached

    def adds_up(self, number: int) -> bool:
        """Ask whether a sum holds for the exact counts."""
        return sum(self.counts[at].exact * times for at, times in self.sums[number].items()) == 0


def as_sum(parts: Iterable[int], total: int) -> dict[int, int]:
    """Write `parts add up to total` as a `Sum`; a part named twice is added twice."""
    terms: dict[int, int] = {}
    for part in parts:
        terms[part] = terms.get(part, 0) + 1
    terms[total] = terms.get(total, 0) - 1
    return {at: times for at, times in terms.items() if times}
