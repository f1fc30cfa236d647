"""The register: every question that was counted, and the answer that was released of it."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from lineofsight.accounts.models.work import Work
from lineofsight.answers.rules import (
    ASKED,
    COUNTED,
    GOES_ON,
    PREPARING,
    RELEASED,
    SOURCES,
    STATES,
    WAITING,
)


class AnswersNow(models.QuerySet["Answer"]):
    """Answers, narrowed by how they stand."""

    def released(self) -> "AnswersNow":
        """Those that anybody outside may have."""
        return self.filter(state=RELEASED)

    def registered(self) -> "AnswersNow":
        """Those that were prepared for somebody who asked."""
        return self.exclude(state=COUNTED)


class Answer(models.Model):
    """One question, its exact counts, and once prepared the protected table and who decided.

    `exact` holds counts and never a child; it is shown to analysts alone. `table` is rounded to the
    nearest `rounded_to`; where that is empty its numbers are exact, as they left before. A row that
    is released or turned down can no longer be changed or removed: the database refuses it.
    """

    question = models.JSONField()
    words = models.CharField(max_length=1000)
    exact = models.JSONField()
    snapshot = models.CharField(max_length=100)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    counted_at = models.DateTimeField()
    state = models.CharField(max_length=20, choices=list(STATES.items()), default=COUNTED)
    reference = models.CharField(max_length=60, blank=True)
    source = models.CharField(max_length=10, choices=list(SOURCES.items()), blank=True)
    asked_on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    table = models.JSONField(null=True)
    hidden = models.JSONField(default=list)
    rounded_to = models.PositiveSmallIntegerField(null=True)
    digest = models.CharField(max_length=64, blank=True)
    prepared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True
    )
    prepared_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True
    )
    decided_at = models.DateTimeField(null=True)
    answered_on = models.DateField(null=True)
    why_not = models.CharField(max_length=500, blank=True)

    objects = AnswersNow.as_manager()

    class Meta:
        """Whoever asked or prepared it does not decide; the register is read by its last day."""

        ordering: ClassVar[list[str]] = ["-counted_at", "-pk"]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                condition=Q(decided_by=None)
                | (~Q(decided_by=F("asked_by")) & ~Q(decided_by=F("prepared_by"))),
                name="answer_decided_by_another",
            ),
            models.CheckConstraint(
                condition=Q(state__in=(COUNTED, WAITING)) | Q(decided_by__isnull=False),
                name="answer_final_by_somebody",
            ),
            models.UniqueConstraint(
                fields=["reference"],
                condition=Q(state=RELEASED) & ~Q(reference=""),
                name="answer_released_once",
            ),
        ]

    def __str__(self) -> str:
        return f"answer {self.pk}"


class Preparation(Work):
    """Preparing an answer for whoever asked from outside: asked for by one person, done by itself.

    What comes of it stands in the answer; what went wrong stands here.
    """

    answer = models.ForeignKey(Answer, models.CASCADE, related_name="preparations")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    reference = models.CharField(max_length=60)
    source = models.CharField(max_length=10, choices=list(SOURCES.items()))
    asked_on = models.DateField()
    state = models.CharField(max_length=10, choices=list(PREPARING.items()), default=ASKED)

    class Meta:
        """The newest first."""

        ordering: ClassVar[list[str]] = ["-asked_at", "-pk"]

    def __str__(self) -> str:
        return f"preparation {self.pk}"

    @property
    def goes_on(self) -> bool:
        """Say whether the page will change by itself."""
        return self.state in (ASKED, GOES_ON)
