"""What was raised and every step taken with it: rows are added and never altered."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from lineofsight.boards.models.bodies import Body, Meeting
from lineofsight.boards.models.visits import Visit
from lineofsight.boards.rules import (
    ANSWERS,
    FINDING,
    HANDED,
    IN_PRINCIPLE,
    KINDS,
    NOT_ACCEPTED,
    OF_A_BODY,
    OUTCOMES,
    REWORDED,
    STEPS,
    TARGETS,
    Done,
    Target,
)


class Item(models.Model):
    """Something a person of this site or a body raised; `judgement` is of a finding alone.

    `meeting` is where it was raised, `visit` the monitoring visit that found it.
    """

    kind = models.CharField(max_length=20, choices=list(KINDS.items()))
    words = models.CharField(max_length=2000)
    raised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True
    )
    body = models.ForeignKey(Body, models.PROTECT, related_name="raised", null=True)
    raised_on = models.DateField()
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="items", null=True)
    visit = models.ForeignKey(Visit, models.PROTECT, related_name="items", null=True)
    judgement = models.CharField(max_length=200, blank=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        """One person or one body raised it; a finding has its judgement and its body."""

        ordering: ClassVar[list[str]] = ["-raised_on", "-pk"]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                condition=Q(raised_by__isnull=False, body=None)
                | Q(raised_by=None, body__isnull=False),
                name="boards_item_raised_by_one",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=sorted(OF_A_BODY)) | Q(raised_by=None),
                name="boards_nobody_is_found_out",
            ),
            models.CheckConstraint(
                condition=(Q(kind=FINDING) & ~Q(judgement=""))
                | (~Q(kind=FINDING) & Q(judgement="")),
                name="boards_finding_is_judged",
            ),
        ]

    def __str__(self) -> str:
        return f"item {self.pk}"

    @property
    def said(self) -> str:
        """The item in its newest wording; no query where its steps were fetched with it."""
        return self.reworded.words if self.reworded else self.words

    @property
    def reworded(self) -> "Step | None":
        """The step that put it in the words in which it stands; None where they were raised so."""
        again = [one for one in self.steps.all() if one.what == REWORDED]
        return again[-1] if again else None

    @property
    def holder_id(self) -> int | None:
        """The person who closes it: whoever raised it, or it was handed to; none of a body's."""
        handed = [one.ref for one in self.steps.all() if one.what == HANDED]
        return int(handed[-1]) if handed else self.raised_by_id


class Step(models.Model):
    """One thing done with an item: when it was, when it was written down, and by whom.

    The database refuses to change or remove it, and refuses a closing by another than the member
    who raised the item, or to whom it was handed when that member had left. `meeting` is where a
    body that meets here closed what it raised, `minute` the place in its minutes. `reply` is what
    the public reads was done, or why an item was put in other words. Of an answer it is who
    does what was accepted.
    """

    item = models.ForeignKey(Item, models.PROTECT, related_name="steps")
    what = models.CharField(max_length=10, choices=list(STEPS.items()))
    on = models.DateField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    words = models.CharField(max_length=2000, blank=True)
    answer = models.CharField(max_length=12, choices=list(ANSWERS.items()), blank=True)
    due_on = models.DateField(null=True)
    kind = models.CharField(max_length=10, choices=list(TARGETS.items()), blank=True)
    ref = models.CharField(max_length=300, blank=True)
    outcome = models.CharField(max_length=10, choices=list(OUTCOMES.items()), blank=True)
    reply = models.CharField(max_length=2000, blank=True)
    minute = models.CharField(max_length=200, blank=True)
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="+", null=True)

    class Meta:
        """A promise has its day, a refusal its reason."""

        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                condition=~Q(answer=IN_PRINCIPLE)
                | Q(due_on__isnull=False, due_on__gt=models.F("on")),
                name="boards_a_promise_has_its_day",
            ),
            models.CheckConstraint(
                condition=~Q(answer=NOT_ACCEPTED) | ~Q(words=""),
                name="boards_a_refusal_has_its_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"step {self.pk}"

    def done(self) -> Done:
        """Give the step as the rules read it."""
        target = Target(self.kind, self.ref) if self.kind else None
        return Done(
            self.what, self.on, self.words, self.answer, self.due_on, target, self.outcome,
            self.reply, self.minute, self.by_id,
        )  # fmt: skip
