"""The cases of a look-ahead: what is settled by a day, and what is open and decides the close.

Each is counted by the indicator's own expressions, in which the day done, the next day due or
the day asked about is put as it would be at the close of the month.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import sqlglot
from sqlglot import exp

from lineofsight.indicators import compiling
from lineofsight.indicators.breakdowns import BREAKDOWNS
from lineofsight.indicators.compiling import Months
from lineofsight.indicators.definition import Indicator
from lineofsight.indicators.look_ahead.outlook import NOTHING, Adds, Deciding
from lineofsight.kernel import working_days
from lineofsight.kernel.periods import Month
from lineofsight.populations.catalogue import Population
from lineofsight.records.opened import Opened

_PUT = ("asked_on", "due_on", "done_on")


@dataclass(frozen=True)
class Asking:
    """One indicator asked of one opened month, at the close of one day, of one team or all."""

    opened: Opened
    population: Population
    indicator: Indicator
    month: Month
    on: dt.date
    team: str | None

    @property
    def close(self) -> dt.date:
        """The last day of the month."""
        return self.month.last_day

    def is_of(self, team: str) -> bool:
        """Say whether a row of this team is asked about."""
        return self.team is None or team.casefold() == self.team.casefold()


def settled_before(asking: Asking) -> dict[str, Adds]:
    """Count by team what is settled by the day: done, due or begun in the month."""
    indicator = asking.indicator
    if indicator.asks == "outstanding":
        return {}
    parts = compiling.parts(indicator)
    rows = compiling.asked(
        asking.population,
        indicator.asks,
        columns=[
            *compiling.used_columns(parts.summed), "started_on", "due_on", "done_on", "lapsed_on"
        ],
        breakdowns=[BREAKDOWNS["team"]],
        months=Months(asking.month.index, asking.month.index),
    )  # fmt: skip
    day = _day(asking.on)
    known = f"done_on <= {day}"
    if indicator.asks in ("due", "started"):
        known = f"(due_on <= {day} or {known} or (lapsed_on <= {day} and started_on <= {day}))"
    found = asking.opened.run(
        f"with asked as ({rows}) select by_team, sum({parts.numerator}) as settled_numerator, "
        f"sum({parts.denominator}) as settled_denominator "
        f"from asked where ({parts.base}) = 1 and {known} group by by_team"
    ).to_pylist()
    return {row["by_team"]: _adds(row, "settled") for row in found if asking.is_of(row["by_team"])}


def open_cases(asking: Asking) -> tuple[dict[str, Adds], list[Deciding]]:
    """Give by team what the open duties that decide nothing add, and those that decide."""
    settled: dict[str, Adds] = {}
    deciding = []
    for row in _open_rows(asking):
        met, missed = _adds(row, "met"), _adds(row, "missed")
        if row["decides"] and met != missed:
            deciding.append(_deciding(asking, row, met, missed))
        elif asking.indicator.asks == "outstanding":
            settled[row["by_team"]] = settled.get(row["by_team"], NOTHING) + missed
    return settled, deciding


def _deciding(asking: Asking, row: Mapping[str, Any], met: Adds, missed: Adds) -> Deciding:
    return Deciding(
        subject=str(row["subject"]),
        team=str(row["by_team"]),
        started_on=row["open_since"],
        due_on=row["open_due"],
        days_left=working_days.number(row["open_due"]) - working_days.number(asking.on),
        met=met,
        missed=missed,
    )


def _open_rows(asking: Asking) -> list[dict[str, Any]]:
    """Give what is open at the close of the day, with what each adds when met and when missed."""
    parts = compiling.parts(asking.indicator)
    named = [name for name in compiling.used_columns(parts.summed) if name not in _PUT]
    rows = compiling.asked(
        asking.population,
        "outstanding",
        columns=[asking.population.subject, "started_on", "due_on", *named],
        breakdowns=[BREAKDOWNS["team"]],
    )
    if asking.indicator.asks == "due":
        day_due = compiling.joined_due(asking.population, "open.due_on")
        rows = f"select open.*, on_day.day as falls_due_on from ({rows}) open {day_due}"
    adds = ", ".join(
        f"({_as_if(asking, text, version)}) as {version}_{name}"
        for version in ("met", "missed")
        for name, text in (("numerator", parts.numerator), ("denominator", parts.denominator))
    )
    found = asking.opened.run(
        f"with asked as ({rows}) select {asking.population.subject} as subject, by_team, "
        f"started_on as open_since, due_on as open_due, {_decides(asking)} as decides, {adds} "
        f"from asked order by due_on, {asking.population.subject}, started_on"
    ).to_pylist()
    return [row for row in found if asking.is_of(row["by_team"])]


def _decides(asking: Asking) -> str:
    """Write which open duties the rest of the month decides."""
    on, close = _day(asking.on), _day(asking.close)
    if asking.indicator.asks == "outstanding":
        return f"case when due_on < {close} and {on} < {close} then 1 else 0 end"
    if asking.indicator.asks == "due":
        first = _day(asking.month.first_day)
        falls_due = f"falls_due_on between {first} and {close}"
        return f"case when due_on > {on} and {falls_due} then 1 else 0 end"
    if asking.indicator.asks == "started":
        first = _day(asking.month.first_day)
        return f"case when due_on > {on} and started_on >= {first} then 1 else 0 end"
    return f"case when due_on > {on} and due_on <= {close} then 1 else 0 end"


def _as_if(asking: Asking, text: str, version: str) -> str:
    """Write what an open duty adds once it is met, or is missed, by the close of the month.

    Met: done on its day; of what is outstanding at the close, the next is then owed and not yet
    due, or nothing is owed any more, and what is overdue by the day was done late. Missed: still
    open at the close; of what is done in the month, done after its day, and in no later month than
    this where a day is left.
    """
    close = _day(asking.close)
    if asking.indicator.asks == "outstanding":
        if version == "missed":
            return _put(text, asked_on=close, done_on="null")
        if not asking.population.recurs:
            return "0"
        in_time = f"due_on > {_day(asking.on)}"
        return _put(
            text,
            asked_on=close,
            due_on=close,
            done_on="null",
            last_in_time=f"case when {in_time} then 1 else 0 end",
            all_in_time=f"case when {in_time} then all_in_time else 0 end",
        )
    if version == "met":
        return _put(text, done_on="due_on", is_settled="1")
    if asking.indicator.asks in ("due", "started"):
        return _put(text, done_on="null", is_settled="1")
    return f"case when due_on < {close} then {_put(text, done_on=close)} else 0 end"


def _put(text: str, **put: str) -> str:
    """Write an expression with these columns put as other expressions."""
    there = {name: sqlglot.parse_one(sql, read="duckdb") for name, sql in put.items()}

    def put_in(node: exp.Expression) -> exp.Expression:
        is_put = isinstance(node, exp.Column) and node.name in there
        return exp.paren(there[node.name].copy()) if is_put else node

    return sqlglot.parse_one(text, read="duckdb").transform(put_in).sql("duckdb")


def _day(day: dt.date) -> str:
    return f"cast('{day}' as date)"


def _adds(row: Mapping[str, Any], name: str) -> Adds:
    above, below = row[f"{name}_numerator"], row[f"{name}_denominator"]
    return Adds(Fraction(above or 0), Fraction(below or 0))
