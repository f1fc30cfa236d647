"""The form of the log of line of sight."""

from typing import Any

from django import forms

from lineofsight.boards.forms.dated import TITLES, Dated, chosen, day, sentences
from lineofsight.boards.sight_rules import KINDS, MOST


def _many(label: str) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=MOST, required=False, initial=0)


class Write(Dated):
    """One time somebody looked at practice."""

    kind = chosen("What did you do?", list(KINDS.items()))
    on = day("On which day")
    where = forms.CharField(
        label="Where: a team or service", max_length=200, help_text="No address, and no name."
    )
    children = _many("Children met")
    staff = _many("Staff met")
    titles = forms.CharField(
        label="Their roles, parted by commas", max_length=300, required=False, help_text=TITLES
    )
    audits = _many("Audits read")
    learned = sentences("What did you learn?")
    done = sentences("What was done about it?", required=False)

    def said(self) -> dict[str, Any]:
        """Give the entry, with nothing counted as 0."""
        counts = {name: self.cleaned_data[name] or 0 for name in ("children", "staff", "audits")}
        return {**self.cleaned_data, **counts}
