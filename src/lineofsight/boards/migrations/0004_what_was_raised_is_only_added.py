"""The database itself keeps what was raised and done, and lets only the member who raised close."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from lineofsight.accounts.unaltered import refuse_change

NOT_YOURS = "only the member who raised this closes it"

keep = refuse_change(
    "boards",
    "what was raised and done with it never changes",
    {
        "boards_item": "",
        "boards_step": "",
        "boards_kept": "",
        "boards_version": "",
        "boards_sighting": "",
        "boards_asking": "old.answer <> ''",
        "boards_decision": "old.outcome <> ''",
    },
)

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
    """Put a trigger before a closing."""
    closing = {"another": ANOTHER, "refusal": NOT_YOURS}
    if editor.connection.vendor == "postgresql":
        editor.execute(POSTGRESQL_CLOSING_FUNCTION.format(**closing))
        editor.execute(POSTGRESQL_CLOSING.format(**closing))
    else:
        editor.execute(SQLITE_CLOSING.format(**closing))


class Migration(migrations.Migration):
    """After the tables."""

    dependencies = [("boards", "0003_visits_and_what_is_refused")]

    operations = [migrations.RunPython(keep), migrations.RunPython(guard)]
