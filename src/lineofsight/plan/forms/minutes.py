"""The reference of a minute or a letter, by which a decision can be found."""

from typing import Any

from django import forms

from lineofsight.plan.rules import can_be_found

MINUTE = "Enough to find it by, such as: Item 4, or Letter 17."


class Minute(forms.CharField):
    """A reference that somebody could find a minute or letter by: a word, and a number of it."""

    def __init__(self, label: str = "Reference of the minute or letter", **more: Any) -> None:
        """Ask for it under a label."""
        super().__init__(label=label, max_length=200, help_text=MINUTE, **more)

    def validate(self, value: str) -> None:
        """Refuse what nobody could find."""
        super().validate(value)
        if value and not can_be_found(value):
            raise forms.ValidationError("Write a word and a number of it, such as: Item 4")
