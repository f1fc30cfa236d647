"""Which chart is drawn of which figures: the rule, in one place.

- Periods that overlap are never charted, since neighbours share months: rolling, year to date, and
  a state of a day that counts what happened in the months before it.
- A percentage of bases that are small, or that differ from their mean by over 25%: P'.
- A count of rare harm, under one a month: the days between events (T).
- Everything else, counts among them: single values and moving ranges (XmR).
"""

from collections.abc import Sequence
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from lineofsight.indicators.judging.process_control.points import Point
from lineofsight.indicators.judging.process_control.rules import Better

CHARTED = ("month", "snapshot")
"""The periods that may be charted: neighbours have nothing in common."""

CHANGING = Fraction(1, 4)
"""A base further from the mean of the bases than this part of it changes."""

RARE = 1
"""Fewer events a month than this, on average, are rare."""


class Kind(StrEnum):
    """The charts there are."""

    XMR = "XmR"
    P_PRIME = "P'"
    BETWEEN = "T"

    @property
    def words(self) -> str:
        """The chart in words."""
        return _WORDS[self]


_WORDS = {
    Kind.XMR: "single values and moving ranges (XmR)",
    Kind.P_PRIME: "percentages with limits by their bases (P')",
    Kind.BETWEEN: "days between events (T)",
}


class Choice(NamedTuple):
    """The chart, or why there is none."""

    kind: Kind | None
    why_not: str = ""


def chosen(
    points: Sequence[Point], *, unit: str, over: str, better: Better, small_base: int,
    window: int = 0,
) -> Choice:  # fmt: skip
    """Choose the chart of a series of one unit and period; bases below `small_base` are small.

    `window` is how many months up to its day each point counts, 0 for none before it. Only a
    count that is better lower can be rare harm.
    """
    if over not in CHARTED or window:
        return Choice(None, "its periods overlap")
    if unit == "percent":
        is_apart = bases_are_small(points, small_base) or bases_change(points)
        return Choice(Kind.P_PRIME if is_apart else Kind.XMR)
    if unit == "count" and over == "month" and better == "lower" and _are_rare(points):
        return Choice(Kind.BETWEEN)
    return Choice(Kind.XMR)


def bases_are_small(points: Sequence[Point], small_base: int) -> bool:
    """Ask whether any percentage is out of fewer than `small_base`."""
    return any(point.base is not None and point.base < small_base for point in points)


def bases_change(points: Sequence[Point]) -> bool:
    """Ask whether any base is over 25% away from the mean of them all."""
    bases = [point.base for point in points if point.base is not None]
    if not bases:
        return False
    mean = sum(bases, Fraction(0)) / len(bases)
    return any(abs(base - mean) > CHANGING * mean for base in bases)


def _are_rare(points: Sequence[Point]) -> bool:
    known = [point.value for point in points if point.value is not None]
    return bool(known) and sum(known, Fraction(0)) < RARE * len(known)
