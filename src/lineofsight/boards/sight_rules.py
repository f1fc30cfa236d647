"""What counts as line of sight, and what a month of it adds up to. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from lineofsight.kernel.problems import Refused

KINDS = {
    "visit": "Visit to a team",
    "practice": "Practice observed",
    "audits": "Audits read",
    "children": "Children met",
    "staff": "Staff met",
    "call": "Calls heard at the front door",
}
MOST = 500
"""People or audits of one entry at most: more is a mistake of typing."""


@dataclass(frozen=True)
class Sums:
    """A month of one person: how often they looked, and at how much."""

    times: int = 0
    visits: int = 0
    children: int = 0
    staff: int = 0
    audits: int = 0

    def plus(self, *, kind: str, children: int, staff: int, audits: int) -> "Sums":
        """Give the sums with one entry more."""
        return Sums(
            self.times + 1,
            self.visits + (kind in {"visit", "practice"}),
            self.children + children,
            self.staff + staff,
            self.audits + audits,
        )


def check_may_write(kind: str, *, children: int, staff: int, audits: int, titles: str) -> None:
    """Refuse an entry that counts nothing of what it says was met or read."""
    counted = {"audits": audits, "children": children, "staff": staff}
    if kind in counted and not counted[kind]:
        raise Refused(f"{KINDS[kind]}: say how many.", do="Write the count.")
    if staff and not titles.strip():
        raise Refused("Say which roles the staff have.", do="Write titles, and no names.")


def roles_met(titles: Iterable[str]) -> tuple[str, ...]:
    """Give each title once, as first written."""
    found: dict[str, str] = {}
    for one in titles:
        for part in one.split(","):
            if part.strip():
                found.setdefault(part.strip().casefold(), part.strip())
    return tuple(found.values())
