"""Words about an indicator in a month and place: a row for each version, none written over."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from lineofsight.commentary.rules import KINDS, LONGEST, Place


class Version(models.Model):
    """One version of what is said of an indicator in a month; the highest number stands.

    An empty kind and place are the whole authority.
    """

    code = models.CharField(max_length=20)
    month = models.CharField(max_length=7)
    kind = models.CharField(max_length=10, choices=list(KINDS.items()), blank=True, default="")
    place = models.CharField(max_length=200, blank=True, default="")
    number = models.PositiveIntegerField()
    text = models.CharField(max_length=LONGEST)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        """Two who save at once cannot both be version 2."""

        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["code", "month", "kind", "place", "number"], name="one_of_each_version"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.month}, version {self.number}"

    @property
    def about(self) -> Place:
        """Where the words are about."""
        return Place(self.kind, self.place)
