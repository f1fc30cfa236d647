"""The table of files that are made in the background."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("feeds", "0001_tokens"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Export",
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
                ("key", models.CharField(max_length=22, unique=True)),
                ("asked_at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("WAITING", "waiting to be made"),
                            ("MAKING", "being made"),
                            ("READY", "ready"),
                            ("FAILED", "not made"),
                        ],
                        default="WAITING",
                        max_length=10,
                    ),
                ),
                ("made_at", models.DateTimeField(null=True)),
                ("exactness", models.CharField(blank=True, max_length=10)),
                ("teams", models.JSONField(default=list)),
                ("snapshot", models.CharField(blank=True, max_length=200)),
                ("month", models.CharField(blank=True, max_length=7)),
                ("size", models.PositiveBigIntegerField(default=0)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="exports",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-asked_at", "-pk"],
            },
        ),
    ]
