"""The database itself: whoever answered young people or staff neither closes nor confirms it."""

from django.db import migrations

from lineofsight.accounts.unaltered import Refusal, refuse_where

FOR_OTHERS = """exists (select 1 from boards_item i join boards_body b on b.id = i.body_id
    where i.id = new.item_id
    and (i.kind in ('young', 'staff') or b.kind in ('young people', 'staff')))"""
ANSWERED = """exists (select 1 from boards_step s
    where s.item_id = new.item_id and s.what = 'answered'{more})"""
BY_THEM = ANSWERED.format(more=" and s.by_id = new.by_id")

REFUSED = (
    ("others", f"new.what in ('closed', 'confirmed') and {FOR_OTHERS} and {BY_THEM}",
     "whoever answered young people or staff does not close for them"),
    ("unanswered", f"new.what = 'closed' and {FOR_OTHERS} and not {ANSWERED.format(more='')}",
     "words of young people and staff are closed only after an answer"),
    ("unnamed", f"new.what = 'closed' and {FOR_OTHERS} and new.minute = ''",
     "the meeting or words in which young people or staff said so are named"),
)  # fmt: skip
"""Name of the trigger, the step it refuses, and what it says."""

guard = refuse_where(
    Refusal("boards_step", name, "insert", when, says) for name, when, says in REFUSED
)


class Migration(migrations.Migration):
    """After the closing of bodies outside."""

    dependencies = [("boards", "0006_a_second_person_shows_and_confirms")]

    operations = [migrations.RunPython(guard)]
