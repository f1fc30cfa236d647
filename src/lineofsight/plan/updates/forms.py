"""What is asked of those who say how a month or an action went, or who answers for a name."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.forms.boundfield import BoundField

from lineofsight.accounts.matrix import Right, clauses_for
from lineofsight.accounts.models import Person
from lineofsight.accounts.names_alone import Words
from lineofsight.accounts.roles import Role
from lineofsight.accounts.rules import has_letters
from lineofsight.plan import stating
from lineofsight.plan.content import DECIDED, KEY, LONGEST_PROGRESS, Action
from lineofsight.plan.possible import before_start
from lineofsight.plan.updates.actions import Said
from lineofsight.plan.updates.rules import LONGEST, MOST_CHALLENGES, Challenge

SEND, DRAFT = "send", "draft"
SPARE = 2
"""Empty places for a challenge more."""


class Write(Words):
    """A month of a work stream; a draft may be unfinished, what is sent may not."""

    achievements = forms.CharField(
        label="What was achieved", max_length=LONGEST, required=False, widget=forms.Textarea,
        help_text="Name no child. Councillors read this too.",
    )  # fmt: skip
    why = forms.CharField(
        label="Why this month is corrected", max_length=500, required=False,
        help_text="It was sent already; both versions stay.",
    )  # fmt: skip
    seen = forms.IntegerField(min_value=0, max_value=1_000_000, widget=forms.HiddenInput)

    def __init__(self, *args: Any, was_sent: bool = False, **values: Any) -> None:
        super().__init__(*args, **values)
        if not was_sent:
            del self.fields["why"]
        self.rows = range(1, self._places() + 1)
        for row in self.rows:
            self.fields[f"challenge_{row}"] = forms.CharField(
                label=f"Challenge {row}", max_length=1000, required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
            )  # fmt: skip
            self.fields[f"mitigation_{row}"] = forms.CharField(
                label=f"What is done about challenge {row}", max_length=1000, required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
            )  # fmt: skip
            self.fields[f"none_{row}"] = forms.BooleanField(
                label=f"Nothing is done about challenge {row} yet", required=False
            )

    def _places(self) -> int:
        held: Any = self.data if self.is_bound else self.initial
        used = [row for row in range(1, MOST_CHALLENGES + 1) if held.get(f"challenge_{row}")]
        return min(max(used, default=0) + SPARE, MOST_CHALLENGES)

    @property
    def sends(self) -> bool:
        """Say whether it is to be sent, and not only kept."""
        return self.data.get("do") == SEND

    @property
    def places(self) -> Iterator[tuple[BoundField, BoundField, BoundField]]:
        """The fields of each challenge, together."""
        for row in self.rows:
            yield self[f"challenge_{row}"], self[f"mitigation_{row}"], self[f"none_{row}"]

    def clean(self) -> dict[str, Any]:
        """Ask everything of what is sent."""
        found = super().clean()
        if self.sends and not has_letters(found.get("achievements") or ""):
            self.add_error("achievements", "Say what was achieved, or that nothing was")
        if self.sends:
            for row in self.rows:
                one = self._challenge(found, row)
                if one.wrong:
                    self.add_error(
                        f"{'mitigation' if one.is_said else 'challenge'}_{row}", one.wrong
                    )
        return found

    def _challenge(self, found: dict[str, Any], row: int) -> Challenge:
        what, done = (found.get(f"{name}_{row}") or "" for name in ("challenge", "mitigation"))
        return Challenge(what, done, bool(found.get(f"none_{row}")))

    def said(self) -> Said:
        """Give what was said."""
        found = self.cleaned_data
        each = [self._challenge(found, row) for row in self.rows]
        named = [one for one in each if one.what or one.mitigation]
        return Said(found["achievements"], named, found.get("why", ""))


def begun(achievements: str, challenges: Sequence[Challenge], *, seen: int) -> dict[str, Any]:
    """Give what a form of a month begins with."""
    found: dict[str, Any] = {"achievements": achievements, "seen": seen}
    for row, one in enumerate(challenges, 1):
        found |= {f"challenge_{row}": one.what, f"mitigation_{row}": one.mitigation,
                  f"none_{row}": one.nothing_yet}  # fmt: skip
    return found


class Happened(Words):
    """One field says how an action went; the rest may be left."""

    shortest: ClassVar[Mapping[str, int]] = {"progress": 2}

    progress = forms.CharField(
        label="What happened", max_length=LONGEST_PROGRESS, help_text="Name no child.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say what happened"},
    )  # fmt: skip
    status = forms.ChoiceField(
        label="How it stands, if that changed", required=False, widget=forms.Select
    )
    reached = forms.ChoiceField(
        label="A milestone that was reached", required=False, widget=forms.Select
    )
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(
        self, action: Action, person: Person, *args: Any, on: dt.date, **values: Any
    ) -> None:
        super().__init__(*args, **values)
        self._too_early = before_start(on, action.started_on)
        held = [(one, one.capitalize()) for one in KEY if one not in DECIDED]
        self.fields["status"].choices = [("", "As before"), *held]  # type: ignore[attr-defined]
        steps = [
            (str(place), one.what)
            for place, one in enumerate(action.milestones)
            if one.done_on is None
        ]
        self.fields["reached"].choices = [("", "None"), *steps]  # type: ignore[attr-defined]
        if not steps:
            del self.fields["reached"]
        if stating.asks(person):
            self.fields["status"].help_text = f"You ask for it, and it waits for {stating.WHO}."
        if not stating.offers(person):
            del self.fields["status"]

    def clean_reached(self) -> str:
        """Refuse a milestone that would be reached before its action began."""
        found: str = self.cleaned_data["reached"]
        if found and self._too_early:
            raise forms.ValidationError(
                f"Today is {self._too_early}: ask the programme office to change the start first"
            )
        return found

    @property
    def more(self) -> str:
        """What may be said beside the one field."""
        parts = {"status": "How it stands", "reached": "a milestone that was reached"}
        words = ", or ".join(said for name, said in parts.items() if name in self.fields)
        return words[:1].upper() + words[1:]


class Answers(forms.Form):
    """Somebody who answers for a name."""

    name = forms.ChoiceField(label="Name in the plan", widget=forms.Select)
    person = forms.ModelChoiceField(
        Person.objects.none(), label="Who answers for it", empty_label="Choose"
    )

    def __init__(self, names: Sequence[str], *args: Any, **values: Any) -> None:
        super().__init__(*args, **values)
        self.fields["name"].choices = [("", "Choose"), *((one, one) for one in names)]  # type: ignore[attr-defined]
        roles = [role.value for role in Role if clauses_for(Right.REPORT_OWN, role)]
        held = Person.objects.filter(is_active=True, grants__role__in=roles)
        self.fields["person"].queryset = held.distinct().order_by("name")  # type: ignore[attr-defined]
