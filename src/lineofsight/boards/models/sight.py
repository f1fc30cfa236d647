"""What the director and the lead member saw of practice: counts and titles, never a name."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from lineofsight.boards.sight_rules import KINDS


class Sighting(models.Model):
    """One time somebody looked at practice; a mistake is put right by another that replaces it."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    on = models.DateField()
    kind = models.CharField(max_length=10, choices=list(KINDS.items()))
    where = models.CharField(max_length=200)
    children = models.PositiveSmallIntegerField(default=0)
    staff = models.PositiveSmallIntegerField(default=0)
    titles = models.CharField(max_length=300, blank=True)
    audits = models.PositiveSmallIntegerField(default=0)
    learned = models.CharField(max_length=2000)
    done = models.CharField(max_length=2000, blank=True)
    written_at = models.DateTimeField()
    replaces = models.OneToOneField("self", models.PROTECT, related_name="replaced_by", null=True)

    class Meta:
        """As it happened; an audit that was read is counted."""

        ordering: ClassVar[list[str]] = ["on", "pk"]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                condition=~Q(kind="audits") | Q(audits__gte=1), name="boards_audits_are_counted"
            ),
        ]

    def __str__(self) -> str:
        return f"sighting {self.pk}"
