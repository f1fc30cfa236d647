"""Which source the rows of each table of a month come from, and which complete them.

The first of the stated order (`mapping.catalogue.ORDER`) that can say anything of a table gives its
rows; the others are named in the load report and complete what it leaves blank (`joining`).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from lineofsight.records.mapping.catalogue import FAMILIES, ORDER
from lineofsight.records.mapping.declaring import Family
from lineofsight.records.mapping.filling import Filled, FilledList


@dataclass(frozen=True)
class Chosen:
    """The lists a table's rows come from, and those that could have filled it too."""

    table: str
    parts: tuple[tuple[FilledList, Filled], ...]
    not_taken: tuple[str, ...] = ()
    others: tuple[tuple[tuple[FilledList, Filled], ...], ...] = ()  # by source, in their order


def choose(lists: Sequence[FilledList]) -> list[Chosen]:
    """Choose the source of every table any list can fill."""
    offers: dict[str, list[tuple[FilledList, Filled]]] = {}
    for one in lists:
        for filled in () if one.says_nothing else one.tables:
            if filled.is_offered and not (filled.fill.alone and _wider(one, lists)):
                offers.setdefault(filled.table, []).append((one, filled))
    return [_chosen(table, parts) for table, parts in offers.items()]


def not_read(lists: Sequence[FilledList]) -> list[tuple[str, str, FilledList]]:
    """Give the tables of each list that is left out beside a return that tells of more, and why."""
    return [
        (filled.table, _not_beside(one, filled.fill.alone, wider), one)
        for one in lists
        if (wider := _wider(one, lists))
        for filled in one.tables
        if filled.fill.alone
    ]


def _not_beside(one: FilledList, whom: str, wider: Sequence[Family]) -> str:
    others = " and ".join(FAMILIES[family] for family in wider)
    return f"{one.mapping.words} tells of {whom} alone, and is not read beside {others}"


def _wider(one: FilledList, lists: Sequence[FilledList]) -> list[Family]:
    """Give the other returns, each of which tells of more children than a partial list does."""
    returns = {other.mapping.family for other in lists} - {"local_feeds", "csww"}
    return [family for family in ORDER if family in returns - {one.mapping.family}]


def _chosen(table: str, parts: list[tuple[FilledList, Filled]]) -> Chosen:
    families = {one.mapping.family for one, _ in parts}
    by_source = [
        tuple(part for part in parts if part[0].mapping.family == family)
        for family in ORDER
        if family in families
    ]
    words = [one.mapping.words for others in by_source[1:] for one, _ in others]
    return Chosen(table, by_source[0], tuple(dict.fromkeys(words)), tuple(by_source[1:]))
