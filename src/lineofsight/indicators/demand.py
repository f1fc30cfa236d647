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
        """Say what came before: `June 2017 to August 2017 (contacts, referrals)`."""
        what = dict.fromkeys(rise.title.removesuffix(" received").lower() for rise in self.rises)
        return f"{in_runs(rise.month for rise in self.rises)} ({', '.join(what)})"


def in_runs(months: Iterable[Month]) -> str:
    """Name months, those that follow one another as a run: `March 2017, May 2017 to July 2017`."""
    runs: list[tuple[Month, Month]] = []
    for month in sorted(set(months)):
        if runs and runs[-1][1].plus(1) == month:
            runs[-1] = (runs[-1][0], month)
        else:
            runs.append((month, month))
    return ", ".join(
        first.name if first == last else f"{first.name} to {last.name}" for first, last in runs
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
    asked = f"{indicator.of} {indicator.met}"
    if indicator.unit == "working_days" or any(clock in asked for clock in CLOCKS):
        return True
    return any(indicator is one for one in catalogue.AREAS[WORKLOAD])
