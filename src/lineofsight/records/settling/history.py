"""Whether a table that may hold all that there was does, or the latest of each alone.

A register exported as it stands has one row for each household; what came before its latest review
is then not known, and a month before the extract's own cannot be answered from it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import permutations, repeat
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from lineofsight.records.standard import Table

ONE_IN = 100
"""Of lists of every spell that are long enough to tell, more children than one in this have two."""


def gives_one_each(columns: Mapping[str, Sequence[Any]]) -> bool:
    """Ask whether a list gives one spell for each child: as good as none has an earlier one.

    One that ended before another began is a history; the same twice, or two at once, is none.
    """
    spells: dict[str, list[tuple[Any, Any]]] = defaultdict(list)
    ends = columns.get("ended_on") or repeat(None)
    for child, *spell in zip(columns["child_id"], columns["started_on"], ends, strict=False):
        spells[child].append((spell[0], spell[1]))
    return ONE_IN * sum(_has_earlier(each) for each in spells.values()) < len(spells)


def _has_earlier(spells: Iterable[tuple[Any, Any]]) -> bool:
    pairs = permutations(spells, 2)
    return any(end and start and start >= end for (_, end), (start, _) in pairs)


def without_history(table: Table, rows: pa.Table) -> tuple[str, ...]:
    """Name the column that holds the latest alone: most of those with one have no second.

    A single household entered twice does not make a history of the rest.
    """
    by = table.history_by
    if not by or not rows.num_rows:
        return ()
    if by not in rows.column_names:
        return (by,)
    one = [name for name in table.key if name != by]
    held = rows.filter(pc.is_valid(rows[by])).group_by(one).aggregate([(by, "count_distinct")])
    several = pc.sum(pc.greater(held[f"{by}_count_distinct"], 1)).as_py() or 0
    return () if several and 2 * several >= held.num_rows else (by,)
