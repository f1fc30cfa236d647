"""The days of a plan, each with what happened to it: for whoever compares two of them."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

from django.utils import timezone

from lineofsight.plan.models import Asking, Plan

Days = dict[dt.date, list[str]]


def days_of(plan: Plan) -> Days:
    """Give the days on which a plan changed, was put to a body or answered, agreed or closed."""
    found: Days = defaultdict(list)
    for day, what in _happened(plan):
        if what not in found[day]:
            found[day].append(what)
    return dict(found)


def _happened(plan: Plan) -> Iterator[tuple[dt.date, str]]:
    for at in plan.entries.order_by().values_list("at", flat=True).distinct():
        yield timezone.localdate(at), "it changed"
    for one in Asking.objects.filter(step__plan=plan).select_related("step"):
        yield one.asked_on, f"it was put to {one.step.body}"
        if one.answered_on:
            yield one.answered_on, f"{one.step.body} answered"
        if one.withdrawn_at:
            yield (
                timezone.localdate(one.withdrawn_at),
                f"what {one.step.body} was asked was withdrawn",
            )
    if plan.in_force_on:
        yield plan.in_force_on, "it was agreed, before it was kept here"
    if plan.baselined_at:
        words = "it was written down as agreed" if plan.in_force_on else "it was agreed"
        yield timezone.localdate(plan.baselined_at), words
    if plan.closed_at:
        yield timezone.localdate(plan.closed_at), "it was closed"
