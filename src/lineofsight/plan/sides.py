"""A control chart on either side of a delivery: its months, its runs, where it stood. Pure."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from lineofsight.kernel.periods import Month, in_words

LATEST = 3
"""Months whose average says where a figure stands, at delivery and now: one may be chance."""


@dataclass(frozen=True)
class Seen:
    """A month on the indicator's control chart.

    `cause` is the way a special cause there points, 1 up and -1 down; 0 where there is none.
    """

    month: Month
    value: float | None
    mean: float | None
    cause: int = 0

    @property
    def way(self) -> int:
        """The way of its special cause; without one the side of the mean on which it lies."""
        if self.cause or self.value is None or self.mean is None:
            return self.cause
        return (self.value > self.mean) - (self.value < self.mean)


@dataclass(frozen=True)
class Run:
    """Months in a row on one side, from its first special cause to its last.

    `held` is the last month on that side: within the usual range it may be, and not turned.
    """

    way: int
    first: Month
    last: Month
    held: Month


@dataclass(frozen=True)
class Sides:
    """The counted months of a chart on either side of a delivery, and its runs that reach past it.

    The month of delivery is no month after it: part of it came before.
    """

    before: Sequence[Seen]
    after: Sequence[Seen]
    runs: Sequence[Run]
    delivered: dt.date
    began: str

    @classmethod
    def of(cls, seen: Iterable[Seen], delivered: dt.date, began: str) -> "Sides":
        """Part the counted months of a chart by the day of delivery."""
        counted, month = [one for one in seen if one.value is not None], Month.of(delivered)
        before = [one for one in counted if one.month <= month]
        after = [one for one in counted if one.month > month]
        runs = [one for one in _runs(counted) if one.last > month]
        return cls(before, after, runs, delivered, began)

    def up_to(self, month: Month) -> "Sides":
        """Give both sides as they were in an earlier month."""
        seen = [one for one in (*self.before, *self.after) if one.month <= month]
        return Sides.of(seen, self.delivered, self.began)

    @property
    def begun(self) -> Sequence[Run]:
        """The runs that began after the month of delivery."""
        return [one for one in self.runs if one.first > Month.of(self.delivered)]

    def goes_on(self, run: Run) -> bool:
        """Say whether a run reaches up to the newest month."""
        return run.last == self.after[-1].month

    def stands(self, run: Run) -> bool:
        """Say whether the figure is still on the side of a run in the newest month."""
        return run.held == self.after[-1].month

    @property
    def since(self) -> str:
        """Say since what its effect is looked for."""
        return f"since it {self.began} on {in_words(self.delivered)}"

    def until(self, run: Run) -> str:
        """Say since when a run was under way that delivery did not begin."""
        month = Month.of(self.delivered)
        when = "before" if run.first < month else "the month in which"
        return f"since {run.first.name}, {when} the action {self.began}"


def _runs(counted: Iterable[Seen]) -> Iterable[Run]:
    for way, months in groupby(counted, key=lambda one: one.way):
        each = list(months)
        special = [one.month for one in each if one.cause]
        if special:
            yield Run(way, special[0], special[-1], each[-1].month)


def level(months: Sequence[Seen]) -> float:
    """Give where a figure stands at the end of some counted months."""
    values = [one.value for one in months[-LATEST:] if one.value is not None]
    return sum(values) / len(values)
