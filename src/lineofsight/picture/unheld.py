"""Children whom nobody holds: no worker and no team, and yet something overdue or a case open.

They count in figures and stand on no team's list, so a list of their own says what is overdue to
each, under which team it is counted, and who held the child last.
"""

import datetime as dt
import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from lineofsight.picture.child_records import CHILD, ListedChild, listed
from lineofsight.picture.finding import Which
from lineofsight.picture.owed import OF_CHILD, Duty, duty
from lineofsight.picture.reading import Picture, Row
from lineofsight.picture.scope import BY_NAME, CONDITION, HIDDEN, UNHELD, Scope, parameters


@dataclass(frozen=True)
class Before:
    """Who held a child last: a team, a worker where the reader may know the child, and until."""

    team: str
    worker_name: str
    ended_on: dt.date | None


@dataclass(frozen=True)
class Unheld:
    """A child whom nobody holds."""

    child: ListedChild
    overdue: tuple[Duty, ...]  # longest overdue first; empty: a case is open, nothing is overdue
    before: Before | None  # None: nobody is on record


def unheld(picture: Picture, *, scope: Scope) -> list[Unheld]:
    """List the children of a scope whom nobody holds, the longest overdue first: three queries."""
    rows = picture.rows(f"{CHILD} where {UNHELD} and {CONDITION}", **parameters(scope))
    numbers = [row["id"] for row in rows]
    late, before = _late(picture, numbers, scope), _before(picture, numbers, scope)
    found = [Unheld(listed(row), tuple(late[row["id"]]), before.get(row["id"])) for row in rows]
    return sorted(found, key=_longest)


def _longest(one: Unheld) -> tuple[dt.date, str]:
    first = one.overdue[0] if one.overdue else None
    return (first.due_on or first.started_on if first else dt.date.max), one.child.token


def _late(picture: Picture, numbers: list[int], scope: Scope) -> dict[int, list[Duty]]:
    found: dict[int, list[Duty]] = defaultdict(list)
    for row in picture.rows(
        f"""select {OF_CHILD}, '' as worker_name, {BY_NAME} as is_named
        from duty join child on child.id = duty.child
        where state = 'overdue' and duty.child in (select value from json_each(:numbers))
        order by coalesce(duty.due_on, duty.started_on), duty.place""",
        **parameters(scope), numbers=json.dumps(numbers),
    ):  # fmt: skip
        found[row["child"]].append(duty(picture, row))
    return found


def _before(picture: Picture, numbers: list[int], scope: Scope) -> dict[int, Before]:
    """Give the allocation that ended last: of several that day, the primary one."""
    rows = picture.rows(
        f"""select involved.child, involved.team, worker.name, involved.ended_on,
            {BY_NAME} as is_named
        from involved join child on child.id = involved.child
        left join worker on worker.code = involved.worker
        where involved.child in (select value from json_each(:numbers))
        order by involved.ended_on is null, involved.ended_on, allocation = 'primary'""",
        **parameters(scope), numbers=json.dumps(numbers),
    )  # fmt: skip
    return {row["child"]: _who(row) for row in rows}  # the last of each stays


def _who(row: Row) -> Before:
    ended = dt.date.fromisoformat(row["ended_on"]) if row["ended_on"] else None
    return Before(row["team"], (row["name"] or "") if row["is_named"] else "", ended)


def kinds_overdue(found: Iterable[Unheld]) -> list[tuple[str, str, int]]:
    """Give each kind of thing that is overdue: population, its words, and to how many children."""
    each = Counter(
        kind for one in found for kind in {(late.population, late.title) for late in one.overdue}
    )
    return [(*kind, many) for kind, many in sorted(each.items(), key=lambda one: (-one[1], one[0]))]


def unheld_behind(
    picture: Picture, code: str, *, scope: Scope, population: str, which: Which, team: str = ""
) -> int:
    """Count the children of a scope behind a figure whom nobody holds.

    Those to whom what the figure is about is overdue, or whose case is open: of a figure about what
    was done, a child whose case is closed is held by nobody and should be.
    """
    return picture.number(
        f"""select count(distinct behind.child) from behind join child on child.id = behind.child
        where behind.code = :code and {CONDITION} and {UNHELD}
        and (:which = 'all' or met = (:which = 'met')) and (:under = '' or behind.team = :under)
        and (child.held_by = 'nobody' or child.id in (select duty.child from duty
            where state = 'overdue' and duty.population = :population))""",
        **parameters(scope), code=code, which=which, under=team, population=population,
    )  # fmt: skip


def hidden_unheld(picture: Picture, *, scope: Scope, owed: str = "", team: str = "") -> int:
    """Count the children whom nobody holds and whom a list leaves out, being restricted.

    `owed` keeps those to whom a duty of this population is overdue, `team` those with something
    overdue that is counted under the team.
    """
    return picture.number(
        f"""select count(*) from child where {HIDDEN} and {UNHELD}
        and (:owed = '' and :under = '' or child.id in (select duty.child from duty
            where state = 'overdue' and (:owed = '' or duty.population = :owed)
            and (:under = '' or duty.team = :under)))""",
        **parameters(scope), owed=owed, under=team,
    )  # fmt: skip
