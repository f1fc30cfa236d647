"""What an action owes on a day, said to whoever answers for it: late, soon, or unheard of. Pure."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from lineofsight.kernel.periods import Month, in_words
from lineofsight.plan.content import Action
from lineofsight.plan.updates.rules import Coming, owed_by

OVERDUE, SOON, NEXT, SILENT, LATER = (
    "Overdue", "Due this month", "Due next month", "Not reported this month", "Later",
)  # fmt: skip
ORDER = (OVERDUE, SOON, NEXT, SILENT, LATER)
"""What presses most comes first."""


@dataclass(frozen=True)
class Owed:
    """An action, what presses most of it, and what to say of it."""

    action: Action
    part: str
    words: str
    plan: int | None = None  # its number: a letter outlives the plan in hand
    title: str = ""  # of the plan, where it is not the one in hand


def owed(action: Action, *, on: dt.date, is_heard: bool) -> Owed:
    """Say what an open action owes on a day."""
    due = sorted(owed_by(action), key=_by_day)
    first = due[0] if due else None
    part = _part(first.due_on if first else None, on)
    silent = action.is_under_way(on) and not is_heard
    if part == LATER and silent:
        part = SILENT
    said = [_said(first, on)] if first else ["No day is set"]
    return Owed(action, part, "; ".join([*said, *(["not reported this month"] if silent else [])]))


def _by_day(one: Coming) -> dt.date:
    return one.due_on


def _part(due_on: dt.date | None, on: dt.date) -> str:
    if due_on is None or Month.of(due_on) > Month.of(on).plus(1):
        return LATER
    if due_on < on:
        return OVERDUE
    return SOON if Month.of(due_on) == Month.of(on) else NEXT


def _said(one: Coming, on: dt.date) -> str:
    was = "was" if one.due_on < on else "is"
    what = f"Milestone ({one.step})" if one.step else "It"
    return f"{what} {was} due on {in_words(one.due_on)}"


def pressing(actions: Iterable[Action], *, on: dt.date, heard: Collection[str]) -> list[Owed]:
    """Give what the open actions among these owe, in order."""
    found = [owed(one, on=on, is_heard=one.ref in heard) for one in actions if one.is_open]
    return sorted(found, key=lambda one: ORDER.index(one.part))
