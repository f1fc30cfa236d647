"""What a board's page prints of attendance: in words, by meeting, and by member."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from lineofsight.boards.attendance import Count, Meeting, Seat, of_meeting, of_members, whole
from lineofsight.boards.meeting_rules import CAME, PARTS
from lineofsight.kernel.periods import in_words
from lineofsight.ui.component import Content
from lineofsight.ui.tables import Column, Table
from lineofsight.ui.words import Link

NOT_MET = "It has not met yet: there is no attendance to tell of."
UNKNOWN = "It met, and who came is not written down yet."
_WAYS = (*(Column(words, numeric=True) for words in CAME.values()),
         Column("Not written down", numeric=True))  # fmt: skip


@dataclass(frozen=True)
class Attended:
    """Attendance over time; the tables are None where there is nothing to count."""

    words: str
    by_meeting: Table | None = None
    by_member: Table | None = None


def attended(meetings: Sequence[Meeting], seats: Sequence[Seat]) -> Attended:
    """Give attendance at the meetings that were held, the newest first."""
    if not meetings:
        return Attended(NOT_MET)
    if not any(one.is_written for one in meetings):
        return Attended(UNKNOWN)
    return Attended(
        _words(meetings, seats), _by_meeting(meetings, seats), _by_member(meetings, seats)
    )


def _words(meetings: Sequence[Meeting], seats: Sequence[Seat]) -> str:
    held = [one for one in meetings if one.is_written]
    count = whole(meetings, seats)
    came, sent = count.ways.get("came", 0), count.ways.get("sent", 0)
    first = in_words(min(one.on for one in held))
    at = (
        f"At the meeting of {first}" if len(held) == 1 else f"At {len(held)} meetings since {first}"
    )
    also = f", and {sent} sent somebody" if sent else ""
    unknown = len(meetings) - len(held)
    lacks = f" Of {unknown} more it is not written down who came." if unknown else ""
    return f"{at}, {came} of {count.due} came who held a seat on the day{also}.{lacks}"


def _by_meeting(meetings: Sequence[Meeting], seats: Sequence[Seat]) -> Table:
    rows: list[tuple[Content, ...]] = [
        (Link(in_words(one.on), reverse("meeting", args=[one.number])),
         *_counts(of_meeting(one, seats)))
        for one in meetings
    ]  # fmt: skip
    columns = (Column("Meeting"), Column("Should have come", numeric=True), *_WAYS)
    return Table("Attendance by meeting", columns, rows)


def _by_member(meetings: Sequence[Meeting], seats: Sequence[Seat]) -> Table:
    order = list(PARTS)
    lines = sorted(of_members(meetings, seats), key=lambda one: order.index(one.part))
    rows = [
        (one.title, PARTS[one.part], *_counts(one.count),
         in_words(one.count.last) if one.count.last else "not yet")
        for one in lines
    ]  # fmt: skip
    columns = (Column("Member"), Column("As"), Column("Should have come", numeric=True), *_WAYS,
               Column("Came last"))  # fmt: skip
    return Table("Attendance by member", columns, rows)


def _counts(count: Count) -> list[str]:
    each = [count.due, *(count.ways.get(way, 0) for way in CAME), count.unwritten]
    return [f"{one:,}" for one in each]
