"""An item of somebody who left is handed to another, who then closes it; never to whoever hands."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from lineofsight.accounts.unaltered import Refusal, refuse_where

NOT_YOURS = "only the member who raised this closes it"
ANOTHER = """new.what in ('closed', 'reopened') and exists (
    select 1 from boards_item i
    where i.id = new.item_id and i.raised_by_id is not null
    and cast(new.by_id as text) <> coalesce(
        (select s.ref from boards_step s where s.item_id = i.id and s.what = 'handed'
         order by s.id desc limit 1),
        cast(i.raised_by_id as text)))"""
SQLITE = (
    "drop trigger boards_step_closed_by_raiser",
    """create trigger boards_step_closed_by_raiser before insert on boards_step when {another}
    begin select raise(abort, '{refusal}'); end""",
)
POSTGRESQL = (
    """create or replace function refuse_closing_by_another() returns trigger language plpgsql as
    $$ begin if {another} then raise exception '{refusal}'; end if; return new; end $$""",
)


def guard(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Put the trigger before a closing again: it asks who holds the item now."""
    for statement in POSTGRESQL if editor.connection.vendor == "postgresql" else SQLITE:
        editor.execute(statement.format(another=ANOTHER, refusal=NOT_YOURS))


to_oneself = refuse_where([
    Refusal("boards_step", "to_oneself", "insert",
            "new.what = 'handed' and new.ref in ('', cast(new.by_id as text))",
            "whoever hands an item over does not receive it"),
])  # fmt: skip


class Migration(migrations.Migration):
    """After the closing for those without an account."""

    dependencies = [("boards", "0007_nobody_answers_and_closes_for_others")]

    operations = [
        migrations.AlterField(
            model_name="step",
            name="what",
            field=models.CharField(
                choices=[
                    ("answered", "Answered"),
                    ("tied", "Linked to what changed"),
                    ("untied", "A link was taken back"),
                    ("proposed", "Put forward for the public page"),
                    ("published", "Shown on the public page"),
                    ("withdrawn", "Taken off the public page"),
                    ("closed", "Closed"),
                    ("confirmed", "The closing was confirmed"),
                    ("reopened", "Opened again"),
                    ("reworded", "Reworded"),
                    ("hidden", "Taken out of sight"),
                    ("unhidden", "Brought back into sight"),
                    ("handed", "Handed to another member"),
                ],
                max_length=10,
            ),
        ),
        migrations.RunPython(guard),
        migrations.RunPython(to_oneself),
    ]
