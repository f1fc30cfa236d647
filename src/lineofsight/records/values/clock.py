"""The clock on the wall in London, as seconds that can be subtracted.

Records hold wall-clock times. Seventy-two hours across the change of the clocks are still
seventy-two hours, so durations are taken between UTC seconds. Two kinds of time are awkward and
are decided here, once: the hour that happens twice in October is taken as the first of the two
(summer time), and the hour that does not exist in March as a clock not yet put forward.
"""

import datetime as dt
from functools import lru_cache
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_SECOND = dt.timedelta(seconds=1)


@lru_cache(maxsize=1 << 16)
def utc_second(wall: dt.datetime) -> int:
    """Give the seconds since 1 January 1970 UTC of a wall-clock time in London."""
    return (wall.replace(tzinfo=LONDON, fold=0) - _EPOCH) // _SECOND


def is_awkward(wall: dt.datetime) -> bool:
    """Ask whether the time happens twice, or never, because the clocks change."""
    first = wall.replace(tzinfo=LONDON, fold=0).utcoffset()
    return first != wall.replace(tzinfo=LONDON, fold=1).utcoffset()
