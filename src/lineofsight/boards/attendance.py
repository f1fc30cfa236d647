"""Who should have come to each meeting, by the seats that were held on its day, and who did. Pure.

A seat that was not held on the day of a meeting is not missed there. Young people are counted
together: one of them is never followed from meeting to meeting.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lineofsight.boards.meeting_rules import CAME, YOUNG

UNWRITTEN = ""
"""Stands for a seat of which nobody wrote down whether its holder came."""
TOGETHER = "Young people"


@dataclass(frozen=True)
class Seat:
    """A seat, from a day to a day; still held where `until` is None."""

    number: int
    title: str
    part: str
    since: dt.date
    until: dt.date | None

    def is_held(self, on: dt.date) -> bool:
        """Say whether its holder should come to a meeting of that day."""
        return self.since <= on and (self.until is None or on <= self.until)


@dataclass(frozen=True)
class Meeting:
    """A meeting that was held, with what was written down of each seat, by its number."""

    number: int
    on: dt.date
    came: Mapping[int, str]

    @property
    def is_written(self) -> bool:
        """Say whether anything was written down of who came."""
        return bool(self.came)


@dataclass(frozen=True)
class Count:
    """How many should have come, and how many of them did what; `last` is when one came."""

    due: int
    ways: Mapping[str, int]  # by a key of `CAME`
    last: dt.date | None = None

    @property
    def unwritten(self) -> int:
        """How many there are of whom nothing is written down."""
        return self.due - sum(self.ways.values())


@dataclass(frozen=True)
class Line:
    """Somebody's attendance over all meetings at which they held a seat."""

    title: str
    part: str
    count: Count


def of_meeting(meeting: Meeting, seats: Iterable[Seat]) -> Count:
    """Count one meeting."""
    return _counted((meeting, one) for one in seats if one.is_held(meeting.on))


def of_members(meetings: Sequence[Meeting], seats: Iterable[Seat]) -> list[Line]:
    """Count each seat over the meetings; those that were due at none have no line."""
    under: dict[tuple[str, str, int], list[Seat]] = {}
    for one in seats:
        is_young = one.part == YOUNG
        key = (TOGETHER if is_young else one.title, one.part, 0 if is_young else one.number)
        under.setdefault(key, []).append(one)
    lines = [
        Line(title, part, _counted(
            (meeting, one) for meeting in meetings for one in some if one.is_held(meeting.on)
        ))
        for (title, part, _), some in under.items()
    ]  # fmt: skip
    return [one for one in lines if one.count.due]


def whole(meetings: Sequence[Meeting], seats: Sequence[Seat]) -> Count:
    """Count the meetings together, of which it is written down who came."""
    return _counted(
        (meeting, one)
        for meeting in meetings
        if meeting.is_written
        for one in seats
        if one.is_held(meeting.on)
    )


def _counted(due: Iterable[tuple[Meeting, Seat]]) -> Count:
    ways: Counter[str] = Counter()
    last = None
    many = 0
    for meeting, one in due:
        how = meeting.came.get(one.number, UNWRITTEN)
        many += 1
        if how in CAME:
            ways[how] += 1
        if how == "came":
            last = max(last or meeting.on, meeting.on)
    return Count(many, ways, last)
