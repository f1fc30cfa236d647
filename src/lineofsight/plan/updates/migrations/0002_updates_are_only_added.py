"""The database itself refuses to alter what was said of a month."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

REFUSAL = "what was said of a month never changes"

SQLITE = """
create trigger updates_update_no_{act} before {act} on updates_update
begin select raise(abort, '{refusal}'); end
"""
POSTGRESQL_FUNCTION = """
create or replace function refuse_change_of_updates() returns trigger language plpgsql as
$$ begin raise exception '{refusal}'; end $$
"""
POSTGRESQL = """
create trigger updates_update_no_{act} before {act} on updates_update
for each row execute function refuse_change_of_updates()
"""


def guard(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Put a trigger before every update and delete."""
    postgresql = editor.connection.vendor == "postgresql"
    if postgresql:
        editor.execute(POSTGRESQL_FUNCTION.format(refusal=REFUSAL))
    for act in ("update", "delete"):
        editor.execute((POSTGRESQL if postgresql else SQLITE).format(act=act, refusal=REFUSAL))


class Migration(migrations.Migration):
    """After the tables."""

    dependencies = [("updates", "0001_initial")]

    operations = [migrations.RunPython(guard)]
