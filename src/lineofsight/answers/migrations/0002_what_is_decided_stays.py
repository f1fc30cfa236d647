"""The database itself refuses to change or remove an answer that was released or turned down."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

REFUSAL = "an answer that was decided never changes"
FINAL = "old.state in ('released', 'turned down')"

SQLITE = """
create trigger answers_answer_no_{act} before {act} on answers_answer
when {final}
begin select raise(abort, '{refusal}'); end
"""
POSTGRESQL_FUNCTION = """
create or replace function refuse_change_of_answers() returns trigger language plpgsql as
$$ begin raise exception '{refusal}'; end $$
"""
POSTGRESQL = """
create trigger answers_answer_no_{act} before {act} on answers_answer
for each row when ({final}) execute function refuse_change_of_answers()
"""


def guard(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Put a trigger before every update and delete."""
    postgresql = editor.connection.vendor == "postgresql"
    if postgresql:
        editor.execute(POSTGRESQL_FUNCTION.format(refusal=REFUSAL))
    for act in ("update", "delete"):
        words = {"act": act, "final": FINAL, "refusal": REFUSAL}
        editor.execute((POSTGRESQL if postgresql else SQLITE).format(**words))


class Migration(migrations.Migration):
    """After the table."""

    dependencies = [("answers", "0001_initial")]

    operations = [migrations.RunPython(guard)]
