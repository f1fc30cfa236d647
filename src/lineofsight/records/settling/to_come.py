"""Days that lie after the extract: what is done with each, said once for a column of a list.

A row that starts after it is set aside (`settling.rows`), an end after it is no end yet, and
whatever else is said to have happened stays on its day. What is due or planned
(`Column.is_expected`) may lie after it, and is not said.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from lineofsight.records.findings import Finding, Kind, Place

Said = set[tuple[Place, int]]
"""Column and Excel row of each day that was said."""

STARTS = "starts after the extract"
ENDS = "ends after the extract"
EXPECTED = "expected to end after the extract"
HAPPENS = "a day after the extract"
TELL = frozenset({STARTS, ENDS, HAPPENS})
"""What is said of rows that tell of a later day than the extract's: all but what is expected."""

NOT_ENDED = "not ended yet"
NOT_DONE = "kept: counts as done on that day, not before"


def is_after(extracted_on: dt.date) -> Callable[[Any], bool]:
    """Give the question whether a day or time lies after the extract."""
    tomorrow = extracted_on + dt.timedelta(days=1)
    midnight = dt.datetime.combine(tomorrow, dt.time())

    def is_so(value: Any) -> bool:
        if value is None:
            return False
        return bool(value >= (midnight if isinstance(value, dt.datetime) else tomorrow))

    return is_so


def about(
    problem: str, place: Place, rows: Iterable[int], said: Said, *, table: str
) -> Iterator[Finding]:
    """Say of a column which rows have a day after the extract, but for those said already."""
    fresh = tuple(row for row in dict.fromkeys(rows) if (place, row) not in said)
    said.update((place, row) for row in fresh)
    if fresh:
        assumed = NOT_DONE if problem == HAPPENS else NOT_ENDED
        yield Finding(Kind.ASSUMED, problem, place, fresh, assumed=assumed, table=table)


def rows_of(findings: Iterable[Finding]) -> int:
    """Count the rows that tell of a day after the extract, whatever was done with it."""
    return len(
        {
            (one.place.file, one.place.sheet, row)
            for one in findings
            if one.problem in TELL
            for row in one.rows
        }
    )
