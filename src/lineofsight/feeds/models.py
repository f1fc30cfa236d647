"""What is kept of feeds: tokens as digests, and how often each caller asked in this minute."""

import datetime as dt
from typing import ClassVar

from django.conf import settings
from django.db import models

from lineofsight.accounts.models import Grant


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
