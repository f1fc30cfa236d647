"""The statuses of the plan: their words, their colours, and how they roll up to a work stream."""

from collections import Counter
from collections.abc import Iterable, Sequence

from lineofsight.records.programme import COLOURS, WORST_FIRST, Action
from lineofsight.reporting.document import Rag

PRINTED = {"complete awaiting evidence": "complete, awaiting evidence"}
"""Status as stored -> as the plan's key prints it, where the two differ."""

SLIPPING = ("off track", "at risk")
CLOSED = ("complete awaiting evidence", "complete and embedded", "paused")
"""What nobody waits for in the month it was timetabled for."""


def rolled_up(actions: Iterable[Action]) -> str:
    """Roll declared statuses up: the worst of the open ones, or complete when none is open."""
    declared = {action.status for action in actions}
    for one in WORST_FIRST:
        if one in declared:
            return one
    return "complete" if declared else "no actions"


def counted(actions: Iterable[Action]) -> dict[str, int]:
    """Count actions by status, the worst first."""
    counts = Counter(action.status for action in actions)
    order = [*WORST_FIRST, *PRINTED, "complete and embedded"]
    return {status: counts[status] for status in sorted(counts, key=[*order, *counts].index)}


def in_words(status: str) -> str:
    """Give a status as a sentence prints it."""
    return PRINTED.get(status, status)


def tag(status: str) -> Rag:
    """Give a status as a tag with its word."""
    return Rag(in_words(status).capitalize(), COLOURS.get(status, "none"))  # type: ignore[arg-type]


def is_complete(action: Action) -> bool:
    """Ask whether an action is done, its effect shown or not."""
    return action.status.startswith("complete")


def is_open(action: Action) -> bool:
    """Ask whether an action is still to be done as timetabled."""
    return action.status not in CLOSED


def work_streams(actions: Sequence[Action]) -> dict[str, list[Action]]:
    """Give the actions of each work stream, in the plan's order."""
    found: dict[str, list[Action]] = {}
    for action in actions:
        found.setdefault(action.work_stream, []).append(action)
    return found


def priorities(actions: Sequence[Action]) -> dict[str, list[Action]]:
    """Give the actions of each priority, named as `Priority 2: Better practice`."""
    found: dict[str, list[Action]] = {}
    for action in actions:
        found.setdefault(priority_of(action), []).append(action)
    return found


def priority_of(action: Action) -> str:
    """Name the priority an action belongs to."""
    if action.priority is None:
        return action.priority_name or "Without a priority"
    title = f": {action.priority_name}" if action.priority_name else ""
    return f"Priority {action.priority}{title}"
