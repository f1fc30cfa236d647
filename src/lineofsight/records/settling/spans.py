"""The spans of one child's rows, in the order they begin: which one is nearest, or covers a day.

Searched from where a day falls, so that a child with thousands of rows takes no longer a row.
"""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate

Span = tuple[dt.date, dt.date]
"""The first day, and the last; of what has not ended, the last day there is."""


def overlap(one: Span, other: Span) -> bool:
    """Ask whether two spans share a night."""
    return one[0] < other[1] and other[0] < one[1]


class Spans:
    """Spans, each with the place of its row."""

    def __init__(self, spans: Iterable[tuple[Span, int]]) -> None:
        ordered = sorted(spans)
        self._spans = [span for span, _ in ordered]
        self._starts = [span[0] for span in self._spans]
        self._places = [place for _, place in ordered]
        self._until = list(accumulate((span[1] for span in self._spans), max))  # of all so far

    def overlaps(self, span: Span) -> bool:
        """Ask whether any of them overlaps a span."""
        before = bisect_left(self._starts, span[1])
        return before > 0 and self._until[before - 1] > span[0]

    def the_one_around(self, day: dt.date) -> int | None:
        """Give the place of the only one that has begun by a day and ends after it."""
        found: list[int] = []
        at = bisect_right(self._starts, day) - 1
        while at >= 0 and self._until[at] > day and len(found) < 2:
            if self._spans[at][1] > day:
                found.append(self._places[at])
            at -= 1
        return found[0] if len(found) == 1 else None

    def take_nearest(self, span: Span, *, within: dt.timedelta, overlapping: bool) -> int | None:
        """Take out the one that begins nearest, of those begun `within` or that overlap."""

        def fits(at: int) -> bool:
            theirs = self._spans[at]
            return abs(span[0] - theirs[0]) <= within or (overlapping and overlap(span, theirs))

        after = bisect_right(self._starts, span[0])
        found = [after] if after < len(self._starts) and fits(after) else []
        at = after - 1
        while at >= 0 and (span[0] - self._starts[at] <= within or self._until[at] > span[0]):
            if fits(at):
                found.append(at)
                break
            at -= 1
        if not found:
            return None
        return self._take(min(found, key=lambda at: abs(span[0] - self._starts[at])))

    def _take(self, at: int) -> int:
        place = self._places[at]
        for each in (self._spans, self._starts, self._places, self._until):
            del each[at]
        until = self._until[at - 1] if at else dt.date.min
        for later in range(at, len(self._until)):
            until = max(until, self._spans[later][1])
            if self._until[later] == until:
                break
            self._until[later] = until
        return place
