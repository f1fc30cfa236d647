"""What is asked when files are sent: for which month they are, and the day they were drawn."""

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone

from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Problem
from lineofsight.ui.dates import DateParts

MONTH = "month"
TODAY = "today"
WHAT = (
    (MONTH, "A month that has ended: it is sealed, and its figures can be published"),
    (TODAY, "Today's records: children and what is due are brought up to date, nothing is sealed"),
)


class ForWhat(forms.Form):
    """Which month, or today."""

    what = forms.ChoiceField(label="What are these files?", choices=WHAT, widget=forms.RadioSelect)
    month = forms.CharField(
        label="Which month", help_text="For example 2017-11", required=False, max_length=7
    )
    extracted_on = forms.DateField(
        label="Day the files were drawn",
        help_text="Leave it empty for the last day of the month, or for today",
        required=False,
        widget=DateParts,
    )

    def clean(self) -> dict[str, Any]:
        """See that a month was said where one is needed, that it has ended; no day is to come."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        today = timezone.localdate()
        if said.get("what") == MONTH:
            self._see_month(str(said.get("month") or ""), today)
        else:
            said["month"] = ""
        extracted = said.get("extracted_on")
        if extracted and extracted > today:
            self.add_error("extracted_on", "That day has not come yet.")
        return said

    def _see_month(self, text: str, today: dt.date) -> None:
        try:
            month = Month.parse(text)
        except Problem as problem:
            self.add_error("month", f"{problem.what} {problem.do}".strip())
            return
        if month.last_day > today:
            self.add_error("month", f"{month.name} has not ended. Send it as today's records.")


class Declined(forms.Form):
    """Why a second person does not agree that files are loaded."""

    because = forms.CharField(
        label="Why you do not agree",
        help_text="Whoever sent the files reads this. Name no child.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why you do not agree"},
    )
