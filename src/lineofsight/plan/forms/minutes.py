"""The reference of a minute or a letter, by which a decision can be found."""

from typing import Any

from django import forms

from lineofsight.plan.minutes import can_be_found, no_day_in

MINUTE = "Enough to find it by, such as: Item 4, Letter 17 or 42/17."


class Reference(forms.CharField):
    """Words by which a minute, a letter or a report is found: each day in them is a day."""

    def validate(self, value: str) -> None:
        """Refuse a day that there is none of."""
        super().validate(value)
        if written := no_day_in(value or ""):
            raise forms.ValidationError(f"There is no {written}: write its day again")


class Minute(Reference):
    """A reference that somebody could find a minute or letter by: a word, and a number of it."""

    def __init__(self, label: str = "Reference of the minute or letter", **more: Any) -> None:
        """Ask for it under a label."""
        super().__init__(label=label, max_length=200, help_text=MINUTE, **more)

    def validate(self, value: str) -> None:
        """Refuse what nobody could find."""
        super().validate(value)
        if value and not can_be_found(value):
            raise forms.ValidationError("Write a word and a number of it, such as: Item 4")
