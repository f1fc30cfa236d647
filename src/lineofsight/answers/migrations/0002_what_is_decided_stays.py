"""The database itself refuses to change or remove an answer that was released or turned down."""

from django.db import migrations

from lineofsight.accounts.unaltered import refuse_change

guard = refuse_change(
    "answers",
    "an answer that was decided never changes",
    {"answers_answer": "old.state in ('released', 'turned down')"},
)


class Migration(migrations.Migration):
    """After the table."""

    dependencies = [("answers", "0001_initial")]

    operations = [migrations.RunPython(guard)]
