"""The counts behind the figures of a release, gathered for protection.

A figure rests on one or two counts, each named by a `Slot`. Decimal counts (FTE) are kept in
their smallest unit, so that everything is whole numbers.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import Enum
from typing import Literal, NamedTuple

from lineofsight.indicators.disclosure.linked import Count, Linked, Sum, as_sum
from lineofsight.indicators.disclosure.shown import (
    Key,
    Protects,
    Shown,
    ShownState,
    key_of,
)
from lineofsight.indicators.figures import Exact, Figure
from lineofsight.kernel.periods import Month

Part = Literal["numerator", "denominator"]

BOTH: tuple[Part, ...] = ("numerator", "denominator")

COUNTED: Mapping[str, tuple[Part, ...]] = {
    "count": ("numerator",),
    "rate_per_10000": ("numerator",),  # the estimate is public
    "rate_per_100000": ("numerator",),
    "working_days": ("denominator",),
}
"""Unit -> which parts are counts of the authority's own; for any other unit, both."""

MEASURED = {"weeks": "numerator", "days": "numerator", "score": "numerator"}
"""Unit -> a part that measures and does not count: never small, hidden with the count beside."""


class Slot(NamedTuple):
    """Which count: a part of a figure, named as the figure is."""

    code: str
    over: str
    month: Month
    by: str | None
    group: str | None
    part: Part

    @property
    def figure(self) -> Key:
        """The figure this count is a part of."""
        return self[:5]


class Rest(Enum):
    """What the parts of a sum may leave of their total."""

    NEVER = "they are all there is"
    WHERE_ANY = "some may stand nowhere, and a reader sees whether any do"
    UNSEEN = "there may be more, and no reader knows whether there are"


def parts_of(figure: Figure | Shown) -> Iterable[tuple[Slot, Exact]]:
    """Give the counts a figure rests on; none when it has no value."""
    if figure.state.value != ShownState.VALUE:
        return
    for part in COUNTED.get(figure.unit, BOTH):
        number = figure.numerator if part == "numerator" else figure.denominator
        if number is not None:
            yield Slot(*key_of(figure), part), number


class Ledger:
    """Counts and the sums that tie them, built up piece by piece into a `Linked`."""

    def __init__(self, threshold: int, protects: Mapping[str, Protects]) -> None:
        self._threshold = threshold
        self._protects = protects
        self._counts: list[Count] = []
        self._sums: list[Sum] = []
        self._unit_of: dict[tuple[str, Part], int] = {}
        self._measured: set[tuple[str, Part]] = set()
        self.at: dict[Slot, int] = {}
        """Slot -> position of its count."""
        self.owner: list[Slot] = []
        """Per count, the slot it is, or for a rest the slot it could give away."""
        self.rest_of: dict[Key, int] = {}
        """Percentage -> position of what its numerator leaves of its denominator."""

    def protects(self, code: str) -> Protects:
        """Give the class of an indicator: children, the strictest, unless said otherwise."""
        return self._protects.get(code, "children")

    def is_open(self, slot: Slot) -> bool:
        """Ask whether a count is shown whatever it is: the whole of staff and process."""
        return slot.by is None and self.protects(slot.code) != "children"

    def set_units(self, figures: Iterable[Figure | Shown]) -> None:
        """Find the smallest unit of each indicator's decimal counts, and what only measures."""
        for figure in figures:
            for slot, number in parts_of(figure):
                if MEASURED.get(figure.unit) == slot.part:
                    self._measured.add((slot.code, slot.part))
                for part in BOTH if figure.unit == "percent" else (slot.part,):
                    units = max(self._units(slot._replace(part=part)), 10 ** _places(number))
                    self._unit_of[slot.code, part] = units

    def add(self, slot: Slot, number: Exact, *, is_printed: bool, is_known: bool = False) -> None:
        """Add a count of a figure unless its slot is taken."""
        self.put(
            slot,
            int(number * self._units(slot)),
            is_printed=is_printed,
            is_known=is_known or (is_printed and self.is_open(slot)),
        )

    def put(
        self,
        slot: Slot,
        exact: int,
        *,
        is_printed: bool = False,
        is_known: bool = False,
        gives_few: bool = False,
    ) -> None:
        """Add a count in its smallest unit unless its slot is taken.

        One that gives a small count away is small itself, however large it is.
        """
        if slot in self.at:
            return
        is_never_small = self.is_open(slot) or self.is_measure(slot)
        small_below = 0 if is_never_small else self._threshold * self._units(slot)
        if gives_few:
            small_below = max(small_below, exact + 1)
        self.at[slot] = len(self._counts)
        self._append(slot, exact, small_below, is_printed=is_printed, is_known=is_known)

    def is_measure(self, slot: Slot) -> bool:
        """Ask whether a number measures and does not count, such as the days of weeks."""
        return (slot.code, slot.part) in self._measured

    def exact(self, slot: Slot) -> int:
        """Give a count in its smallest unit."""
        return self._counts[self.at[slot]].exact

    def tie(self, parts: Iterable[Slot], total: Slot, *, rest: Rest, owner: Slot) -> int | None:
        """Say that the parts add up to the total, and give the position of a rest, if any.

        A rest is as small as a count of its owner would be. Where the numbers say otherwise
        there is no such sum, and nothing is tied.
        """
        places = [self.at[part] for part in parts]
        left = self.exact(total) - sum(self._counts[place].exact for place in places)
        if not places or left < 0 or (left and rest is Rest.NEVER):
            return None
        position = None
        if left or rest is Rest.UNSEEN:
            position = len(self._counts)
            small_below = self._counts[self.at[owner]].small_below
            self._append(owner, left, small_below, is_printed=False, is_known=False)
            places.append(position)
        self._sums.append(as_sum(places, self.at[total]))
        return position

    def balance(self, left: Iterable[Slot], right: Iterable[Slot]) -> None:
        """Say that two sets of counts come to the same, if they do."""
        terms = {self.at[slot]: 1 for slot in left} | {self.at[slot]: -1 for slot in right}
        if sum(self._counts[at].exact * times for at, times in terms.items()) == 0:
            self._sums.append(terms)

    def keep_to(self, slots: Iterable[Slot]) -> None:
        """Drop the sums that no chain of unknown counts ties to these: they say nothing of them."""
        linked = self.linked()
        near: set[int] = set()
        for at in (self.at[slot] for slot in slots):
            near |= linked.joined_to(at) if at not in near else set()
        self._sums = [terms for terms in self._sums if not near.isdisjoint(terms)]

    def linked(self) -> Linked:
        """Give everything gathered."""
        return Linked(self._counts, self._sums)

    def _append(
        self, owner: Slot, exact: int, small_below: int, *, is_printed: bool, is_known: bool
    ) -> None:
        name = f"{len(self._counts)} {' '.join(map(str, owner))}"
        self._counts.append(
            Count(name, exact, small_below, is_printed=is_printed, is_known=is_known)
        )
        self.owner.append(owner)

    def _units(self, slot: Slot) -> int:
        return self._unit_of.get((slot.code, slot.part), 1)


def _places(number: Exact) -> int:
    if not isinstance(number, Decimal):
        return 0
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
