"""What no row of a plan can say: days, money and expected effects that cannot be meant. Pure.

Each function gives the heading that is wrong and what is wrong under it, in words.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from typing import Any, Protocol

from lineofsight.kernel import quantities
from lineofsight.kernel.periods import Month, in_words
from lineofsight.plan.content import Effect

Wrongs = Iterator[tuple[str, str]]
Row = Mapping[str, Any]

YEARS = 10
"""Years before and after today in which every day of a plan lies: all else is a slip of the pen."""
AHEAD = "it is a day that is still to come"
_DAYS = {"started_on": "Start", "due_on": "Due", "revised_due_on": "Revised due"}


def wrong_action(row: Row, on: dt.date) -> Wrongs:
    """Say what an action cannot say of its days and money."""
    start, due = row["started_on"], row["revised_due_on"] or row["due_on"]
    if start and due and due < start:
        yield "Revised due" if row["revised_due_on"] else "Due", "it is before the start"
    if row["revised_due_on"] not in (None, row["due_on"]) and not row["revised_why"]:
        yield "Revised why", "it is empty, and a day that moved says why"
    for column, heading in _DAYS.items():
        yield from _far(heading, row[column], on)
    for column, heading in (("budget", "Budget"), ("spent", "Spent")):
        if row[column] is not None and row[column] < 0:
            yield heading, "it is less than nothing"


def wrong_step(row: Row, on: dt.date) -> Wrongs:
    """Say what a milestone cannot say of its days."""
    if row["due_on"] is None:
        yield "Due", "it is empty, and every milestone has a day"
    yield from _far("Due", row["due_on"], on)
    yield from _was("Done", row["done_on"], on)


def before_start(done: dt.date | None, start: dt.date | None) -> str:
    """Say that a day on which a milestone was reached is none of its action; else nothing."""
    if done is None or start is None or done >= start:
        return ""
    return f"before the action starts, on {in_words(start)}"


def wrong_evidence(row: Row, on: dt.date) -> Wrongs:
    """Say what a piece of evidence cannot say of its day."""
    if row["dated_on"] is None:
        yield "Date", "it is empty, and every piece of evidence has a day"
    yield from _was("Date", row["dated_on"], on)


def _was(heading: str, day: dt.date | None, on: dt.date) -> Wrongs:
    if day and day > on:
        yield heading, AHEAD
    else:
        yield from _far(heading, day, on)


def _far(heading: str, day: dt.date | None, on: dt.date) -> Wrongs:
    if day and abs(day.year - on.year) > YEARS:
        yield heading, f"it lies in {day.year}, more than {YEARS} years from today"


EFFECT = "Expected effect"
PERCENT = "percent"
BETTER = {"higher": 1, "lower": -1}


class Measured(Protocol):
    """An indicator as far as an effect on it is judged."""

    @property
    def better(self) -> str:
        """Which way is better: higher, lower or neither."""


def wrong_aims(
    start: dt.date | None, effects: Iterable[Effect], indicators: Mapping[str, Measured]
) -> Iterator[str]:
    """Say which effects nobody can mean who sets out; asked of what is new."""
    for one in effects:
        if start and one.by.last_day < start:
            yield f"{one.words}: its month is before the action starts, on {in_words(start)}"
        better = _better(one, indicators)
        if one.way * BETTER.get(better, 0) < 0:
            meant = replace(one, size=-one.size).words
            yield f"{one.words}: {better} is better, and it would get worse; write {meant}"


def worse_levels(
    effects: Iterable[Effect], indicators: Mapping[str, Measured], now: Mapping[str, float]
) -> Iterator[str]:
    """Say which levels to reach are worse than the figures `now`: asked about, not refused.

    An older plan may have meant them when the figures stood otherwise.
    """
    for one in effects:
        better = _better(one, indicators)
        sign, figure = BETTER.get(better, 0), now.get(one.code)
        if one.is_level and figure is not None and (float(one.size) - figure) * sign < 0:
            yield (
                f"{one.words}: {better} is better, and it stands at {figure:g} now; write a level "
                f"{'above' if sign > 0 else 'below'} that"
            )


def gone_back(effects: Iterable[Effect], indicators: Mapping[str, Measured]) -> Iterator[str]:
    """Say which levels are worse than that of an earlier month: nobody means to lose it again."""
    levels = sorted((one for one in effects if one.is_level), key=lambda one: (one.code, one.by))
    for old, new in pairwise(levels):
        better = _better(new, indicators)
        if old.code == new.code and (new.size - old.size) * BETTER.get(better, 0) < 0:
            yield f"{new.words}: {better} is better, and {old.words} stands before it; write one"


def gone_by(effects: Iterable[Effect], counted: Month | None) -> Iterator[str]:
    """Say which effects were to come by a month that is counted: asked about, not refused."""
    for one in effects:
        if counted and one.by <= counted:
            yield f"{one.words}: its month is counted already; write one that is still to come"


@dataclass(frozen=True)
class Stands:
    """Where an indicator stands now; one that `is_net` adds what came less what went."""

    figure: float
    unit: str
    is_net: bool = False

    @property
    def words(self) -> str:
        """The figure as a page prints it."""
        return quantities.in_words(self.figure, self.unit)


def out_of_reach(effects: Iterable[Effect], now: Mapping[str, Stands]) -> Iterator[str]:
    """Say which moves no figure can make from where it stands `now`; of one not known, nothing."""
    for one in effects:
        if one.is_level or one.code not in now:
            continue
        stands = now[one.code]
        level = round(float(one.level_from(Fraction(str(stands.figure)))), 6)
        limit = _limit(level, stands)
        if limit:
            come_to = replace(stands, figure=level).words
            yield (
                f"{one.words}: it stands at {stands.words} now and would come to {come_to}, and "
                f"{limit}; write a move that is smaller"
            )


def _limit(level: float, stands: Stands) -> str:
    if stands.unit == PERCENT and level > 100:
        return "no percentage of it is above 100"
    if level < 0 <= stands.figure and not stands.is_net:
        return "it cannot be below 0"
    return ""


def _better(one: Effect, indicators: Mapping[str, Measured]) -> str:
    return indicators[one.code].better if one.code in indicators else ""


def wrong_effects(effects: Sequence[Effect], units: Mapping[str, str], on: dt.date) -> Wrongs:
    """Say which expected effects cannot come about; `units` are those of every indicator."""
    for one in effects:
        yield from ((EFFECT, f"{one.words}: {what}") for what in _wrong(one, units, on))
    for old, new in pairwise(sorted(effects, key=lambda one: (one.code, one.by))):
        if old.code != new.code:
            continue
        if old.by == new.by:
            yield EFFECT, f"{new.code} stands twice for {new.by.name}; write one of both"
        elif old.way * new.way < 0:
            yield EFFECT, f"{new.code} is to move up and down; write one of both"


def _wrong(one: Effect, units: Mapping[str, str], on: dt.date) -> Iterator[str]:
    if one.code not in units:
        yield f"there is no indicator {one.code}"
        return
    if not one.is_level and not one.size:
        yield "it is to move by nothing; write how far, or take it out"
    if abs(one.by.first_day.year - on.year) > YEARS:
        yield f"its month is more than {YEARS} years from today"
    is_percent = units[one.code] == PERCENT
    if is_percent and one.is_level and one.size > 100:
        yield f"{one.code} is a percentage, and no level of it is above 100"
    elif is_percent and not one.is_level and one.unit != "%" and abs(one.size) > 100:
        yield f"{one.code} is a percentage, and cannot move by more than 100 points"
    elif one.unit == "%" and not one.is_level and one.size < -100:
        yield f"{one.code} cannot fall by more than all of itself"
