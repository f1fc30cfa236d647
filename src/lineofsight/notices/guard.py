"""The last look at a letter before it leaves: one that names a child stays here."""

from lineofsight import picture
from lineofsight.accounts.places import picture_now
from lineofsight.notices.letters import Letter

WITHHELD = "It is kept back: its words name a child. Take the name out of the plan's wording."


def is_withheld(letter: Letter) -> bool:
    """Say whether a letter holds the name or identifier of a child in the records."""
    shown = picture_now()
    words = "\n".join(f"{one.heading} {one.words}" for one in letter.items)
    return shown is not None and picture.names_a_child(shown, words)
