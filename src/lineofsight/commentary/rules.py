"""The plain decisions about commentary: where it is said, when it is asked for, who was quicker."""

from dataclasses import dataclass
from typing import Self

from lineofsight.picture.scorecard import moved

LONGEST = 2000
SHORTEST = 10
TEAM, SERVICE = "team", "service"
KINDS = {"": "the whole authority", TEAM: "the team", SERVICE: "the service"}
"""Kind of a place -> how it is called."""


@dataclass(frozen=True, order=True)
class Place:
    """Where the words are about: a team, a service, or the whole authority.

    A team and a service may share a name, so the kind belongs to it.
    """

    kind: str = ""
    name: str = ""

    @property
    def code(self) -> str:
        """The place as an address has it: `team:North`; nothing for the whole."""
        return f"{self.kind}:{self.name}" if self.kind else ""

    @property
    def words(self) -> str:
        """The place as a page says it."""
        return f"{KINDS[self.kind]} {self.name}".strip()

    @classmethod
    def of_code(cls, code: str) -> Self | None:
        """Read a place; None for what is none."""
        kind, _, name = code.partition(":")
        if not code:
            return cls()
        return cls(kind, name) if kind in {TEAM, SERVICE} and name else None


WHOLE = Place()


def is_asked_for(variation: str) -> bool:
    """Ask whether the newest month moved beyond its usual range: only then are words wanted."""
    return moved(variation)


def was_quicker(seen: int, newest: int) -> bool:
    """Ask whether somebody wrote after the version that this person began from."""
    return newest > seen
