"""The tables of what visitors asked and met, of holds, and the constraints of all tables."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("boards", "0002_steps_and_the_log"),
    ]

    operations = [
        migrations.CreateModel(
            name="StaffMet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("many", models.PositiveSmallIntegerField()),
                (
                    "visit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="met",
                        to="boards.visit",
                    ),
                ),
            ],
            options={
                "ordering": ["title"],
            },
        ),
        migrations.AddField(
            model_name="item",
            name="visit",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="items",
                to="boards.visit",
            ),
        ),
        migrations.CreateModel(
            name="DataAsked",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("what", models.CharField(max_length=500)),
                ("asked_on", models.DateField()),
                ("due_on", models.DateField(null=True)),
                ("sent_on", models.DateField(null=True)),
                ("sent_as", models.CharField(blank=True, max_length=300)),
                (
                    "visit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="asked",
                        to="boards.visit",
                    ),
                ),
            ],
            options={
                "ordering": ["asked_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Hold",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("holder", models.CharField(max_length=200)),
                ("why", models.CharField(max_length=500)),
                ("since", models.DateField()),
                ("until", models.DateField(null=True)),
                ("released", models.CharField(blank=True, max_length=200)),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="holds",
                        to="boards.document",
                    ),
                ),
            ],
            options={
                "ordering": ["-since", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", None), ("until__gte", models.F("since")), _connector="OR"
                        ),
                        name="boards_hold_ends_later",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)),
                        fields=("document",),
                        name="boards_held_once",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.UniqueConstraint(
                fields=("body", "held_on"), name="boards_one_meeting_a_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("written_by", None),
                    models.Q(("written_by", models.F("asked_by")), _negated=True),
                    _connector="OR",
                ),
                name="boards_decision_by_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_on", None), ("outcome", ""), ("written_by", None)),
                    models.Q(
                        models.Q(("outcome", ""), _negated=True),
                        models.Q(("minute", ""), _negated=True),
                        ("written_by__isnull", False),
                        ("decided_on__gte", models.F("asked_on")),
                        ("decided_on__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="boards_decision_is_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("until", None), ("until__gte", models.F("since")), _connector="OR"
                ),
                name="boards_seat_ends_later",
            ),
        ),
        migrations.AddConstraint(
            model_name="attendance",
            constraint=models.UniqueConstraint(
                fields=("meeting", "membership"), name="boards_came_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="paper",
            constraint=models.UniqueConstraint(
                fields=("meeting", "number"), name="boards_paper_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="sighting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "audits"), _negated=True), ("audits__gte", 1), _connector="OR"
                ),
                name="boards_audits_are_counted",
            ),
        ),
        migrations.AddConstraint(
            model_name="step",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer", "in principle"), _negated=True),
                    models.Q(("due_on__gt", models.F("on")), ("due_on__isnull", False)),
                    _connector="OR",
                ),
                name="boards_a_promise_has_its_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="step",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer", "not accepted"), _negated=True),
                    models.Q(("words", ""), _negated=True),
                    _connector="OR",
                ),
                name="boards_a_refusal_has_its_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="version",
            constraint=models.UniqueConstraint(
                fields=("document", "number"), name="boards_version_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="asking",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("written_by", None),
                    models.Q(("written_by", models.F("asked_by")), _negated=True),
                    _connector="OR",
                ),
                name="boards_answer_by_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="asking",
            constraint=models.CheckConstraint(
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
                name="boards_answer_is_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="asking",
            constraint=models.UniqueConstraint(
                condition=models.Q(("answer", "")),
                fields=("version", "body"),
                name="boards_one_question_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="visit",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                name="boards_visit_ends_later",
            ),
        ),
        migrations.AddConstraint(
            model_name="visit",
            constraint=models.UniqueConstraint(
                fields=("body", "starts_on"), name="boards_visit_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="staffmet",
            constraint=models.UniqueConstraint(fields=("visit", "title"), name="boards_met_once"),
        ),
        migrations.AddConstraint(
            model_name="item",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("body", None), ("raised_by__isnull", False)),
                    models.Q(("body__isnull", False), ("raised_by", None)),
                    _connector="OR",
                ),
                name="boards_item_raised_by_one",
            ),
        ),
        migrations.AddConstraint(
            model_name="item",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind__in", ["finding", "staff", "young"]), _negated=True),
                    ("raised_by", None),
                    _connector="OR",
                ),
                name="boards_nobody_is_found_out",
            ),
        ),
        migrations.AddConstraint(
            model_name="item",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "finding"), models.Q(("judgement", ""), _negated=True)),
                    models.Q(models.Q(("kind", "finding"), _negated=True), ("judgement", "")),
                    _connector="OR",
                ),
                name="boards_finding_is_judged",
            ),
        ),
        migrations.AddConstraint(
            model_name="dataasked",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("sent_on", None), ("sent_on__gte", models.F("asked_on")), _connector="OR"
                ),
                name="boards_sent_after_asked",
            ),
        ),
    ]
