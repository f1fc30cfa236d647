"""Forms of a controlled document: begin, send, put to a body, answer, hold, release."""

from collections.abc import Mapping
from pathlib import PurePath
from typing import Any, ClassVar

from django import forms

from lineofsight.accounts.why import Name
from lineofsight.boards.actions.documents import LARGEST, SUFFIXES
from lineofsight.boards.document_rules import KINDS
from lineofsight.boards.forms.dated import NO_CHILD, TITLES, Dated, chosen, day, sentences
from lineofsight.boards.models import Body
from lineofsight.plan.approval import ANSWERS
from lineofsight.plan.forms.minutes import Minute, Reference


class New(Dated):
    """A document that begins."""

    shortest: ClassVar[Mapping[str, int]] = {"owner": 2}

    title = Name(label="Title", max_length=200)
    kind = chosen("What is it?", list(KINDS.items()))
    owner = forms.CharField(label="Who owns it", max_length=200, help_text=TITLES)


class Send(Dated):
    """A version of a document."""

    past: ClassVar[tuple[str, ...]] = ("dated_on",)

    file = forms.FileField(label="The file", help_text=NO_CHILD)
    dated_on = day("Of which day")
    review_on = day("To be looked at again by", required=False)
    note = forms.CharField(label="What is new in it", max_length=500, required=False)
    names_no_child = forms.BooleanField(
        label="I looked through it, and it names no child", required=False,
        help_text="Asked where not all of it can be read here: a scan, pictures or notes in it.",
    )  # fmt: skip

    def clean_file(self) -> Any:
        """Refuse what is not kept: another kind of file, an empty one, one too large."""
        file = self.cleaned_data["file"]
        if PurePath(file.name).suffix.lower() not in SUFFIXES:
            raise forms.ValidationError(f"Send one of: {', '.join(sorted(SUFFIXES))}")
        if not file.size or file.size > LARGEST:
            raise forms.ValidationError("The file is empty, or larger than 20 megabytes")
        return file


class Put(Dated):
    """A body that is asked."""

    body = forms.ModelChoiceField(label="Who is asked?", queryset=Body.objects.all())
    on = day("Asked on which day")


class Answer(Dated):
    """What a body answered."""

    answer = chosen("What was the answer?", list(ANSWERS.items()))
    on = day("On which day")
    minute = Minute()


class Hold(Dated):
    """Somebody else holds a document."""

    past: ClassVar[tuple[str, ...]] = ("since",)

    holder = forms.CharField(label="Who holds it", max_length=200, help_text=TITLES)
    why = sentences("Why, and what must happen before it is free", longest=500)
    since = day("Since which day")


class Release(Dated):
    """A document that is free again."""

    past: ClassVar[tuple[str, ...]] = ("last",)

    last = day("Last day on which it was held")
    words = Reference(label="What released it", max_length=200)
