"""Children found: by a search, behind a figure, or not seen lately; only within a scope."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Literal

from lineofsight.picture.child_records import CHILD, ListedChild, listed
from lineofsight.picture.reading import Picture, Row
from lineofsight.picture.scope import BY_NAME, CONDITION, Scope, parameters

Which = Literal["unmet", "met", "all"]

MOST_FOUND = 50
SHORTEST = 2
"""Letters or digits a search must have."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Behind:
    """One row in the base of a figure."""

    child: ListedChild
    is_met: bool
    on: dt.date  # the day it was asked about, or that it happened on
    team: str  # that it was counted under
    is_done: bool  # what was due, where something was
    why: str  # it counts or does not, in words (`indicators.reasons`)


@dataclass(frozen=True)
class BehindPage:
    """One page of the rows behind a figure; all counts are of the scope."""

    rows: tuple[Behind, ...]
    page: int  # from 1
    pages: int
    total: int  # rows of the kind asked for
    children: int  # children among them


@dataclass(frozen=True)
class NotSeen:
    """A child who has not been seen lately, and how that stands against what is owed."""

    child: ListedChild
    days: int | None  # since last seen in person; None: not on record
    overdue: str  # the visit that is overdue, in short; empty where none is
    due_on: dt.date | None


@dataclass(frozen=True)
class SeenTeam:
    """How lately the open children of a team were seen; the counts add up to `children`."""

    team: str
    children: int
    within_4_weeks: int
    within_8_weeks: int  # four to eight weeks ago
    longer: int
    never: int  # not on record
    visits_overdue: int  # children with an overdue visit


def search(
    picture: Picture, words: str, *, scope: Scope, limit: int = MOST_FOUND
) -> list[ListedChild]:
    """Find children of the scope by name, part of a name or identifier, however it is cased.

    Every word must begin a word of a name or an identifier; a number alone may leave out the
    noughts that its identifier begins with, as a spreadsheet does. Nobody is found whom the scope
    does not name: whom a name belongs to is what its reader may not learn.
    """
    asked = _WORD.findall(words)
    if scope.names_nobody or len("".join(asked)) < SHORTEST:
        return []
    number = f"{asked[0]}*" if len(asked) == 1 and asked[0].isdecimal() else ""
    rows = picture.rows(
        f"""{CHILD} where {BY_NAME}
            and (child.id in (select rowid from words where words match :asked)
                or (:number <> '' and ltrim(child.child_id, '0') glob :number))
            order by held_by = '', name, token limit :many""",
        **parameters(scope), asked=" ".join(f'"{word}"*' for word in asked),
        number=number, many=limit,
    )  # fmt: skip
    return [listed(row) for row in rows]


def children_behind(
    picture: Picture,
    code: str,
    *,
    scope: Scope,
    which: Which = "unmet",
    met_first: bool = False,
    team: str | None = None,
    page: int = 1,
    per_page: int = 50,
) -> BehindPage:
    """List the children of a scope behind a figure of the newest month, those not met first.

    With `met_first` those met: of a figure for which low is good they are the worry. Of either the
    first due stand first.
    """
    where = f"""from behind join child on child.id = behind.child
        left join worker on worker.code = child.worker
        where behind.code = :code and {CONDITION}
        and (:which = 'all' or met = (:which = 'met'))
        and (:team is null or behind.team = :team)"""
    asked: dict[str, object] = {
        **parameters(scope), "code": code, "which": which, "team": team,
    }  # fmt: skip
    counted = picture.rows(f"select count(*), count(distinct behind.child) {where}", **asked)[0]
    pages = max(1, -(-counted[0] // per_page))
    at = min(max(1, page), pages)
    rows = picture.rows(
        f"""select child.*, worker.name as worker_name, {BY_NAME} as is_named,
            met, on_day, behind.team as counted_under,
            behind.done_on, behind.why {where}
            order by met {'desc' if met_first else ''}, behind.due_on is null, behind.due_on, place
            limit :many offset :passed""",
        **asked, many=per_page, passed=(at - 1) * per_page,
    )  # fmt: skip
    return BehindPage(tuple(_behind(row) for row in rows), at, pages, counted[0], counted[1])


def _behind(row: Row) -> Behind:
    return Behind(
        child=listed(row), is_met=bool(row["met"]),
        on=dt.date.fromisoformat(row["on_day"]), team=row["counted_under"],
        is_done=row["done_on"] is not None, why=row["why"],
    )  # fmt: skip


VISITS = ("cp_visits_owed", "cla_visits_owed", "cin_visits_owed", "first_visits_owed")
"""Duties in which a child is seen."""

_OVERDUE = f"""select child, min(due_on) as due_on, min(title) as title from duty
    where state = 'overdue' and population in ({", ".join(f"'{one}'" for one in VISITS)})
    group by child"""

_SINCE = "cast(julianday(:on) - julianday(last_seen_on) as integer)"


def not_seen(
    picture: Picture,
    *,
    scope: Scope,
    team: str | None = None,
    days: int = 28,
    limit: int | None = None,
) -> list[NotSeen]:
    """List the open children of a scope with an overdue visit, or not seen for so many days."""
    rows = picture.rows(
        f"""select child.*, worker.name as worker_name, {BY_NAME} as is_named,
            late.due_on as late_on,
            late.title as late_title, {_SINCE} as since
        from child left join worker on worker.code = child.worker
        left join ({_OVERDUE}) late on late.child = child.id
        where {CONDITION} and held_by <> '' and (:team is null or child.team = :team)
            and (late.child is not null or last_seen_on is null or {_SINCE} > :days)
        order by late.child is null, late.due_on, last_seen_on is not null, last_seen_on, token
        limit :many""",
        **parameters(scope), team=team, days=days, on=picture.about["asked_on"],
        many=-1 if limit is None else limit,
    )  # fmt: skip
    return [
        NotSeen(listed(row), row["since"], row["late_title"] or "", _day(row["late_on"]))
        for row in rows
    ]


def seen_by_team(picture: Picture) -> list[SeenTeam]:
    """Count for each team how lately its open children were seen in person: exact counts."""
    rows = picture.rows(
        f"""select child.team, count(*) as children,
            count(*) filter (where {_SINCE} <= 28) as within_4_weeks,
            count(*) filter (where {_SINCE} between 29 and 56) as within_8_weeks,
            count(*) filter (where {_SINCE} > 56) as longer,
            count(*) filter (where last_seen_on is null) as never,
            count(late.child) as visits_overdue
        from child left join ({_OVERDUE}) late on late.child = child.id
        where held_by <> '' group by child.team order by child.team""",
        on=picture.about["asked_on"],
    )
    return [SeenTeam(**dict(row)) for row in rows]


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
