"""Controlled documents: each version whole and by its hash, who was asked, and who holds it."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from lineofsight.boards.document_rules import KINDS
from lineofsight.boards.models.bodies import Body
from lineofsight.plan.asked import OPEN, Put


class Document(models.Model):
    """A document that is kept under control; what it says lies in its versions."""

    title = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=20, choices=list(KINDS.items()))
    owner = models.CharField(max_length=200)  # the title of a role

    class Meta:
        """By title."""

        ordering: ClassVar[list[str]] = ["title"]

    def __str__(self) -> str:
        return self.title


class Kept(models.Model):
    """The bytes of a version, once for each content."""

    digest = models.CharField(max_length=64, unique=True)
    content = models.BinaryField()

    def __str__(self) -> str:
        return self.digest


class Version(models.Model):
    """One version of a document: its hash, and the day by which it is to be looked at again."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    kept = models.ForeignKey(Kept, models.PROTECT, related_name="versions")
    digest = models.CharField(max_length=64)
    suffix = models.CharField(max_length=10)
    dated_on = models.DateField()
    review_on = models.DateField(null=True)
    note = models.CharField(max_length=500, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        """The newest first."""

        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["document", "number"], name="boards_version_number"),
        ]

    def __str__(self) -> str:
        return f"version {self.number}"


class Asking(Put):
    """A version put to a body. The database keeps what was answered."""

    version = models.ForeignKey(Version, models.PROTECT, related_name="askings")
    body = models.ForeignKey(Body, models.PROTECT, related_name="askings")

    class Meta(Put.Meta):
        """One question at a time."""

        constraints: ClassVar[list[Any]] = [
            *Put.Meta.constraints,
            models.UniqueConstraint(
                fields=["version", "body"], condition=OPEN,
                name="boards_one_question_at_a_time",
            ),
        ]  # fmt: skip


class Hold(models.Model):
    """A document that somebody else holds, until a day or until a day not known yet."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="holds")
    holder = models.CharField(max_length=200)
    why = models.CharField(max_length=500)
    since = models.DateField()
    until = models.DateField(null=True)  # the last day; not known yet where empty
    released = models.CharField(max_length=200, blank=True)

    class Meta:
        """The newest first; one open hold at a time."""

        ordering: ClassVar[list[str]] = ["-since", "-pk"]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="boards_hold_ends_later"
            ),
            models.UniqueConstraint(
                fields=["document"], condition=Q(until=None), name="boards_held_once"
            ),
        ]

    def __str__(self) -> str:
        return f"hold {self.pk}"
