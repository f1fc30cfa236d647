"""How a plan and a change to it may stand, and which changes wait for a decision. Pure."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from lineofsight.kernel.problems import Refused
from lineofsight.plan.content import FIELDS, Action, is_report

DRAFT, BASELINED, CLOSED = "draft", "baselined", "closed"
PLAN_STATES = {DRAFT: "Draft", BASELINED: "Agreed", CLOSED: "Closed"}

IMPROVEMENT, TRANSITIONAL, JOINT = "improvement", "transitional", "joint"
KINDS = {
    IMPROVEMENT: "Improvement plan",
    TRANSITIONAL: "Transitional plan",
    JOINT: "Joint inspection plan",
}

WAITING, AGREED, REFUSED, REPORTED = "waiting", "agreed", "refused", "reported"
CHANGE_STATES = {
    WAITING: "Waits for a decision",
    AGREED: "Agreed",
    REFUSED: "Not agreed",
    REPORTED: "Written down",  # progress that was reported, or a draft that was worked on
}

Actions = Mapping[str, Action]
Side = dict[str, dict[str, Any] | None]


def sides(before: Actions, after: Actions) -> tuple[Side, Side]:
    """Give what differs, on either side; raises `Refused` where nothing does."""
    refs = [ref for ref in {**before, **after} if before.get(ref) != after.get(ref)]
    if not refs:
        raise Refused("Nothing differs from the plan as it stands.", do="Change nothing, or send "
                      "the workbook in which something is changed.")  # fmt: skip
    return _plain(before, refs), _plain(after, refs)


def _plain(actions: Actions, refs: list[str]) -> Side:
    return {ref: actions[ref].as_data() if ref in actions else None for ref in refs}


def actions_of(side: Mapping[str, Mapping[str, Any] | None]) -> dict[str, Action]:
    """Give back the actions of one side of a change."""
    return {ref: Action.of_data(held) for ref, held in side.items() if held is not None}


def needs_decision(state: str, before: Side, after: Side) -> bool:
    """Say whether a change waits for a decision: a draft is worked on, progress is reported."""
    if state == DRAFT:
        return False
    old, new = actions_of(before), actions_of(after)
    return not all(is_report(old.get(ref), new.get(ref)) for ref in after)


def laid_over(now: Actions, before: Side, after: Side) -> tuple[Side, list[str]]:
    """Lay what a change changes over the plan as it stands now, and list the overtaken actions.

    What was reported since the change was asked for stays; where the same field of an action was
    changed by somebody else, the action is overtaken, and nothing may be agreed to.
    """
    old, new = actions_of(before), actions_of(after)
    found: Side = {}
    overtaken = []
    for ref in after:
        is_there = (ref in old) == (ref in now)
        merged = _merged(old.get(ref), new.get(ref), now.get(ref)) if is_there else None
        if not is_there or (ref in new and merged is None):
            overtaken.append(ref)
        found[ref] = merged.as_data() if merged else None
    return found, overtaken


def _merged(old: Action | None, new: Action | None, now: Action | None) -> Action | None:
    """Give the action with the change in it; None where it is taken out, or was overtaken."""
    if old is None or new is None or now is None:
        return new
    touched = [name for name in FIELDS if getattr(old, name) != getattr(new, name)]
    if any(getattr(now, name) != getattr(old, name) for name in touched):
        return None
    return replace(now, **{name: getattr(new, name) for name in touched})


def check_may_change(state: str) -> None:
    """Refuse a change of a plan that was closed."""
    if state == CLOSED:
        raise Refused("This plan is closed.", do="Change the plan that its actions went into.")


def check_may_close(state: str) -> None:
    """Refuse to close a draft, and what is closed."""
    if state == DRAFT:
        raise Refused("A draft is not closed.", do="Agree it first, or go on writing it.")
    check_may_change(state)
