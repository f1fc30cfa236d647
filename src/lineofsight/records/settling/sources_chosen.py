"""One source for each table of a month: the local feed, then SSDA903, then Annex A.

The lists not chosen are named in the load report, so that nobody wonders where they went.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from lineofsight.records.mapping.catalogue import ORDER
from lineofsight.records.mapping.filling import Filled, FilledList


@dataclass(frozen=True)
class Chosen:
    """The lists a table is filled from, and those that could have filled it too."""

    table: str
    parts: tuple[tuple[FilledList, Filled], ...]
    not_taken: tuple[str, ...] = ()


def choose(lists: Sequence[FilledList]) -> list[Chosen]:
    """Choose the source of every table any list can fill."""
    offers: dict[str, list[tuple[FilledList, Filled]]] = {}
    for one in lists:
        for filled in one.tables:
            if filled.is_offered and not (filled.fill.alone and _other_returns(one, lists)):
                offers.setdefault(filled.table, []).append((one, filled))
    return [_chosen(table, parts) for table, parts in offers.items()]


def _other_returns(one: FilledList, lists: Sequence[FilledList]) -> bool:
    returns = {other.mapping.family for other in lists} - {"local_feeds"}
    return bool(returns - {one.mapping.family})


def _chosen(table: str, parts: list[tuple[FilledList, Filled]]) -> Chosen:
    families = {one.mapping.family for one, _ in parts}
    family = next(name for name in ORDER if name in families)
    taken = tuple(part for part in parts if part[0].mapping.family == family)
    others = [one.mapping.words for one, _ in parts if one.mapping.family != family]
    return Chosen(table, taken, tuple(dict.fromkeys(others)))
