"""What covers each finding: the actions that answer it, their indicators, their evidence. Pure.

Only plans in force answer a finding; each action is known by its plan and its reference there.

Every way in which a finding is not covered is a hole, and holes come first.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from lineofsight.kernel.codes import action_key
from lineofsight.plan.content import Action
from lineofsight.plan.fates import Place

NO_ACTION = "No action answers it"
NO_FINDING = "It answers no finding"
NOT_HELD = "The plan names this finding, and it is not written down with its body and day"
NO_INDICATOR = "No indicator would show it"
NOT_COUNTED = "No month of its indicators was counted"
NO_EVIDENCE = "No evidence is written down"
OUT_OF_SIGHT = "A finding that was taken out of sight"
GONE = "The action that was linked is no longer in its plan"


@dataclass(frozen=True)
class Finding:
    """A finding, and the actions that were linked to it by hand; no number: not written down."""

    words: str
    number: int | None = None
    linked: tuple[Place, ...] = ()
    reworded_by: str = ""
    is_hidden: bool = False  # from whoever reads: its words tell which actions answer it, no more

    @property
    def name(self) -> str:
        """What a reader may read of it."""
        return OUT_OF_SIGHT if self.is_hidden else self.words


@dataclass(frozen=True)
class Line:
    """A finding and one action of the plan of this number; either may be missing."""

    finding: Finding | None
    plan: int
    action: Action | None
    codes: tuple[str, ...]
    evidence: tuple[str, ...]
    holes: tuple[str, ...]


def lines(
    findings: Sequence[Finding], actions: Mapping[Place, Action], counted: Collection[str]
) -> list[Line]:
    """Give a line for each finding and action of it, those with the deepest holes first.

    An action answers a finding where it was linked, or where the plan names it word for word.
    """
    held = {_plain(one.words) for one in findings}
    named = {
        _plain(one.finding): Finding(one.finding)
        for one in actions.values()
        if one.finding and _plain(one.finding) not in held
    }
    found: list[Line] = []
    used: set[Place] = set()
    for finding in (*findings, *named.values()):
        places = answering(finding, actions)
        used |= set(places)
        found += [_line(finding, one, actions.get(one), counted) for one in places] or [
            Line(finding, 0, None, (), (), (NO_ACTION,))
        ]
    found += [
        _line(None, place, one, counted) for place, one in actions.items() if place not in used
    ]
    return sorted(found, key=lambda one: _depth(one.holes))


def _plain(words: str) -> str:
    return " ".join(words.casefold().split()).rstrip(".")


def answering(finding: Finding, actions: Mapping[Place, Action]) -> list[Place]:
    """Give the actions that answer a finding, plan by plan in the order of each."""
    by_words = [at for at, one in actions.items() if _plain(one.finding) == _plain(finding.words)]
    return sorted({*finding.linked, *by_words}, key=lambda one: (one[0], action_key(one[1])))


def _line(
    finding: Finding | None, place: Place, action: Action | None, counted: Collection[str]
) -> Line:
    plan, _ = place
    if action is None:
        return Line(finding, plan, None, (), (), (GONE,))
    evidence = tuple(one.says for one in action.evidence if one.is_said)
    holes = _holes(finding, action.codes, evidence, counted)
    return Line(finding, plan, action, action.codes, evidence, holes)


def published(each: Iterable[Line]) -> list[Line]:
    """Give lines as members read them: of evidence its kind, not what it says or where it lies."""
    return [
        replace(one, evidence=tuple(each.kind for each in one.action.evidence if each.is_said))
        if one.action
        else one
        for one in each
    ]


def _holes(
    finding: Finding | None, codes: Sequence[str], evidence: Sequence[str],
    counted: Collection[str],
) -> tuple[str, ...]:  # fmt: skip
    found = [
        (NO_FINDING, finding is None),
        (NOT_HELD, finding is not None and finding.number is None),
        (NO_INDICATOR, not codes),
        (NOT_COUNTED, bool(codes) and not set(codes) & set(counted)),
        (NO_EVIDENCE, not evidence),
    ]
    return tuple(words for words, is_hole in found if is_hole)


def hidden(each: Iterable[Line]) -> int:
    """Count the findings whose words the reader does not see."""
    return len({one.finding.number for one in each if one.finding and one.finding.is_hidden})


def covered(each: Iterable[Line]) -> tuple[int, int]:
    """Give how many findings an action of the plan answers, and how many findings there are."""
    found: dict[tuple[str, int | None], bool] = {}
    for one in each:
        if one.finding is not None:
            key = one.finding.words, one.finding.number
            found[key] = found.get(key, False) or one.action is not None
    return sum(found.values()), len(found)


DEPTHS = (NO_ACTION, GONE, NOT_HELD, NO_FINDING, NO_INDICATOR, NOT_COUNTED, NO_EVIDENCE)
"""Holes, the deepest first."""


def _depth(holes: Iterable[str]) -> int:
    return min((DEPTHS.index(one) for one in holes), default=len(DEPTHS))


def counted_holes(each: Iterable[Line]) -> list[tuple[str, int]]:
    """Give how many lines have each hole, the deepest first."""
    every = [hole for one in each for hole in one.holes]
    return [(hole, every.count(hole)) for hole in DEPTHS if hole in every]
