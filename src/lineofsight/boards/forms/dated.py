"""What every form of the boards shares: days not ahead of today, and words that name no child."""

import datetime as dt
from typing import Any, ClassVar

from django import forms

from lineofsight.accounts.names_alone import Words
from lineofsight.accounts.why import Name
from lineofsight.ui.dates import DateParts

NO_CHILD = "Name no child. Councillors read this too."
TITLES = "The title of a role, and no name."


class Dated(Words):
    """A form that knows the day; the days in `past` may not lie ahead of it."""

    past: ClassVar[tuple[str, ...]] = ("on",)

    def __init__(self, *args: Any, today: dt.date, **more: Any) -> None:
        super().__init__(*args, **more)
        self.today = today
        for name in self.past:
            if name in self.fields:
                self.fields[name].initial = today

    def clean(self) -> dict[str, Any]:
        """Refuse days that lie ahead."""
        said = super().clean()
        for name in self.past:
            day = said.get(name)
            if day is not None and day > self.today:
                self.add_error(name, "The day must be today or in the past")
        return said


def day(label: str, *, required: bool = True, help_text: str = "") -> forms.DateField:
    """Give a field for a day, typed into three boxes."""
    return forms.DateField(label=label, required=required, widget=DateParts, help_text=help_text)


def sentences(
    label: str, *, longest: int = 2000, required: bool = True,
    kind: type[forms.CharField] = forms.CharField,
) -> forms.CharField:  # fmt: skip
    """Give a field for sentences that others read."""
    return kind(
        label=label, max_length=longest, required=required, widget=forms.Textarea,
        help_text=NO_CHILD,
    )  # fmt: skip


def item(label: str) -> forms.CharField:
    """Give a field for the words of an item: they say something."""
    return sentences(label, kind=Name)


def chosen(label: str, choices: Any, *, required: bool = True) -> forms.ChoiceField:
    """Give a field in which one of a few is chosen."""
    return forms.ChoiceField(
        label=label, choices=choices, required=required, widget=forms.RadioSelect
    )


def another() -> forms.BooleanField:
    """Give the tick that what looks like a held document is another one."""
    return forms.BooleanField(
        label="It looks like a document that somebody else holds, and is another", required=False
    )


def offer(form: forms.Form, name: str, choices: Any) -> None:
    """Give a field of a form what may be chosen in it."""
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = choices
