"""The table of uploads as it first stood."""

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
            name="Upload",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=22, unique=True)),
                ("sent_at", models.DateTimeField()),
                ("month", models.CharField(blank=True, max_length=7)),
                ("extracted_on", models.DateField(null=True)),
                ("digest", models.CharField(max_length=64)),
                ("files", models.JSONField(default=list)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("WAITING", "waiting to be looked at"),
                            ("LOOKING", "being looked at"),
                            ("UNREADABLE", "could not be loaded"),
                            ("SEEN", "looked at, not loaded"),
                            ("ASKED", "waiting for a second person"),
                            ("LOADING", "being loaded"),
                            ("SEALED", "loaded"),
                            ("THROWN_AWAY", "thrown away"),
                        ],
                        default="WAITING",
                        max_length=12,
                    ),
                ),
                ("doing", models.CharField(blank=True, max_length=100)),
                ("share", models.FloatField(default=0)),
                ("seen_at", models.DateTimeField(null=True)),
                ("against", models.CharField(blank=True, max_length=200)),
                ("found", models.JSONField(default=dict)),
                ("problem", models.JSONField(default=dict)),
                ("fell", models.BooleanField(default=False)),
                ("why", models.CharField(blank=True, max_length=500)),
                ("approved_at", models.DateTimeField(null=True)),
                ("sealed_as", models.CharField(blank=True, max_length=200)),
                (
                    "approver",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "sender",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uploads",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-sent_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approver", None),
                            models.Q(("approver", models.F("sender")), _negated=True),
                            _connector="OR",
                        ),
                        name="upload_approved_by_another",
                    )
                ],
            },
        ),
    ]
