"""Rare harm: the days between one event and the next, which a count of each month cannot show.

The days are raised to the power 1/3.6, which makes waiting times nearly normal, and the plain
chart is drawn of that; its lines are turned back into days. Source: L. S. Nelson, "A control chart
for parts-per-million nonconforming items", Journal of Quality Technology 26(3), 1994, 239 to 240.
Longer between events is rarer: `better` is about the days between.
"""

import datetime as dt
import math
from collections.abc import Iterable
from fractions import Fraction
from itertools import pairwise

from lineofsight.indicators.judging.process_control.limits import Amount, Limits
from lineofsight.indicators.judging.process_control.points import Point

_POWER = 3.6


def days_between(events: Iterable[dt.date]) -> list[Point]:
    """Give a point at each event but the first: the days since the one before, 0 on one day."""
    days = sorted(events)
    return [Point(later, Fraction((later - day).days)) for day, later in pairwise(days)]


def flattened(days: Amount | None) -> float | None:
    """Turn days into what is nearly normal."""
    return None if days is None else float(days) ** (1 / _POWER)


def in_days(limits: Limits | None) -> Limits | None:
    """Turn lines back into days; below no days at all is no days."""
    if limits is None:
        return None
    return Limits(_days(limits.mean), _known_days(limits.lower), _known_days(limits.upper))


def _days(amount: Amount) -> float:
    return float(math.pow(max(amount, 0), _POWER))


def _known_days(amount: Amount | None) -> float | None:
    return None if amount is None else _days(amount)
