"""The guard: a published figure is shown beside ours only when the two are the same thing.

Definition, period and population must match, and the date is always printed. Otherwise the reason
is given in words a committee can read. Each rule is one function that answers with a reason, or
with nothing; they are asked in order and the first reason stands.
"""

from collections.abc import Callable
from dataclasses import dataclass

from lineofsight.indicators.definition import Indicator
from lineofsight.indicators.reference import COMPARATORS, MEASURES, NEAR, Comparator
from lineofsight.indicators.reference.comparators import MONTH_OF
from lineofsight.kernel.periods import Month
from lineofsight.settings import LocalRules

OLDEST = 24
"""Months by which a published figure may be older than ours: it comes out once a year, up to a
year late."""


@dataclass(frozen=True)
class Ours:
    """What the guard reads of a figure of ours."""

    indicator: Indicator
    over: str
    month: Month
    by: str | None
    rules: LocalRules


def why_not(ours: Ours) -> str:
    """Say why no published figure may stand beside ours; empty when one may."""
    return next((reason for rule in RULES if (reason := rule(ours))), "")


def comparator_of(ours: Ours) -> Comparator | None:
    """Give the comparator of an indicator the guard has let through."""
    return None if why_not(ours) else COMPARATORS[ours.indicator.code]


def unit_of(comparator: Comparator) -> str:
    """Give the unit the published figure is in."""
    return MEASURES[comparator.measure].unit


def latest_year(comparator: Comparator, month: Month) -> int:
    """Give the last year whose published period had ended by the end of the month."""
    ends = MONTH_OF[comparator.dated]
    return month.year if month.number >= ends else month.year - 1


def months_older(comparator: Comparator, year: int, month: Month) -> int:
    """Count the months from the end of the published period to the end of ours."""
    return month.index - Month(year, MONTH_OF[comparator.dated]).index


def too_old(comparator: Comparator, year: int, month: Month) -> str:
    """Say that the latest published figure is too old to stand beside ours; empty when not."""
    if months_older(comparator, year, month) <= OLDEST:
        return ""
    return f"the latest published is of {of_when(comparator, year)}, over {OLDEST} months before"


def of_when(comparator: Comparator, year: int) -> str:
    """Date a published figure within a sentence: `the year to 31 March 2025`."""
    article = "the " if comparator.dated.startswith("year") else ""
    return f"{article}{comparator.ends(year)}"


def _another_measure(ours: Ours) -> str:
    near = NEAR.get(ours.indicator.code)
    return near.words if near else ""


def _a_number(ours: Ours) -> str:
    if ours.indicator.unit != "count":
        return ""
    return "a number depends on the size of the area"


def _not_published(ours: Ours) -> str:
    if ours.indicator.code in COMPARATORS:
        return ""
    return "no published table kept here has this measure"


def _a_group(ours: Ours) -> str:
    return "it is published for whole authorities only" if ours.by else ""


def _another_definition(ours: Ours) -> str:
    comparator = COMPARATORS[ours.indicator.code]
    if ours.indicator.version != comparator.version:
        return (
            f"our definition is now version {ours.indicator.version}, and the published one was "
            f"last held against version {comparator.version}"
        )
    for name, published in comparator.rules.items():
        local = getattr(ours.rules, name)
        if local != published:
            return f"the local rule {name} is {local}; the published figure uses {published}"
    return ""


def _another_period(ours: Ours) -> str:
    comparator = COMPARATORS[ours.indicator.code]
    is_a_year = comparator.dated.startswith("year")
    ends_with_it = ours.month.number == MONTH_OF[comparator.dated]
    if ours.over in comparator.over:
        return ""
    if is_a_year and ours.over == "ytd" and ends_with_it and ours.month.number == 3:
        return ""  # April to March is the year to 31 March
    said = _SAID.get(ours.over, f"over {ours.over}")
    return f"this is {said}; the published figure is of {_published(comparator)}"


def _published(comparator: Comparator) -> str:
    return f"a {comparator.dated}" if comparator.dated.startswith("year") else comparator.dated


_SAID = {
    "snapshot": "as at one day",
    "month": "of one month",
    "3m": "of three months",
    "quarter": "of a quarter, or of the part of it that is over",
    "12m": "of twelve months",
    "36m": "of three years",
    "ytd": "of the months since April",
    "30d": "of 30 days",
    "term": "of a school term",
    "survey": "of one survey",
}

RULES: tuple[Callable[[Ours], str], ...] = (
    _another_measure,
    _a_number,
    _not_published,
    _a_group,
    _another_definition,
    _another_period,
)
"""The rules, in the order they are asked."""
