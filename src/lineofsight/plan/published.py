"""How much of a plan somebody reads: all of it, or what is published of it.

What is published is decided here alone, for pages, workbook and comparisons alike.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import QuerySet

from lineofsight.accounts.matrix import Right
from lineofsight.accounts.models import Person
from lineofsight.accounts.standing import may
from lineofsight.plan.content import FIELDS, Action
from lineofsight.plan.models import Change
from lineofsight.plan.rules import AGREED, REPORTED

PUBLISHED = frozenset({
    "ref", "action", "work_stream", "sro", "priority", "priority_name", "lead", "started_on",
    "due_on", "revised_due_on", "status", "outcome", "indicators", "effects", "finding",
    "came_from", "milestones",
})  # fmt: skip
"""Fields of an action that a councillor, a board member and an inspector read.

What was agreed in public, how it stands, and what it is to move. Not what officers write as they
go (progress, risk, why a day moved), money, partners and deputies, nor evidence and where it lies:
of progress the month's updates and the committee's paper are published.
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


def reading(person: Person | None) -> Reading:
    """Give what somebody sees of a plan."""
    return Reading(may(person, Right.SEE_WHOLE_PLAN))
