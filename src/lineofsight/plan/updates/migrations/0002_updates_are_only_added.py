"""The database itself refuses to alter what was said of a month."""

from django.db import migrations

from lineofsight.accounts.unaltered import refuse_change

guard = refuse_change("updates", "what was said of a month never changes", {"updates_update": ""})


class Migration(migrations.Migration):
    """After the tables."""

    dependencies = [("updates", "0001_initial")]

    operations = [migrations.RunPython(guard)]
