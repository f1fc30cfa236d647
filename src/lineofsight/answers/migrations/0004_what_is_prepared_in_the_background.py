"""Preparing an answer is work of its own, with who asked for it and how far it has come."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """After what is rounded."""

    dependencies = [
        ("answers", "0003_what_is_rounded"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Preparation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("doing", models.CharField(blank=True, max_length=100)),
                ("share", models.FloatField(default=0)),
                ("problem", models.JSONField(default=dict)),
                ("asked_at", models.DateTimeField()),
                ("reference", models.CharField(max_length=60)),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("member", "member of the council"),
                            ("press", "press"),
                            ("foi", "freedom of information request"),
                            ("other", "somebody else"),
                        ],
                        max_length=10,
                    ),
                ),
                ("asked_on", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "waiting to be prepared"),
                            ("goes on", "being prepared"),
                            ("done", "prepared"),
                            ("failed", "not prepared"),
                        ],
                        default="asked",
                        max_length=10,
                    ),
                ),
                (
                    "answer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="preparations",
                        to="answers.answer",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-asked_at", "-pk"],
            },
        ),
    ]
