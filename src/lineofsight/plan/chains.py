"""The chain of a plan as it was written down: each body, and every time the plan was put to it."""

import datetime as dt

from django.db.models import Prefetch
from django.utils import timezone

from lineofsight.plan.approval import Asked, Body
from lineofsight.plan.models import Asking, Plan


def chain(plan: Plan) -> list[Body]:
    """Give the chain of a plan with every time it was put to each body; two queries."""
    askings = Asking.objects.select_related("asked_by", "written_by")
    steps = plan.steps.prefetch_related(Prefetch("askings", askings))
    return [
        Body(one.pk, one.body, one.days, tuple(_asked(each) for each in one.askings.all()))
        for one in steps
    ]


def _asked(one: Asking) -> Asked:
    written, withdrawn = (_day(at) for at in (one.written_at, one.withdrawn_at))
    return Asked(
        one.asked_on, one.asked_by.name, one.digest, one.answer, one.answered_on, one.minute,
        one.written_by.name if one.written_by else "",
        asked_by=one.asked_by_id, withdrawn_on=withdrawn,
        written_on=written if written != one.asked_on else None,
    )  # fmt: skip


def _day(at: dt.datetime | None) -> dt.date | None:
    return timezone.localdate(at) if at else None
