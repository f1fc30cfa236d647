"""A question can be withdrawn, and a plan says since when it was in force before it was kept."""

from typing import Any

from django.db import migrations, models
from django.db.models import Q

ONE_AT_A_TIME = "plan_one_question_at_a_time"


def _moment() -> Any:
    return models.DateTimeField(null=True)


class Migration(migrations.Migration):
    """After a second person agrees; no table is made anew, so that each keeps its triggers."""

    dependencies = [("plan", "0006_who_wrote_a_plan_does_not_agree_it")]

    operations = [
        migrations.AddField("plan", "in_force_on", models.DateField(null=True)),
        migrations.AddField("asking", "written_at", _moment()),
        migrations.AddField("asking", "withdrawn_at", _moment()),
        migrations.RemoveConstraint("asking", ONE_AT_A_TIME),
        migrations.AddConstraint(
            "asking",
            models.UniqueConstraint(
                fields=["step"], condition=Q(answer="", withdrawn_at=None), name=ONE_AT_A_TIME
            ),
        ),
        migrations.AlterField(
            "change",
            "state",
            models.CharField(
                choices=[
                    ("waiting", "Waits for a decision"),
                    ("agreed", "Agreed"),
                    ("refused", "Not agreed"),
                    ("reported", "Written down"),
                    ("withdrawn", "Withdrawn by whoever asked"),
                ],
                default="waiting",
                max_length=10,
            ),
        ),
    ]
