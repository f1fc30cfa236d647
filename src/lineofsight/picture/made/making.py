"""What every part of a build works from: the home, two opened months, the day, and the file.

`opened` is the newest sealed month, which figures are counted from; `live` is what is known
nearest to today (the running picture where it is the younger one), which children, their duties
and their people are read from.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lineofsight.indicators.definition import Indicator
from lineofsight.kernel.periods import Month
from lineofsight.kernel.progress import Step
from lineofsight.picture.made.store import Store
from lineofsight.populations import coverage
from lineofsight.records.home import Home
from lineofsight.records.opened import Opened
from lineofsight.settings import Settings

MONTHS = 36
"""Months of figures that a picture holds."""
_HOLDERS = "involvements"
"""The table that says who holds a child."""


@dataclass(frozen=True)
class Making:
    """One build."""

    home: Home
    settings: Settings  # as they may be printed
    authority: str  # whose records these are, in the same way
    indicators: Mapping[str, Indicator]
    areas: Mapping[str, str]  # code -> area of practice
    opened: Opened
    live: Opened
    month: Month  # the newest sealed
    on: dt.date  # the day children and duties are asked about
    store: Store
    token: Callable[[str], str]
    step: Step
    children: dict[str, int] = field(default_factory=dict)  # identifier -> number, once made

    @property
    def months(self) -> list[Month]:
        """The months of figures, oldest first."""
        return self.month.plus(1 - MONTHS).until(self.month)

    @property
    def why_no_holders(self) -> str:
        """Why the records do not say who holds a child on the day; empty where they do."""
        return self.why_not(_HOLDERS)

    @property
    def whose_holders_alone(self) -> str:
        """Whose holders alone the records say, as of looked-after children; empty: all."""
        reach = self.live.seal.reach.get(_HOLDERS)
        return reach.alone if reach else ""

    def why_not(self, table: str) -> str:
        """Say why a table cannot answer for the day; empty where it can."""
        seal = self.live.seal
        return coverage.table_why_not(seal, table, asked=coverage.on(seal, self.on))


def day(value: dt.date | dt.datetime | None) -> str | None:
    """Write a day as it is kept."""
    return None if value is None else value.isoformat()[:10]
