"""The table of answers."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Answer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("question", models.JSONField()),
                ("words", models.CharField(max_length=1000)),
                ("exact", models.JSONField()),
                ("snapshot", models.CharField(max_length=100)),
                ("counted_at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("counted", "counted, not yet for release"),
                            ("waiting", "waiting for a second person"),
                            ("released", "released"),
                            ("turned down", "turned down"),
                        ],
                        default="counted",
                        max_length=20,
                    ),
                ),
                ("reference", models.CharField(blank=True, max_length=60)),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("member", "member of the council"),
                            ("press", "press"),
                            ("foi", "freedom of information request"),
                            ("other", "somebody else"),
                        ],
                        max_length=10,
                    ),
                ),
                ("asked_on", models.DateField(null=True)),
                ("due_on", models.DateField(null=True)),
                ("table", models.JSONField(null=True)),
                ("hidden", models.JSONField(default=list)),
                ("digest", models.CharField(blank=True, max_length=64)),
                ("prepared_at", models.DateTimeField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                ("answered_on", models.DateField(null=True)),
                ("why_not", models.CharField(blank=True, max_length=500)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "prepared_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-counted_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decided_by", None),
                            models.Q(
                                models.Q(("decided_by", models.F("asked_by")), _negated=True),
                                models.Q(("decided_by", models.F("prepared_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="answer_decided_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ("counted", "waiting")),
                            ("decided_by__isnull", False),
                            _connector="OR",
                        ),
                        name="answer_final_by_somebody",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("state", "released"), models.Q(("reference", ""), _negated=True)
                        ),
                        fields=("reference",),
                        name="answer_released_once",
                    ),
                ],
            },
        ),
    ]
