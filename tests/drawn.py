"""Draw a table, ask for a figure: what the tests of populations and indicators are written with.

A drawn table is text: names of columns, then one row a line, cells parted by `|`. Name the rows
for why they count or do not. Every table can answer every month unless the test says otherwise.
"""

import datetime as dt
import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from lineofsight.indicators import catalogue, engine
from lineofsight.indicators.definition import Indicator
from lineofsight.indicators.figures import Exact
from lineofsight.kernel.periods import Month
from lineofsight.populations import moments
from lineofsight.populations.catalogue import Catalogue, standing
from lineofsight.records.opened import Opened, opened_from
from lineofsight.records.seals import Reach
from lineofsight.records.standard import TABLES
from lineofsight.settings import DEFAULT
from opened_again import opened_again

EVERYTHING = Reach(None, dt.date(2028, 12, 31), "drawn")


@dataclass(frozen=True)
class Figure:
    """What a test expects of a figure; `group` is None for the whole."""

    group: str | None = None
    numerator: Exact | None = None
    denominator: Exact | None = None
    state: str = "value"


def drawn(text: str) -> list[dict[str, str | None]]:
    """Read a drawn table into rows; an empty cell is None."""
    lines = [line for line in textwrap.dedent(text).splitlines() if line.strip()]
    cells = [[cell.strip() or None for cell in line.split("|")] for line in lines]
    header = [str(name) for name in cells[0]]
    return [dict(zip(header, row, strict=True)) for row in cells[1:]]


def dataset(
    *,
    not_loaded: Iterable[str] = (),
    reach: Mapping[str, Reach] | None = None,
    authority: str | None = "Wandle",
    local_rules: Mapping[str, int] | None = None,
    extracted_on: dt.date = dt.date(2028, 12, 31),
    is_anew: bool = False,
    **tables: str,
) -> Opened:
    """Open a month made of drawn tables; the tables not drawn are loaded and empty.

    `not_loaded` names tables that no source gave, `reach` what a table can answer,
    `local_rules` the settings that differ from the default. `is_anew` asks for a database that
    nobody used before.
    """
    rules = replace(DEFAULT.local_rules, **(local_rules or {}))
    loaded = [name for name in TABLES if name not in set(not_loaded)]
    return (opened_from if is_anew else opened_again)(
        {name: drawn(tables[name]) if name in tables else [] for name in loaded},
        reach=reach,
        authority=authority,
        extracted_on=extracted_on,
        settings=replace(DEFAULT, local_rules=rules),
    )


def figures(
    asked: Indicator | str,
    data: Opened,
    month: Month,
    *,
    by: str | None = None,
    over: str | None = None,
    populations: Catalogue | None = None,
) -> list[Figure]:
    """Ask for an indicator's figures: the whole, or with `by` the groups of that breakdown."""
    counted = engine.figures_of(
        data,
        [asked if isinstance(asked, Indicator) else catalogue.named(asked)],
        months=[month],
        over=over,
        by=[by] if by else [],
        populations=populations,
    )
    return [
        Figure(figure.group, figure.numerator, figure.denominator, str(figure.state.value))
        for figure in counted
        if figure.by == by
    ]


def rows_of(
    name: str, data: Opened, *days: dt.date, populations: Catalogue | None = None
) -> list[dict[str, object]]:
    """Give the rows of a population, asked about these days: what a population's test draws on."""
    known = populations or standing()
    moments.build(data, [name], days=days, populations=known)
    columns = ", ".join(known[name].columns)
    return data.run(f"select {columns} from {name} order by all").to_pylist()
