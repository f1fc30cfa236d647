"""Who declined to close a plan, and why; who wrote down the day of its report; what is done."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from lineofsight.accounts.unaltered import Refusal, refuse_where

BY_WORD = """old.state = 'baselined' and new.state = 'closed' and exists (
    select 1 from plan_entry e where e.plan_id = new.id
    and replace(cast(e.content as text), '"evidence": []', '') <> cast(e.content as text)
    and exists (select 1 from plan_fate f
        where f.plan_id = e.plan_id and f.ref = e.ref and f.fate = 'done')
    and not exists (select 1 from plan_entry n
        where n.plan_id = e.plan_id and n.ref = e.ref and n.id > e.id))"""

NOBODY = "(new.published_by_id is null or new.published_at is null)"
ANOTHER_DAY = """coalesce(cast(new.published_on as text), '')
    <> coalesce(cast(old.published_on as text), '')"""
ANOTHER_HAND = """old.state <> 'draft' and old.published_on is not null
    and (coalesce(new.published_by_id, 0) <> coalesce(old.published_by_id, 0)
        or coalesce(cast(new.published_at as text), '')
            <> coalesce(cast(old.published_at as text), ''))"""
SOMEBODY = "somebody writes down the day of the report a plan answers, and stays written down"

STATE = "(select p.state from plan_plan p where p.id = new.plan_id)"
SAID_BY = """exists (select 1 from plan_fate f
    where f.plan_id = new.plan_id and f.said_by_id = new.by_id)"""
UNASKED = "not exists (select 1 from plan_fate f where f.plan_id = new.plan_id)"
DECLINED = "plan_closingdeclined"
KEPT = "who declined to close a plan, and why, stays written down"

guard = refuse_where(
    Refusal(*each)
    for each in (
        ("plan_plan", "closed_by_word", "update", BY_WORD,
         "no action of a closed plan is done that no evidence shows"),
        ("plan_plan", "report_of_nobody", "update", f"{ANOTHER_DAY} and {NOBODY}", SOMEBODY),
        ("plan_plan", "begun_of_nobody", "insert",
         f"new.published_on is not null and {NOBODY}", SOMEBODY),
        ("plan_plan", "report_by_stays", "update", ANOTHER_HAND, SOMEBODY),
        (DECLINED, "unasked", "insert",
         f"new.why = '' or {STATE} <> 'baselined' or {UNASKED} or {SAID_BY}",
         "a second person declines to close an agreed plan, with a reason"),
        (DECLINED, "stays", "update", "1 = 1", KEPT),
        (DECLINED, "is_kept", "delete", "1 = 1", KEPT),
    )
)  # fmt: skip
PROTECT = django.db.models.deletion.PROTECT


class Migration(migrations.Migration):
    """After bodies that left the chain stay; columns that may be empty make no table anew."""

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("plan", "0011_whom_a_plan_is_not_put_to_stays_written_down"),
    ]

    operations = [
        migrations.AddField(
            "plan",
            "published_by",
            models.ForeignKey(
                null=True, on_delete=PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField("plan", "published_at", models.DateTimeField(null=True)),
        migrations.CreateModel(
            name="ClosingDeclined",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("why", models.CharField(max_length=1000)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(on_delete=PROTECT, related_name="declined", to="plan.plan"),
                ),
            ],
            options={"ordering": ["-pk"]},
        ),
        migrations.RunPython(guard),
    ]
