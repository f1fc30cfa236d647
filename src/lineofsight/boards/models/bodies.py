"""Boards, panels and outside bodies: who sits on them, when they meet, and what they decided."""

import datetime as dt
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from lineofsight.boards.meeting_rules import (
    CAME,
    CHAIR,
    CLERK,
    DECISIONS,
    KINDS,
    OUTSIDE,
    PARTS,
)


class Body(models.Model):
    """A board, a panel, or a body outside the council that raises things or must agree to them."""

    name = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=20, choices=list(KINDS.items()))
    purpose = models.CharField(max_length=1000, blank=True)
    terms = models.ForeignKey(
        "boards.Document", models.PROTECT, related_name="boards", null=True, blank=True
    )

    class Meta:
        """By name."""

        ordering: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def meets_here(self) -> bool:
        """Say whether its meetings are kept here: an inspectorate's are not."""
        return self.kind not in OUTSIDE


class MembersOn(models.QuerySet["Membership"]):
    """Memberships, narrowed to a day."""

    def on(self, day: dt.date) -> "MembersOn":
        """Begun and not ended."""
        return self.filter(Q(until=None) | Q(until__gte=day), since__lte=day)

    def speaking(self, person: int, day: dt.date) -> "MembersOn":
        """Those by which a person writes down what a body did on a day: as its chair or clerk.

        A seat gives that right from the day it was written down and for no day before it.
        """
        written = Q(written_on=None) | Q(written_on__lte=day)
        return self.of_speakers().filter(written, person=person)

    def of_speakers(self) -> "MembersOn":
        """Those of chairs and clerks who sign in here."""
        return self.filter(part__in=(CHAIR, CLERK), person__isnull=False)


class Membership(models.Model):
    """A seat, by the title of a role, from a day to a day; `person` where they sign in here."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="memberships")
    title = models.CharField(max_length=200)
    part = models.CharField(max_length=10, choices=list(PARTS.items()))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    since = models.DateField()
    until = models.DateField(null=True)
    written_on = models.DateField(null=True)  # empty: written down when it began

    objects = MembersOn.as_manager()

    class Meta:
        """As they joined."""

        ordering: ClassVar[list[str]] = ["since", "pk"]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="boards_seat_ends_later"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Meeting(models.Model):
    """One meeting of a body; `minutes` says where its minutes are found, once there are any."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="meetings")
    held_on = models.DateField()
    place = models.CharField(max_length=200, blank=True)
    focus = models.CharField(max_length=500, blank=True)
    minutes = models.CharField(max_length=200, blank=True)

    class Meta:
        """The newest first; one a day."""

        ordering: ClassVar[list[str]] = ["-held_on"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["body", "held_on"], name="boards_one_meeting_a_day"),
        ]

    def __str__(self) -> str:
        return f"meeting {self.pk}"


class Attendance(models.Model):
    """Whether a member came to a meeting, or who came instead, by title."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="attendances")
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="attendances")
    came = models.CharField(max_length=10, choices=list(CAME.items()))

    class Meta:
        """Once each."""

        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["meeting", "membership"], name="boards_came_once"),
        ]

    def __str__(self) -> str:
        return f"attendance {self.pk}"


class Paper(models.Model):
    """A paper of a meeting: a controlled document, a page of this site, or where it is found."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="papers")
    number = models.CharField(max_length=20)
    title = models.CharField(max_length=300)
    document = models.ForeignKey(
        "boards.Document", models.PROTECT, related_name="+", null=True, blank=True
    )
    page = models.CharField(max_length=40, blank=True)
    found_at = models.CharField(max_length=300, blank=True)

    class Meta:
        """In the order of the agenda."""

        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["meeting", "number"], name="boards_paper_number"),
        ]

    def __str__(self) -> str:
        return f"paper {self.number}"


class Decision(models.Model):
    """What a body is asked to decide, and what it decided; the database keeps it then."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="decisions")
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="decisions", null=True)
    words = models.CharField(max_length=1000)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_on = models.DateField()
    outcome = models.CharField(max_length=10, choices=list(DECISIONS.items()), blank=True)
    decided_on = models.DateField(null=True)
    minute = models.CharField(max_length=200, blank=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True
    )

    class Meta:
        """Whoever asked does not write the decision down; a decision has its minute."""

        ordering: ClassVar[list[str]] = ["-asked_on", "-pk"]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                condition=Q(written_by=None) | ~Q(written_by=F("asked_by")),
                name="boards_decision_by_another",
            ),
            models.CheckConstraint(
                condition=Q(outcome="", decided_on=None, written_by=None)
                | (
                    ~Q(outcome="")
                    & ~Q(minute="")
                    & Q(written_by__isnull=False)
                    & Q(decided_on__isnull=False, decided_on__gte=F("asked_on"))
                ),
                name="boards_decision_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"decision {self.pk}"
