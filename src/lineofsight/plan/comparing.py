"""Two states of a plan beside each other: what was added, taken out, reworded. Pure.

Wording is compared phrase by phrase (`redlining`), so that a deletion shows as one and not as a
new text.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lineofsight.kernel.codes import action_key
from lineofsight.kernel.periods import in_words
from lineofsight.plan.content import FIELDS, Action, Effect, Evidence, Milestone
from lineofsight.plan.redlining import Stretch, redline, redline_of_list

NAMES = {
    "action": "Action", "work_stream": "Work stream", "sro": "Senior responsible officer",
    "priority": "Priority", "priority_name": "Priority name", "lead": "Lead", "due_on": "Due",
    "status": "Declared status", "deputy": "Deputy", "partners": "Partners", "started_on": "Start",
    "revised_due_on": "Revised due", "revised_why": "Why the day moved", "progress": "Progress",
    "outcome": "Outcome statement", "indicators": "Indicators", "effects": "Expected effect",
    "finding": "Inspection finding", "came_from": "Came from", "budget": "Budget",
    "spent": "Spent", "risk": "Risk", "milestones": "Milestones", "evidence": "Evidence",
}  # fmt: skip
"""Field of an action -> what a page calls it."""


@dataclass(frozen=True)
class FieldChange:
    """One field that is not what it was."""

    name: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True)
class ActionChange:
    """One action that is not what it was."""

    ref: str
    action: str
    came: bool  # it was not in the plan before
    went: bool  # it is no longer in it
    fields: tuple[FieldChange, ...] = ()

    @property
    def words(self) -> str:
        """What happened to it."""
        return "Added" if self.came else "Taken out" if self.went else "Changed"


def compare(before: Mapping[str, Action], after: Mapping[str, Action]) -> list[ActionChange]:
    """List every action that differs, by reference, with its redline."""
    found = []
    for ref in sorted({*before, *after}, key=action_key):
        old, new = before.get(ref), after.get(ref)
        held = new or old
        if held is not None and old != new:
            found.append(
                ActionChange(ref, held.action, old is None, new is None, _fields(old, new))
            )
    return found


def _fields(old: Action | None, new: Action | None) -> tuple[FieldChange, ...]:
    changed = []
    for name in FIELDS[1:]:
        if old is not None and new is not None and getattr(old, name) == getattr(new, name):
            continue
        held = [None if one is None else getattr(one, name) for one in (old, new)]
        if said(held[0]) != said(held[1]):
            changed.append(FieldChange(NAMES[name], _redline(*held)))
    return tuple(changed)


def _redline(old: Any, new: Any) -> tuple[Stretch, ...]:
    if isinstance(old, tuple) or isinstance(new, tuple):
        return redline_of_list(*([said(one) for one in held or ()] for held in (old, new)))
    return redline(said(old), said(new))


def said(value: Any) -> str:
    """Write a field as a page shows it; nothing of nothing."""
    if isinstance(value, tuple):
        return "; ".join(said(one) for one in value)
    if isinstance(value, dt.date):
        return in_words(value)
    if isinstance(value, Decimal):
        return f"£{value:,.2f}".removesuffix(".00")
    if isinstance(value, Effect):
        return f"{value.code} {value.size_words} by {value.by.name}"
    if isinstance(value, Milestone):
        done = f", reached {in_words(value.done_on)}" if value.done_on else ""
        return f"{value.what} (due {said(value.due_on) or 'on no day'}{done})"
    if isinstance(value, Evidence):
        parts = (value.kind, said(value.dated_on), value.held, value.says)
        return ", ".join(part for part in parts if part)
    return "" if value is None else str(value)
