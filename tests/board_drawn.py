"""Days, actions of a plan and steps with an item as tests of the boards draw them."""

import datetime as dt

from django.db import transaction

from lineofsight.boards import rules
from lineofsight.boards.actions import items
from lineofsight.boards.models import Item, Step
from lineofsight.plan.content import Action

DAY = dt.date(2017, 12, 5)
NOW = dt.datetime(2017, 12, 5, 9, tzinfo=dt.UTC)
RAISED = dt.date(2017, 10, 31)
SLOW = "Children wait too long to be assessed"
LETTER = "Letter of 5 December 2017"
AFTER = DAY + dt.timedelta(days=1)
DONE_BY = {"who": "Head of assessment", "due_on": DAY}
"""What an answer that accepts says beside its words."""


def action(ref, **more):
    """Draw an action of the plan."""
    said = {
        "ref": ref, "action": f"Do {ref}", "work_stream": "Practice", "sro": "Director",
        "priority": 2, "priority_name": "Better", "lead": "Head of assessment",
        "due_on": dt.date(2018, 3, 1), "status": "on track",
    }  # fmt: skip
    return Action(**{**said, **more})


def step(item, do, by, on=DAY, **more):
    """Take a step with an item as somebody who sees all of it."""
    return do(item, on=on, seen=item.steps.count(), by=by, now=NOW, **more)


def accept(item, by):
    return step(item, items.answer, by, said=rules.ACCEPTED, words="It will be done.", **DONE_BY)


def how(item, on=DAY):
    return items.standing(Item.objects.get(pk=item.pk), on=on)


def past(item, what, by, **more):
    """Write a step past every form and rule, straight into the database."""
    with transaction.atomic():
        Step.objects.create(item=item, what=what, on=DAY, at=NOW, by=by, **more)
