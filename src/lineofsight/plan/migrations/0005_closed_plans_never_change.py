"""The database itself refuses to change a closed plan, an answer, and a word of a work stream."""

from django.db import migrations

from lineofsight.accounts.unaltered import Refusal, refuse_where

CLOSED = "(select state from plan_plan where id = {row}.plan_id) = 'closed'"
CLOSED_BY_FATE = """(select p.state from plan_plan p join plan_fate f on f.plan_id = p.id
    where f.id = {row}.fate_id) = 'closed'"""
CLOSED_BY_STEP = """(select p.state from plan_plan p join plan_step s on s.plan_id = p.id
    where s.id = {row}.step_id) = 'closed'"""
ANSWERED = """old.answer <> '' or new.digest <> old.digest or new.asked_on <> old.asked_on
    or new.asked_by_id <> old.asked_by_id or new.step_id <> old.step_id"""
ALWAYS = "1 = 1"

REFUSED = (
    ("plan_plan", "update", "old.state = 'closed'"),
    ("plan_plan", "delete", "old.state = 'closed'"),
    ("plan_change", "insert", CLOSED.format(row="new")),
    ("plan_entry", "insert", CLOSED.format(row="new")),
    *(("plan_fate", act, CLOSED.format(row=row))
      for act, row in (("insert", "new"), ("update", "old"), ("delete", "old"))),
    *(("plan_successor", act, CLOSED_BY_FATE.format(row=row))
      for act, row in (("insert", "new"), ("update", "old"), ("delete", "old"))),
    *(("plan_step", act, CLOSED.format(row=row))
      for act, row in (("insert", "new"), ("update", "old"), ("delete", "old"))),
    ("plan_asking", "insert", CLOSED_BY_STEP.format(row="new")),
    ("plan_asking", "update", ANSWERED),
    ("plan_asking", "delete", ALWAYS),
    ("plan_streamword", "insert", CLOSED.format(row="new")),
    ("plan_streamword", "update", ALWAYS),
    ("plan_streamword", "delete", ALWAYS),
)  # fmt: skip
"""Table, what is done to it, and when that is refused."""

REFUSAL = "a closed plan, an answer and a word once said never change"

guard = refuse_where(
    Refusal(table, f"closed_{act}", act, when, REFUSAL) for table, act, when in REFUSED
)


class Migration(migrations.Migration):
    """After the sending moved into the chain."""

    dependencies = [("plan", "0004_the_sending_is_a_step")]

    operations = [
        migrations.RemoveField(model_name="plan", name="sent_on"),
        migrations.RemoveField(model_name="plan", name="days_to_send"),
        migrations.RunPython(guard),
    ]
