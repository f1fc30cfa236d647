"""What is asked of those who put a plan to a body, write its answer down, or change the chain."""

from typing import Any

from django import forms

from lineofsight.accounts.names_alone import Words
from lineofsight.accounts.why import Name, Why
from lineofsight.plan.approval import ANSWERS
from lineofsight.plan.forms.actions import On
from lineofsight.plan.forms.minutes import Minute
from lineofsight.ui.dates import DateParts

MOST_DAYS = 500


class Ask(On):
    """The day on which the plan was put to a body."""

    on = forms.DateField(label="Day on which it is asked", widget=DateParts)


class ReportDay(On):
    """The day the report was published that a plan answers."""

    on = forms.DateField(
        label="Day the inspection report was published that it answers", widget=DateParts
    )


class Answer(On):
    """What a body answered."""

    answer = forms.ChoiceField(
        label="What was the answer?", choices=list(ANSWERS.items()), widget=forms.RadioSelect
    )
    on = forms.DateField(label="Day of the answer", widget=DateParts)
    minute = Minute()


class Agree(forms.Form):
    """The word of whoever agrees a plan, of exactly what they were shown."""

    complete = forms.BooleanField(
        label="They stand as complete awaiting evidence, and none is done until evidence shows it",
        error_messages={
            "required": "Tick that they await evidence, or have the draft changed first"
        },
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, unshown: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["complete"].required = unshown


class TakeOut(Words):
    """Why a body is not asked."""

    why = Why(label="Why the plan is not put to them", widget=forms.Textarea)


class AddBody(Words):
    """A body that joins the chain."""

    body = Name(label="Who else must be asked", max_length=200)
    days = forms.IntegerField(
        label="Working days after the report within which it must be sent there",
        required=False, min_value=1, max_value=MOST_DAYS,
        help_text="Leave it empty where no such deadline holds.",
    )  # fmt: skip

    def __init__(self, *args: Any, places: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["after"] = forms.TypedChoiceField(
            label="After whom", coerce=int, choices=places
        )
