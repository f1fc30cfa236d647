"""Children, one child and its timeline: only ever those within a scope.

A child out of scope is answered as one who does not exist. Of one whom the scope does not name no
name, identifier, birthday or address leaves this module: each row says whether it is named.
"""

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from lineofsight.picture.reading import Picture, Row
from lineofsight.picture.scope import BY_NAME, CONDITION, UNRESTRICTED, Scope, parameters

PER_PAGE = 50


@dataclass(frozen=True)
class Status:
    """One way a child stands: looked after, on a plan, in proceedings, and since when."""

    key: str  # looked_after, protection_plan, in_need ...
    words: str
    since: dt.date | None
    detail: str  # legal status, category, need; empty where there is none


@dataclass(frozen=True)
class ListedChild:
    """A child as a list shows it."""

    token: str
    label: str  # the name; else the identifier; else `Child` and the first of the token
    name: str
    is_named: bool  # to the scope; else neither the child nor who works with it is
    child_id: str  # identifier of the case system; empty where the child is not named
    age: int | None
    sex: str
    team: str
    worker: str  # code of the primary worker
    worker_name: str
    statuses: tuple[Status, ...]
    is_open: bool
    held_by: str  # named worker, manager, nobody or not known; empty where closed
    is_unallocated: bool
    last_seen_on: dt.date | None
    next_due_on: dt.date | None
    next_due: str
    overdue: int  # duties overdue


@dataclass(frozen=True)
class Page:
    """One page of a list of children."""

    children: tuple[ListedChild, ...]
    page: int  # from 1
    pages: int
    total: int  # within the scope


@dataclass(frozen=True)
class Involvement:
    """A worker or team who is, or was, involved."""

    worker: str
    worker_name: str
    team: str
    role: str  # primary, co-worker, reviewing officer ...
    started_on: dt.date
    ended_on: dt.date | None
    reason: str

    @property
    def is_now(self) -> bool:
        """Say whether it goes on."""
        return self.ended_on is None


@dataclass(frozen=True)
class Relative:
    """Another child of the same family or household who is within the scope."""

    token: str
    label: str
    age: int | None
    why: str  # same family, same household


@dataclass(frozen=True)
class Child:
    """One child, in full but for the address (`address`) and the timeline (`timeline`)."""

    listed: ListedChild
    also_known_as: str
    born_on: dt.date | None
    ethnicity: str
    is_disabled: str
    disabilities: tuple[str, ...]
    is_unaccompanied: bool
    is_unborn: bool
    died_on: dt.date | None
    open_since_on: dt.date | None
    health_number: str
    upn: str
    is_restricted: bool  # the records say so; restrictions of ours are the accounts' matter
    has_address: bool
    involved: tuple[Involvement, ...]  # now first, then before, the latest first
    relatives: tuple[Relative, ...]


@dataclass(frozen=True)
class Address:
    """Where a child lives; read on purpose only."""

    address: str
    kind: str  # open, protected, sealed or not recorded


@dataclass(frozen=True)
class Event:
    """One line of a timeline."""

    on: dt.date
    time: str  # 21:40, where it is known
    kind: str
    title: str
    detail: str
    file: str
    sheet: str
    row: int | None  # Excel row


WORKER = "worker: "
"""How the fact of an event begins that says who did it."""

CHILD = f"""select child.*, worker.name as worker_name, {BY_NAME} as is_named from child
    left join worker on worker.code = child.worker"""
"""The rows that `listed` reads."""

LATE = "late"
ORDERS = {
    LATE: "child.overdue = 0, next_due_on is null, next_due_on",
    "many": "child.overdue desc, next_due_on is null, next_due_on",
    "name": "child.name = ''",
    "seen": "last_seen_on is not null, last_seen_on",
    "age": "age is null, age",
    "worker": "worker.name is null, worker.name, child.worker",
}
"""How a list may be sorted: by what is overdue the longest and then what is due next, by how much
is overdue, by name, by who was seen longest ago, by age and by worker; then by name."""

UNNAMED = {LATE, "many", "seen", "age"}
"""The orders that say nothing of a name."""


def children(
    picture: Picture,
    *,
    scope: Scope,
    page: int = 1,
    per_page: int = PER_PAGE,
    status: str | None = None,
    team: str | None = None,
    worker: str | None = None,
    only_open: bool = True,
    order: str = LATE,
) -> Page:
    """List the children of a scope, the latest first: open cases unless all are asked for.

    `order` is one of `ORDERS`. Whom the scope does not name stand after the others where a list is
    sorted by name or worker, in the order of their tokens, and no worker finds them.
    """
    by = _order(order, scope)
    where = f"""{CONDITION} {"and child.is_listed = 1" if only_open else ""}
        and (:team is null or child.team = :team)
        and (:worker is null or child.worker = :worker and {BY_NAME})
        and (:status is null or exists (select 1 from json_each(statuses)
            where json_extract(value, '$.key') = :status))"""
    asked: dict[str, object] = {
        **parameters(scope), "status": status, "team": team, "worker": worker,
    }  # fmt: skip
    total = picture.number(f"select count(*) from child where {where}", **asked)
    pages = max(1, -(-total // per_page))
    at = min(max(1, page), pages)
    rows = picture.rows(
        f"{CHILD} where {where} order by {by} limit :many offset :passed",
        **asked, many=per_page, passed=(at - 1) * per_page,
    )  # fmt: skip
    return Page(tuple(listed(row) for row in rows), at, pages, total)


def _order(order: str, scope: Scope) -> str:
    if scope.names_nobody:
        return f"{ORDERS[order if order in UNNAMED else LATE]}, token"
    telling = ["child.name", "child.child_id"]
    if not scope.under_no_name:
        return ", ".join([ORDERS[order], *telling])
    first = [ORDERS[order]] if order in UNNAMED else []
    telling = [*([] if first else ORDERS[order].split(", ")), *telling]
    masked = [f"case when is_named then {one} end" for one in telling]
    return ", ".join([*first, "not is_named", *masked, "token"])


def labels(picture: Picture, tokens: frozenset[str], *, scope: Scope) -> dict[str, str]:
    """Give name and identifier of the children of these tokens, of those within the scope."""
    rows = picture.rows(
        f"{CHILD} where {CONDITION} and token in (select value from json_each(:tokens))",
        **parameters(scope), tokens=json.dumps(sorted(tokens)),
    )  # fmt: skip
    return {row["token"]: _label_in_full(row) for row in rows}


def _label_in_full(row: Row) -> str:
    named = label(row)
    return f"{named}, {row['child_id']}" if row["name"] and row["is_named"] else named


def within(picture: Picture, tokens: Iterable[str], *, scope: Scope) -> frozenset[str]:
    """Give which children of these tokens the scope holds."""
    rows = picture.rows(
        f"""select token from child where {CONDITION}
        and token in (select value from json_each(:tokens))""",
        **parameters(scope), tokens=json.dumps(sorted(tokens)),
    )  # fmt: skip
    return frozenset(row["token"] for row in rows)


def identifier(picture: Picture, token: str, *, scope: Scope) -> str:
    """Give the identifier alone of a child whom the scope need not reach.

    Empty where the record is restricted, or closed to the scope for good.
    """
    row = picture.row(
        f"select child_id from child where token = :token and {UNRESTRICTED}",
        **parameters(scope), token=token,
    )  # fmt: skip
    return str(row["child_id"]) if row else ""


def may_see(picture: Picture, token: str, *, scope: Scope) -> bool:
    """Say whether a child of this token is within the scope."""
    return _within(picture, token, scope) is not None


def _within(picture: Picture, token: str, scope: Scope) -> Row | None:
    return picture.row(
        f"{CHILD} where child.token = :token and {CONDITION}", **parameters(scope), token=token
    )


def child(picture: Picture, token: str, *, scope: Scope) -> Child | None:
    """Give one child, or None where there is none of this token within the scope."""
    row = _within(picture, token, scope)
    if row is None:
        return None
    shown = bool(row["is_named"])
    return Child(
        listed=listed(row),
        also_known_as=row["also_known_as"] if shown else "",
        born_on=_day(row["born_on"]) if shown else None,
        ethnicity=row["ethnicity"],
        is_disabled=row["is_disabled"],
        disabilities=tuple(json.loads(row["disabilities"])),
        is_unaccompanied=row["is_uasc"] == "yes",
        is_unborn=row["is_unborn"] == "yes",
        died_on=_day(row["died_on"]),
        open_since_on=_day(row["open_since_on"]),
        health_number=row["health_number"] if shown else "",
        upn=row["upn"] if shown else "",
        is_restricted=bool(row["is_restricted"]),
        has_address=shown and _has_address(picture, row["id"]),
        involved=_involved(picture, row["id"]),
        relatives=_relatives(picture, row, scope),
    )


def _has_address(picture: Picture, number: int) -> bool:
    return bool(picture.number("select count(*) from address where child = :child", child=number))


def address(picture: Picture, token: str, *, scope: Scope) -> Address | None:
    """Give where a child lives; None where it is not known, or the child is out of scope."""
    row = _within(picture, token, scope)
    if row is None or not row["is_named"]:
        return None
    found = picture.row("select * from address where child = :child", child=row["id"])
    return Address(found["address"], found["class"]) if found else None


def _involved(picture: Picture, number: int) -> tuple[Involvement, ...]:
    rows = picture.rows(
        """select involved.*, worker.name from involved
        left join worker on worker.code = involved.worker
        where child = :child
        order by involved.ended_on is not null, involved.started_on desc, involved.worker""",
        child=number,
    )
    return tuple(
        Involvement(
            worker=row["worker"], worker_name=row["name"] or "", team=row["team"],
            role=row["allocation"], started_on=dt.date.fromisoformat(row["started_on"]),
            ended_on=_day(row["ended_on"]), reason=row["reason"],
        )
        for row in rows
    )  # fmt: skip


def _relatives(picture: Picture, row: Row, scope: Scope) -> tuple[Relative, ...]:
    """Give whom the scope holds; never one with a name beside one without, whom it would tell."""
    rows = picture.rows(
        f"""{CHILD} where {CONDITION} and child.id <> :id and is_named = :as_named
            and ((child.family = :family and :family <> '')
                or (child.household = :household and :household <> ''))
            order by child.born_on, child.token""",
        **parameters(scope), id=row["id"], family=row["family"], household=row["household"],
        as_named=row["is_named"],
    )  # fmt: skip
    return tuple(
        Relative(
            one["token"], label(one), one["age"],
            "same family" if one["family"] == row["family"] != "" else "same household",
        )
        for one in rows
    )  # fmt: skip


def timeline(
    picture: Picture, token: str, *, scope: Scope, kinds: frozenset[str] = frozenset()
) -> tuple[Event, ...] | None:
    """Give what happened to a child, the newest first; None where there is no such child.

    `kinds` keeps events of those kinds; none said keeps all.
    """
    row = _within(picture, token, scope)
    if row is None:
        return None
    rows = picture.rows(
        """select event.*, source.file, source.sheet from event
        left join source on source.place = event.source
        where child = :child and (:any = 1 or kind in (select value from json_each(:kinds)))
        order by on_day desc, at_time desc, kind, title, row""",
        child=row["id"], any=int(not kinds), kinds=json.dumps(sorted(kinds)),
    )  # fmt: skip
    names = {one["code"]: one["name"] for one in picture.rows("select code, name from worker")}
    named = bool(row["is_named"])
    return tuple(_event(one, names, named=named) for one in rows)


def _event(row: Row, names: Mapping[str, str], *, named: bool) -> Event:
    """Give an event; who may not know the child is told neither worker nor where it is written."""
    parts = [_told(part, names) for part in row["detail"].split("; ")]
    return Event(
        on=dt.date.fromisoformat(row["on_day"]), time=row["at_time"] or "", kind=row["kind"],
        title=row["title"],
        detail="; ".join(part for part in parts if named or not part.startswith(WORKER)),
        file=row["file"] or "" if named else "", sheet=row["sheet"] or "" if named else "",
        row=row["row"] if named else None,
    )  # fmt: skip


def _told(part: str, names: Mapping[str, str]) -> str:
    """Write a worker by name where the code has one."""
    if not part.startswith(WORKER):
        return part
    code = part.removeprefix(WORKER)
    return f"{WORKER}{names.get(code) or code}"


def listed(row: Row) -> ListedChild:
    """Give a row of `CHILD` as a list shows it."""
    shown = bool(row["is_named"])
    return ListedChild(
        token=row["token"], label=label(row), name=row["name"] if shown else "", is_named=shown,
        child_id=row["child_id"] if shown else "", age=row["age"], sex=row["sex"],
        team=row["team"] or "", worker=row["worker"] or "",
        worker_name=(row["worker_name"] or "") if shown else "",
        statuses=tuple(_status(one) for one in json.loads(row["statuses"])),
        is_open=bool(row["held_by"]), held_by=row["held_by"],
        is_unallocated=bool(row["is_unallocated"]), last_seen_on=_day(row["last_seen_on"]),
        next_due_on=_day(row["next_due_on"]), next_due=row["next_due"], overdue=row["overdue"],
    )  # fmt: skip


def label(row: Row) -> str:
    """Give what a child is called to whom the row is for: it says whether that is a name."""
    if not row["is_named"]:
        return f"Child {row['token'][:6]}"
    return str(row["name"] or row["child_id"])


def _status(held: dict[str, Any]) -> Status:
    return Status(held["key"], held["words"], _day(held["since"]), held["detail"])


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
