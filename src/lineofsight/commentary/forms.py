"""The form in which a commentary is written."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from lineofsight.accounts.few import FEW, FEW_ARE_MEANT, WITHOUT_FEW, has_small_number
from lineofsight.accounts.names_alone import Words
from lineofsight.commentary.rules import LONGEST, SHORTEST


class Write(Words):
    """The words, and which version they were begun from.

    Where councillors read them (`for_all`), a small number of children in them is asked about.
    """

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
    few_are_meant = forms.BooleanField(label=FEW_ARE_MEANT, required=False)
    seen = forms.IntegerField(min_value=0, max_value=1_000_000, widget=forms.HiddenInput)

    def __init__(self, *args: Any, for_all: bool, **more: Any) -> None:
        """Begin a form for words that all read, or only those who see exact figures."""
        super().__init__(*args, **more)
        self.for_all = for_all

    def clean(self) -> dict[str, Any]:
        """Ask about names, and about a few children who are counted."""
        said = super().clean()
        few = self.for_all and has_small_number(said.get("text", ""), of_children=True)
        if few and not said.get("few_are_meant"):
            self.add_error("few_are_meant", f"{FEW} {WITHOUT_FEW}")
        elif not few:
            del self.fields["few_are_meant"]  # the question stands only where there is one
        return said

    @property
    def asked_few(self) -> BoundField | None:
        """The tick, once a small number was asked about."""
        is_asked = self.is_bound and "few_are_meant" in self.fields
        return self["few_are_meant"] if is_asked else None
