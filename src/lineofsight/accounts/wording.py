"""Words that many will read are held against the records before they are kept: one rule for all.

What was typed is not repeated in what is said of it: neither a log nor a page tells whom it named.
Whoever is refused may see no child at all, so the refusal is one sentence for a name, a number and
an address alike. That something was refused it must still say: see *What typed words may give away*
in `docs/security.md`.
"""

from collections.abc import Iterable

from lineofsight.accounts.places import picture_now
from lineofsight.kernel.problems import Refused
from lineofsight.picture import OF_A_PLACE, pointed_to

MAY_POINT = (
    "These words may point to somebody: by a name, a number of theirs, or where somebody lives."
)
"""All that is ever said of what was refused: not which of them it was, nor which word."""
INSTEAD = (
    "Write `a child` or the title of a role instead, and leave out numbers of people, postcodes "
    "and the numbers of houses: an office or a school is known by its name or its street alone. "
    "Many people read this."
)


def check_words(*words: str) -> None:
    """Refuse words that name somebody of the records, or say where somebody lives."""
    if pointed_to(picture_now(), "\n".join(words)):
        raise Refused(MAY_POINT, do=INSTEAD)


def check_names(text: str) -> bool:
    """Refuse words that name somebody, and let a place through; say whether one stands in them.

    The head of a letter is an address, and so is where a board meets.
    """
    found = set(pointed_to(picture_now(), text))
    if found - OF_A_PLACE:
        raise Refused(MAY_POINT, do=INSTEAD)
    return bool(found)


def strings(held: object) -> Iterable[str]:
    """Give every string of what is kept as data, however deep."""
    if isinstance(held, str):
        yield held
    elif isinstance(held, dict):
        for one in held.values():
            yield from strings(one)
    elif isinstance(held, list | tuple):
        for one in held:
            yield from strings(one)
