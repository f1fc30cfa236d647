"""What a body raised is closed in a meeting that is written down, and never by whoever answered it.

Two guards that asked this of some bodies alone give way to one that asks it of every body.
"""

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from lineofsight.accounts.unaltered import Refusal, refuse_where

REPLACED = ("outside", "others")
OF_A_BODY = """exists (select 1 from boards_item i join boards_body b on b.id = i.body_id
    where i.id = new.item_id{more})"""
BY_ANSWERER = """exists (select 1 from boards_step s
    where s.item_id = new.item_id and s.what = 'answered' and s.by_id = new.by_id)"""
OWN_WORDS = " and i.kind not in ('young', 'staff') and b.kind not in ('young people', 'staff')"
MET = """ and b.kind not in ('inspectorate', 'department') and not exists (
    select 1 from boards_meeting m where m.id = new.meeting_id and m.body_id = i.body_id
    and m.minutes <> '' and m.held_on >= i.raised_on and m.held_on <= new."on")"""
A_BODYS, OWN, OWN_UNMET = (
    OF_A_BODY.format(more=more)
    for more in ("", OWN_WORDS + " and i.written_by_id = new.by_id", OWN_WORDS + MET)
)

REFUSED = (
    ("by_answerer", f"new.what in ('closed', 'confirmed') and {A_BODYS} and {BY_ANSWERER}",
     "whoever answered what a body raised neither closes nor confirms it"),
    ("by_writer", f"new.what = 'closed' and {OWN}",
     "whoever wrote down what a body raised does not close it"),
    ("unmet", f"new.what = 'closed' and {OWN_UNMET}",
     "a body closes what it raised in a meeting whose minutes are written down"),
)  # fmt: skip
"""Name of the trigger, the step it refuses, and what it says."""

guard = refuse_where(
    Refusal("boards_step", name, "insert", when, says) for name, when, says in REFUSED
)


def drop(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take the narrower guards away."""
    for name in REPLACED:
        if editor.connection.vendor == "postgresql":
            editor.execute(f"drop function boards_step_{name}() cascade")
        else:
            editor.execute(f"drop trigger boards_step_{name}")


class Migration(migrations.Migration):
    """After questions may be withdrawn; a column that may be empty makes no table anew."""

    dependencies = [("boards", "0009_what_was_asked_is_withdrawn")]

    operations = [
        migrations.AddField(
            "step",
            "meeting",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="boards.meeting",
            ),
        ),
        migrations.RunPython(drop),
        migrations.RunPython(guard),
    ]
