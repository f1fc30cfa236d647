"""A rise in demand at the front door, how long it is felt, and by which figures."""

from collections.abc import Iterable
from dataclasses import dataclass

from lineofsight.indicators import catalogue
from lineofsight.kernel.periods import Month

FRONT_DOOR = ("FD1", "FD6")
"""Contacts and referrals: what comes in."""

FELT_FOR = 3
"""Months after a shock in which it is still felt: as long as an assessment and what follows it."""

CLOCKS = ("due_on", "in_time")
"""Columns, or the end of their names, that say whether something was done in time."""

WORKLOAD = "Workload"
"""The area of practice whose figures are of caseloads."""


@dataclass(frozen=True)
class Rise:
    """A month in which a volume was above its usual range."""

    title: str  # Contacts received
    month: Month


@dataclass(frozen=True)
class Felt:
    """A run of months in which one rise, or several that follow one another, are still felt."""

    first: Month
    last: Month
    rises: tuple[Rise, ...]

    @property
    def words(self) -> str:
        """Say what came before: `Contacts received, March 2017`."""
        months: dict[str, list[str]] = {}
        for rise in self.rises:
            months.setdefault(rise.title, []).append(rise.month.name)
        return "; ".join(
            f"{title}, {names[0]}" if len(names) == 1 else f"{title}, {names[0]} to {names[-1]}"
            for title, names in months.items()
        )


def felt(rises: Iterable[Rise]) -> tuple[Felt, ...]:
    """Give the months after rises as runs, oldest first; runs that touch are one."""
    found: list[Felt] = []
    for rise in sorted(rises, key=lambda one: (one.month, one.title)):
        first, last = rise.month.plus(1), rise.month.plus(FELT_FOR)
        if found and first <= found[-1].last.plus(1):
            before = found.pop()
            found.append(Felt(before.first, last, (*before.rises, rise)))
        else:
            found.append(Felt(first, last, (rise,)))
    return tuple(found)


def is_felt_by(code: str) -> bool:
    """Whether a rise in demand is felt by this indicator: a clock, or how much people hold."""
    indicator = catalogue.named(code)
    if indicator.unit == "working_days" or any(clock in indicator.met for clock in CLOCKS):
        return True
    return any(indicator is one for one in catalogue.AREAS[WORKLOAD])
