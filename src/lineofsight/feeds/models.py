"""What is kept of feeds: tokens as digests, how often each caller asks, and files that are made."""

import datetime as dt
from enum import Enum
from typing import ClassVar

from django.conf import settings
from django.db import models

from lineofsight.accounts.models import Grant
from lineofsight.accounts.models.work import Work


class TokensOn(models.QuerySet["Token"]):
    """Tokens, narrowed to those that open anything on a day."""

    def on(self, day: dt.date) -> "TokensOn":
        """Not revoked, not past the last day; its grant in force, its person's account open."""
        return self.filter(
            revoked_at=None, ends__gte=day, grant__in=Grant.objects.on(day),
            grant__person__is_active=True,
        )  # fmt: skip


class Token(models.Model):
    """Lets a program read figures as one grant of one person, to a day. Kept as a digest only."""

    name = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    grant = models.ForeignKey(Grant, models.CASCADE, related_name="tokens")
    ends = models.DateField()
    made_at = models.DateTimeField()
    used_on = models.DateField(null=True)
    uses = models.PositiveBigIntegerField(default=0)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True
    )

    objects = TokensOn.as_manager()

    class Meta:
        """The newest first, wherever they are listed."""

        ordering: ClassVar[list[str]] = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"token {self.pk}"


class Meter(models.Model):
    """How often one caller asked in one minute; all processes count in the same row."""

    caller = models.CharField(max_length=40, unique=True)
    minute = models.DateTimeField()
    uses = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"meter of {self.caller}"


class Stage(Enum):
    """How far a file that was asked for has come."""

    WAITING = "waiting to be made"
    MAKING = "being made"
    READY = "ready"
    FAILED = "not made"

    @property
    def goes_on(self) -> bool:
        """Say whether the page will change by itself."""
        return self in {Stage.WAITING, Stage.MAKING}


class Export(Work):
    """All figures as one file, made in the background for one person and kept for a day.

    What it tells is noted when it is made (how exact, whose totals), to hold it to when fetched.
    """

    key = models.CharField(max_length=22, unique=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="exports")
    asked_at = models.DateTimeField()
    state = models.CharField(
        max_length=10, choices=[(one.name, one.value) for one in Stage], default=Stage.WAITING.name
    )
    made_at = models.DateTimeField(null=True)
    exactness = models.CharField(max_length=10, blank=True)
    teams = models.JSONField(default=list)  # whose held children are told
    snapshot = models.CharField(max_length=200, blank=True)
    month = models.CharField(max_length=7, blank=True)
    size = models.PositiveBigIntegerField(default=0)

    class Meta:
        """The newest first."""

        ordering: ClassVar[list[str]] = ["-asked_at", "-pk"]

    def __str__(self) -> str:
        return f"export {self.pk}"

    @property
    def stage(self) -> Stage:
        """How far it has come."""
        return Stage[self.state]
