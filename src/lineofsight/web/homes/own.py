"""What a lead's own actions of the plan owe, each one step from the field that says how it went."""

from django.urls import reverse

from lineofsight.accounts.matrix import Right
from lineofsight.accounts.standing import may
from lineofsight.plan.day import today
from lineofsight.plan.updates import answering, said
from lineofsight.plan.updates.open_plans import open_plans, owing
from lineofsight.web.homes.moved import counted
from lineofsight.web.homes.part import Part, Reader

SHOWN = 5
"""Actions that are written out, those that press most."""


def own(reader: Reader) -> Part | None:
    """Give what the reader leads; None for whoever leads nothing that is open."""
    if not may(reader.person, Right.REPORT_OWN):
        return None
    keys = answering.keys_of(reader.person)
    day = today()
    owed = owing(open_plans(day), keys, on=day) if keys else []
    if not owed:
        return None
    more = len(owed) - SHOWN
    return Part("Your actions", "web/homes/own.html", {
        "table": said.own(owed[:SHOWN], on=day),
        "all": reverse("own-actions"),
        "more": counted(more, "more action", "more actions") if more > 0 else "",
    })  # fmt: skip
