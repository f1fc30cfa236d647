"""Which kinds of duty the records cannot answer for, and what is then said of one child.

Of a child whom nothing known is owed, or whose visits nobody loaded, no page gives an all-clear.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lineofsight import picture
from lineofsight.picture import ListedChild, Picture
from lineofsight.web.cases.holders import NO_DATA

NEVER_SEEN = "no visit on record"
NOTHING_OWED = "nothing owed"
VISITS = {
    "protection_plan": "cp_visits_owed",
    "looked_after": "cla_visits_owed",
    "plan_in_need": "cin_visits_owed",
}
"""How a child stands -> the visits it is then owed: those by which it is last seen."""


@dataclass(frozen=True)
class Kinds:
    """The kinds of duty without an answer: false where there are none."""

    kinds: Mapping[str, Sequence[str]]  # reason -> what is owed
    populations: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.kinds)

    @property
    def words(self) -> str:
        """How many there are."""
        many = sum(map(len, self.kinds.values()))
        kinds = "kind of duty" if many == 1 else "kinds of duty"
        return f"{many:,} {kinds} these records cannot answer for"

    @property
    def nothing_owed(self) -> str:
        """Say that nothing is owed to a child, as far as the records can answer."""
        return f"{NOTHING_OWED} that these records answer for" if self else NOTHING_OWED

    def never_seen(self, child: ListedChild) -> str:
        """Say that no visit is on record; no data where visits it may have had are not known.

        Those are the visits owed to a child who stands as this one does, else of any kind.
        """
        owed = {VISITS[one.key] for one in child.statuses if one.key in VISITS}
        return NO_DATA if self.populations & (owed or {*VISITS.values()}) else NEVER_SEEN


def unanswered(kept: Picture, *, others: bool = False) -> Kinds:
    """Give the duties to children without an answer; with `others` those to anybody else too."""
    found = picture.unanswered(kept, others=others)
    by_reason: dict[str, list[str]] = {}
    for one in found:
        by_reason.setdefault(one.reason, []).append(one.title)
    return Kinds(by_reason, frozenset(one.population for one in found))
