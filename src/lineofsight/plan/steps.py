"""Which milestone of an action is which, whatever its words become: a slip stays a slip. Pure.

A milestone has no number of its own. It is known by its words; where they changed, what stands in
the place of one that is gone is that one, the most alike first. Its day does not count: a new one
on the day of the old would hide that this one slipped.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from lineofsight.plan.content import Action, Milestone


def paired(before: Sequence[Milestone], after: Sequence[Milestone]) -> dict[int, int]:
    """Give the place that each milestone had before, by its place after; none of a new one."""
    found: dict[int, int] = {}
    for new, one in enumerate(after):
        same = (old for old, was in enumerate(before)
                if was.what == one.what and old not in found.values())  # fmt: skip
        if (old := next(same, None)) is not None:
            found[new] = old
    gone = [old for old in range(len(before)) if old not in found.values()]
    came = [new for new in range(len(after)) if new not in found]
    likely = ((-_alike(before[old], after[new]), abs(old - new), new, old)
              for new in came for old in gone)  # fmt: skip
    for *_, new, old in sorted(likely):
        if new not in found and old not in found.values():
            found[new] = old
    return found


def _alike(one: Milestone, other: Milestone) -> float:
    words = one.what.casefold(), other.what.casefold()
    return SequenceMatcher(None, *words, autojunk=False).ratio()


@dataclass
class Agreed:
    """The day each milestone of one action was first agreed for, as its entries are read."""

    steps: Sequence[Milestone] = ()
    days: list[dt.date | None] = field(default_factory=list)
    gone: dict[str, dt.date | None] = field(default_factory=dict)  # taken out, by its words

    def read(self, after: Sequence[Milestone], *, was_decided: bool) -> None:
        """Read the next entry; before any decision a milestone is agreed for the day it has."""
        were = paired(self.steps, after)
        days = [
            (self.days[were[new]] if new in were else self.gone.get(one.what)) or one.due_on
            for new, one in enumerate(after)
        ]
        self.gone |= {
            was.what: self.days[old]
            for old, was in enumerate(self.steps)
            if old not in were.values()
        }
        self.steps = after
        self.days = days if was_decided else [one.due_on for one in after]


def corrected(before: Action, after: Action) -> list[str]:
    """Give each milestone that was reached and has another day now, or is not there any more."""
    were = paired(before.milestones, after.milestones)
    now = {old: after.milestones[new] for new, old in were.items()}
    return [
        was.what
        for old, was in enumerate(before.milestones)
        if was.done_on and _days(now.get(old)) != _days(was)
    ]


def _days(one: Milestone | None) -> tuple[dt.date | None, dt.date | None] | None:
    return (one.due_on, one.done_on) if one else None


def only_corrects(before: Action, after: Action) -> bool:
    """Say whether nothing differs but days of milestones that were reached."""
    kept = [one.what for one in before.milestones if one.done_on is None]
    were = paired(before.milestones, after.milestones)
    return (
        _rest(before) == _rest(after)
        and all(
            new in were and _is_kept(before.milestones[were[new]], one)
            for new, one in enumerate(after.milestones)
        )
        and {*kept} <= {one.what for one in after.milestones}
    )


def _is_kept(was: Milestone, one: Milestone) -> bool:
    return was.what == one.what and (was.done_on is not None or was == one)


def _rest(one: Action) -> Mapping[str, object]:
    return {**one.as_data(), "milestones": None}


def reworded(before: Action, after: Action) -> bool:
    """Say whether an action, its outcome or a milestone of it stands in other words."""
    were = paired(before.milestones, after.milestones)
    return (before.action, before.outcome) != (after.action, after.outcome) or any(
        before.milestones[old].what != after.milestones[new].what for new, old in were.items()
    )
