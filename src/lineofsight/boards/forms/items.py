"""Forms of an item: raise, answer, link to what changed, show to the public, close."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from lineofsight.accounts.few import FEW_ARE_MEANT
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.models import Person
from lineofsight.boards import rules
from lineofsight.boards.forms.dated import (
    TITLES,
    Dated,
    another,
    chosen,
    day,
    item,
    offer,
    sentences,
)
from lineofsight.boards.meeting_rules import PAGES
from lineofsight.boards.models import Body, Meeting, Visit
from lineofsight.boards.rules import Target
from lineofsight.indicators import catalogue
from lineofsight.kernel.periods import in_words
from lineofsight.notices.people import holders
from lineofsight.plan.forms.minutes import Reference

Offered = Iterable[tuple[str, str]]
"""What may be chosen: its value and its words."""
MEETINGS = 60
"""Meetings to choose from at most, the newest."""


class VisitChoice(forms.ModelChoiceField[Visit]):
    """A monitoring visit by its body and day."""

    def label_from_instance(self, obj: Visit) -> str:
        """Name the visit."""
        return f"{obj.body.name}, {in_words(obj.starts_on)}"


class Comment(Dated):
    """A comment of whoever is signed in."""

    words = item("What do you want to say?")
    meeting = forms.ModelChoiceField(
        label="At which meeting", queryset=Meeting.objects.select_related("body"), required=False
    )
    on = day("On which day")

    def __init__(self, *args: Any, bodies: QuerySet[Body], **more: Any) -> None:
        super().__init__(*args, **more)
        seen = Meeting.objects.select_related("body").filter(body__in=bodies)
        self.fields["meeting"].queryset = seen  # type: ignore[attr-defined]
        held = seen.filter(held_on__lte=self.today)[:MEETINGS]
        named = [(one.pk, f"{one.body.name}, {in_words(one.held_on)}") for one in held]
        offer(self, "meeting", [("", "At none"), *named])


class Raise(Comment):
    """Anything that was raised, for those who keep the boards."""

    shortest: ClassVar[Mapping[str, int]] = {"judgement": 2}

    field_order = (
        "kind",
        "words",
        "raised_by",
        "body",
        "meeting",
        "on",
        "judgement",
        "visit",
    )

    kind = chosen("What is it?", list(rules.KINDS.items()))
    raised_by = forms.ModelChoiceField(
        label="Who raised it, if one person of this site did",
        queryset=Person.objects.none(), required=False,
        help_text="Only this person will be able to close it: whoever raises items here.",
    )  # fmt: skip
    body = forms.ModelChoiceField(
        label="Or which body raised it", queryset=Body.objects.all(), required=False,
        help_text="What inspectors, young people and staff say is always raised by a body.",
    )  # fmt: skip
    judgement = forms.CharField(
        label="Judgement, of a finding",
        max_length=200,
        required=False,
        help_text="As the report or letter has it, such as: Inadequate, help and protection.",
    )
    visit = VisitChoice(
        label="Monitoring visit that found it", required=False,
        queryset=Visit.objects.select_related("body"),
    )  # fmt: skip

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        able = holders(Right.RAISE_ITEMS, on=timezone.localdate())
        people = Person.objects.filter(pk__in=able).order_by("name")
        self.fields["raised_by"].queryset = people  # type: ignore[attr-defined]


class Step(Dated):
    """Any step of an item: which it was begun from, so that nobody is written over."""

    seen = forms.IntegerField(min_value=0, max_value=100_000, widget=forms.HiddenInput)
    on = day("On which day")


class Answer(Step):
    """The answer to an item: a number alone answers whoever asked how many."""

    shortest: ClassVar[Mapping[str, int]] = {"words": 1}
    field_order = (
        "answer",
        "words",
        "who",
        "due_on",
        "action",
        "on",
        "seen",
    )

    answer = chosen("What is the answer?", list(rules.ANSWERS.items()))
    words = sentences("Why, or what will be done")
    who = forms.CharField(
        label="Who does it", max_length=200, required=False,
        help_text=f"{TITLES} Leave this and the day empty for what is not accepted, and where an "
        "action, a change or a report shows it: choose the action below, or link the change or "
        "report first.",
    )  # fmt: skip
    due_on = day(
        "By which day", required=False,
        help_text="The day it was done, where it was. Accepted in principle always has a day "
        "still to come.",
    )  # fmt: skip
    action = forms.ChoiceField(label="Or the action of the plan that does it", required=False)

    def __init__(self, *args: Any, actions: Offered, **more: Any) -> None:
        super().__init__(*args, **more)
        offer(self, "action", [("", "None"), *((value, said[:120]) for value, said in actions)])


class Tie(Step):
    """What an item led to; exactly one thing at a time."""

    shortest: ClassVar[Mapping[str, int]] = {"paragraph": 1}
    field_order = (
        "change",
        "action",
        "indicator",
        "page",
        "paragraph",
        "paper",
        "is_another",
        "words",
        "on",
        "seen",
    )

    change = forms.ChoiceField(label="A change of the plan", required=False)
    action = forms.ChoiceField(label="Or an action of the plan", required=False)
    indicator = forms.ChoiceField(label="Or an indicator", required=False)
    page = forms.ChoiceField(
        label="Or a page of this site", required=False, choices=[("", "None"), *PAGES.items()]
    )
    paragraph = forms.RegexField(
        r"\d+(\.\d+)*", label="Or a paragraph of a report: its number", required=False,
        max_length=20, error_messages={"invalid": "Write the number of the paragraph, such as 4.1"},
    )  # fmt: skip
    paper = Reference(label="Which report, and of which day", max_length=250, required=False)
    is_another = another()
    words = sentences("What changed, in a sentence", longest=500, required=False)

    def __init__(self, *args: Any, changes: Offered, actions: Offered, **more: Any) -> None:
        super().__init__(*args, **more)
        none = ("", "None")
        offered = {
            "change": changes,
            "action": actions,
            "indicator": [(code, f"{code} {one.title}")
                          for code, one in catalogue.indicators().items()],
        }  # fmt: skip
        for name, choices in offered.items():
            offer(self, name, [none, *((value, words[:120]) for value, words in choices)])

    def clean(self) -> dict[str, Any]:
        """Refuse none and more than one, and give the target."""
        said = super().clean()
        if said.get("paragraph") and not said.get("paper"):
            self.add_error("paper", "Say in which report the paragraph stands")
        given = [name for name in rules.TARGETS if said.get(name)]
        if not self.errors and len(given) != 1:
            raise forms.ValidationError("Choose exactly one thing that this led to")
        if not self.errors:
            said["target"] = Target(given[0], _ref(given[0], said))
        return said


def _ref(kind: str, said: dict[str, Any]) -> str:
    return f"{said['paragraph']} of {said['paper']}" if kind == rules.PARAGRAPH else said[kind]


class Untie(Step):
    """A link that was made by mistake."""

    field_order = (
        "target",
        "words",
        "on",
        "seen",
    )

    target = forms.TypedChoiceField(label="Which link?", widget=forms.RadioSelect, coerce=int)
    words = sentences("Why it is taken back", longest=500)

    def __init__(self, *args: Any, tied: Iterable[str], **more: Any) -> None:
        super().__init__(*args, **more)
        offer(self, "target", list(enumerate(tied)))


class Propose(Step):
    """The words in which the public would read of an item."""

    shortest: ClassVar[Mapping[str, int]] = {"reply": 1}
    field_order = (
        "words",
        "reply",
        "few_are_meant",
        "is_another",
        "on",
        "seen",
    )

    words = item("You said: in plain words, and nobody named")
    reply = sentences("We did: in plain words, and nobody named")
    few_are_meant = forms.BooleanField(label=FEW_ARE_MEANT, required=False)
    is_another = another()


class Agree(Step):
    """Agreeing to what somebody else wrote, as it stands."""

    field_order = ("on", "seen")


class Reword(Step):
    """An item in other words."""

    words = item("In which words does it stand from now on?")
    why = sentences("Why it is put in other words", longest=500)
    field_order = (
        "words",
        "why",
        "on",
        "seen",
    )


class Why(Step):
    """A step that needs no more than its reason."""

    words = sentences("Why", longest=500)
    field_order = (
        "words",
        "on",
        "seen",
    )


class Withdraw(Step):
    """An item that leaves the public page."""

    words = sentences("Why it is taken off", longest=500)
    field_order = (
        "words",
        "on",
        "seen",
    )


class Hand(Step):
    """Who closes an item now that whoever raised it is gone, and why."""

    field_order = (
        "to",
        "words",
        "on",
        "seen",
    )

    to = forms.ModelChoiceField(Person.objects.none(), label="Who closes it from now on?")
    words = sentences("Why whoever raised it cannot", longest=500)

    def __init__(self, *args: Any, receivers: Iterable[Person], **more: Any) -> None:
        super().__init__(*args, **more)
        able = Person.objects.filter(pk__in=[one.pk for one in receivers]).order_by("name")
        self.fields["to"].queryset = able  # type: ignore[attr-defined]


class MeetingChoice(forms.ModelChoiceField[Meeting]):
    """A meeting of one body by its day."""

    def label_from_instance(self, obj: Meeting) -> str:
        """Name the meeting."""
        return f"{in_words(obj.held_on)}: {obj.minutes}"


class Close(Step):
    """What whoever raised an item says of it in the end.

    A body says it in one of the `meetings`, or, where they are not kept here, in words that are
    named.
    """

    field_order = (
        "outcome",
        "words",
        "meeting",
        "minute",
        "on",
        "seen",
    )

    outcome = chosen("Did it make a difference?", list(rules.OUTCOMES.items()))
    words = sentences("What would you like to say about it?", required=False)
    meeting = MeetingChoice(
        Meeting.objects.none(), label="At which of its meetings did the body say so?",
        help_text="Only a meeting since the answer stands here whose minutes are written down on "
        "its page.",
    )  # fmt: skip
    minute = Reference(
        label="Reference of the minute or letter", max_length=200, required=False,
        help_text="Its day and what it is, such as: Letter of 5 December 2017, or Minutes of 5 "
        "December 2017, item 4.",
    )  # fmt: skip

    def __init__(
        self, *args: Any, meetings: QuerySet[Meeting] | None, is_of_body: bool, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        if not is_of_body:
            del self.fields["minute"]
        if meetings is None:
            del self.fields["meeting"]
        else:
            self.fields["meeting"].queryset = meetings  # type: ignore[attr-defined]
            self.fields["minute"].label = "Where in its minutes, such as: Item 4"
            self.fields["minute"].help_text = ""


class Reopen(Step):
    """Why an item is opened again."""

    field_order = (
        "words",
        "on",
        "seen",
    )

    words = sentences("Why it is opened again")
