"""The form in which a commentary is written."""

from django import forms

from lineofsight.accounts.names_alone import Words
from lineofsight.commentary.rules import LONGEST, SHORTEST


class Write(Words):
    """The words, and which version they were begun from."""

    text = forms.CharField(
        label="What happened, and what is being done",
        widget=forms.Textarea,
        min_length=SHORTEST,
        max_length=LONGEST,
        help_text="Name no child.",
        error_messages={
            "required": "Say what happened and what is being done",
            "min_length": f"Write {SHORTEST} letters or more",
        },
    )
    seen = forms.IntegerField(min_value=0, max_value=1_000_000, widget=forms.HiddenInput)
