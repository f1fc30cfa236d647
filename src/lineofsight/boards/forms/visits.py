"""Forms of a monitoring visit: days, what was asked for and sent, whom they met, the letter."""

from typing import ClassVar

from django import forms

from lineofsight.accounts.why import Name
from lineofsight.boards.document_rules import LETTER
from lineofsight.boards.forms.dated import TITLES, Dated, day, sentences
from lineofsight.boards.meeting_rules import OUTSIDE
from lineofsight.boards.models import Body, Document
from lineofsight.boards.sight_rules import MOST


class New(Dated):
    """A visit, coming or made."""

    body = forms.ModelChoiceField(
        label="Who visits?", queryset=Body.objects.filter(kind__in=sorted(OUTSIDE))
    )
    starts_on = day("First day")
    ends_on = day("Last day")
    focus = sentences("What they look at", longest=500)


class AskData(Dated):
    """Something to be sent."""

    what = sentences("What is to be sent?", longest=500)
    on = day("Asked for on which day")
    due_on = day("Due on which day", required=False)


class SendData(Dated):
    """Something that was sent."""

    on = day("Sent on which day")
    sent_as = forms.CharField(label="As what, and where a copy is kept", max_length=300)


class Met(Dated):
    """Whom the visitors met."""

    title = Name(label="Title of the role", max_length=200, help_text=TITLES)
    many = forms.IntegerField(label="How many", min_value=1, max_value=MOST)


class Letter(Dated):
    """The letter of a visit, among the controlled documents."""

    past: ClassVar[tuple[str, ...]] = ()

    letter = forms.ModelChoiceField(
        label="The letter", required=False, queryset=Document.objects.filter(kind=LETTER),
        help_text="Begin it among the documents. While it is held, no paper may quote it.",
    )  # fmt: skip
