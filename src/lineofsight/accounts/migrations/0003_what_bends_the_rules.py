"""What bends the row rules: restriction, conflict, break-glass, the reason given."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_looks_are_only_added")]

    operations = [
        migrations.CreateModel(
            name="NamedFor",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("token", models.CharField(max_length=22)),
                ("starts", models.DateField()),
                ("ends", models.DateField(null=True)),
                (
                    "added_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="named_for",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ReasonGiven",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("session", models.CharField(max_length=64)),
                ("resource", models.CharField(max_length=40)),
                ("subject", models.CharField(max_length=100)),
                ("reason", models.CharField(max_length=500)),
                ("at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reasons",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Restriction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("token", models.CharField(db_index=True, max_length=22)),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("relative", "staff member or relative of staff"),
                            ("adoption", "adoption"),
                            ("protected", "whereabouts protected by police or court"),
                            ("directed", "direction of the court or the director"),
                        ],
                        max_length=20,
                    ),
                ),
                ("words", models.CharField(max_length=500)),
                ("in_force", models.BooleanField(default=False)),
                ("asked_at", models.DateTimeField()),
                ("agreed_at", models.DateTimeField(null=True)),
                ("review_on", models.DateField()),
                ("lifted_at", models.DateTimeField(null=True)),
                (
                    "agreed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "lift_agreed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "lift_asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="BreakGlass",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("token", models.CharField(db_index=True, max_length=22)),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("danger", "a child may be in danger now"),
                            ("duty", "covering for a colleague or out of hours"),
                            ("court", "a court or the police need it today"),
                            ("transfer", "the case is on its way to me"),
                            ("other", "something else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("reason", models.CharField(max_length=1000)),
                ("session", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("place", models.CharField(blank=True, max_length=200)),
                ("reviewed_at", models.DateTimeField(null=True)),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("right", "rightly used"),
                            ("wrong", "wrongly used"),
                            ("asked", "more is being asked"),
                        ],
                        max_length=20,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=1000)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="broken_glass",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reviewed_by", None),
                            models.Q(("reviewed_by", models.F("person")), _negated=True),
                            _connector="OR",
                        ),
                        name="break_glass_not_reviewed_by_its_user",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Conflict",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("token", models.CharField(db_index=True, max_length=22)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("kin", "relative or close friend"),
                            ("ex-partner", "partner or former partner in the family"),
                            ("self", "the record is about this person"),
                        ],
                        max_length=20,
                    ),
                ),
                ("declared_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "declared_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="conflicts",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_by", None),
                            models.Q(("ended_by", models.F("person")), _negated=True),
                            _connector="OR",
                        ),
                        name="conflict_not_ended_by_its_person",
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="reasongiven",
            index=models.Index(
                fields=["session", "resource", "subject"], name="accounts_re_session_1a35af_idx"
            ),
        ),
        migrations.AddConstraint(
            model_name="restriction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("agreed_by", None),
                    models.Q(("agreed_by", models.F("asked_by")), _negated=True),
                    _connector="OR",
                ),
                name="restriction_agreed_by_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="restriction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("lift_agreed_by", None),
                    models.Q(("lift_agreed_by", models.F("lift_asked_by")), _negated=True),
                    _connector="OR",
                ),
                name="lifting_agreed_by_another",
            ),
        ),
    ]
