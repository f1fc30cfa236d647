"""What every form asks whose words many read: that they are words, and whether a child is meant.

A whole name is refused (`wording`) at once: it is neither asked about nor repeated. A first or
family name alone is as often a word, a place or somebody else, and cannot be. The question stands
on the page it was typed on, in no log and no address.
"""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from django import forms
from django.forms.boundfield import BoundField

from lineofsight.accounts.places import picture_now
from lineofsight.accounts.rules import SHORTEST_NAME, has_letters
from lineofsight.accounts.wording import INSTEAD, MAY_POINT
from lineofsight.picture import OF_A_PLACE, names_alone, pointed_to

TICK = "no_child_meant"
SAID = 5
"""Words that a question repeats, at most."""


class Words(forms.Form):
    """A form whose words many read; `beside` is what is not typed in it and is asked about too.

    A title, a name or a sentence has three letters or digits that are seen; `shortest` says of
    which fields fewer, or more, are asked.
    """

    beside = ""
    shortest: ClassVar[Mapping[str, int]] = {}

    def clean(self) -> dict[str, Any]:
        """Refuse marks for words; ask where a new word could mean a child, and nobody said not."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        for name, typed in list(self._typed(said)):
            least = self.shortest.get(name, SHORTEST_NAME)
            if not has_letters(typed, least=least):
                more = f"{least} letters or more" if least > 1 else "a letter or digit at least"
                self.add_error(name, f"Write {more}")
        question = self.question(
            "\n".join([*(typed for _, typed in self._typed(said)), self.beside])
        )
        if question:
            self.add_error(TICK if TICK in self.fields else None, question)
        return said

    def _typed(self, said: dict[str, Any]) -> Iterator[tuple[str, str]]:
        for name in self.changed_data:
            if isinstance(self.fields[name], forms.CharField) and said.get(name):
                yield name, said[name]

    def question(self, words: str) -> str:
        """Give what is to be asked about words; empty where nothing is, or it was answered.

        Of words that hold a whole name too, that they are refused: no tick lets them through.
        """
        shown = picture_now()
        found = names_alone(shown, words)
        if not found:
            return ""
        if not OF_A_PLACE.issuperset(pointed_to(shown, words)):
            return f"{MAY_POINT} {INSTEAD}"
        self.fields[TICK] = forms.BooleanField(
            label="No child and no family is meant", required=False
        )
        if self.data.get(self.add_prefix(TICK)):
            return ""
        named = ", ".join(f"\u201c{one}\u201d" for one in found[:SAID])
        one_or_more = "can be a name" if len(found) == 1 else "can be names"
        return (
            f"{named} {one_or_more}. If a child or a family is meant, write `a child` or `a "
            "family` instead; if not, tick this and save again."
        )

    @property
    def asked(self) -> BoundField | None:
        """The tick, once something was asked."""
        return self[TICK] if TICK in self.fields else None
