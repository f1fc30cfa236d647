"""Plans and everything that was ever changed in them: entries are added and never altered."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from lineofsight.plan.deadline import WORKING_DAYS
from lineofsight.plan.rules import CHANGE_STATES, DRAFT, PLAN_STATES, WAITING


class Plan(models.Model):
    """One plan; what it says lies in its entries."""

    title = models.CharField(max_length=200, unique=True)
    state = models.CharField(max_length=10, choices=list(PLAN_STATES.items()), default=DRAFT)
    baselined_at = models.DateTimeField(null=True)
    baselined_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True
    )
    published_on = models.DateField(null=True)  # the inspection report it answers
    days_to_send = models.PositiveSmallIntegerField(default=WORKING_DAYS)
    sent_on = models.DateField(null=True)

    class Meta:
        """The newest first."""

        ordering: ClassVar[list[str]] = ["-pk"]

    def __str__(self) -> str:
        return self.title


class Change(models.Model):
    """A change that was asked for: why, what it means, the redline's two sides, and who decided.

    `before` and `after` hold each action that differs, by reference; null is no such action.
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
