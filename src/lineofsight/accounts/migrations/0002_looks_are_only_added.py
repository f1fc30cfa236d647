"""The database itself refuses to change or remove a look, whoever asks."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from lineofsight.accounts.unaltered import refuse_change


def first_link(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Make the one row that is locked while a look is added, before two could make it."""
    apps.get_model("accounts", "ChainHead").objects.create()


guard = refuse_change(
    "looks", "a look is only ever added", {"accounts_look": "", "accounts_lookedat": ""}
)


class Migration(migrations.Migration):
    """After the tables."""

    dependencies = [("accounts", "0001_initial")]

    operations = [migrations.RunPython(first_link), migrations.RunPython(guard)]
