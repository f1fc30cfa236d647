"""What a look-ahead says of one indicator: what is settled, what decides it, and three closes.

Counting only: no records and no SQL. All numbers are exact fractions.
"""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from lineofsight.indicators.definition import Indicator
from lineofsight.kernel.periods import Month


@dataclass(frozen=True)
class Adds:
    """What a case adds to the numerator and the denominator of its figure."""

    numerator: Fraction
    denominator: Fraction

    def __add__(self, other: "Adds") -> "Adds":
        return Adds(self.numerator + other.numerator, self.denominator + other.denominator)

    def times(self, part: Fraction) -> "Adds":
        """Give a part of it."""
        return Adds(self.numerator * part, self.denominator * part)


NOTHING = Adds(Fraction(0), Fraction(0))


@dataclass(frozen=True)
class Deciding:
    """One open duty that the rest of the month decides."""

    subject: str
    team: str
    started_on: dt.date
    due_on: dt.date
    days_left: int  # working days to its last day in time, below zero when overdue
    met: Adds
    missed: Adds
    chance: Fraction | None = None  # how often such a one was met; None: never had one like it
    cases: int = 0  # how many decided ones the chance was counted from
    is_of_team: bool = False  # the team's own rate, and not that of the whole service


@dataclass(frozen=True)
class Outlook:
    """How one indicator may close a month, for the whole service or one team."""

    indicator: Indicator
    month: Month
    asked_on: dt.date
    settled: Adds
    deciding: tuple[Deciding, ...]
    reason: str = ""  # why there is no data; empty: there is
    settled_of: Mapping[str, Adds] = field(default_factory=dict)  # what is settled, by team

    def of_teams(self, teams: Collection[str]) -> "Outlook":
        """Give the outlook of the own part of a team, or of several together."""
        return replace(
            self,
            settled=sum((self.settled_of.get(team, NOTHING) for team in teams), NOTHING),
            deciding=tuple(one for one in self.deciding if one.team in teams),
            settled_of={},
        )

    @property
    def worst(self) -> Adds:
        """The close when every duty still open to decide is missed."""
        return sum((one.missed for one in self.deciding), self.settled)

    @property
    def best(self) -> Adds:
        """The close when every one is met."""
        return sum((one.met for one in self.deciding), self.settled)

    @property
    def likely(self) -> Adds:
        """The close when each is met as often as its like was; one that has no like is missed."""
        total = self.settled
        for one in self.deciding:
            chance = one.chance or Fraction(0)
            total += one.met.times(chance) + one.missed.times(1 - chance)
        return total

    @property
    def without_like(self) -> int:
        """How many have no like of the last twelve months to be judged by."""
        return sum(one.chance is None for one in self.deciding)

    @property
    def by_team(self) -> dict[str, int]:
        """How many deciding cases each team has, most first."""
        return dict(Counter(one.team for one in self.deciding).most_common())

    @property
    def of_service(self) -> int:
        """How many were given the rate of the whole service, their team having too few cases."""
        return sum(one.chance is not None and not one.is_of_team for one in self.deciding)


def value(adds: Adds, indicator: Indicator) -> Fraction | None:
    """Give the figure: a percentage of a share, the count of a count; None where there is none."""
    if indicator.measure != "share":
        return adds.numerator
    return 100 * adds.numerator / adds.denominator if adds.denominator else None
