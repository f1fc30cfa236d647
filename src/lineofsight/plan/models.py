"""Plans and everything that was ever changed in them: entries are added and never altered."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from lineofsight.plan.asked import OPEN, Put
from lineofsight.plan.fates import FATES
from lineofsight.plan.rules import (
    CHANGE_STATES,
    DRAFT,
    IMPROVEMENT,
    KINDS,
    PLAN_STATES,
    WAITING,
)
from lineofsight.plan.streams import DECLARED, WORDS


class Plan(models.Model):
    """One plan; what it says lies in its entries. The database refuses to change a closed one."""

    title = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=12, choices=list(KINDS.items()), default=IMPROVEMENT)
    state = models.CharField(max_length=10, choices=list(PLAN_STATES.items()), default=DRAFT)
    baselined_at = models.DateTimeField(null=True)
    baselined_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True
    )
    published_on = models.DateField(null=True)  # the inspection report it answers
    published_by = models.ForeignKey(  # who wrote that day down; unknown of what was before
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True
    )
    published_at = models.DateTimeField(null=True)
    in_force_on = models.DateField(null=True)  # the day it was agreed, before it was kept here
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True
    )
    closing_minute = models.CharField(max_length=200, blank=True)

    class Meta:
        """The newest first."""

        ordering: ClassVar[list[str]] = ["-pk"]

    def __str__(self) -> str:
        return self.title


class Change(models.Model):
    """A change that was asked for: why, what it means, the redline's two sides, and who decided.

    `before` and `after` hold each action that differs, by reference; null is no such action.
    `money` is what it means for money, and never published. `body` decided on the day of
    `decided_on`, which `decided_by` wrote down; `despite` is why an action is embedded though a
    figure of it is red. These four are null of what an earlier version wrote.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="changes")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    why = models.CharField(max_length=1000)
    impact = models.CharField(max_length=1000, blank=True)
    before = models.JSONField()
    after = models.JSONField()
    state = models.CharField(max_length=10, choices=list(CHANGE_STATES.items()), default=WAITING)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True
    )
    decided_at = models.DateTimeField(null=True)
    minute = models.CharField(max_length=200, blank=True)
    money = models.CharField(max_length=1000, null=True)  # noqa: DJ001
    body = models.CharField(max_length=200, null=True)  # noqa: DJ001
    decided_on = models.DateField(null=True)
    despite = models.CharField(max_length=1000, null=True)  # noqa: DJ001

    class Meta:
        """Whoever asked does not decide."""

        ordering: ClassVar[list[str]] = ["-asked_at", "-pk"]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("asked_by")),
                name="plan_change_decided_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"change {self.pk}"


class Entry(models.Model):
    """One action as it stood from a moment on; `content` is null where it was taken out.

    The database refuses to change or remove an entry.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="entries")
    ref = models.CharField(max_length=40)
    at = models.DateTimeField()
    content = models.JSONField(null=True)
    change = models.ForeignKey(Change, models.PROTECT, related_name="entries")

    class Meta:
        """Read by plan, and within it the newest of each reference."""

        ordering: ClassVar[list[str]] = ["pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["plan", "ref", "-id"], name="plan_entry_newest")
        ]

    def __str__(self) -> str:
        return f"entry {self.pk}"


class Step(models.Model):
    """A body that a plan is put to, in its place in the chain.

    `days` are the working days after the report within which the plan must be sent there.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="steps")
    place = models.PositiveSmallIntegerField()
    body = models.CharField(max_length=200)
    days = models.PositiveSmallIntegerField(null=True)

    class Meta:
        """In the order of the chain; a body stands in it once."""

        ordering: ClassVar[list[str]] = ["place", "pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["plan", "body"], name="plan_step_of_one_body"),
        ]

    def __str__(self) -> str:
        return self.body


class TakenOut(models.Model):
    """A body that left the chain before it was asked: who took it out, when and why.

    The database lets no step go without one, and refuses to change or remove one.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="taken_out")
    step_number = models.PositiveBigIntegerField(unique=True)
    body = models.CharField(max_length=200)
    why = models.CharField(max_length=1000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """In the order they were taken out."""

        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return f"body taken out {self.pk}"


class Asking(Put):
    """A plan put to a body as it stood on a day. The database keeps what was answered."""

    step = models.ForeignKey(Step, models.PROTECT, related_name="askings")
    written_at = models.DateTimeField(null=True)  # unknown of what an earlier version wrote

    class Meta(Put.Meta):
        """One question at a time."""

        constraints: ClassVar[list[Any]] = [
            *Put.Meta.constraints,
            models.UniqueConstraint(
                fields=["step"], condition=OPEN,
                name="plan_one_question_at_a_time",
            ),
        ]  # fmt: skip


class Fate(models.Model):
    """What becomes of one action of a plan that is closed."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="fates")
    ref = models.CharField(max_length=40)
    fate = models.CharField(max_length=10, choices=list(FATES.items()))
    reason = models.CharField(max_length=1000, blank=True)
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    said_at = models.DateTimeField()

    class Meta:
        """An action has one fate."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["plan", "ref"], name="plan_one_fate"),
        ]

    def __str__(self) -> str:
        return f"fate {self.pk}"


class Successor(models.Model):
    """The action into which another went, in the same plan or another."""

    fate = models.ForeignKey(Fate, models.CASCADE, related_name="successors")
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="successors")
    ref = models.CharField(max_length=40)

    class Meta:
        """Named once, in the order it was typed."""

        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["fate", "plan", "ref"], name="plan_successor_once"),
        ]

    def __str__(self) -> str:
        return f"successor {self.pk}"


class ClosingDeclined(models.Model):
    """Whoever was to close a plan did not, for a reason: it stayed open.

    The database refuses to change or remove one.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="declined")
    why = models.CharField(max_length=1000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """The newest first."""

        ordering: ClassVar[list[str]] = ["-pk"]

    def __str__(self) -> str:
        return f"closing declined {self.pk}"


class StreamWord(models.Model):
    """What is said of a whole work stream: declared by its officer, or set over the roll-up.

    The newest of each kind stands; an empty `state` takes back what was set over the roll-up.
    The database refuses to change or remove one.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="stream_words")
    stream = models.TextField()
    kind = models.CharField(max_length=10, choices=list(WORDS.items()), default=DECLARED)
    state = models.CharField(max_length=40, blank=True)
    reason = models.CharField(max_length=1000)
    officer = models.TextField(blank=True)  # whose word it is, as the plan says
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """Read by plan, in the order they were written."""

        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return f"word of a work stream {self.pk}"
