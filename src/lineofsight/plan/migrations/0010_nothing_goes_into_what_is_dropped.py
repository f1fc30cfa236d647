"""The database itself closes no plan in which an action went into what is dropped with it."""

from django.db import migrations

from lineofsight.accounts.unaltered import Refusal, refuse_where

ENDS_HERE = """exists (select 1 from plan_fate e where e.plan_id = new.id and s.plan_id = new.id
    and e.ref = s.ref and e.fate in ('dropped', 'superseded')
    and not exists (select 1 from plan_successor t where t.fate_id = e.id))"""
INTO_NOTHING = f"""old.state = 'baselined' and new.state = 'closed' and exists (
    select 1 from plan_fate f where f.plan_id = new.id
    and exists (select 1 from plan_successor s where s.fate_id = f.id)
    and not exists (select 1 from plan_successor s where s.fate_id = f.id and not {ENDS_HERE}))"""

guard = refuse_where(
    [
        Refusal(
            "plan_plan", "closed_into_nothing", "update", INTO_NOTHING,
            "no action of a closed plan went into one that is dropped with it",
        )
    ]
)  # fmt: skip


class Migration(migrations.Migration):
    """After references are kept."""

    dependencies = [("plan", "0009_what_was_taken_out_stays_out")]

    operations = [migrations.RunPython(guard)]
