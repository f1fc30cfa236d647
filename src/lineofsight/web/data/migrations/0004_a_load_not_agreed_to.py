"""A second person may decline a load, with a reason."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("data", "0003_figures_seen"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="upload",
            name="declined_because",
            field=models.CharField(blank=True, max_length=500),
        ),
        migrations.AddField(
            model_name="upload",
            name="declined_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            model_name="upload",
            name="state",
            field=models.CharField(
                choices=[
                    ("WAITING", "waiting to be looked at"),
                    ("LOOKING", "being looked at"),
                    ("UNREADABLE", "could not be loaded"),
                    ("SEEN", "looked at, not loaded"),
                    ("ASKED", "waiting for a second person"),
                    ("REFUSED", "not agreed to"),
                    ("LOADING", "being loaded"),
                    ("SEALED", "loaded"),
                    ("THROWN_AWAY", "thrown away"),
                ],
                default="WAITING",
                max_length=12,
            ),
        ),
    ]
