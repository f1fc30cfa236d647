"""What the programme has written down, read from an opened month: the plan and the words.

The improvement plan (plan.xlsx) and the narrative (narrative.csv) are records like any other:
they are sealed with the month, and a paper quotes the seal's copy.
"""

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from lineofsight.kernel.codes import action_key, indicator_code
from lineofsight.kernel.periods import Month
from lineofsight.records.findings import Place
from lineofsight.records.opened import Opened
from lineofsight.records.standard import TABLES

WORST_FIRST = ("off track", "at risk", "paused", "on track", "not started")
"""Statuses of open actions, the worst first: a priority or work stream is as its worst action."""

COLOURS = {"off track": "red", "at risk": "amber", "on track": "green"}
"""Status of an action -> its colour in the key."""


_PLAN = ("plan_actions", "plan_milestones", "plan_key")
QUOTED = (*_PLAN, "targets", "narrative")
"""Tables whose words a paper may print."""


@dataclass(frozen=True)
class Action:
    """One action of the improvement plan, as declared."""

    work_stream: str
    sro: str
    priority: int | None
    priority_name: str
    ref: str
    action: str
    lead: str
    due_on: dt.date | None
    revised_due_on: dt.date | None
    status: str
    progress: str
    indicators: tuple[str, ...]
    outcome: str
    came_from: str

    @property
    def due(self) -> dt.date | None:
        """The date that holds now: revised under change control, or as baselined."""
        return self.revised_due_on or self.due_on


@dataclass(frozen=True)
class Milestone:
    """A step of an action."""

    ref: str
    milestone: str
    due_on: dt.date | None
    done_on: dt.date | None


@dataclass(frozen=True)
class State:
    """One line of the plan's key: a status, its colour, and what makes it so."""

    state: str
    colour: str
    test: str


@dataclass(frozen=True)
class Plan:
    """The improvement plan: actions in the order of their references."""

    actions: tuple[Action, ...]
    milestones: tuple[Milestone, ...]
    key: tuple[State, ...]

    def due_in(self, month: Month) -> tuple[Action, ...]:
        """List the open actions timetabled for a month."""
        done = ("complete and embedded", "complete awaiting evidence")
        return tuple(
            action
            for action in self.actions
            if action.due and Month.of(action.due) == month and action.status not in done
        )


@dataclass(frozen=True)
class Said:
    """Words of one month: an achievement, a challenge, mitigation, commentary, a priority."""

    kind: str
    about: str  # a work stream, or an indicator code
    words: str
    by: str


def plan(opened: Opened) -> Plan:
    """Read the improvement plan; empty when none was loaded."""
    actions = sorted((_action(row) for row in _rows(opened, "plan_actions")), key=_by_reference)
    milestones = [
        Milestone(row["action_ref"], row["milestone"], row["due_on"], row["done_on"])
        for row in _rows(opened, "plan_milestones")
    ]
    key = [
        State(row["state"], row["colour"] or "", row["test"] or "")
        for row in _rows(opened, "plan_key")
    ]
    return Plan(tuple(actions), tuple(milestones), tuple(key))


def narrative(opened: Opened, month: Month) -> tuple[Said, ...]:
    """Read the words of one month, in the order they were written."""
    return tuple(
        Said(row["kind"], _about(row["about"]), row["words"], row["by"] or "")
        for row in _rows(opened, "narrative")
        if row["month"] == str(month)
    )


def cells(opened: Opened, months: Collection[Month]) -> Iterator[tuple[str, str]]:
    """Give every cell of words that a paper may print of some months: where it stands, and them."""
    for table in QUOTED:
        columns = [one for one in TABLES[table].columns if one.kind == "text"]
        for row in _rows(opened, table):
            if table != "narrative" or row["month"] in set(map(str, months)):
                for one in columns:
                    yield f"{_place(opened, row)} ({one.meaning})", row[one.name] or ""


def _place(opened: Opened, row: dict[str, Any]) -> str:
    source = opened.seal.sources[row["source_file"]]
    return f"{Place(source.file, source.sheet).words}, Excel row {row['source_row']}"


def _rows(opened: Opened, table: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = opened.run(
        f"select * from {table} order by source_file, source_row"
    ).to_pylist()
    return found


def _action(row: dict[str, Any]) -> Action:
    codes = (row["indicators"] or "").replace(";", ",").split(",")
    return Action(
        work_stream=row["work_stream"] or "not recorded",
        sro=row["sro"] or "not recorded",
        priority=row["priority"],
        priority_name=row["priority_name"] or "",
        ref=row["action_ref"],
        action=row["action"] or "",
        lead=row["lead"] or "not recorded",
        due_on=row["due_on"],
        revised_due_on=row["revised_due_on"],
        status=row["status"],
        progress=row["progress"] or "",
        indicators=tuple(indicator_code(code) for code in codes if code.strip()),
        outcome=row["outcome_statement"] or "",
        came_from=row["came_from"] or "",
    )


def _by_reference(action: Action) -> tuple[tuple[int, str], ...]:
    return action_key(action.ref)


def _about(text: str | None) -> str:
    return indicator_code(text) if text else ""
