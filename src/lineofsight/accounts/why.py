"""The fields in which somebody says why, or names something, on whatever page."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from lineofsight.accounts.rules import NOTHING_SAID, SHORTEST_REASON, has_letters, is_reason
from lineofsight.kernel.saying import is_placeholder, says_nothing


class Why(forms.CharField):
    """Words that say why: so many letters or digits at least, as marks alone say nothing."""

    def __init__(self, *, shortest: int = SHORTEST_REASON, longest: int = 1000,
                 too_short: str = "Write {} letters or more", **more: Any) -> None:  # fmt: skip
        """Ask for `shortest` letters at least; `too_short` says so, with their number in it."""
        super().__init__(max_length=longest, **more)
        self.shortest = shortest
        self.error_messages["min_length"] = too_short.format(shortest)

    def validate(self, value: str) -> None:
        """Refuse what says too little."""
        super().validate(value)
        if value and not is_reason(value, shortest=self.shortest):
            is_short = not has_letters(value, least=self.shortest) or not says_nothing(value)
            says = self.error_messages["min_length"] if is_short else NOTHING_SAID
            raise ValidationError(says, code="min_length")


class Name(forms.CharField):
    """A name, a title, a place or what is put to a body: *tbc*, *none* and *noted* name nothing.

    Words of how something stands may be a title: *On Track*, *No Further Action*.
    """

    def validate(self, value: str) -> None:
        """Refuse what only keeps the place of a name; marks alone are too few letters."""
        super().validate(value)
        if has_letters(value, least=1) and is_placeholder(value):
            raise ValidationError(NOTHING_SAID, code="names_nothing")
