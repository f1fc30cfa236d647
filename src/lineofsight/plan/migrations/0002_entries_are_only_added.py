"""The database itself refuses to alter what a plan said, and a change once it is decided."""

from django.db import migrations

from lineofsight.accounts.unaltered import refuse_change

guard = refuse_change(
    "plan_entries",
    "what a plan said never changes",
    {"plan_entry": "", "plan_change": "old.state <> 'waiting'"},
)


class Migration(migrations.Migration):
    """After the tables."""

    dependencies = [("plan", "0001_initial")]

    operations = [migrations.RunPython(guard)]
