"""Which figures each person saw last."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("data", "0002_a_former_version"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="FiguresSeen",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("snapshot", models.CharField(max_length=200)),
                ("month", models.CharField(max_length=7)),
                ("seen_at", models.DateTimeField()),
                ("figures", models.JSONField(default=dict)),
                ("before_month", models.CharField(blank=True, max_length=7)),
                ("before_at", models.DateTimeField(null=True)),
                ("before_figures", models.JSONField(default=dict)),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="figures_seen",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
    ]
