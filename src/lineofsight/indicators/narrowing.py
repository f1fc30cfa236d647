"""Which children a list can name, told from where its population takes the child and the day from.

Populations about children are worked out child by child, so their rows for some children are the
same on the records of those children alone: a list of a few hundred need not work out the history
of fifty thousand. Where the children cannot be told, nothing is narrowed.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from sqlglot import exp

from lineofsight.indicators import compiling
from lineofsight.indicators.compiling import Months
from lineofsight.kernel.periods import Month
from lineofsight.populations.catalogue import Catalogue, Population
from lineofsight.populations.tracing import Origin, leaves
from lineofsight.records import narrowed
from lineofsight.records.narrowed import Narrowed
from lineofsight.records.opened import Opened
from lineofsight.records.standard import TABLES

_CHILD = "child_id"

_OPEN = " where started_on <= date '{day}' and (ended_on is null or ended_on >= date '{day}')"


@contextmanager
def on_children_of(
    opened: Opened,
    population: Population,
    asks: str,
    *,
    months: Months,
    day: dt.date,
    populations: Catalogue,
) -> Iterator[Opened]:
    """Give the month with the records of the children that a list can name: of months, or a day."""
    which = children_of(population, asks, months=months, day=day, populations=populations)
    is_apart = not _compares_all(population, populations)
    if not which or not is_apart or not narrowed.is_possible(opened):
        yield opened
        return
    records = Narrowed.of(opened)
    try:
        records.to_children(which, _of_children(populations.lineage(population.name)))
        yield records
    finally:
        records.restore()


def _compares_all(population: Population, populations: Catalogue) -> bool:
    """Ask whether a row depends on other children's, as on the earliest day of all records."""
    return any(
        not window.args.get("partition_by")
        for one in populations.needed([population.name])
        for window in one.tree.find_all(exp.Window)
    )


def children_of(
    population: Population,
    asks: str,
    *,
    months: Months,
    day: dt.date,
    populations: Catalogue,
) -> str:
    """Give the query of every child a list can name, or nothing where that cannot be told.

    They are those with a record of the day that is asked by, where it is a day of the records;
    those with a record open on the day, where the population says that it is about no others; else
    all that the records give the population its children from.
    """
    if not _is_by_child(population, populations):
        return ""
    # what falls due counts on the last working day before its day, which may be of another month
    column = "" if asks == "due" else compiling.day_column(population, asks)
    if dated := _places(populations, population, column, "DATE"):
        first, last = Month.at(months.first).first_day, Month.at(months.last).last_day
        between = f"between date '{first}' and date '{last}'"
        found = [f"from {table} where {column} {between}" for table, column in dated]
    else:
        is_open = compiling.is_at_moments(population, asks) and population.is_of_open_records
        when = _OPEN.format(day=day) if is_open else ""
        found = [f"from {table}{when}" for table, _ in _places(populations, population, _CHILD)]
    return " union all ".join(f"select {_CHILD} {each}" for each in found)


def _is_by_child(population: Population, populations: Catalogue) -> bool:
    """Say whether it names children as the records do, and reads nothing of them by another."""
    named = {column for _, column in _places(populations, population, _CHILD)}
    others = (one for one in populations.needed([population.name]) if one.subject != _CHILD)
    read = (table for other in others for table in populations.lineage(other.name))
    return named == {_CHILD} and not _of_children(read)


def _places(
    populations: Catalogue, population: Population, column: str, kind: str = "VARCHAR"
) -> tuple[Origin, ...]:
    """Give the columns of tables about children that a column comes from, if it does from no other.

    None where it comes from elsewhere too, such as the calendar.
    """
    if column not in population.columns:
        return ()
    found = dict.fromkeys(leaves(populations, population.name, column))
    if not all(
        isinstance(leaf, Origin)
        and leaf.table in _of_children([leaf.table])
        and TABLES[leaf.table].stored[leaf.column] == kind
        for leaf in found
    ):
        return ()
    return tuple(leaf for leaf in found if isinstance(leaf, Origin))


def _of_children(tables: Iterable[str]) -> list[str]:
    return [name for name in tables if name in TABLES and _CHILD in TABLES[name].stored]
