"""Forms of a board: the board itself, its seats, meetings, papers, minutes and decisions."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from django import forms

from lineofsight.accounts.models import Person
from lineofsight.accounts.why import Name
from lineofsight.boards import meeting_rules
from lineofsight.boards.forms.dated import TITLES, Dated, another, chosen, day, offer, sentences
from lineofsight.boards.models import Document, Meeting, Membership
from lineofsight.kernel.periods import in_words
from lineofsight.plan.forms.minutes import Minute, Reference


def _documents(label: str) -> forms.ModelChoiceField[Document]:
    return forms.ModelChoiceField(label=label, queryset=Document.objects.all(), required=False)


class New(Dated):
    """A board that begins."""

    name = Name(label="Name", max_length=200)
    kind = chosen("What is it?", list(meeting_rules.KINDS.items()))
    purpose = sentences("What it is for", longest=1000, required=False)
    terms = _documents("Its terms of reference")


class Describe(Dated):
    """What a board is for."""

    purpose = sentences("What it is for", longest=1000, required=False)
    terms = _documents("Its terms of reference")


class Seat(Dated):
    """A seat, by title."""

    shortest: ClassVar[Mapping[str, int]] = {"title": 2}

    part = chosen("As what?", list(meeting_rules.PARTS.items()))
    title = Name(
        label="Title", max_length=200,
        help_text=f"{TITLES} Of a young person one of: {', '.join(meeting_rules.YOUNG_TITLES)}.",
    )  # fmt: skip
    person = forms.ModelChoiceField(
        label="Account of this person, if there is one", required=False,
        queryset=Person.objects.filter(is_active=True).order_by("name"),
        help_text="The chair and the clerk need one to write down what the body did.",
    )  # fmt: skip
    since = day("From which day")
    until = day("Until which day, if it is known", required=False)


class Leave(Dated):
    """The end of a seat."""

    past: ClassVar[tuple[str, ...]] = ()

    on = day("Last day")


class Meet(Dated):
    """A meeting, planned or held."""

    shortest: ClassVar[Mapping[str, int]] = {"place": 2}

    past: ClassVar[tuple[str, ...]] = ()

    on = day("On which day")
    place = Name(label="Where", max_length=200, required=False)
    focus = sentences("What it is about", longest=500, required=False)


class Agenda(Dated):
    """A paper of a meeting."""

    shortest: ClassVar[Mapping[str, int]] = {"number": 1}

    number = forms.CharField(label="Number on the agenda", max_length=20)
    title = Name(label="Title", max_length=300)
    document = _documents("A controlled document")
    page = forms.ChoiceField(
        label="Or a page of this site", required=False,
        choices=[("", "None"), *meeting_rules.PAGES.items()],
    )  # fmt: skip
    found_at = forms.CharField(label="Or where it is found", max_length=300, required=False)
    is_another = another()

    def clean(self) -> dict[str, Any]:
        """Refuse a paper that nobody could find."""
        said = super().clean()
        if not any(said.get(name) for name in ("document", "page", "found_at")):
            self.add_error("document", "Choose the document or page, or say where it is found")
        return said


class Minutes(Dated):
    """Who came to a meeting, and where its minutes are found."""

    minutes = Reference(label="Where the minutes are found", max_length=200)

    def __init__(self, *args: Any, seats: Iterable[Membership], **more: Any) -> None:
        super().__init__(*args, **more)
        for one in seats:
            self.fields[f"seat{one.pk}"] = chosen(
                f"{one.title} ({one.get_part_display()})", list(meeting_rules.CAME.items()),
                required=False,
            )  # fmt: skip

    def came(self) -> dict[int, str]:
        """Give how each came, of whom it is known."""
        return {
            int(name.removeprefix("seat")): how
            for name, how in self.cleaned_data.items()
            if name.startswith("seat") and how
        }


class AskDecision(Dated):
    """What a board is asked to decide."""

    words = sentences("What is to be decided?", longest=1000)
    meeting = forms.ModelChoiceField(
        label="At which meeting", queryset=Meeting.objects.all(), required=False
    )
    on = day("Asked on which day")

    def __init__(self, *args: Any, meetings: Iterable[Meeting], **more: Any) -> None:
        super().__init__(*args, **more)
        each = [(one.pk, in_words(one.held_on)) for one in meetings]
        offer(self, "meeting", [("", "No meeting yet"), *each])


class Decide(Dated):
    """What a board decided."""

    outcome = chosen("What was decided?", list(meeting_rules.DECISIONS.items()))
    minute = Minute()
    on = day("On which day")
