"""Chance that can be repeated: streams from one seed, quotas and carried fractions.

A made-up borough small enough to write in seconds would be tossed about by luck. Quotas keep
each month's share near the rate behind it, as a large borough's shares are, so that what a
figure shows is the rate and not the dice.
"""

import math
from bisect import bisect_right
from collections.abc import Hashable, Mapping
from itertools import accumulate
from random import Random
from statistics import NormalDist
from typing import Generic, TypeVar

Value = TypeVar("Value")

_NORMAL = NormalDist()


def stream(seed: int, name: str) -> Random:
    """Give the stream of chance that belongs to one part of the work."""
    return Random(f"{seed}: {name}")  # noqa: S311  made-up records need repeating, not secrecy


class Weights(Generic[Value]):
    """A choice among values, some likelier than others."""

    def __init__(self, weights: Mapping[Value, float]) -> None:
        self._values = list(weights)
        self._sums = list(accumulate(weights.values()))

    def pick(self, rng: Random) -> Value:
        """Pick one value."""
        return self._values[bisect_right(self._sums, rng.random() * self._sums[-1])]


class Quota:
    """Say yes to a share of what passes; each key's share stays near what was asked."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._owed: dict[Hashable, float] = {}

    def takes(self, key: Hashable, share: float, weight: float = 1) -> bool:
        """Decide about one thing of this weight; `share` is the chance of yes, 0 to 1."""
        owed = self._owed.get(key)
        if owed is None:
            owed = (self._rng.random() - 0.5) * 0.8
        owed += share * weight
        yes = owed > weight * (0.25 + 0.5 * self._rng.random())
        self._owed[key] = owed - weight if yes else owed
        return yes


class Carry:
    """Turn expected numbers with fractions into whole ones; what is left is carried on."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._left: dict[Hashable, float] = {}

    def whole(self, key: Hashable, expected: float) -> int:
        """Give how many come now."""
        left = self._left.get(key)
        if left is None:
            left = self._rng.random()
        left += expected
        many = max(0, math.floor(left))
        self._left[key] = left - many
        return many


class Spread:
    """Draw numbers between 0 and 1 that fill the line evenly, as large numbers would."""

    STEP = (math.sqrt(5) - 1) / 2

    def __init__(self, rng: Random) -> None:
        self._at: dict[Hashable, float] = {}
        self._rng = rng

    def next(self, key: Hashable) -> float:
        """Give the next number of this key."""
        at = self._at.get(key, self._rng.random())
        self._at[key] = at = (at + self.STEP) % 1
        return min(max(at, 1e-6), 1 - 1e-6)


def skewed(rng: Random, middle: float, spread: float, least: float, most: float) -> int:
    """Draw a whole number of days with a long tail: `middle` is the median."""
    drawn = middle * math.exp(spread * rng.gauss(0, 1))
    return round(min(most, max(least, drawn)))


def evenly_skewed(share: float, middle: float, spread: float, least: float, most: float) -> int:
    """Give the number below which this share of `skewed` draws lie."""
    drawn = middle * math.exp(spread * _NORMAL.inv_cdf(share))
    return round(min(most, max(least, drawn)))
