"""What is asked of those who say what becomes of an action, and of whoever closes a plan."""

import re
from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from lineofsight.accounts.names_alone import Words
from lineofsight.accounts.why import Why
from lineofsight.plan.content import is_reference
from lineofsight.plan.fates import FATES, Place
from lineofsight.plan.forms.minutes import Minute

_PARTED = re.compile(r"[;,\s]+")


class GiveFate(Words):
    """What becomes of one action."""

    shortest: ClassVar[Mapping[str, int]] = {"refs": 1}

    fate = forms.ChoiceField(
        label="What becomes of it?", choices=list(FATES.items()), widget=forms.RadioSelect
    )
    refs = forms.CharField(
        label="References there", max_length=400, required=False,
        help_text="Such as 2.10; several parted by commas where it is split.",
    )  # fmt: skip
    reason = forms.CharField(
        label="Why", max_length=1000, required=False, widget=forms.Textarea,
        help_text="Needed where it is superseded or dropped, and where it is carried forward as an "
        "action that is there in other words.",
    )  # fmt: skip

    def __init__(self, *args: Any, plans: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"] = forms.TypedChoiceField(
            label="The plan it goes into", choices=[("", "None"), *plans], coerce=int,
            required=False, empty_value=None,
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Refuse references without their plan."""
        held = super().clean()
        if any(not is_reference(ref) for _, ref in self.places):
            self.add_error("refs", "Write references as the plan does, such as 2.10.")
        if self.places and held.get("into") is None:
            self.add_error("into", "Choose the plan these references are in.")
        return held

    @property
    def places(self) -> list[Place]:
        """The actions it goes into."""
        refs = [one for one in _PARTED.split(self.cleaned_data.get("refs", "")) if one]
        return [(self.cleaned_data.get("into") or 0, ref) for ref in refs]


class Decline(Words):
    """Why a plan is not closed."""

    why = Why(
        label="Why it is not closed", widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Whoever said what becomes of its actions reads it, and puts it right.",
    )  # fmt: skip


class Close(Words):
    """The decision to close a plan."""

    minute = Minute("Reference of the minute that closes it")
