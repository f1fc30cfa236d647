"""A body that leaves the chain stays written down with who, when and why; the database keeps it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from lineofsight.accounts.unaltered import Refusal, refuse_where

PROTECT = django.db.models.deletion.PROTECT
IS_NO_STEP = """new.why = '' or not exists (select 1 from plan_step s
    where s.id = new.step_number and s.plan_id = new.plan_id and s.body = new.body)"""
CLOSED = "(select state from plan_plan where id = new.plan_id) = 'closed'"
WITHOUT_A_WORD = "not exists (select 1 from plan_takenout t where t.step_number = old.id)"
ANOTHER = """new.body <> old.body or new.plan_id <> old.plan_id
    or coalesce(new.days, 0) <> coalesce(old.days, 0)"""
KEPT = "who left the chain of a plan stays written down"

guard = refuse_where(
    Refusal(*each)
    for each in (
        ("plan_step", "gone_without_a_word", "delete", WITHOUT_A_WORD, KEPT),
        ("plan_step", "is_another", "update", ANOTHER, KEPT),
        ("plan_takenout", "is_no_step", "insert", IS_NO_STEP, KEPT),
        ("plan_takenout", "closed", "insert", CLOSED, "a closed plan never changes"),
        ("plan_takenout", "stays", "update", "1 = 1", KEPT),
        ("plan_takenout", "is_kept", "delete", "1 = 1", KEPT),
    )
)


class Migration(migrations.Migration):
    """After nothing goes into what is dropped."""

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("plan", "0010_nothing_goes_into_what_is_dropped"),
    ]

    operations = [
        migrations.CreateModel(
            name="TakenOut",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("step_number", models.PositiveBigIntegerField(unique=True)),
                ("body", models.CharField(max_length=200)),
                ("why", models.CharField(max_length=1000)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(on_delete=PROTECT, related_name="taken_out", to="plan.plan"),
                ),
            ],
            options={"ordering": ["pk"]},
        ),
        migrations.RunPython(guard),
    ]
