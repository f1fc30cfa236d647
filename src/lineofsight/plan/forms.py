"""What is asked of those who change a plan, decide on a change, or report progress."""

from typing import Any

from django import forms

from lineofsight.accounts.rules import SHORTEST_REASON
from lineofsight.plan.content import KEY


class Send(forms.Form):
    """A plan's workbook, why it changes the plan, and what that means."""

    file = forms.FileField(label="The plan as a workbook (plan.xlsx)")
    why = forms.CharField(
        label="Why the plan changes", min_length=SHORTEST_REASON, max_length=1000,
        widget=forms.Textarea,
    )  # fmt: skip
    impact = forms.CharField(
        label="What it means for children, money and dates", max_length=1000, required=False,
        widget=forms.Textarea,
    )  # fmt: skip


class Decide(forms.Form):
    """The board's decision on a change."""

    agreed = forms.ChoiceField(
        label="Does the board agree?",
        choices=[("yes", "Yes: the plan becomes this"), ("no", "No: the plan stays as it is")],
        widget=forms.RadioSelect,
    )
    minute = forms.CharField(label="Reference of the minute", max_length=200)


class Report(forms.Form):
    """How an action stands, in one minute and on a phone."""

    status = forms.ChoiceField(
        label="How does it stand?", choices=[(one, one.capitalize()) for one in KEY],
        widget=forms.RadioSelect,
    )  # fmt: skip
    progress = forms.CharField(
        label="What was done", max_length=2000, required=False, widget=forms.Textarea
    )
    risk = forms.CharField(
        label="What stands in the way, and how you get round it",
        max_length=1000, required=False, widget=forms.Textarea,
    )  # fmt: skip
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def said(self) -> dict[str, Any]:
        """Give the fields of the action that were filled in."""
        return {name: self.cleaned_data[name] for name in ("status", "progress", "risk")}
