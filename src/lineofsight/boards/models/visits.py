"""Monitoring visits: what inspectors looked at, asked for and were sent, and whom they met."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from lineofsight.boards.models.bodies import Body


class Visit(models.Model):
    """A visit from a day to a day; its letter is a controlled document, which may be held."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="visits")
    starts_on = models.DateField()
    ends_on = models.DateField()
    focus = models.CharField(max_length=500)
    letter = models.ForeignKey("boards.Document", models.PROTECT, related_name="+", null=True)

    class Meta:
        """The newest first."""

        ordering: ClassVar[list[str]] = ["-starts_on"]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="boards_visit_ends_later"
            ),
            models.UniqueConstraint(fields=["body", "starts_on"], name="boards_visit_once"),
        ]

    def __str__(self) -> str:
        return f"visit {self.pk}"


class DataAsked(models.Model):
    """Something the visitors asked to be sent, and the day it was."""

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="asked")
    what = models.CharField(max_length=500)
    asked_on = models.DateField()
    due_on = models.DateField(null=True)
    sent_on = models.DateField(null=True)
    sent_as = models.CharField(max_length=300, blank=True)

    class Meta:
        """As they were asked for; sent after that."""

        ordering: ClassVar[list[str]] = ["asked_on", "pk"]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                condition=Q(sent_on=None) | Q(sent_on__gte=F("asked_on")),
                name="boards_sent_after_asked",
            ),
        ]

    def __str__(self) -> str:
        return f"data asked {self.pk}"


class StaffMet(models.Model):
    """How many of a role the visitors met."""

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="met")
    title = models.CharField(max_length=200)
    many = models.PositiveSmallIntegerField()

    class Meta:
        """By title, once each."""

        ordering: ClassVar[list[str]] = ["title"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["visit", "title"], name="boards_met_once"),
        ]

    def __str__(self) -> str:
        return self.title
