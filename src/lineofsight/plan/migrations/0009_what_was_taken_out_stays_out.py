"""The database itself gives the reference of what was taken out of a plan to no other action."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from lineofsight.accounts.unaltered import Refusal, refuse_where

WORDS = {"postgresql": "{row}.content ->> 'action'"}
WORDS_ELSE = "json_extract({row}.content, '$.action')"
OF_THE_SAME = "e.plan_id = new.plan_id and e.ref = new.ref"
NEWEST = f"(select max(e.id) from plan_entry e where {OF_THE_SAME})"
WAS_TAKEN_OUT = f"""exists (select 1 from plan_entry g join plan_change c on c.id = g.change_id
    where g.id = {NEWEST} and g.content is null and c.state = 'agreed')"""
WAS = f"""(select {{was}} from plan_entry e where {OF_THE_SAME} and e.content is not null
    order by e.id desc limit 1)"""
ANOTHER_IN_ITS_PLACE = f"new.content is not null and {WAS_TAKEN_OUT} and {WAS} <> {{now}}"


def guard(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Refuse another action under a reference that a decision took out."""
    words = WORDS.get(editor.connection.vendor, WORDS_ELSE)
    was, now = words.format(row="e"), words.format(row="new")
    refused = Refusal(
        "plan_entry", "in_anothers_place", "insert", ANOTHER_IN_ITS_PLACE.format(was=was, now=now),
        "no other action takes the reference of one that was taken out",
    )  # fmt: skip
    refuse_where([refused])(apps, editor)


class Migration(migrations.Migration):
    """After the database keeps the rules."""

    dependencies = [("plan", "0008_the_database_keeps_the_rules")]

    operations = [migrations.RunPython(guard)]
