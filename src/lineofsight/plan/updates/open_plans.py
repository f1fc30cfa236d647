"""What somebody's actions owe in every plan that is in force, the one in hand first.

A draft asks nothing of anybody, and a closed plan owes nothing: its actions went into another.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from lineofsight.kernel.periods import Month
from lineofsight.plan import actions as plans
from lineofsight.plan.addressed import At
from lineofsight.plan.content import Action
from lineofsight.plan.models import Plan
from lineofsight.plan.silence import heard
from lineofsight.plan.updates import answering
from lineofsight.plan.updates.owed import ORDER, Owed, pressing


@dataclass(frozen=True)
class OpenPlan:
    """A plan in force as it stands, and of which of its actions somebody reported this month."""

    plan: Plan
    title: str  # empty of the plan in hand, which is not named beside its actions
    held: dict[str, Action]
    heard: frozenset[str]

    @property
    def at(self) -> At:
        """Where its pages are, by its number: a letter is read when another plan is in hand."""
        return At(self.plan.pk)


def open_plans(on: dt.date) -> list[OpenPlan]:
    """Read every plan in force; the queries grow with plans and never with people or actions."""
    return [
        OpenPlan(one, one.title if place else "", plans.as_at(one), heard(one, Month.of(on)))
        for place, one in enumerate(plans.in_force())
    ]


def owing(each: Iterable[OpenPlan], keys: frozenset[str], *, on: dt.date) -> list[Owed]:
    """Give what the open actions of these names owe over all plans, what presses most first."""
    found = [
        replace(owed, plan=one.at.number, title=one.title)
        for one in each
        for owed in pressing(answering.own(one.held.values(), keys), on=on, heard=one.heard)
    ]
    return sorted(found, key=lambda one: ORDER.index(one.part))
