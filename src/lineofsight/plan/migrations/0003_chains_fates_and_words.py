"""The tables of approvals, of what becomes of actions, and of words about work streams."""

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

PERSON = settings.AUTH_USER_MODEL
PROTECT = django.db.models.deletion.PROTECT


def _id() -> Any:
    return models.BigAutoField(
        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
    )


def _person(*, null: bool = False) -> Any:
    return models.ForeignKey(null=null, on_delete=PROTECT, related_name="+", to=PERSON)


def _of(table: str, name: str) -> Any:
    return models.ForeignKey(on_delete=PROTECT, related_name=name, to=f"plan.{table}")


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("plan", "0002_entries_are_only_added"),
    ]

    operations = [
        migrations.AddField(
            model_name="plan",
            name="kind",
            field=models.CharField(
                choices=[
                    ("improvement", "Improvement plan"),
                    ("transitional", "Transitional plan"),
                    ("joint", "Joint inspection plan"),
                ],
                default="improvement",
                max_length=12,
            ),
        ),
        migrations.AddField(
            model_name="plan", name="closed_at", field=models.DateTimeField(null=True)
        ),
        migrations.AddField(model_name="plan", name="closed_by", field=_person(null=True)),
        migrations.AddField(
            model_name="plan",
            name="closing_minute",
            field=models.CharField(blank=True, default="", max_length=200),
            preserve_default=False,
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                ("id", _id()),
                ("place", models.PositiveSmallIntegerField()),
                ("body", models.CharField(max_length=200)),
                ("days", models.PositiveSmallIntegerField(null=True)),
                ("plan", _of("plan", "steps")),
            ],
            options={
                "ordering": ["place", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "body"), name="plan_step_of_one_body")
                ],
            },
        ),
        migrations.CreateModel(
            name="Asking",
            fields=[
                ("id", _id()),
                ("asked_on", models.DateField()),
                ("digest", models.CharField(max_length=64)),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("approved", "Approved"),
                            ("changes", "Approved with changes"),
                            ("sent back", "Sent back"),
                            ("noted", "Noted"),
                        ],
                        max_length=10,
                    ),
                ),
                ("answered_on", models.DateField(null=True)),
                ("minute", models.CharField(blank=True, max_length=200)),
                ("asked_by", _person()),
                ("step", _of("step", "askings")),
                ("written_by", _person(null=True)),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("written_by", None),
                            models.Q(("written_by", models.F("asked_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="plan_answer_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_on", None), ("written_by", None)),
                            models.Q(
                                models.Q(("answer", ""), _negated=True),
                                models.Q(("minute", ""), _negated=True),
                                ("written_by__isnull", False),
                                ("answered_on__gte", models.F("asked_on")),
                                ("answered_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="plan_answer_is_whole",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("answer", "")),
                        fields=("step",),
                        name="plan_one_question_at_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Fate",
            fields=[
                ("id", _id()),
                ("ref", models.CharField(max_length=40)),
                (
                    "fate",
                    models.CharField(
                        choices=[
                            ("done", "Done"),
                            ("carried", "Carried forward"),
                            ("merged", "Merged into another"),
                            ("split", "Split into several"),
                            ("superseded", "Superseded"),
                            ("dropped", "Dropped"),
                        ],
                        max_length=10,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=1000)),
                ("said_at", models.DateTimeField()),
                ("plan", _of("plan", "fates")),
                ("said_by", _person()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "ref"), name="plan_one_fate")
                ],
            },
        ),
        migrations.CreateModel(
            name="Successor",
            fields=[
                ("id", _id()),
                ("ref", models.CharField(max_length=40)),
                (
                    "fate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="successors",
                        to="plan.fate",
                    ),
                ),
                ("plan", _of("plan", "successors")),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("fate", "plan", "ref"), name="plan_successor_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="StreamWord",
            fields=[
                ("id", _id()),
                ("stream", models.TextField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("declared", "Declared by its officer"),
                            ("override", "Set over the roll-up"),
                        ],
                        default="declared",
                        max_length=10,
                    ),
                ),
                ("state", models.CharField(blank=True, max_length=40)),
                ("reason", models.CharField(max_length=1000)),
                ("officer", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
                ("by", _person()),
                ("plan", _of("plan", "stream_words")),
            ],
            options={"ordering": ["pk"]},
        ),
    ]
