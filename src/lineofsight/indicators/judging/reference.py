"""A figure beside the mean of a named stretch of months, such as the year before an inspection."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from lineofsight.kernel.periods import Month
from lineofsight.kernel.quantities import halves_up
from lineofsight.settings import ReferencePeriod

Number = int | Decimal | Fraction


@dataclass(frozen=True)
class Comparison:
    """A value against the mean of a reference period."""

    period: str  # its name
    first: Month
    last: Month
    mean: Fraction
    difference: Fraction  # in per cent of the mean

    @property
    def words(self) -> str:
        """The comparison in words: `24% above the mean of the 12 months before the inspection`."""
        months = len(self.first.until(self.last))
        size = halves_up(abs(self.difference), 0)
        if size == 0:
            return f"the same as the mean of the {months} months {self.period}"
        side = "above" if self.difference > 0 else "below"
        return f"{size}% {side} the mean of the {months} months {self.period}"


def compared(
    value: Number | None, values: Mapping[Month, Number | None], period: ReferencePeriod
) -> Comparison | None:
    """Compare a value with the period's mean; None unless every month of it has a value."""
    if period.until is None or value is None:
        return None
    last = Month.of(period.until).plus(-1)
    first = last.plus(1 - period.months)
    found = [values.get(month) for month in first.until(last)]
    known = [Fraction(number) for number in found if number is not None]
    if len(known) < len(found) or sum(known) == 0:
        return None
    mean = sum(known, Fraction(0)) / len(known)
    return Comparison(period.name, first, last, mean, (Fraction(value) - mean) / mean * 100)
