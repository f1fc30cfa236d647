"""A seat says when it was written down; an item is put forward, confirmed, reworded, hidden."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("boards", "0004_what_was_raised_is_only_added"),
    ]

    operations = [
        migrations.AddField(
            model_name="membership",
            name="written_on",
            field=models.DateField(null=True),
        ),
        migrations.AlterField(
            model_name="step",
            name="what",
            field=models.CharField(
                choices=[
                    ("answered", "Answered"),
                    ("tied", "Linked to what changed"),
                    ("untied", "A link was taken back"),
                    ("proposed", "Put forward for the public page"),
                    ("published", "Shown on the public page"),
                    ("withdrawn", "Taken off the public page"),
                    ("closed", "Closed"),
                    ("confirmed", "The closing was confirmed"),
                    ("reopened", "Opened again"),
                    ("reworded", "Reworded"),
                    ("hidden", "Taken out of sight"),
                    ("unhidden", "Brought back into sight"),
                ],
                max_length=10,
            ),
        ),
    ]
