"""Which target holds in a month: the authority's own, or else the catalogue's proposal.

A target has a day it is in force from. Changing it never recolours the months before.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lineofsight.indicators.definition import Indicator
from lineofsight.kernel.codes import indicator_code
from lineofsight.kernel.periods import Month


@dataclass(frozen=True)
class Target:
    """A target in the unit of its indicator, and the worst value that is still amber."""

    value: Decimal
    amber: Decimal | None
    source: str  # who set it, or that it is the catalogue's proposal
    from_on: dt.date | None = None


@dataclass(frozen=True)
class Targets:
    """The authority's own targets, by indicator, oldest first."""

    own: Mapping[str, tuple[Target, ...]]

    @classmethod
    def of(cls, rows: Iterable[Mapping[str, Any]]) -> "Targets":
        """Read rows of the table `targets`: indicator, from_on, target, amber_limit, set_by."""
        own: dict[str, list[Target]] = {}
        for row in rows:
            if row["target"] is None:
                continue
            target = Target(
                value=Decimal(row["target"]),
                amber=None if row["amber_limit"] is None else Decimal(row["amber_limit"]),
                source=row["set_by"] or "the authority",
                from_on=row["from_on"],
            )
            own.setdefault(indicator_code(row["indicator"]), []).append(target)
        return cls({code: tuple(sorted(some, key=_starts)) for code, some in own.items()})

    def on(self, indicator: Indicator, month: Month) -> Target | None:
        """Give the target in force at the end of the month; None where there is none."""
        in_force = [
            target
            for target in self.own.get(indicator.code, ())
            if _starts(target) <= month.last_day
        ]
        if in_force:
            return in_force[-1]
        if indicator.target is None:
            return None
        return Target(indicator.target, indicator.amber, "proposed in the catalogue")


def _starts(target: Target) -> dt.date:
    return target.from_on or dt.date.min
