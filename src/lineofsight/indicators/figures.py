"""A figure: two exact numbers and what they mean, before anybody judges or rounds it.

The value is worked out only when asked for, and stays exact: a Fraction, or the count itself.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from lineofsight.kernel.periods import Month
from lineofsight.kernel.quantities import State

Exact = int | Decimal

_TIMES = {
    "percent": (100, 1),
    "rate_per_10000": (10_000, 1),
    "rate_per_100000": (100_000, 1),
    "weeks": (1, 7),
}
"""Unit -> what the quotient is multiplied and divided by; in any other unit it is itself."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of one indicator: for a period, a month, and one group of one breakdown.

    `by` and `group` are None for the whole. A breakdown that cannot be given at all is one
    figure with `by` named, `group` None and the reason.
    """

    code: str
    over: str
    month: Month
    by: str | None
    group: str | None
    numerator: Exact | None
    denominator: Exact | None
    unit: str
    state: State
    reason: str  # why there is no value, in words; empty when there is one
    snapshot: str  # id of the seal it was counted from
    definition_version: int
    middle: Fraction | None = None  # a median's or highest value, whose two numbers are None and n

    @property
    def value(self) -> Fraction | Exact | None:
        """The exact value in its unit, or None when the state says that there is none."""
        if self.state is not State.VALUE:
            return None
        if self.numerator is None:
            return self.middle
        if self.denominator is None:
            return self.numerator
        times, by = _TIMES.get(self.unit, (1, 1))
        above, below = self.numerator * times, self.denominator * by
        if isinstance(above, int) and isinstance(below, int):
            return Fraction(above, below)
        return Fraction(above) / Fraction(below)
