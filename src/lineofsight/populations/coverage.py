"""Whether the records loaded can answer: a missing feed or month is *no data*, never zero.

A seal says which days each table can answer (`Reach`) and which columns no source gave; the
catalogue says which tables a population reads, what it needs and how far back it looks. A period
needs its whole length, a look-back its own as well.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from lineofsight.kernel.periods import AT_A_DAY, Month, in_words, months_earlier
from lineofsight.populations.catalogue import Catalogue, Population
from lineofsight.populations.heads import Need
from lineofsight.records.mapping.catalogue import sources_of
from lineofsight.records.seals import Reach, Seal, latest_alone
from lineofsight.records.standard import TABLES
from lineofsight.records.standard.in_words import called


class Span(NamedTuple):
    """The days a question is about, both included."""

    first: dt.date
    last: dt.date


@cache
def span(over: str, month: Month) -> Span:
    """Give the days a period of a month is about; what is asked at a day is its last day alone."""
    first = month.last_day if over in AT_A_DAY else month.opens(over).first_day
    return Span(first, month.last_day)


def on(seal: Seal, day: dt.date) -> Span:
    """Give the day to be covered to answer about a day: the picture's own, if that is earlier.

    What is owed on a day after the extract is asked of the extract: the picture is as old as it
    is, and whatever is made from it prints the day it was taken.
    """
    last = min(seal.extracted_on, seal.month.last_day) if seal.month else seal.extracted_on
    asked = min(day, last)
    return Span(asked, asked)


def why_not(seal: Seal, populations: Catalogue, name: str, *, asked: Span) -> str:
    """Say in words why the seal cannot answer a population for these days; empty when it can."""
    population, needed = populations[name], populations.tables(name)
    reason = _first_reason(seal, population, needed, asked)
    if reason and stands_in(seal, populations, name):
        back = population.looks_back
        other = {table: back.get(table, 0) for table in population.or_else}
        instead = _first_reason(seal, population, other, asked)
        return f"{reason}, and {instead}" if instead else ""
    return reason or _no_history(seal, population, "")


def stands_in(seal: Seal, populations: Catalogue, name: str) -> bool:
    """Ask whether another return is asked in place of feeds, one of which holds no row.

    A feed that holds any row is believed, for the days it cannot answer too.
    """
    needed = populations.tables(name)
    return bool(populations[name].or_else) and not all(seal.tables.get(table) for table in needed)


def _first_reason(
    seal: Seal, population: Population, tables: Mapping[str, int], asked: Span
) -> str:
    for table, months in tables.items():
        reach = seal.reach.get(table)
        if reach and table in population.on_last_day and asked != (reach.last, reach.last):
            return _year_alone(reach) if months else _only(reach)
        if reason := table_why_not(seal, table, asked=asked, looks_back=months):
            return reason
    return ""


def table_why_not(seal: Seal, table: str, *, asked: Span, looks_back: int = 0) -> str:
    """Say why one table cannot answer for these days and so many months before; or nothing."""
    reach = seal.reach.get(table)
    if reach is None:
        return _not_loaded(seal, table)
    if reach.latest_only:
        return "" if _is_own(seal, reach, asked) else _only(reach)
    if asked.last > reach.last:
        return f"{reach.source} reaches only to {in_words(reach.last)}"
    if reach.first is not None and _back(asked, looks_back) < reach.first:
        return reach.because or f"{reach.source} reaches back to {in_words(reach.first)}"
    return ""


def lacking(
    seal: Seal,
    population: Population,
    columns: Iterable[str],
    *,
    asked: Span,
    standing_in: bool = False,
) -> str:
    """Say which column that is needed no source gave: a file without it is no data, not zero.

    A table that is optional for the population, and not for this column, must answer the days.
    What happened is counted by its day, which no expression need name. Where another return is
    `standing_in`, a column it can give needs what it says of that one.
    """
    for column in (*columns, "happened_on"):
        followed = population.follows.get(column, {})
        if reason := _no_history(seal, population, column) or _not_followed(seal, followed, asked):
            return reason
        needs = _needs(population, column, standing_in=standing_in)
        for one in needs:
            back = population.looks_back.get(one.table, 0)
            if reason := table_why_not(seal, one.table, asked=asked, looks_back=back):
                return reason
        said = [_does_not_say(seal, one, asked=asked) for one in needs]
        if first := next(filter(None, said), ""):
            alike = [_meaning(one) for one, why in zip(needs, said, strict=True) if why == first]
            return f"{first}: {' and '.join(alike)}"
    return ""


def _not_followed(seal: Seal, followed: Mapping[str, int], asked: Span) -> str:
    """Say that what a counted row comes from may lie before the list of it begins.

    Not of a return that holds it however old: there an assessment stands beside its referral.
    """
    for table, months in followed.items():
        reach = seal.reach.get(table)
        if reach and reach.holds_origins:
            continue
        if reason := table_why_not(seal, table, asked=asked, looks_back=months):
            before = "month" if months == 1 else f"{months} months"
            return f"{reason}, and what is counted may be of {called(table)} of the {before} before"
    return ""


def _does_not_say(seal: Seal, need: Need, *, asked: Span) -> str:
    """Say why a column that is needed is not known for these days; or nothing."""
    reach = seal.reach[need.table]
    each = {need.column, need.instead or need.column}
    lacks = each & {*seal.lacks.get(need.table, ())}
    if lacks == each:
        return f"{reach.source} does not say"
    if need.how == "needs filled" and each - lacks <= {*seal.blank.get(need.table, ())}:
        return f"{reach.source} says in no row"
    is_latest = need.how == "needs latest" or (
        need.how == "needs history" and need.column in seal.latest.get(need.table, ())
    )
    return _only(reach) if is_latest and not _is_own(seal, reach, asked) else ""


def _needs(population: Population, column: str, *, standing_in: bool) -> list[Need]:
    needs = population.needs.get(column, ())
    instead = [one for one in needs if one.table in population.or_else]
    return instead if instead and standing_in else [one for one in needs if one not in instead]


def _no_history(seal: Seal, population: Population, column: str) -> str:
    """Say that a table holds the latest row alone where more is needed: of it all, or a column."""
    for table in sorted(population.history.get(column, ())):
        reach = seal.reach.get(table)
        if reach and reach.latest_only:
            return latest_alone(reach.source)
    return ""


def _meaning(need: Need) -> str:
    each = (need.column, need.instead) if need.instead else (need.column,)
    table = TABLES[need.table]
    return " or ".join(table.column(one).meaning.split(";")[0] for one in each)


def _not_loaded(seal: Seal, table: str) -> str:
    """Say what would have filled a table; of a return that came without its rows, that it did."""
    sources = sources_of(table) or (table,)
    came = {reach.source for reach in seal.reach.values()}
    without = [one for one in sources if one in came]
    absent = [one for one in sources if one not in came]
    said = [f"{one} gives no {called(table)}" for one in without]
    if table in seal.empty:
        return ", and ".join([seal.empty[table], *said])
    if absent:
        *others, last = absent
        neither = f"neither {', '.join(others)} nor {last} was loaded"
        said.append(neither if others else f"{last} was not loaded")
    return ", and ".join(said)


def _is_own(seal: Seal, reach: Reach, asked: Span) -> bool:
    """Say whether the days end where the extract was taken, or with the month it was sealed as.

    What is owed today is asked of the day of the extract, which may lie within its month.
    """
    if seal.month is None:
        return asked.last == reach.last
    return asked.last in (seal.month.last_day, on(seal, seal.month.last_day).last)


def _only(reach: Reach) -> str:
    return f"{reach.source} says only how things stood on {in_words(reach.last)}"


def _year_alone(reach: Reach) -> str:
    return f"{reach.source} answers only for the year to {in_words(reach.last)}"


def _back(asked: Span, months: int) -> dt.date:
    """Give the first day a question needs: a day looks back whole months that end with it."""
    if not months:
        return asked.first
    if asked.first == asked.last:
        return _whole_months_ending(asked.last, months)
    return months_earlier(asked.first, months)


def _whole_months_ending(day: dt.date, months: int) -> dt.date:
    month = Month.of(day)
    if day == month.last_day:
        return month.plus(1 - months).first_day
    return months_earlier(day, months) + dt.timedelta(days=1)
