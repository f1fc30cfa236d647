"""The database itself keeps what was raised and done, and lets only the member who raised close."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

KEPT = "what was raised and done with it never changes"
NOT_YOURS = "only the member who raised this closes it"

TABLES = {
    "boards_item": "",
    "boards_step": "",
    "boards_kept": "",
    "boards_version": "",
    "boards_sighting": "",
    "boards_asking": "when (old.answer <> '')",
    "boards_decision": "when (old.outcome <> '')",
}
"""Table -> which of its rows never change."""

SQLITE = """
create trigger {table}_no_{act} before {act} on {table} {final}
begin select raise(abort, '{refusal}'); end
"""
POSTGRESQL_FUNCTION = """
create or replace function refuse_change_of_boards() returns trigger language plpgsql as
$$ begin raise exception '{refusal}'; end $$
"""
POSTGRESQL = """
create trigger {table}_no_{act} before {act} on {table}
for each row {final} execute function refuse_change_of_boards()
"""

ANOTHER = """new.what in ('closed', 'reopened') and exists (
    select 1 from boards_item i
    where i.id = new.item_id and i.raised_by_id is not null and i.raised_by_id <> new.by_id)"""
SQLITE_CLOSING = """
create trigger boards_step_closed_by_raiser before insert on boards_step when {another}
begin select raise(abort, '{refusal}'); end
"""
POSTGRESQL_CLOSING_FUNCTION = """
create or replace function refuse_closing_by_another() returns trigger language plpgsql as
$$ begin if {another} then raise exception '{refusal}'; end if; return new; end $$
"""
POSTGRESQL_CLOSING = """
create trigger boards_step_closed_by_raiser before insert on boards_step
for each row execute function refuse_closing_by_another()
"""


def guard(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Put a trigger before every update and delete, and before a closing."""
    postgresql = editor.connection.vendor == "postgresql"
    if postgresql:
        editor.execute(POSTGRESQL_FUNCTION.format(refusal=KEPT))
    for table, final in TABLES.items():
        for act in ("update", "delete"):
            words = {"table": table, "final": final, "act": act, "refusal": KEPT}
            editor.execute((POSTGRESQL if postgresql else SQLITE).format(**words))
    closing = {"another": ANOTHER, "refusal": NOT_YOURS}
    if postgresql:
        editor.execute(POSTGRESQL_CLOSING_FUNCTION.format(**closing))
        editor.execute(POSTGRESQL_CLOSING)
    else:
        editor.execute(SQLITE_CLOSING.format(**closing))


class Migration(migrations.Migration):
    """After the tables."""

    dependencies = [("boards", "0003_visits_and_what_is_refused")]

    operations = [migrations.RunPython(guard)]
