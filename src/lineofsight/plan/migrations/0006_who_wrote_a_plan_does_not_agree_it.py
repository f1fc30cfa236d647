"""The database itself asks for a second person: whoever wrote any of a plan does not agree it."""

from django.db import migrations

from lineofsight.accounts.unaltered import Refusal, refuse_where

BY_ONE_WHO_WROTE_IT = """old.state = 'draft' and new.state = 'baselined'
    and (new.baselined_by_id is null or exists (select 1 from plan_change c
         where c.plan_id = new.id and c.asked_by_id = new.baselined_by_id))"""

guard = refuse_where(
    [
        Refusal(
            "plan_plan", "agreed_by_another", "update", BY_ONE_WHO_WROTE_IT,
            "whoever wrote a plan does not agree it",
        )
    ]
)  # fmt: skip


class Migration(migrations.Migration):
    """After closed plans are kept."""

    dependencies = [("plan", "0005_closed_plans_never_change")]

    operations = [migrations.RunPython(guard)]
