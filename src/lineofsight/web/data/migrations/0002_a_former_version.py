"""In place of files, a former version of a month may be what is asked for."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("data", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="upload",
            name="again",
            field=models.CharField(blank=True, max_length=60),
        ),
    ]
