"""A question put to a body: what was put, and the answer that is written down whole, once.

The base of a plan's approval and of a document's; what is put where, each says for itself.
"""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from lineofsight.plan.approval import ANSWERS

OPEN = Q(answer="", withdrawn_at=None)
"""Which questions wait: neither answered nor withdrawn."""


class Put(models.Model):
    """What was put to a body on a day, and what it answered; `digest` is of what was put.

    Whoever asked may withdraw it while nobody has answered: it stays written down as that.
    """

    asked_on = models.DateField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    answer = models.CharField(max_length=10, choices=list(ANSWERS.items()), blank=True)
    answered_on = models.DateField(null=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True
    )
    minute = models.CharField(max_length=200, blank=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        """Whoever asked does not answer, and an answer is whole."""

        abstract = True
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                condition=Q(written_by=None) | ~Q(written_by=F("asked_by")),
                name="%(app_label)s_answer_by_another",
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_on=None, written_by=None)
                | (~Q(answer="") & ~Q(minute="") & Q(written_by__isnull=False)
                   & Q(answered_on__isnull=False, answered_on__gte=F("asked_on"))),
                name="%(app_label)s_answer_is_whole",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"asking {self.pk}"

    @property
    def is_withdrawn(self) -> bool:
        """Say whether whoever asked took it back."""
        return self.withdrawn_at is not None
