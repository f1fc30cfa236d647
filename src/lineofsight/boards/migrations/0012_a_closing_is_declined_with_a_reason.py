"""A closing is declined with a reason, by who could confirm it; a rewording has its reason too."""

from django.db import migrations, models

from lineofsight.accounts.unaltered import Refusal, refuse_where

NEWEST_END = """(select max(o.id) from boards_step o where o.item_id = new.item_id
    and o.what in ('closed', 'confirmed', 'reopened', 'declined'))"""
CLOSED_BY_ANOTHER = f"""exists (select 1 from boards_step s
    where s.id = {NEWEST_END} and s.what = 'closed' and s.by_id <> new.by_id)"""
BY_ANSWERER = """exists (select 1 from boards_step s
    where s.item_id = new.item_id and s.what = 'answered' and s.by_id = new.by_id)"""
OF_A_BODY = """exists (select 1 from boards_item i
    where i.id = new.item_id and i.body_id is not null)"""

guard = refuse_where([
    Refusal("boards_step", "confirmed_declined", "insert",
            f"new.what = 'confirmed' and not {CLOSED_BY_ANOTHER}",
            "only a closing that somebody else wrote down is confirmed"),
    Refusal("boards_step", "declined", "insert",
            f"""new.what = 'declined' and (new.words = '' or {BY_ANSWERER}
            or not {OF_A_BODY} or not {CLOSED_BY_ANOTHER})""",
            "a closing is declined with a reason, by a second person who did not answer"),
    Refusal("boards_step", "reworded", "insert", "new.what = 'reworded' and new.reply = ''",
            "what was raised is put in other words for a reason"),
])  # fmt: skip

STEPS = [
    ("answered", "Answered"),
    ("tied", "Linked to what changed"),
    ("untied", "A link was taken back"),
    ("proposed", "Put forward for the public page"),
    ("published", "Shown on the public page"),
    ("withdrawn", "Taken off the public page"),
    ("closed", "Closed"),
    ("confirmed", "The closing was confirmed"),
    ("declined", "The closing was declined"),
    ("reopened", "Opened again"),
    ("reworded", "Reworded"),
    ("hidden", "Taken out of sight"),
    ("unhidden", "Brought back into sight"),
    ("handed", "Handed to another member"),
]


class Migration(migrations.Migration):
    """After titles may be alike; which steps there are is no matter of the table."""

    dependencies = [("boards", "0011_same_bytes_under_any_title")]

    operations = [
        migrations.AlterField("step", "what", models.CharField(max_length=10, choices=STEPS)),
        migrations.RunPython(guard),
    ]
