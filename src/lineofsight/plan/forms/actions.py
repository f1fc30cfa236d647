"""What is asked of those who change a plan, decide on a change, or report progress."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from lineofsight.accounts.names_alone import Words
from lineofsight.accounts.why import Name, Why
from lineofsight.kernel.periods import in_words
from lineofsight.plan.content import (
    KEY,
    LONGEST_NAME,
    LONGEST_PROGRESS,
    LONGEST_TEXT,
    Evidence,
    in_lines,
)
from lineofsight.plan.forms.minutes import Minute, Reference
from lineofsight.plan.rules import KINDS
from lineofsight.records.standard.code_sets import CODE_SETS
from lineofsight.ui.dates import DateParts

_READ_BY = "Once it stands, councillors, board members and inspectors read this too."
STATES = [(one, one.capitalize()) for one in KEY]


def past(day: dt.date, today: dt.date) -> dt.date:
    """Give a day back; refuse one that is still to come."""
    if day > today:
        raise forms.ValidationError("The day must be today or in the past.")
    return day


class Begin(Words):
    """A plan beside those that are there."""

    title = Name(label="What it is called", max_length=200)
    kind = forms.ChoiceField(
        label="What kind of plan is it?", choices=list(KINDS.items()), widget=forms.RadioSelect
    )
    published_on = forms.DateField(
        label="Day the inspection report was published that it answers", required=False,
        widget=DateParts,
        help_text="Leave it empty where it answers none. It can be added once it is known.",
    )  # fmt: skip
    in_force_on = forms.DateField(
        label="Day on which it was agreed, if that was before it was kept here", required=False,
        widget=DateParts,
        help_text="Only for a plan that is in force already: its approvals can then be written "
        "down with their true days, and are said to be written down later.",
    )  # fmt: skip

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._today = today

    def clean_in_force_on(self) -> dt.date | None:
        """Refuse a plan that was in force before it was kept here, from today on."""
        day: dt.date | None = self.cleaned_data["in_force_on"]
        if day is not None and day >= self._today:
            raise forms.ValidationError(
                "The day must be in the past: what is agreed from today on is agreed here."
            )
        return day


class Send(Words):
    """A plan's workbook, why it changes the plan, and what that means."""

    file = forms.FileField(label="The plan as a workbook (plan.xlsx)")
    why = Why(label="Why the plan changes", widget=forms.Textarea, help_text=_READ_BY)
    impact = Why(
        label="What it means for children and dates", widget=forms.Textarea, help_text=_READ_BY
    )
    money = forms.CharField(
        label="What it means for money", max_length=1000, required=False, widget=forms.Textarea,
        help_text="Published on no page: only those who read the whole plan read this.",
    )  # fmt: skip
    puts_back = forms.BooleanField(
        label="The workbook holds, where somebody reported something else", required=False,
        help_text="Asked only of a workbook that was not taken out of this plan.",
    )  # fmt: skip
    were_meant = forms.BooleanField(
        label="Some effects were meant when they were written", required=False,
        help_text="Asked only where a level under Expected effect is worse than the figure is now, "
        "or its month is counted already, or a figure could not move so far from there and the "
        "action is delivered already.",
    )  # fmt: skip
    are_elsewhere = forms.BooleanField(
        label="Some actions came from plans that are not kept here", required=False,
        help_text="Asked only where Came from names a plan that is not on this site.",
    )  # fmt: skip


class Decide(Words):
    """The board's decision on a change."""

    agreed = forms.ChoiceField(
        label="Does the board agree?",
        choices=[("yes", "Yes: the plan becomes this"), ("no", "No: the plan stays as it is")],
        widget=forms.RadioSelect,
    )
    body = Name(
        label="Which board, or which chair, decided", max_length=200,
        help_text="Its name, or the title of a role, and no name of a person.",
    )  # fmt: skip
    on = forms.DateField(label="On which day it was decided", widget=DateParts)
    minute: forms.CharField = Minute()
    despite = Why(
        label="Why it is complete and embedded all the same", required=False,
        widget=forms.Textarea,
        help_text="It stands on the page of the action, beside the figure that is red.",
    )  # fmt: skip

    def __init__(
        self, *args: Any, today: dt.date, since: dt.date | None = None, is_red: bool = False,
        **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self._today, self._since = today, since
        if not is_red:
            del self.fields["despite"]

    def clean_on(self) -> dt.date:
        """Refuse a decision that is still to come, and one of before the plan was agreed."""
        day = past(self.cleaned_data["on"], self._today)
        if self._since and day < self._since:
            agreed = in_words(self._since)
            raise forms.ValidationError(f"The plan itself was agreed on {agreed}, and not before.")
        return day

    def clean(self) -> dict[str, Any]:
        """Ask why an action is embedded beside a red figure, where that is agreed."""
        said: dict[str, Any] = super().clean()
        if said.get("agreed") == "yes" and "despite" in self.fields and not said.get("despite"):
            self.add_error("despite", "Say why, or do not agree: a figure of it is red")
        return said

    def decided(self) -> dict[str, Any]:
        """Give what was decided, as `actions.decide` takes it."""
        said = {**self.cleaned_data, "agreed": self.cleaned_data["agreed"] == "yes"}
        names = ("agreed", "body", "on", "minute", "despite")
        return {name: said[name] for name in names if name in said}


class Settle(Decide):
    """Whether an action stands as its lead says; no board need meet for it."""

    agreed = forms.ChoiceField(
        label="Does the action stand so?",
        choices=[("yes", "Yes: it stands so"), ("no", "No: it stays as it is declared")],
        widget=forms.RadioSelect,
    )
    body = None  # type: ignore[assignment]
    on = None  # type: ignore[assignment]
    minute = Reference(label="Why, or the reference of a minute", max_length=200)


class Report(Words):
    """How an action stands, in one minute and on a phone."""

    shortest: ClassVar[Mapping[str, int]] = {"progress": 2}

    status = forms.ChoiceField(label="How does it stand?", choices=STATES, widget=forms.RadioSelect)
    progress = forms.CharField(
        label="What was done", max_length=LONGEST_PROGRESS, required=False, widget=forms.Textarea
    )
    risk = forms.CharField(
        label="What stands in the way, and how you get round it",
        max_length=LONGEST_TEXT, required=False, widget=forms.Textarea,
    )  # fmt: skip
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def said(self) -> dict[str, Any]:
        """Give the fields of the action that were filled in."""
        return {name: self.cleaned_data[name] for name in ("status", "progress", "risk")}


class Declare(Words):
    """What the officer of a work stream says of the whole of it."""

    state = forms.ChoiceField(
        label="How does the work stream stand?", choices=STATES, widget=forms.RadioSelect
    )
    reason = Why(label="Why", widget=forms.Textarea)


class Override(Words):
    """A state set over the roll-up of a work stream, or taken back."""

    state = forms.ChoiceField(
        label="How does it stand by dates and figures?",
        choices=[("", "As its worst action: take back what was set"), *STATES],
        required=False, widget=forms.RadioSelect,
    )  # fmt: skip
    reason = Why(label="Why its worst action does not decide", widget=forms.Textarea)


class On(Words):
    """A day that is not still to come."""

    on = forms.DateField(label="Day", widget=DateParts)

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._today = today

    def clean_on(self) -> dt.date:
        """Refuse a day that is still to come."""
        return past(self.cleaned_data["on"], self._today)


class Shows(On):
    """One piece of evidence of an action."""

    kind = forms.ChoiceField(
        label="What kind of evidence is it?",
        choices=list(CODE_SETS["evidence_kind"].codes.items()),
        widget=forms.RadioSelect,
    )
    says = forms.CharField(
        label="What it shows", max_length=LONGEST_TEXT, widget=forms.Textarea,
        help_text="Name no child.",
    )  # fmt: skip
    held = forms.CharField(
        label="Where it is kept", max_length=LONGEST_NAME,
        help_text="A folder, a reference, or the number of a report: enough for somebody else to "
        "find it.",
    )  # fmt: skip
    on = forms.DateField(label="Day it is of", widget=DateParts)
    field_order = ("kind", "says", "held", "on")

    def shown(self) -> Evidence:
        """Give the evidence that was written."""
        found = self.cleaned_data
        return Evidence(found["kind"], found["on"], found["held"], in_lines(found["says"]))
