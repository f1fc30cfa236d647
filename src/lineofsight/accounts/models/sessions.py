"""Where a person is signed in, from which devices before, and what passes: never an address."""

from typing import Any, ClassVar

from django.db import models

from lineofsight.accounts.models.people import Person

MARK = 64


class OpenSession(models.Model):
    """One sign-in that still counts; without its row a session ends at its next request."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="open_sessions")
    mark = models.CharField(max_length=MARK, unique=True)
    began_at = models.DateTimeField()
    is_new_device = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"session {self.pk}"


class KnownDevice(models.Model):
    """A kind of browser on a network that a person signed in from, as one digest."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="known_devices")
    mark = models.CharField(max_length=MARK)
    first_at = models.DateTimeField()
    used_at = models.DateTimeField()

    class Meta:
        """Once for each person."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["person", "mark"], name="device_known_once"),
        ]

    def __str__(self) -> str:
        return f"device {self.pk}"


class PassingValue(models.Model):
    """A row of `accounts.passing`, read and written by Django's cache: it wants these columns."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        """Named as the settings name it."""

        db_table = "accounts_passing"

    def __str__(self) -> str:
        return "passing value"
