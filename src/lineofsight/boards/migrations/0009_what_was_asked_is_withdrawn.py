"""A body's answer to a document need not be awaited for ever: whoever asked may withdraw it."""

from django.db import migrations, models
from django.db.models import Q

from lineofsight.accounts.unaltered import Refusal, refuse_where

ONE_AT_A_TIME = "boards_one_question_at_a_time"
WITHDRAWN_DIFFERS = """old.withdrawn_at is not null
    or (new.withdrawn_at is not null and new.answer <> '')"""

guard = refuse_where([
    Refusal("boards_asking", "answered_unasked", "insert",
            "new.answer <> '' or new.withdrawn_at is not null",
            "a body is asked before it answers"),
    Refusal("boards_asking", "withdrawn_stays", "update", WITHDRAWN_DIFFERS,
            "a question that was withdrawn stays so"),
    Refusal("boards_asking", "withdrawn_is_kept", "delete", "old.withdrawn_at is not null",
            "a question that was withdrawn is kept"),
])  # fmt: skip


class Migration(migrations.Migration):
    """After items are handed on; no table is made anew, so that each keeps its triggers."""

    dependencies = [("boards", "0008_whoever_raised_it_may_be_gone")]

    operations = [
        migrations.AddField("asking", "withdrawn_at", models.DateTimeField(null=True)),
        migrations.RemoveConstraint("asking", ONE_AT_A_TIME),
        migrations.AddConstraint(
            "asking",
            models.UniqueConstraint(
                fields=["version", "body"],
                condition=Q(answer="", withdrawn_at=None),
                name=ONE_AT_A_TIME,
            ),
        ),
        migrations.RunPython(guard),
    ]
