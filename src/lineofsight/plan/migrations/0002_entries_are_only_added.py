"""The database itself refuses to alter what a plan said, and a change once it is decided."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

REFUSAL = "what a plan said never changes"

TABLES = {"plan_entry": "", "plan_change": "when (old.state <> 'waiting')"}
"""Table -> which of its rows never change."""

SQLITE = """
create trigger {table}_no_{act} before {act} on {table} {final}
begin select raise(abort, '{refusal}'); end
"""
POSTGRESQL_FUNCTION = """
create or replace function refuse_change_of_plan_entries() returns trigger language plpgsql as
$$ begin raise exception '{refusal}'; end $$
"""
POSTGRESQL = """
create trigger {table}_no_{act} before {act} on {table}
for each row {final} execute function refuse_change_of_plan_entries()
"""


def guard(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Put a trigger before every update and delete."""
    postgresql = editor.connection.vendor == "postgresql"
    if postgresql:
        editor.execute(POSTGRESQL_FUNCTION.format(refusal=REFUSAL))
    for table, final in TABLES.items():
        for act in ("update", "delete"):
            words = {"table": table, "final": final, "act": act, "refusal": REFUSAL}
            editor.execute((POSTGRESQL if postgresql else SQLITE).format(**words))


class Migration(migrations.Migration):
    """After the tables."""

    dependencies = [("plan", "0001_initial")]

    operations = [migrations.RunPython(guard)]
