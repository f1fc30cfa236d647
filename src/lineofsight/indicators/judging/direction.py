"""Which way a figure moved, how far, in its own unit, and whether that is better or worse.

The arrow is the movement; the word is the judgement, by which way is good. A fall in re-referrals
is an improvement and a fall in timeliness is not; a neutral measure has no word.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from lineofsight.indicators.definition import Indicator
from lineofsight.kernel.quantities import NO_CHANGE, change_in_words, in_words

Number = int | Decimal | Fraction

SAME_WITHIN = Fraction(1, 2)
"""A change smaller than this is no change, in percentage points, cases a worker,
weeks, days or points of a score."""

_MEASURED = frozenset({"percent", "cases_per_fte", "weeks", "days", "score"})

SAME_CASES = 2
"""With a small base, a change of fewer cases than this is no change."""


@dataclass(frozen=True)
class Change:
    """A change between two months, unrounded, in the unit of the indicator."""

    size: Fraction
    unit: str
    direction: str  # up, down, same
    judgement: str  # improved, worsened, or empty for a neutral measure and for no change

    @property
    def words(self) -> str:
        """The change as a paper prints it: `up 12.0 percentage points`."""
        return NO_CHANGE if self.direction == "same" else change_in_words(self.size, self.unit)


def change(
    indicator: Indicator,
    now: Number | None,
    before: Number | None,
    *,
    bases: tuple[Number | None, Number | None] = (None, None),
    small_base: int = 0,
) -> Change | None:
    """Compare two values of one indicator; None when either is missing.

    `bases` are the two denominators: with fewer than `small_base` in either, a change worth
    fewer than two cases is no change. Nor is one that does not show in print.
    """
    if now is None or before is None:
        return None
    size = Fraction(now) - Fraction(before)
    if _prints_same(indicator.unit, now, before) or _is_same(
        indicator.unit, size, bases, small_base
    ):
        return Change(size, indicator.unit, "same", "")
    rises = size > 0
    judgement = ""
    if indicator.better != "neutral":
        judgement = "improved" if rises == (indicator.better == "higher") else "worsened"
    return Change(size, indicator.unit, "up" if rises else "down", judgement)


def _prints_same(unit: str, now: Number, before: Number) -> bool:
    """Whether a reader sees no change: in the two figures, or in the change beside them."""
    change_said = change_in_words(Fraction(now) - Fraction(before), unit)
    return change_said == NO_CHANGE or in_words(now, unit) == in_words(before, unit)


def _is_same(
    unit: str, size: Fraction, bases: tuple[Number | None, Number | None], small_base: int
) -> bool:
    if unit not in _MEASURED:
        return size == 0
    if abs(size) < SAME_WITHIN:
        return True
    if unit != "percent":
        return False
    known = [Fraction(base) for base in bases if base is not None]
    if not known or min(known) >= small_base:
        return False
    return abs(size) * min(known) / 100 < SAME_CASES
