"""Which target holds in a month: the authority's own, or else the catalogue's proposal.

A target has a day it is in force from. Changing it never recolours the months before. One that
cannot be meant (a percentage above 100, an amber limit better than the target) is not used: the
load report says so of its row.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lineofsight.indicators import local
from lineofsight.indicators.definition import Indicator
from lineofsight.kernel.codes import indicator_code, nearest
from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Problem
from lineofsight.records.home import Home
from lineofsight.settings import Settings


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
            own.setdefault(indicator_code(row["indicator"]), []).append(_read(row))
        return cls({code: tuple(sorted(some, key=_starts)) for code, some in own.items()})

    def on(self, indicator: Indicator, month: Month) -> Target | None:
        """Give the target in force at the end of the month; None where there is none."""
        in_force = [
            target
            for target in self.own.get(indicator.code, ())
            if _starts(target) <= month.last_day and not _wrong(indicator, target)
        ]
        if in_force:
            return in_force[-1]
        if indicator.target is None:
            return None
        return Target(indicator.target, indicator.amber, "proposed in the catalogue")


def linted(home: Home, settings: Settings) -> Callable[[Mapping[str, Any]], str]:
    """Give what says of a row of the table `targets` why it is not used; nothing where it is."""
    try:
        known = local.known_to(home, settings)
    except Problem:  # a definition of the authority's own is broken: who asks for figures is told
        return lambda _row: ""
    return lambda row: why_unused(row, known)


def why_unused(row: Mapping[str, Any], known: Mapping[str, Indicator]) -> str:
    """Say why a row of the table `targets` is not used; nothing where it is."""
    code = indicator_code(row["indicator"])
    if code not in known:
        return f"there is no indicator {code}{nearest(code, known)}"
    return "" if row["target"] is None else _wrong(known[code], _read(row))


def _wrong(indicator: Indicator, target: Target) -> str:
    """Say why a target of an indicator cannot be meant."""
    for what, value in (("target", target.value), ("amber limit", target.amber)):
        if value is not None and indicator.unit == "percent" and not 0 <= value <= 100:
            said = f"the {what} {_plain(value)} is not within 0 to 100"
            return f"{indicator.code} is a percentage, and {said}"
    if target.amber is None or indicator.better == "neutral":
        return ""
    is_better = (
        target.amber > target.value if indicator.better == "higher" else target.amber < target.value
    )
    if not is_better:
        return ""
    return (
        f"of {indicator.code} {indicator.better} is better, and the amber limit "
        f"{_plain(target.amber)} is better than the target {_plain(target.value)}"
    )


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _read(row: Mapping[str, Any]) -> Target:
    return Target(
        value=Decimal(row["target"]),
        amber=None if row["amber_limit"] is None else Decimal(row["amber_limit"]),
        source=row["set_by"] or "the authority",
        from_on=row["from_on"],
    )


def _starts(target: Target) -> dt.date:
    return target.from_on or dt.date.min
