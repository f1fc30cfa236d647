"""What the numbers of a table are rounded to; nothing of answers prepared before they were."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """After the guard of what was decided."""

    dependencies = [("answers", "0002_what_is_decided_stays")]

    operations = [
        migrations.AddField("answer", "rounded_to", models.PositiveSmallIntegerField(null=True))
    ]
