"""The database itself asks for a second person: to show words to the public, and to confirm.

What is shown is what somebody else put forward, word for word; a closing for a body outside the
council is confirmed by another than wrote it down, who was not the one to answer either.
"""

from django.db import migrations

from lineofsight.accounts.unaltered import Refusal, refuse_where

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

guard = refuse_where(
    Refusal("boards_step", name, "insert", when, says) for name, when, says in REFUSED
)


class Migration(migrations.Migration):
    """After a step may be put forward and confirmed."""

    dependencies = [("boards", "0005_seats_confirmed_closings_and_wording")]

    operations = [migrations.RunPython(guard)]
