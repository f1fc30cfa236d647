"""Limits for percentages whose bases are small or change: Laney's P' chart.

Each point's limits follow its own base, widened (or narrowed) by how much more the points vary
than chance alone would have them. Source: D. B. Laney, "Improved control charts for attributes",
Quality Engineering 14(4), 2002, pages 531 to 537. A root is drawn, so these limits are floats.
"""

import math
from collections.abc import Sequence
from fractions import Fraction

from lineofsight.indicators.judging.process_control.limits import (
    Limits,
    Segment,
    average_range,
    baseline,
)
from lineofsight.indicators.judging.process_control.points import Point, Stretch

RANGE_TO_SIGMA = 1.128
"""What a mean range of two neighbours is divided by to give a standard deviation (d2)."""


def p_prime(
    points: Sequence[Point], stretch: Stretch, *, fix_after: int | None, screening: bool
) -> tuple[Segment, list[Limits | None]]:
    """Give the segment of a stretch of percentages with their bases, and the lines at each point.

    The mean is all that met over all that were counted, in the baseline. A point without a value
    or a base has no limits, and adds nothing.
    """
    inside = points[stretch.first : stretch.last + 1]
    counted = sum(_is_known(point) for point in inside)
    known = [point for point in points[baseline(stretch, fix_after)] if _is_known(point)]
    if not known:
        return Segment(stretch, None, counted, are_meaningful=False), [None] * len(inside)
    mean = _mean(known)
    spread = _spread(points[baseline(stretch, fix_after)], mean, screening=screening)
    lines = [_lines(point, mean, spread) for point in inside]
    at_last = next((line for line in reversed(lines) if line is not None), None)
    return Segment(stretch, at_last, counted, are_meaningful=bool(spread)), lines


def _is_known(point: Point) -> bool:
    return point.value is not None and bool(point.base)


def _mean(known: Sequence[Point]) -> Fraction:
    met = sum((point.value or 0) * (point.base or 0) for point in known)
    return Fraction(met) / sum(point.base or 0 for point in known)


def _by_chance(mean: Fraction, base: Fraction) -> float:
    """Give the standard deviation, in percentage points, that chance alone gives this base."""
    return math.sqrt(mean * (100 - mean) / base)


def _spread(points: Sequence[Point], mean: Fraction, *, screening: bool) -> float | None:
    """Say how many times as much the points vary as chance alone would have it; None: not known."""
    if not 0 < mean < 100:
        return None
    scaled = [
        float(point.value - mean) / _by_chance(mean, point.base)
        if point.value is not None and point.base
        else None
        for point in points
    ]
    ranged = average_range(scaled, screening=screening)
    return None if ranged is None else float(ranged) / RANGE_TO_SIGMA


def _lines(point: Point, mean: Fraction, spread: float | None) -> Limits | None:
    if not point.base or point.value is None:
        return None
    if spread is None:
        return Limits(mean, None, None)
    reach = 3 * spread * _by_chance(mean, point.base)
    return Limits(mean, float(mean) - reach, float(mean) + reach)
