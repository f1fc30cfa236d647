"""The reference of a minute or a letter, by which a decision can be found."""

from django import forms

from lineofsight.plan.rules import can_be_found

MINUTE = "Enough to find it by, such as: Item 4, or Letter 17."


def findable(minute: str) -> str:
    """Give a reference back; refuse one that nobody could find."""
    if not can_be_found(minute):
        raise forms.ValidationError("Write a word and a number of it, such as: Item 4")
    return minute
