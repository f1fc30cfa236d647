"""The ways to a record that a list or a search does not show: said where somebody misses a child.

The same words whether there is such a child or not, so that they tell nothing of any.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from lineofsight.accounts.standing import person_of
from lineofsight.accounts.views.signing import WAYS
from lineofsight.ui.words import Link
from lineofsight.web.surroundings import may_open

MISSED = ("emergency", "restrictions", "conflicts")
"""Pages that bend the rules for one child, what is needed soonest first."""


@dataclass(frozen=True)
class Closed:
    """What is said beneath a list of children; without a way nothing is."""

    words: str
    ways: Sequence[Link]


def closed(request: HttpRequest) -> Closed:
    """Give the ways this person may go on when a child does not stand where it was looked for."""
    person = person_of(request)
    words = {name: said for _, name, said in WAYS}
    ways = [Link(words[name], reverse(name)) for name in MISSED if may_open(person, name)]
    return Closed("Is a child not here whom you need to see, or here whom you must not see?", ways)
