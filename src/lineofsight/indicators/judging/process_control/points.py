"""The points of a chart in order of their days, and where its limits are worked out afresh.

A point without a value is a gap: it is kept in its place and never bridged.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from lineofsight.kernel.periods import Month, in_words
from lineofsight.kernel.problems import ChecksFailed

Number = int | Decimal | Fraction

_PACES = (1, 3, 6, 12)
"""Months from one point to the next: of a monthly, quarterly, half-yearly and yearly series."""
_WEEK = 7
"""Days from one point to the next of a weekly series."""


@dataclass(frozen=True)
class Point:
    """One point: its day, its value (None: missing) and, of a percentage, what it is out of."""

    on: dt.date
    value: Fraction | None
    base: Fraction | None = None

    @classmethod
    def of(cls, on: dt.date, value: Number | None, base: Number | None = None) -> "Point":
        """Make a point of any exact number."""
        return cls(on, _exact(value), _exact(base))


def _exact(number: Number | None) -> Fraction | None:
    return None if number is None else Fraction(number)


@dataclass(frozen=True)
class Rebase:
    """A dated decision to work the limits out afresh from a point on, and why."""

    on: dt.date
    reason: str = ""
    by: str = ""  # role title of who decided


@dataclass(frozen=True)
class Stretch:
    """The points between two rebases: `first` and `last` are their places, both included."""

    first: int
    last: int


def in_order(points: Iterable[Point]) -> tuple[Point, ...]:
    """Sort points by day; raises `ChecksFailed` where two have the same day."""
    ordered = tuple(sorted(points, key=lambda point: point.on))
    twice = [day for day, times in Counter(point.on for point in ordered).items() if times > 1]
    if twice:
        more = f" And {len(twice) - 1} more days." if len(twice) > 1 else ""
        raise ChecksFailed(
            f"There is more than one point on {in_words(twice[0])}.{more}",
            do="Give one value for each day, and one series at a time.",
        )
    return ordered


def absent_months(points: Iterable[Point]) -> list[Month]:
    """Give the months of a monthly, quarterly, half-yearly or yearly series that have no row.

    A series of another pace, or with two points in a month, lacks none.
    """
    held = [Month.of(point.on).index for point in points]
    return [Month.at(index) for index in _absent(held, _PACES)]


def absent_weeks(points: Iterable[Point]) -> list[dt.date]:
    """Give the days on which a weekly series has no row; none of a series of another pace."""
    held = [point.on.toordinal() for point in points]
    return [dt.date.fromordinal(day) for day in _absent(held, (_WEEK,))]


def _absent(held: Iterable[int], paces: Sequence[int]) -> list[int]:
    """Give the places that an even series leaves out.

    Its pace is the step that most of its points make, and all others are multiples of it.
    """
    held = sorted(held)
    steps = Counter(later - earlier for earlier, later in pairwise(held))
    pace, times = max(steps.items(), key=lambda one: one[1], default=(0, 0))
    if pace not in paces or times * 2 <= steps.total() or any(step % pace for step in steps):
        return []
    return [place for place in range(held[0], held[-1], pace) if place not in {*held}]


def stretches(points: Sequence[Point], rebases: Iterable[Rebase]) -> list[Stretch]:
    """Part the points at the rebases whose day is the day of a point."""
    days = [point.on for point in points]
    starts = sorted({0, *(days.index(rebase.on) for rebase in rebases if rebase.on in days)})
    ends = [start - 1 for start in starts[1:]]
    return [
        Stretch(first, last) for first, last in zip(starts, [*ends, len(points) - 1], strict=True)
    ]
