"""Files that were sent, rows to mend that somebody took, and which figures each person saw last."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from lineofsight.accounts.models import Person
from lineofsight.accounts.models.work import Work
from lineofsight.web.data.rules import Standing, State

STATES = [(state.name, state.value) for state in State]


class Upload(Work):
    """Files sent together, to be sealed as one month or as today's running picture."""

    key = models.CharField(max_length=22, unique=True)
    sender = models.ForeignKey(Person, models.PROTECT, related_name="uploads")
    sent_at = models.DateTimeField()
    month = models.CharField(max_length=7, blank=True)  # empty: today's running picture
    extracted_on = models.DateField(null=True)
    digest = models.CharField(max_length=64)
    files = models.JSONField(default=list)  # [{name, bytes}]
    state = models.CharField(max_length=12, choices=STATES, default=State.WAITING.name)
    seen_at = models.DateTimeField(null=True)
    against = models.CharField(max_length=200, blank=True)  # what was newest when it was looked at
    found = models.JSONField(default=dict)
    fell = models.BooleanField(default=False)
    why = models.CharField(max_length=500, blank=True)  # why a second person should approve
    approver = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    declined_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    declined_because = models.CharField(max_length=500, blank=True)
    again = models.CharField(max_length=60, blank=True)  # a former version, in place of files
    sealed_as = models.CharField(max_length=200, blank=True)

    class Meta:
        """The newest first; nobody approves what he sent."""

        ordering: ClassVar[list[str]] = ["-sent_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(approver=None) | ~Q(approver=F("sender")),
                name="upload_approved_by_another",
            )
        ]

    def __str__(self) -> str:
        return f"upload {self.pk}"

    @property
    def stands(self) -> State:
        """How far it has come."""
        return State[self.state]

    def standing(self, *, newest: str) -> Standing:
        """Give what decisions rest on; `newest` is what is sealed now."""
        return Standing(self.stands, self.fell, self.seen_at, self.against != newest)


class FiguresSeen(models.Model):
    """The figures a person saw last, as they were printed, and those seen before; no child."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="figures_seen")
    snapshot = models.CharField(max_length=200)  # the seal, and whether exact or protected
    month = models.CharField(max_length=7)
    seen_at = models.DateTimeField()
    figures = models.JSONField(default=dict)  # code -> [as printed, colour]
    before_month = models.CharField(max_length=7, blank=True)
    before_at = models.DateTimeField(null=True)
    before_figures = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"figures seen by person {self.person_id}"


class Taken(models.Model):
    """A row to mend of a child whom nobody holds, and who will mend it; no child."""

    key = models.CharField(max_length=16, unique=True)  # of the row, from load to load
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"row taken by person {self.person_id}"
