"""Every child the records know: who it is, how it stands, who is involved, when last seen.

A child with several returns is one child. The address is kept apart, and read only on purpose.
"""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from lineofsight.kernel.codes import NOT_RECORDED
from lineofsight.kernel.days import birthday_number
from lineofsight.picture.made.coded import meaning
from lineofsight.picture.made.making import Making, day
from lineofsight.picture.made.statuses import Held, statuses
from lineofsight.picture.naming import name_of
from lineofsight.picture.schema import NOT_KNOWN
from lineofsight.populations import moments
from lineofsight.populations.catalogue import standing

STILL_READ_DAYS = 28
"""How long after an allocation has ended its worker may still read."""

_PERSONS = """select p.child_id, p.born_on, p.sex, p.ethnicity, p.is_disabled, p.is_uasc,
    p.is_unborn, p.died_on, p.upn, n.forename, n.surname, n.also_known_as, n.household_id,
    n.address, n.address_class, n.is_restricted, n.nhs_number, f.family_id
    from person p
    left join person_names n on n.child_id = p.child_id
    left join family f on f.child_id = p.child_id
    order by p.child_id"""

_OPEN = """select child_id, team, open_since_on, held_by, is_unallocated from children_open"""

_NOT_KNOWN = {"held_by": NOT_KNOWN, "is_unallocated": 0}

_INVOLVED = """select child_id, worker_id, team, allocation, started_on, ended_on, change_reason
    from involvements where worker_id is not null or team is not null
    order by child_id, started_on desc, worker_id"""

_SEEN = """select child_id, max(seen_on) as seen_on from (
        select child_id, seen_on from cin_visits
        where child_seen <> 'no' and method in ('in person', 'not recorded')
        union all select child_id, seen_on from cp_visits
        where child_seen <> 'no' and method in ('in person', 'not recorded')
        union all select child_id, seen_on from cla_visits
        where child_seen <> 'no' and method in ('in person', 'not recorded')
    ) seen join moments m on seen_on <= m.day group by child_id"""

_DISABILITIES = "select child_id, disability from disability order by child_id, disability"

Row = Mapping[str, Any]


def make(making: Making) -> None:
    """Write the children, their addresses, and who is and was involved with each."""
    live, on, store = making.live, making.on, making.store
    moments.build(live, ["children_open", "team_spells"], days=[on], populations=standing())
    persons = live.run(_PERSONS).to_pylist()
    making.children.update({row["child_id"]: at for at, row in enumerate(persons, start=1)})
    involved = _by_child(live.run(_INVOLVED).to_pylist())
    opened = {row["child_id"]: row for row in live.run(_OPEN).to_pylist()}
    if making.why_no_holders:
        opened = {child_id: {**row, **_NOT_KNOWN} for child_id, row in opened.items()}
    held = _Held(
        statuses=statuses(live, on),
        opened=opened,
        seen={row["child_id"]: row["seen_on"] for row in live.run(_SEEN).to_pylist()},
        disabilities=_disabilities(live.run(_DISABILITIES).to_pylist()),
        involved=involved,
    )
    store.insert("child", (_child(making, row, held) for row in persons))
    store.insert("address", _addresses(making, persons))
    store.insert("involved", _involvements(making, involved))
    store.insert("allocated", _allocated(making, involved))


class _Held:
    """What is known of children beside what a person is: looked up by identifier."""

    def __init__(
        self,
        *,
        statuses: Mapping[str, list[Held]],
        opened: Mapping[str, Row],
        seen: Mapping[str, dt.date],
        disabilities: Mapping[str, list[str]],
        involved: Mapping[str, list[Row]],
    ) -> None:
        self.statuses, self.opened, self.seen = statuses, opened, seen
        self.disabilities, self.involved = disabilities, involved


def _child(making: Making, row: Row, held: _Held) -> tuple[object, ...]:
    child_id = row["child_id"]
    found, stands = held.opened.get(child_id, {}), held.statuses.get(child_id, [])
    worker, team = _now(held.involved.get(child_id, []), making.on)
    return (
        making.children[child_id], making.token(child_id), child_id, name_of(row),
        row["also_known_as"] or "", day(row["born_on"]), _age(row["born_on"], making.on),
        meaning("person", "sex", row["sex"]), meaning("person", "ethnicity", row["ethnicity"]),
        meaning("person", "is_disabled", row["is_disabled"]),
        json.dumps(held.disabilities.get(child_id, [])), row["is_uasc"], row["is_unborn"],
        day(row["died_on"]), _team(team, found), worker, day(found.get("open_since_on")),
        found.get("held_by", ""), found.get("is_unallocated", 0),
        int(row["is_restricted"] == "yes"), day(held.seen.get(child_id)), None, "", 0,
        json.dumps(stands), row["household_id"] or "",
        row["family_id"] or "", row["nhs_number"] or "", row["upn"] or "",
        int(bool(found or stands)),
    )  # fmt: skip


def _team(team: str, found: Row) -> str:
    """Give the team of the allocation, else the one the child is counted under while open."""
    counted = found.get("team") or ""
    return team or ("" if counted == NOT_RECORDED else counted)


def _age(born_on: dt.date | None, on: dt.date) -> int | None:
    if born_on is None or born_on > on:
        return None
    return (birthday_number(on) - birthday_number(born_on)) // 10_000


def _now(involved: list[Row], on: dt.date) -> tuple[str, str]:
    """Give the primary worker and team that day: of several, those allocated last."""
    worker = team = ""
    for row in involved:  # the latest first
        if row["allocation"] == "primary" and _is_open(row, on):
            worker = worker or row["worker_id"] or ""
            team = team or row["team"] or ""
    return worker, team


def _is_open(row: Row, on: dt.date) -> bool:
    return row["started_on"] <= on and (row["ended_on"] is None or row["ended_on"] > on)


def _addresses(making: Making, persons: list[Row]) -> Iterator[tuple[object, ...]]:
    for row in persons:
        if row["address"]:
            kind = row["address_class"] or NOT_RECORDED
            yield making.children[row["child_id"]], row["address"], kind


def _by_child(rows: list[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["child_id"]].append(row)
    return found


def _disabilities(rows: list[Row]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        words = meaning("disability", "disability", row["disability"])
        if words:
            found[row["child_id"]].append(words)
    return found


def _involvements(
    making: Making, involved: Mapping[str, list[Row]]
) -> Iterator[tuple[object, ...]]:
    for child_id, rows in involved.items():
        if child_id in making.children:
            for row in rows:
                yield (
                    *_allocation(making, row),
                    meaning("involvements", "change_reason", row["change_reason"]),
                )


def _allocated(making: Making, involved: Mapping[str, list[Row]]) -> Iterator[tuple[object, ...]]:
    """Give the allocations by which a worker may read a child's record today."""
    earliest = making.on - dt.timedelta(days=STILL_READ_DAYS)
    for child_id, rows in involved.items():
        for row in rows:
            if (
                child_id in making.children
                and row["worker_id"]
                and _may_read(row, making, earliest)
            ):
                yield _allocation(making, row)


def _may_read(row: Row, making: Making, earliest: dt.date) -> bool:
    ended = row["ended_on"]
    return bool(row["started_on"] <= making.on and (ended is None or ended > earliest))


def _allocation(making: Making, row: Row) -> tuple[object, ...]:
    return (
        making.children[row["child_id"]], row["worker_id"] or "", row["team"] or "",
        row["allocation"], day(row["started_on"]), day(row["ended_on"]),
    )  # fmt: skip
