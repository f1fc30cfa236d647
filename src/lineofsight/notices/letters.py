"""What is told to whom, and how items become letters. Pure.

An `Item` is told once a week: what it is about is the same as long as the thing itself is. It holds
words that were agreed or made by the program, and never what somebody typed about a case.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from lineofsight.notices.kinds import KINDS, Kind


@dataclass(frozen=True)
class Item:
    """One thing to tell a person; `path` is the page it leads to, `link` what that is called."""

    person: int
    kind: str
    about: str  # told once a week; the items of a whole letter share one
    heading: str
    words: str
    path: str = ""
    link: str = ""


@dataclass(frozen=True)
class Letter:
    """All that one person is told of one kind."""

    person: int
    kind: Kind
    items: tuple[Item, ...]

    @property
    def abouts(self) -> tuple[str, ...]:
        """What it tells, each once."""
        return tuple(dict.fromkeys(one.about for one in self.items))

    @property
    def parts(self) -> dict[str, list[Item]]:
        """The items under their headings."""
        found: dict[str, list[Item]] = {}
        for one in self.items:
            found.setdefault(one.heading, []).append(one)
        return found


@dataclass(frozen=True)
class Outcome:
    """What became of one letter."""

    address: str
    subject: str
    why_not: str = ""


def letters(items: Iterable[Item]) -> list[Letter]:
    """Put together what goes to one person in one letter."""
    held: dict[tuple[int, str], list[Item]] = {}
    for one in items:
        held.setdefault((one.person, one.kind), []).append(one)
    return [Letter(person, KINDS[kind], tuple(some)) for (person, kind), some in held.items()]
