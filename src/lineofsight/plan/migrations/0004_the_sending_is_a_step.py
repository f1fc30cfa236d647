"""Each plan gets its chain of approvals; the day it was sent is asked of its last step."""

import datetime as dt
from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from lineofsight.plan.approval import USUAL
from lineofsight.plan.content import Action, digest


def move(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Give every plan the usual chain, with what was written down of its sending."""
    model = apps.get_model
    for plan in model("plan", "Plan").objects.all():
        steps = [
            model("plan", "Step").objects.create(
                plan=plan, place=place, body=body, days=None if days is None else plan.days_to_send
            )
            for place, (body, days) in enumerate(USUAL, start=1)
        ]
        first = plan.changes.order_by("pk").first()
        if plan.sent_on is not None and first is not None:
            model("plan", "Asking").objects.create(
                step=steps[-1], asked_on=plan.sent_on, asked_by_id=first.asked_by_id,
                digest=digest(_said(plan)),
            )  # fmt: skip


def _said(plan: Any) -> list[Action]:
    """Give what the plan said at the end of the day it was sent."""
    end = dt.datetime.combine(plan.sent_on, dt.time.max, dt.UTC)
    newest = {one.ref: one.content for one in plan.entries.filter(at__lte=end).order_by("pk")}
    return [Action.of_data(content) for content in newest.values() if content]


class Migration(migrations.Migration):
    """After the tables of the chain."""

    dependencies = [("plan", "0003_chains_fates_and_words")]

    operations = [migrations.RunPython(move)]
