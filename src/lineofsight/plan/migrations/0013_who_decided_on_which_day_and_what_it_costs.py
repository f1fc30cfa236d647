"""Which body decided on which day, what a change means for money, and why beside a red figure."""

from django.db import migrations, models

from lineofsight.accounts.unaltered import Refusal, refuse_where

REWRITTEN = "coalesce(new.money, '') <> coalesce(old.money, '')"

guard = refuse_where([
    Refusal("plan_change", "money_rewritten", "update", REWRITTEN,
            "a change that was asked for stays as it was asked for"),
])  # fmt: skip


class Migration(migrations.Migration):
    """Columns that may be empty make no table anew, and its guards stay."""

    dependencies = [("plan", "0012_a_closing_is_declined_and_nothing_is_done_by_word")]

    operations = [
        migrations.AddField("change", "money", models.CharField(max_length=1000, null=True)),
        migrations.AddField("change", "body", models.CharField(max_length=200, null=True)),
        migrations.AddField("change", "decided_on", models.DateField(null=True)),
        migrations.AddField("change", "despite", models.CharField(max_length=1000, null=True)),
        migrations.RunPython(guard),
    ]
