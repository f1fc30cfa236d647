"""A list of how things stand compared with a history of the same: each child's latest row there.

Annex A list 9 gives the status of a young person on the day of the extract, and not since when it
holds; a feed gives each status with its day. The row that holds on the day of the list is compared.
It is not completed: what stands today is not what stood since the day the feed gives.
"""

from typing import Any

from lineofsight.records.settling.pairing import Match, Pairs, compared_columns, is_stated
from lineofsight.records.settling.rows import Settled


def as_they_stand(preferred: Settled, other: Settled) -> Match | None:
    """Pair the rows that hold on the day of the other list; None where it is no such list."""
    table = preferred.table
    is_history = is_stated(preferred, table.begins) or preferred.latest
    is_today = other.latest and table.begins in other.assumed
    if not (is_history and is_today and table.key == ("child_id", table.begins)):
        return None
    there = _latest(other, {})
    days = {child: other.columns[table.begins][at] for child, at in there.items()}
    here = _latest(preferred, days)
    pairs = Pairs(
        ("child_id",),
        same=[(at, there[child]) for child, at in here.items() if child in there],
        left=[at for child, at in here.items() if child not in there],
        right=[at for child, at in there.items() if child not in here],
    )
    compared = compared_columns(preferred, other) - {table.begins}
    return Match(preferred, other, pairs, compared, [], frozenset())


def _latest(settled: Settled, until: dict[Any, Any]) -> dict[Any, int]:
    """Give each child's latest row, no later than the day it is asked about."""
    found: dict[Any, int] = {}
    begun = settled.columns[settled.table.begins]
    for at, child in enumerate(settled.columns["child_id"]):
        is_later = child not in found or begun[at] >= begun[found[child]]
        if is_later and (child not in until or begun[at] <= until[child]):
            found[child] = at
    return found
