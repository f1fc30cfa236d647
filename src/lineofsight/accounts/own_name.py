"""A child with the person's own family name: asked once about kinship before the record opens."""

import re
import unicodedata

from lineofsight.accounts import looks
from lineofsight.accounts.models import Look, Person

ASKED = "own family name"
"""The kind of look that says the question was put."""
NO_KIN = "no relative, no friend"
"""The subject of the one that holds the answer no: it is not asked again."""


def is_shared(person: str, child: str) -> bool:
    """Whether the last names of two people meet, each part of a double one by itself."""
    return bool(_family_names(person) & _family_names(child))


def _family_names(name: str) -> set[str]:
    """The parts of the last word, in letters without accents; a single letter is no name.

    O'Neill is typed with a straight apostrophe, a curved one or none.
    """
    plain = unicodedata.normalize("NFKD", name).casefold()
    words = "".join(one for one in plain if not unicodedata.combining(one)).split()
    parts = re.split(r"[-\u2010\u2011]", words[-1]) if len(words) > 1 else ()
    return {one for part in parts if len(one := re.sub(r"\W", "", part)) > 1}


def must_ask(person: Person, token: str, *, child: str) -> bool:
    """Whether this person must say first what this child is to them; `child` is its name."""
    if not is_shared(person.name, child):
        return False
    said = Look.objects.filter(person=person, kind=ASKED, subject=NO_KIN, at_children__token=token)
    return not said.exists()


def deny(person: Person, token: str) -> None:
    """Record that the person says there is no kinship; from now on the record opens."""
    looks.record(person, kind=ASKED, children=[token], subject=NO_KIN)
