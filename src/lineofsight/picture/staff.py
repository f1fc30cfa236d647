"""Teams and workers as they stand on the day: how many children, and what is overdue."""

import datetime as dt
from dataclasses import dataclass

from lineofsight.picture.reading import Picture


@dataclass(frozen=True)
class Team:
    """One team."""

    name: str
    kind: str
    service: str
    manager: str  # code of the worker who manages it
    head: str  # code of the head of service
    children: int
    unallocated: int | None  # children whom nobody holds; None: the records do not say who does
    workers: int | None  # None: the records hold no list of workers
    overdue: int  # duties to its children


@dataclass(frozen=True)
class Worker:
    """One worker; the code is the case system's."""

    code: str
    name: str
    role: str
    employment: str
    fte: float | None
    team: str
    started_on: dt.date | None
    last_day_on: dt.date | None
    is_absent: bool
    holds_cases: bool
    children: int
    overdue: int
    is_current: bool


def teams(picture: Picture) -> list[Team]:
    """List the teams by name."""
    return [Team(**dict(row)) for row in picture.rows("select * from team order by name")]


def workers(
    picture: Picture, *, team: str | None = None, only_current: bool = True
) -> list[Worker]:
    """List the workers, of one team where asked, by name."""
    rows = picture.rows(
        """select * from worker where (:team is null or team = :team)
        and (:only_current = 0 or is_current = 1) order by name, code""",
        team=team, only_current=int(only_current),
    )  # fmt: skip
    return [
        Worker(
            code=row["code"], name=row["name"], role=row["role"], employment=row["employment"],
            fte=float(row["fte"]) if row["fte"] is not None else None, team=row["team"],
            started_on=_day(row["started_on"]), last_day_on=_day(row["last_day_on"]),
            is_absent=bool(row["is_absent"]), holds_cases=row["case_holding"] == "yes",
            children=row["children"], overdue=row["overdue"], is_current=bool(row["is_current"]),
        )
        for row in rows
    ]  # fmt: skip


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
