"""The same bytes are found under every title: a name for the way back, and no change of a table."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """After bodies close in meetings."""

    dependencies = [("boards", "0010_a_body_closes_in_a_meeting_by_two")]

    operations = [
        migrations.AlterField(
            "version",
            "kept",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="versions",
                to="boards.kept",
            ),
        ),
    ]
