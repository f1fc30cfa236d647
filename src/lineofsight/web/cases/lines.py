"""A child as one line of a list: every cell in words, with the reason it stands there. Pure."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from lineofsight.picture import ListedChild
from lineofsight.picture.schema import NOT_KNOWN
from lineofsight.web.cases import wording
from lineofsight.web.cases.holders import NO_DATA
from lineofsight.web.cases.unanswered import Kinds

UNALLOCATED = "nobody allocated"
CLOSED = "closed"


@dataclass(frozen=True)
class Line:
    """One child in a list."""

    token: str
    called: str
    identifier: str
    age: str
    status: str
    worker: str
    team: str
    due: str
    is_overdue: bool
    seen: str
    emergency: str = ""  # until when it is open to the reader, who has no part in it otherwise


def lines(
    found: Iterable[ListedChild],
    *,
    today: dt.date,
    lacking: Kinds,
    opened: Mapping[str, str] = MappingProxyType({}),
) -> list[Line]:
    """Give the lines of a list in its order; `opened` says which are open in an emergency.

    `lacking` are the duties that the records cannot answer for.
    """
    return [
        line(one, today=today, lacking=lacking, emergency=opened.get(one.token, ""))
        for one in found
    ]


def line(child: ListedChild, *, today: dt.date, lacking: Kinds, emergency: str = "") -> Line:
    """Give one child as a line."""
    return Line(
        token=child.token,
        called=child.label,
        identifier=child.child_id if child.child_id != child.label else "",
        age=wording.age(child.age),
        status=status(child),
        worker=worker(child),
        team=child.team,
        due=_due(child, today, lacking),
        is_overdue=child.overdue > 0,
        seen=wording.seen_on(child.last_seen_on, today=today, never=lacking.never_seen(child)),
        emergency=emergency,
    )


def status(child: ListedChild) -> str:
    """Give how a child stands, in words."""
    if child.statuses:
        return ", ".join(one.words for one in child.statuses)
    return "open" if child.is_open else CLOSED


def worker(child: ListedChild) -> str:
    """Give who holds the case: the worker's name, else the code, else that nobody does.

    Where the records do not say who holds children, that is no data and not nobody. Where the
    reader may not know the child, nobody who works with it is named.
    """
    if child.worker and not child.is_named:
        return "a named worker"
    if child.worker:
        return child.worker_name or child.worker
    if child.held_by == NOT_KNOWN:
        return NO_DATA
    if child.is_unallocated:
        return UNALLOCATED
    return f"held by {child.held_by}" if child.held_by else ""


def _due(child: ListedChild, today: dt.date, lacking: Kinds) -> str:
    if not child.next_due:
        return lacking.nothing_owed
    words = f"{child.next_due} {wording.due(child.next_due_on, today=today)}"
    more = child.overdue - 1
    return f"{words}, and {more:,} more overdue" if more > 0 else words
