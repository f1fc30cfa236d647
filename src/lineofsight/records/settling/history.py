"""Whether a table that may hold all that there was does, or the latest of each alone.

A register exported as it stands has one row for each household; what came before its latest review
is then not known, and a month before the extract's own cannot be answered from it.
"""

from collections import Counter
from collections.abc import Iterable

import pyarrow as pa
import pyarrow.compute as pc

from lineofsight.records.standard import Table

ONE_IN = 100
"""Of lists of every spell that are long enough to tell, more children than one in this have two."""


def gives_one_each(children: Iterable[str]) -> bool:
    """Ask whether a list gives one row for each child: as good as none has a second."""
    rows = Counter(children)
    return ONE_IN * sum(many > 1 for many in rows.values()) < len(rows)


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
