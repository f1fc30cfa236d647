"""What is said of a load by who knows the figures: what no figure counts, and what two answer.

Records know no indicators, so that whoever loads hands this to `records.intake`.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

import pyarrow as pa
from sqlglot import exp

from lineofsight.indicators import catalogue, engine
from lineofsight.indicators.breakdowns import BREAKDOWNS
from lineofsight.indicators.definition import Indicator
from lineofsight.indicators.figures import Figure
from lineofsight.indicators.judging.targets import linted
from lineofsight.indicators.restating import said
from lineofsight.kernel.periods import Month
from lineofsight.kernel.quantities import in_words
from lineofsight.populations.catalogue import standing
from lineofsight.populations.pruning import columns_read
from lineofsight.records.findings import Finding, Kind
from lineofsight.records.home import Home
from lineofsight.records.intake import OfFigures
from lineofsight.records.opened import opened_on
from lineofsight.records.seals import Seal
from lineofsight.records.sources.completing import GROUPED
from lineofsight.records.sources.duckdb import connect
from lineofsight.records.standard import TABLES
from lineofsight.records.standard.programme import OF_THE_PROGRAMME
from lineofsight.settings import Settings

CENSUS = "workforce_census"

Held = TypeVar("Held")

_COUNTED_AS = {"disability": "person"}
"""A table whose rows say what a column of another does, that figures are broken down by."""


def of_figures(home: Home, settings: Settings) -> OfFigures:
    """Give what is to be said of a load into this home."""
    compare = partial(beside_the_census, settings=settings)
    return OfFigures(linted(home, settings), columns_counted, compare)


def columns_counted() -> Mapping[str, frozenset[str]]:
    """Give the columns that a population, a breakdown or the programme reads, by table."""
    found: dict[str, set[str]] = defaultdict(set)
    for name in standing().names:
        tree = standing()[name].tree
        own = {part.alias for part in tree.find_all(exp.CTE)}
        for table, columns in columns_read(tree).items():
            if table in TABLES and table not in own:
                found[table] |= columns
    for breakdown in BREAKDOWNS.values():
        for table, column in breakdown.joined.rests_on if breakdown.joined else ():
            found[table].add(column)
    for columns in found.values():
        columns |= {one for group, (of, _) in GROUPED.items() if {group, of} & columns
                    for one in (group, of)}  # fmt: skip
    whole = {name: set(TABLES[name].stored) for name in (*OF_THE_PROGRAMME, *_COUNTED_AS)}
    return {name: frozenset(columns) for name, columns in {**found, **whole}.items()}


def beside_the_census(
    tables: Mapping[str, pa.Table], seal: Seal, *, settings: Settings
) -> Iterator[Finding]:
    """Say which figures differ by the feeds and by the workforce census, which both answer.

    Both are counted by the one definition there is: once as loaded, once without the feeds.
    """
    if not seal.tables.get(CENSUS):
        return
    asked = [one for one in catalogue.chosen(None) if standing()[one.population].or_else]
    feeds = {table for one in asked for table in standing().tables(one.population)}
    if not any(seal.tables.get(table) for table in feeds):
        return
    without = replace(seal, tables=_left(seal.tables, feeds), reach=_left(seal.reach, feeds))
    month = Month.of(seal.reach[CENSUS].last)
    believed = _counted(tables, seal, asked, month, settings)
    returned = _counted(_left(tables, feeds), without, asked, month, settings)
    for one in asked:
        if _differ(believed[one.code], returned[one.code]):
            yield _differs(one, seal, believed[one.code], returned[one.code])


def _left(held: Mapping[str, Held], out: set[str]) -> dict[str, Held]:
    return {name: one for name, one in held.items() if name not in out}


def _counted(
    tables: Mapping[str, pa.Table],
    seal: Seal,
    asked: Sequence[Indicator],
    month: Month,
    settings: Settings,
) -> dict[str, Figure]:
    read = {table for one in asked for table in standing().lineage(one.population)}
    own = {name: rows for name, rows in tables.items() if name in read}
    with opened_on(connect(), tables=own, seal=seal, settings=settings) as opened:
        return {one.code: one for one in engine.figures_of(opened, asked, months=[month])}


def _differ(one: Figure, other: Figure) -> bool:
    """Ask whether both have a value, and not the same as printed."""
    if one.value is None or other.value is None:
        return False
    return in_words(one.value, one.unit) != in_words(other.value, other.unit)


def _differs(indicator: Indicator, seal: Seal, believed: Figure, returned: Figure) -> Finding:
    needed = standing().tables(indicator.population)
    feeds = " and ".join(dict.fromkeys(seal.reach[table].source for table in needed))
    census = seal.reach[CENSUS].source
    return Finding(
        Kind.DISAGREEMENT,
        f"{indicator.code} ({indicator.title}) of {believed.month.name} is {said(believed)} by "
        f"{feeds}, and {said(returned)} by {census}",
        assumed=f"{feeds} {'are' if ' and ' in feeds else 'is'} believed",
        table=CENSUS,
    )
