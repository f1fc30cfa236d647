"""Words are about a team, a service or the whole authority; what was written is of the whole."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("commentary", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="version",
            name="kind",
            field=models.CharField(
                blank=True,
                choices=[
                    ("", "the whole authority"),
                    ("team", "the team"),
                    ("service", "the service"),
                ],
                default="",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="version",
            name="place",
            field=models.CharField(blank=True, default="", max_length=200),
        ),
        migrations.RemoveConstraint(model_name="version", name="one_of_each_version"),
        migrations.AddConstraint(
            model_name="version",
            constraint=models.UniqueConstraint(
                fields=("code", "month", "kind", "place", "number"), name="one_of_each_version"
            ),
        ),
    ]
