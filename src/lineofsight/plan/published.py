"""How much of a plan somebody reads: all of it, or what is published of it.

What is published is decided here alone, for pages, workbook and comparisons alike.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import QuerySet

from lineofsight.accounts.matrix import Right
from lineofsight.accounts.models import Person
from lineofsight.accounts.standing import may
from lineofsight.kernel.periods import Month
from lineofsight.plan import actions
from lineofsight.plan.content import FIELDS, Action
from lineofsight.plan.day import ends
from lineofsight.plan.models import Change, Plan
from lineofsight.plan.rules import AGREED, REPORTED

PUBLISHED = frozenset({
    "ref", "action", "work_stream", "sro", "priority", "priority_name", "lead", "started_on",
    "due_on", "revised_due_on", "status", "outcome", "indicators", "effects", "finding",
    "came_from", "milestones",
})  # fmt: skip
"""Fields of an action that a councillor, a board member and an inspector read.

What was agreed in public, how it stands, and what it is to move. Not what officers write as they
go (risk, why a day moved), money, partners and deputies, nor evidence and where it lies. Progress
is published at the end of each month, as the committee's paper prints it: see `progress`.
"""

STANDS = frozenset({AGREED, REPORTED})
"""States of a change that made the plan what it is; what is not decided is nobody else's yet."""

_BLANK: dict[str, Any] = {
    name: getattr(Action("", "", "", "", None, "", "", None, ""), name)
    for name in FIELDS
    if name not in PUBLISHED
}


@dataclass(frozen=True)
class Reading:
    """What one reader sees of a plan."""

    in_full: bool

    @property
    def fields(self) -> frozenset[str]:
        """The fields of an action that are read."""
        return frozenset(FIELDS) if self.in_full else PUBLISHED

    def action(self, one: Action) -> Action:
        """Give an action as it is read: what is not published is blank."""
        return one if self.in_full else replace(one, **_BLANK)

    def actions(self, each: Mapping[str, Action]) -> dict[str, Action]:
        """Give actions by reference as they are read."""
        return {ref: self.action(one) for ref, one in each.items()}

    def changes(self, each: QuerySet[Change]) -> QuerySet[Change]:
        """Keep the changes that are read: of what is published, those that stand."""
        return each if self.in_full else each.filter(state__in=STANDS)

    def sees(self, change: Change) -> bool:
        """Say whether a change is read."""
        return self.in_full or change.state in STANDS


def progress(plan: Plan, ref: str, *, on: dt.date) -> tuple[str, dt.date]:
    """Give what was published last of an action's progress, and the end of the month it is of."""
    last = Month.of(on).plus(-1).last_day
    held = actions.as_at(plan, ends(last)).get(ref)
    return (held.progress if held else "", last)


def reading(person: Person | None) -> Reading:
    """Give what somebody sees of a plan."""
    return Reading(may(person, Right.SEE_WHOLE_PLAN))
