"""The populations as counting alone needs them: no column that no figure asked for is made of.

A fifth less work where nobody will list the rows behind a figure: a nation, a region.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

import sqlglot

from lineofsight.indicators import compiling
from lineofsight.indicators.breakdowns import named
from lineofsight.indicators.definition import Indicator
from lineofsight.populations import pruning
from lineofsight.populations.catalogue import Catalogue, standing
from lineofsight.records.standard import TABLES


def populations_for(
    indicators: Iterable[Indicator],
    *,
    by: Iterable[str] = (),
    populations: Catalogue,
    whole: Iterable[str] = (),
) -> Catalogue:
    """Give the populations of these indicators and breakdowns, cut to what their figures need.

    `whole` names populations wanted with all their columns besides. Give the same indicators and
    breakdowns, or fewer, to `engine.figures_of`.
    """
    asked: dict[str, set[str]] = defaultdict(set)
    for name in whole:
        asked[name].update(populations[name].columns)
    cuts = [named(name) for name in by]
    for indicator in indicators:
        sql = compiling.asked(
            populations[indicator.population],
            indicator.asks,
            columns=compiling.named_in(indicator),
            breakdowns=cuts,
        )
        for name, columns in pruning.columns_read(sqlglot.parse_one(sql, read="duckdb")).items():
            if name in populations:
                asked[name].update(columns)
    return pruning.pruned(populations, asked)


@cache
def columns_counted(indicator: Indicator) -> Mapping[str, frozenset[str]]:
    """Give each record table a figure of the whole is counted from, and the columns it names."""
    populations = standing()
    cut = populations_for([indicator], populations=populations)
    named: dict[str, set[str]] = defaultdict(set)
    for one in cut.needed([indicator.population]):
        for table, columns in pruning.columns_read(one.tree).items():
            named[table] |= columns
    return {
        table: frozenset(one.name for one in TABLES[table].columns if columns & set(one.stored))
        for table, columns in named.items()
        if table in TABLES
    }
