"""The database itself refuses to change or remove a look, whoever asks."""

from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLES = ("accounts_look", "accounts_lookedat")
REFUSAL = "a look is only ever added"

SQLITE = """
create trigger {table}_no_{act} before {act} on {table}
begin select raise(abort, '{refusal}'); end
"""
POSTGRESQL_FUNCTION = """
create or replace function refuse_change_of_looks() returns trigger language plpgsql as
$$ begin raise exception '{refusal}'; end $$
"""
POSTGRESQL = """
create trigger {table}_no_{act} before {act} on {table}
for each row execute function refuse_change_of_looks()
"""


def first_link(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Make the one row that is locked while a look is added, before two could make it."""
    apps.get_model("accounts", "ChainHead").objects.create()


def guard(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Put a trigger before every update and delete of looks."""
    postgresql = editor.connection.vendor == "postgresql"
    if postgresql:
        editor.execute(POSTGRESQL_FUNCTION.format(refusal=REFUSAL))
    for table in TABLES:
        for act in ("update", "delete"):
            words: dict[str, Any] = {"table": table, "act": act, "refusal": REFUSAL}
            editor.execute((POSTGRESQL if postgresql else SQLITE).format(**words))


class Migration(migrations.Migration):
    """After the tables."""

    dependencies = [("accounts", "0001_initial")]

    operations = [migrations.RunPython(first_link), migrations.RunPython(guard)]
