"""The database itself refuses to change or remove an entry: any two days can be compared."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

REFUSAL = "what a plan said never changes"

SQLITE = """
create trigger plan_entry_no_{act} before {act} on plan_entry
begin select raise(abort, '{refusal}'); end
"""
POSTGRESQL_FUNCTION = """
create or replace function refuse_change_of_plan_entries() returns trigger language plpgsql as
$$ begin raise exception '{refusal}'; end $$
"""
POSTGRESQL = """
create trigger plan_entry_no_{act} before {act} on plan_entry
for each row execute function refuse_change_of_plan_entries()
"""


def guard(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Put a trigger before every update and delete."""
    postgresql = editor.connection.vendor == "postgresql"
    if postgresql:
        editor.execute(POSTGRESQL_FUNCTION.format(refusal=REFUSAL))
    for act in ("update", "delete"):
        words = {"act": act, "refusal": REFUSAL}
        editor.execute((POSTGRESQL if postgresql else SQLITE).format(**words))


class Migration(migrations.Migration):
    """After the tables."""

    dependencies = [("plan", "0001_initial")]

    operations = [migrations.RunPython(guard)]
