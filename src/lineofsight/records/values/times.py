"""Days with a time of day where one is known, on the wall clock of London.

A day alone is midnight with no time known. So is every value of a column in which each time is
midnight: that is how systems print a day they hold no time for.
"""

import datetime as dt
from typing import Any

from lineofsight.records.values.clock import is_awkward
from lineofsight.records.values.days import Written, moment
from lineofsight.records.values.reading import ColumnRead, read_column

CLOCKS_CHANGE = (
    "a time in the hour in which the clocks change: the first of two, or not yet put forward"
)
ALL_MIDNIGHT = "midnight in every row of the column: read as a day without a time"


def read_times(cells: list[Any]) -> ColumnRead:
    """Read a column; `values` are wall-clock times and `extra` is 1 where a time was given."""
    read = read_column(cells, moment)
    written: list[Written | None] = read.values
    timed = [one for one in written if one is not None and one.has_time]
    all_midnight = bool(timed) and all(one.at.time() == dt.time() for one in timed)
    notes = {ALL_MIDNIGHT: len(timed)} if all_midnight else {}
    awkward = sum(1 for one in timed if is_awkward(one.at))
    if awkward:
        notes[CLOCKS_CHANGE] = awkward
    return ColumnRead(
        values=[None if one is None else one.at for one in written],
        unread=read.unread,
        notes=notes,
        extra=[_has_time(one, all_midnight=all_midnight) for one in written],
    )


def _has_time(written: Written | None, *, all_midnight: bool) -> int | None:
    if written is None:
        return None
    return int(written.has_time and not all_midnight)
