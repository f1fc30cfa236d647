"""The database itself asks for a second person: to show words to the public, and to confirm.

What is shown is what somebody else put forward, word for word; a closing for a body outside the
council is confirmed by another than wrote it down, who was not the one to answer either.
"""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_NEWEST = """select 1 from boards_step s where s.by_id <> new.by_id and s.what = '{what}' and s.id =
    (select max(o.id) from boards_step o where o.item_id = new.item_id and o.what in ({among}))"""
PUT_FORWARD = _NEWEST.format(what="proposed", among="'proposed', 'published', 'withdrawn'")
CLOSED = _NEWEST.format(what="closed", among="'closed', 'confirmed', 'reopened'")
ANSWERED_BY_CLOSER = """exists (
    select 1 from boards_item i join boards_body b on b.id = i.body_id
    where i.id = new.item_id and b.kind in ('inspectorate', 'department')
    and i.written_by_id <> new.by_id and new.by_id =
    (select s.by_id from boards_step s where s.id = (select max(o.id) from boards_step o
     where o.item_id = new.item_id and o.what = 'answered')))"""

REFUSED = (
    ("shown", f"""new.what = 'published'
    and not exists ({PUT_FORWARD} and s.words = new.words and s.reply = new.reply)""",
     "only words that somebody else put forward are shown to the public"),
    ("confirmed", f"new.what = 'confirmed' and not exists ({CLOSED})",
     "only a closing that somebody else wrote down is confirmed"),
    ("outside", f"new.what = 'closed' and {ANSWERED_BY_CLOSER}",
     "whoever answered a body outside does not close for it"),
)  # fmt: skip
"""Name of the trigger, the step it refuses, and what it says."""

SQLITE = """
create trigger boards_step_{name} before insert on boards_step when {when}
begin select raise(abort, '{refusal}'); end
"""
POSTGRESQL_FUNCTION = """
create or replace function boards_step_{name}() returns trigger language plpgsql as
$$ begin if {when} then raise exception '{refusal}'; end if; return new; end $$
"""
POSTGRESQL = """
create trigger boards_step_{name} before insert on boards_step
for each row execute function boards_step_{name}()
"""


def guard(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Put a trigger before each step that needs a second person."""
    statements = (
        (POSTGRESQL_FUNCTION, POSTGRESQL) if editor.connection.vendor == "postgresql" else (SQLITE,)
    )
    for name, when, refusal in REFUSED:
        for statement in statements:
            editor.execute(statement.format(name=name, when=when, refusal=refusal))


class Migration(migrations.Migration):
    """After a step may be put forward and confirmed."""

    dependencies = [("boards", "0005_seats_confirmed_closings_and_wording")]

    operations = [migrations.RunPython(guard)]
