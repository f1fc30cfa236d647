"""The service as it stands on the day: teams with who leads them, and workers with their cases."""

from collections.abc import Iterator, Mapping
from typing import Any

from lineofsight.picture.made.coded import meaning
from lineofsight.picture.made.making import Making, day

_TEAMS = """select team, kind, service, manager_id, head_id, started_on from department d
    join moments m on (d.started_on is null or d.started_on <= m.day)
        and (d.ended_on is null or d.ended_on > m.day)
    where team is not null order by team, started_on"""

_WORKERS = """select worker_id, worker_name, role, employment, fte, team, case_holding,
    started_on, last_day_on, absent_from_on, absent_to_on from professionals
    where worker_id is not null order by worker_id, started_on"""

_OVERDUE = (
    "select child.{by}, count(*) from duty join child on child.id = duty.child "
    "where duty.state = 'overdue' and child.{by} <> '' group by 1"
)
"""What is overdue to the children a team or worker holds: what the lists of those children say."""

Row = Mapping[str, Any]


def make(making: Making) -> None:
    """Write teams and workers; children and duties are written already."""
    making.store.insert("worker", _workers(making))
    making.store.insert("team", _teams(making))


def _counts(making: Making, sql: str) -> dict[str, int]:
    return {str(name): int(str(many)) for name, many in making.store.run(sql)}


def _teams(making: Making) -> Iterator[tuple[object, ...]]:
    listed = {row["team"]: row for row in making.live.run(_TEAMS).to_pylist()}
    children = _counts(making, "select team, count(*) from child where held_by <> '' group by 1")
    nobody = _counts(making, "select team, count(*) from child where held_by = 'nobody' group by 1")
    workers = _counts(making, "select team, count(*) from worker where is_current = 1 group by 1")
    overdue = _counts(making, _OVERDUE.format(by="team"))
    names = {*listed, *children, *workers} - {"", "None"}
    holders_known, workers_known = (
        not making.why_not(table) for table in ("involvements", "professionals")
    )
    for name in sorted(names):
        row: Row = listed.get(name, {})
        yield (
            name, meaning("department", "kind", row.get("kind")), row.get("service") or "",
            row.get("manager_id") or "", row.get("head_id") or "", children.get(name, 0),
            nobody.get(name, 0) if holders_known else None,
            workers.get(name, 0) if workers_known else None, overdue.get(name, 0),
        )  # fmt: skip


def _workers(making: Making) -> Iterator[tuple[object, ...]]:
    latest = {row["worker_id"]: row for row in making.live.run(_WORKERS).to_pylist()}
    children = _counts(making, "select worker, count(*) from child where worker <> '' group by 1")
    overdue = _counts(making, _OVERDUE.format(by="worker"))
    for code in sorted({*latest, *children} - {""}):
        row: Row = latest.get(code, {})
        yield (
            code, row.get("worker_name") or "", meaning("professionals", "role", row.get("role")),
            meaning("professionals", "employment", row.get("employment")),
            None if row.get("fte") is None else str(row["fte"]), row.get("team") or "",
            day(row.get("started_on")), day(row.get("last_day_on")), _is_absent(making, row),
            row.get("case_holding") or "", children.get(code, 0), overdue.get(code, 0),
            _is_current(making, row),
        )  # fmt: skip


def _is_current(making: Making, row: Row) -> int:
    begun, last = row.get("started_on"), row.get("last_day_on")
    return int(begun is not None and begun <= making.on and (last is None or last >= making.on))


def _is_absent(making: Making, row: Row) -> int:
    begun, until = row.get("absent_from_on"), row.get("absent_to_on")
    return int(begun is not None and begun <= making.on and (until is None or until >= making.on))
