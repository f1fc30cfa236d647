"""Restricted records, counted and told of without a name: what a list leaves out, and what is owed.

Nothing here opens a record. It answers to whoever may know that a record is restricted, so that
what is overdue for a child whom few may see still reaches somebody who can act.
"""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from lineofsight.picture.finding import Which
from lineofsight.picture.owed import HOLDING, OF_CHILD, Duty, duty
from lineofsight.picture.reading import Picture
from lineofsight.picture.scope import CONDITION, HIDDEN, RESTRICTED, Scope, parameters


@dataclass(frozen=True)
class RestrictedRecord:
    """A restricted record, by its token: neither name nor identifier."""

    token: str
    team: str
    is_open: bool
    by_records: bool  # the case system restricts it
    workers: tuple[str, ...]  # codes of those who hold it now
    overdue: tuple[Duty, ...]  # longest overdue first; under no name


def restricted_records(picture: Picture, *, scope: Scope) -> list[RestrictedRecord]:
    """List the restricted records a scope would reach: what is overdue first, then open ones."""
    rows = picture.rows(
        f"""select id, token, team, held_by <> '' as is_open, is_restricted from child
        where {RESTRICTED} order by overdue = 0, held_by = '', team, token""",
        **parameters(scope),
    )
    numbers = [row["id"] for row in rows]
    workers, overdue = _workers(picture, numbers), _overdue(picture, numbers)
    return [
        RestrictedRecord(
            row["token"], row["team"], bool(row["is_open"]), bool(row["is_restricted"]),
            tuple(workers[row["id"]]), tuple(overdue[row["id"]]),
        )
        for row in rows
    ]  # fmt: skip


def _workers(picture: Picture, numbers: list[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for row in picture.rows(
        """select distinct child, worker from allocated where ended_on is null
        and child in (select value from json_each(:numbers)) order by worker""",
        numbers=json.dumps(numbers),
    ):
        found[row["child"]].append(row["worker"])
    return found


def _overdue(picture: Picture, numbers: list[int]) -> dict[int, list[Duty]]:
    found: dict[int, list[Duty]] = defaultdict(list)
    for row in picture.rows(
        f"""select {OF_CHILD}, worker.name as worker_name, 0 as is_named
        from duty join child on child.id = duty.child
        left join worker on worker.code = duty.worker
        where state = 'overdue' and duty.child in (select value from json_each(:numbers))
        order by duty.due_on is null, duty.due_on, duty.place""",
        numbers=json.dumps(numbers),
    ):
        found[row["child"]].append(duty(picture, row))
    return found


def hidden(
    picture: Picture, *, scope: Scope, status: str = "", team: str = "", worker: str = "",
    only_open: bool = True,
) -> int:  # fmt: skip
    """Count the children whom a list, narrowed as it is, leaves out because they are restricted."""
    return picture.number(
        f"""select count(*) from child where {HIDDEN} and (:only_open = 0 or is_listed = 1)
        and (:team = '' or child.team = :team) and (:worker = '' or child.worker = :worker)
        and (:status = '' or exists (select 1 from json_each(statuses)
            where json_extract(value, '$.key') = :status))""",
        **parameters(scope), status=status, team=team, worker=worker, only_open=int(only_open),
    )  # fmt: skip


def hidden_behind(
    picture: Picture, *codes: str, scope: Scope, which: Which = "unmet", team: str = ""
) -> int:
    """Count the children behind a figure, or any of several, whom a list leaves out: restricted."""
    return picture.number(
        f"""select count(distinct behind.child) from behind join child on child.id = behind.child
        where behind.code in (select value from json_each(:codes)) and {HIDDEN}
        and (:which = 'all' or met = (:which = 'met'))
        and (:team = '' or behind.team = :team)""",
        **parameters(scope), codes=json.dumps(codes), which=which, team=team,
    )  # fmt: skip


def hidden_late(
    picture: Picture, populations: Iterable[str], *, scope: Scope, team: str = ""
) -> int:
    """Count the children with one of these duties overdue whom a list leaves out as restricted."""
    return picture.number(
        f"""select count(distinct child.id) from duty join child on child.id = duty.child
        where state = 'overdue' and {HIDDEN}
        and duty.population in (select value from json_each(:populations))
        and (:team = '' or {HOLDING} = :team)""",
        **parameters(scope), populations=json.dumps(sorted(populations)), team=team,
    )  # fmt: skip


def reached(picture: Picture, tokens: Iterable[str], *, scope: Scope) -> frozenset[str]:
    """Give which of these a scope reaches, whether their records are restricted or not."""
    rows = picture.rows(
        f"""select token from child where token in (select value from json_each(:asked))
        and ({CONDITION} or {RESTRICTED})""",
        **parameters(scope), asked=json.dumps(sorted(tokens)),
    )  # fmt: skip
    return frozenset(row["token"] for row in rows)
