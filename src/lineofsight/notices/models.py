"""What was sent to whom in which week, and what somebody does not want. No text, no address."""

from typing import Any, ClassVar

from django.db import models

from lineofsight.accounts.models import Person

SENDING, SENT, FAILED = "sending", "sent", "failed"
STATES = {SENDING: "Being sent", SENT: "Sent", FAILED: "Could not be sent"}


class Sending(models.Model):
    """One thing told to one person in one week: the row is there before the letter leaves."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="sendings")
    kind = models.CharField(max_length=20)  # of `kinds`
    about = models.CharField(max_length=100, blank=True)
    week = models.CharField(max_length=8)  # 2017-W48
    state = models.CharField(max_length=10, choices=list(STATES.items()), default=SENDING)
    at = models.DateTimeField()
    tries = models.PositiveIntegerField(default=1)
    why = models.CharField(max_length=200, blank=True)  # it could not be sent, in our words

    class Meta:
        """Once a week, whoever runs it and however often."""

        ordering: ClassVar[list[str]] = ["-at", "-pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["person", "kind", "about", "week"], name="sending_once_a_week"
            ),
        ]

    def __str__(self) -> str:
        return f"sending {self.pk}"


class Stopped(models.Model):
    """A person does not want letters of a kind."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="stopped_letters")
    kind = models.CharField(max_length=20)  # of `kinds`
    at = models.DateTimeField()

    class Meta:
        """Once for each kind."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["person", "kind"], name="stopped_once"),
        ]

    def __str__(self) -> str:
        return f"stopped {self.pk}"
