"""What bends the row rules for one child: restriction, conflict, break-glass, reason given."""

import datetime as dt
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from lineofsight.accounts.models.people import Person
from lineofsight.accounts.rules import CATEGORIES, GROUNDS, KINSHIP, VERDICTS

TOKEN = 22


class RestrictionsNow(models.QuerySet["Restriction"]):
    """Restrictions, narrowed to those in force."""

    def live(self) -> "RestrictionsNow":
        """In force from the moment a manager sets one, until a second person agrees to lift it."""
        return self.filter(in_force=True, lifted_at=None)


class Restriction(models.Model):
    """A child's record is closed to all but a named list."""

    token = models.CharField(max_length=TOKEN, db_index=True)
    ground = models.CharField(max_length=20, choices=list(GROUNDS.items()))
    words = models.CharField(max_length=500)
    in_force = models.BooleanField(default=False)
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    agreed_by = models.ForeignKey(Person, models.PROTECT, related_name="+", null=True)
    agreed_at = models.DateTimeField(null=True)
    review_on = models.DateField()
    lift_asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+", null=True)
    lift_agreed_by = models.ForeignKey(Person, models.PROTECT, related_name="+", null=True)
    lifted_at = models.DateTimeField(null=True)

    objects = RestrictionsNow.as_manager()

    class Meta:
        """Two people to set one for good, and two to lift it."""

        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                condition=Q(agreed_by=None) | ~Q(agreed_by=F("asked_by")),
                name="restriction_agreed_by_another",
            ),
            models.CheckConstraint(
                condition=Q(lift_agreed_by=None) | ~Q(lift_agreed_by=F("lift_asked_by")),
                name="lifting_agreed_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"restriction {self.pk}"


class NamedFor(models.Model):
    """A person on the named list of a restricted child."""

    token = models.CharField(max_length=TOKEN)
    person = models.ForeignKey(Person, models.CASCADE, related_name="named_for")
    added_by = models.ForeignKey(Person, models.PROTECT, related_name="+", null=True)
    starts = models.DateField()
    ends = models.DateField(null=True)

    def __str__(self) -> str:
        return f"named list {self.pk}"


class Conflict(models.Model):
    """A person who must never see this child: kin, ex-partner, or the child's own self."""

    token = models.CharField(max_length=TOKEN, db_index=True)
    person = models.ForeignKey(Person, models.CASCADE, related_name="conflicts")
    kind = models.CharField(max_length=20, choices=list(KINSHIP.items()))
    declared_by = models.ForeignKey(Person, models.PROTECT, related_name="+", null=True)
    declared_at = models.DateTimeField()
    ended_by = models.ForeignKey(Person, models.PROTECT, related_name="+", null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """Nobody frees himself of a conflict."""

        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                condition=Q(ended_by=None) | ~Q(ended_by=F("person")),
                name="conflict_not_ended_by_its_person",
            ),
        ]

    def __str__(self) -> str:
        return f"conflict {self.pk}"


class BreakGlassNow(models.QuerySet["BreakGlass"]):
    """Uses of break-glass, narrowed to what is open or unreviewed."""

    def open_at(self, now: dt.datetime, session: str) -> "BreakGlassNow":
        """Not run out and not signed out, in the session that asked."""
        return self.filter(ends_at__gt=now, session=session)

    def unreviewed(self) -> "BreakGlassNow":
        """Nobody but its user has yet said whether it was right."""
        return self.filter(reviewed_by=None)


class BreakGlass(models.Model):
    """One use of break-glass: a child opened for an hour, and the review that must follow."""

    token = models.CharField(max_length=TOKEN, db_index=True)
    person = models.ForeignKey(Person, models.PROTECT, related_name="broken_glass")
    category = models.CharField(max_length=20, choices=list(CATEGORIES.items()))
    reason = models.CharField(max_length=1000)
    session = models.CharField(max_length=64)
    at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=200, blank=True)
    reviewed_by = models.ForeignKey(Person, models.PROTECT, related_name="+", null=True)
    reviewed_at = models.DateTimeField(null=True)
    verdict = models.CharField(max_length=20, choices=list(VERDICTS.items()), blank=True)
    note = models.CharField(max_length=1000, blank=True)

    objects = BreakGlassNow.as_manager()

    class Meta:
        """Its user cannot close the review."""

        ordering: ClassVar[list[str]] = ["-at"]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                condition=Q(reviewed_by=None) | ~Q(reviewed_by=F("person")),
                name="break_glass_not_reviewed_by_its_user",
            ),
        ]

    def __str__(self) -> str:
        return f"break-glass {self.pk}"


class ReasonGiven(models.Model):
    """Why somebody looked where the matrix asks a reason: asked once a session for each subject."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="reasons")
    session = models.CharField(max_length=64)
    resource = models.CharField(max_length=40)
    subject = models.CharField(max_length=100)
    reason = models.CharField(max_length=500)
    at = models.DateTimeField()

    class Meta:
        """Looked up by session for each page that asks."""

        indexes: ClassVar[list[Any]] = [models.Index(fields=["session", "resource", "subject"])]

    def __str__(self) -> str:
        return f"reason {self.pk}"
