"""What was said of work streams, a row for each version, and who answers for a name of the plan."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from lineofsight.plan.models import Plan
from lineofsight.plan.updates.rules import LONGEST


class Update(models.Model):
    """One version of what is said of a work stream in a month; the highest number stands.

    `challenges` and `coming` (next month's actions as they were when it was sent) hold the values
    of `rules.Challenge` and `rules.Coming`. The database refuses to change or remove a row.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="updates")
    stream = models.CharField(max_length=200)
    month = models.CharField(max_length=7)
    number = models.PositiveIntegerField()
    is_sent = models.BooleanField()
    achievements = models.CharField(max_length=LONGEST, blank=True)
    challenges = models.JSONField(default=list)
    coming = models.JSONField(default=list)
    why = models.CharField(max_length=500, blank=True)  # of a correction
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        """Two who save at once cannot both be version 2."""

        ordering: ClassVar[list[str]] = ["month", "stream", "-number"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["plan", "month", "stream", "number"], name="update_one_of_each_version"
            ),
        ]

    def __str__(self) -> str:
        return f"update {self.pk}"


class Answering(models.Model):
    """A person answers for a name that stands in the plan: a lead, a deputy, a responsible officer.

    `key` is the name as it is compared. Ended rather than removed: who answered when stays known.
    """

    name = models.CharField(max_length=200)
    key = models.CharField(max_length=200)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="answers_for")
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True
    )
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """Once at a time."""

        ordering: ClassVar[list[str]] = ["key", "pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["key", "person"], condition=Q(ended_at=None), name="answering_once"
            ),
        ]

    def __str__(self) -> str:
        return f"answering {self.pk}"
