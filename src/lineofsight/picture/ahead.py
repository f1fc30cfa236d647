"""How the month may close: at worst, at best and likely, and which children decide it."""

import datetime as dt
import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from lineofsight.kernel.periods import Month
from lineofsight.kernel.quantities import in_words
from lineofsight.picture.child_records import ListedChild, listed
from lineofsight.picture.reading import Picture, Row
from lineofsight.picture.scope import BY_NAME, CONDITION, Scope, parameters


@dataclass(frozen=True)
class Outlook:
    """How one indicator may close the month of the day asked about; exact figures."""

    code: str
    title: str
    unit: str
    group: str  # a team or service; empty for the whole
    month: Month
    asked_on: dt.date
    worst: float | None
    likely: float | None
    best: float | None
    settled: str  # `132 of 163`
    deciding: int  # open duties that decide it
    without_like: int  # of which nothing like them is known
    reason: str  # why there is no data; empty: there is

    @property
    def words(self) -> str:
        """All three in a sentence."""
        if self.reason:
            return f"no data: {self.reason}"
        if self.worst is None or self.best is None or self.likely is None:
            return "not applicable"
        worst, likely, best = (
            in_words(Decimal(str(number)), self.unit)
            for number in (self.worst, self.likely, self.best)
        )
        if not self.deciding:
            return f"{likely}, and nothing is left to decide"
        cases = "1 case decides" if self.deciding == 1 else f"{self.deciding:,} cases decide"
        return f"if none is met {worst}, likely {likely}, if all are met {best}: {cases} it"


@dataclass(frozen=True)
class Deciding:
    """One child whose open duty decides how an indicator closes."""

    code: str  # of the indicator
    child: ListedChild
    team: str
    started_on: dt.date
    due_on: dt.date
    days_left: int  # working days, below zero when overdue
    chance: float | None  # how often such a one was met, from 0 to 1


By = Literal["", "team", "service"]
"""Whose outlooks: of the whole, of teams, of services."""


def look_ahead(picture: Picture, *, by: By = "", groups: Collection[str] = ("",)) -> list[Outlook]:
    """List how each timeliness indicator may close, of the whole or of groups; exact figures."""
    rows = picture.rows(
        """select outlook.*, indicator.title, indicator.unit from outlook
        join indicator on indicator.code = outlook.code
        where outlook.by = :by and outlook.grp in (select value from json_each(:groups))
        order by indicator.place, outlook.grp""",
        by=by, groups=json.dumps(sorted(groups)),
    )  # fmt: skip
    return [
        Outlook(
            code=row["code"], title=row["title"], unit=row["unit"], group=row["grp"],
            month=Month.at(row["month"]), asked_on=dt.date.fromisoformat(row["asked_on"]),
            worst=row["worst"], likely=row["likely"], best=row["best"], settled=row["settled"],
            deciding=row["deciding"], without_like=row["without_like"], reason=row["reason"],
        )
        for row in rows
    ]  # fmt: skip


def deciding(picture: Picture, codes: Iterable[str], *, scope: Scope) -> list[Deciding]:
    """List the children of a scope whose open duties decide how indicators close."""
    rows = picture.rows(
        f"""select child.*, worker.name as worker_name, {BY_NAME} as is_named, deciding.code,
            deciding.team as counted_under,
            deciding.started_on, deciding.due_on, deciding.days_left, deciding.chance
        from deciding join child on child.id = deciding.child
        left join worker on worker.code = child.worker
        where deciding.code in (select value from json_each(:codes)) and {CONDITION}
        order by deciding.place""",
        **parameters(scope), codes=json.dumps(sorted(codes)),
    )  # fmt: skip
    return [_deciding(row) for row in rows]


def _deciding(row: Row) -> Deciding:
    return Deciding(
        code=row["code"], child=listed(row), team=row["counted_under"],
        started_on=dt.date.fromisoformat(row["started_on"]),
        due_on=dt.date.fromisoformat(row["due_on"]), days_left=row["days_left"],
        chance=row["chance"],
    )  # fmt: skip
