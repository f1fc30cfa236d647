"""Red, amber or green against the target, on unrounded values, or why there is no colour.

Green is at or better than the target; amber is worse than the target and not worse than the
amber limit; red is worse than that. 89.95 is printed as 90.0 and is amber against 90.
"""

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from lineofsight.indicators.definition import Indicator
from lineofsight.indicators.judging.targets import Target

Number = int | Decimal | Fraction


class Colour(StrEnum):
    """A colour of the key; the word is always printed."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"

    @property
    def word(self) -> str:
        """The word as a tag prints it."""
        return self.value.capitalize()

    def said(self, *, is_high_risk: bool) -> str:
        """Give the word with what stands beside red: `Red, high risk`."""
        return f"{self.word}, high risk" if is_high_risk else self.word


class Rag(NamedTuple):
    """A colour, or why there is none."""

    colour: Colour | None
    why_not: str = ""


_HAS_BASE = frozenset({"percent", "weeks", "working_days"})


def rag(
    indicator: Indicator,
    value: Number | None,
    *,
    base: Number | None,
    target: Target | None,
    small_base: int,
) -> Rag:
    """Colour one value; no colour where `base`, its denominator, is below `small_base`."""
    if value is None:
        return Rag(None, "no value")
    if indicator.zero_tolerance:
        return Rag(Colour.GREEN if value == 0 else Colour.RED)
    if indicator.better == "neutral":
        return Rag(None, "neither high nor low is good")
    if target is None:
        return Rag(None, "no target")
    if indicator.unit in _HAS_BASE and base is not None and base < small_base:
        return Rag(None, f"fewer than {small_base} counted")
    return Rag(_coloured(indicator.better, Fraction(value), target))


def could_be(
    colour: Colour, better: str, target: Target, *, lower: Number, upper: Number
) -> tuple[Colour, ...]:
    """Give the other colours of a figure that lies between two bounds, the best first."""
    ends = {_coloured(better, Fraction(end), target) for end in (lower, upper)}
    order = [one for one in Colour if one is not Colour.AMBER or target.amber is not None]
    places = [order.index(one) for one in (*ends, colour)]
    return tuple(one for one in order[min(places) : max(places) + 1] if one is not colour)


def _coloured(better: str, value: Fraction, target: Target) -> Colour:
    sign = 1 if better == "higher" else -1
    if sign * value >= sign * Fraction(target.value):
        return Colour.GREEN
    if target.amber is not None and sign * value >= sign * Fraction(target.amber):
        return Colour.AMBER
    return Colour.RED
