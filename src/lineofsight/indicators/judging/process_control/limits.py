"""Mean and limits of the plain chart of single values and moving ranges (XmR), worked out exactly.

Limits are the mean and 2.66 average moving ranges either way. With screening, ranges that are not
below 3.267 times the average are left out of it, once; the values themselves stay in the mean.
Nothing is clipped at 0 or 100. As NHSRplotthedots 0.2.2 (the package of the NHS-R community).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from lineofsight.indicators.judging.process_control.points import Stretch

TRIAL_UNDER = 13
"""With fewer points the limits are trial limits: each new point moves them."""

USEFUL_UNDER = 25
"""From `TRIAL_UNDER` up to below this the limits are useful, and still settling."""

FEWEST_FIXED = 12
"""Limits may be fixed on no fewer points than this."""

RANGES = Fraction(266, 100)
SCREENED_AT = Fraction(3267, 1000)

Amount = Fraction | float
"""A value: exact, or a float where a root had to be drawn."""


@dataclass(frozen=True)
class Limits:
    """The lines at one point; limits that cannot be worked out are None."""

    mean: Amount
    lower: Amount | None
    upper: Amount | None

    @property
    def are_known(self) -> bool:
        """Whether a point can lie outside them."""
        return self.lower is not None and self.upper is not None

    def side(self, value: Amount) -> int:
        """Give 1 above the mean, -1 below, 0 on it."""
        return (value > self.mean) - (value < self.mean)

    def outside(self, value: Amount) -> int:
        """Give 1 above the upper limit, -1 below the lower, 0 inside or on the line."""
        if self.lower is None or self.upper is None:
            return 0
        return (value > self.upper) - (value < self.lower)

    def beyond_two_sigma(self, value: Amount) -> int:
        """Give 1 or -1 where it is past two thirds of the way to a limit, or beyond; else 0."""
        if self.lower is None or self.upper is None:
            return 0
        high = self.mean + (self.upper - self.mean) * 2 / 3
        low = self.mean - (self.mean - self.lower) * 2 / 3
        return (value > high) - (value < low)


@dataclass(frozen=True)
class Segment:
    """The lines of one stretch, and how far they can be trusted.

    `limits` are those at its last point; only those of P' charts change from point to point.
    """

    stretch: Stretch
    limits: Limits | None  # None: not one value
    counted: int  # points with a value
    are_meaningful: bool  # enough neighbouring values differ

    @property
    def is_trial(self) -> bool:
        """Whether there are too few points for limits that hold."""
        return self.counted < TRIAL_UNDER

    @property
    def standing(self) -> str:
        """How far the limits can be trusted: trial, useful or settled."""
        if self.is_trial:
            return "trial"
        return "useful" if self.counted < USEFUL_UNDER else "settled"


def baseline(stretch: Stretch, fix_after: int | None) -> slice:
    """Give the places of the points the lines are worked out from."""
    last = stretch.last if fix_after is None else min(stretch.last, stretch.first + fix_after - 1)
    return slice(stretch.first, last + 1)


def average_range(values: Sequence[Amount | None], *, screening: bool) -> Amount | None:
    """Average the moving ranges between neighbours that both have a value.

    None where there is no range, or where screening leaves none (every value is the same).
    """
    ranges: list[Amount] = [
        max(later - earlier, earlier - later)
        for earlier, later in pairwise(values)
        if earlier is not None and later is not None
    ]
    if not ranges:
        return None
    average = _mean(ranges)
    if not screening:
        return average
    kept = [one for one in ranges if one < SCREENED_AT * average]
    return _mean(kept) if kept else None


def of_values(values: Sequence[Amount | None], *, screening: bool) -> tuple[Limits | None, bool]:
    """Give the lines of a baseline, and whether they mean anything: enough neighbours differ."""
    known = [value for value in values if value is not None]
    if not known:
        return None, False
    mean = _mean(known)
    ranged = average_range(values, screening=screening)
    if ranged is None:
        return Limits(mean, None, None), False
    reach = RANGES * ranged
    return Limits(mean, mean - reach, mean + reach), ranged > 0


def xmr(
    values: Sequence[Amount | None], stretch: Stretch, *, fix_after: int | None, screening: bool
) -> tuple[Segment, list[Limits | None]]:
    """Give the segment of a stretch, and the lines at each of its points."""
    limits, vary = of_values(values[baseline(stretch, fix_after)], screening=screening)
    inside = values[stretch.first : stretch.last + 1]
    segment = Segment(stretch, limits, sum(value is not None for value in inside), vary)
    return segment, [limits] * len(inside)


def _mean(values: Sequence[Amount]) -> Amount:
    total: Amount = Fraction(0)
    for value in values:
        total += value
    return total / len(values)
