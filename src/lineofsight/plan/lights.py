"""The two lights of an action: what its lead declares, and what its days and figures say. Pure.

The second light is worked out from the key alone: dates, milestones, evidence and the judged
figures of the linked indicators. Where the declared light is the better one, the action is a
watermelon: green outside, red inside.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lineofsight.kernel.periods import Month, in_words
from lineofsight.kernel.saying import says_nothing
from lineofsight.plan.content import (
    AT_RISK,
    AWAITING,
    DELIVERED,
    EMBEDDED,
    NOT_STARTED,
    OFF_TRACK,
    ON_TRACK,
    PAUSED,
    Action,
)
from lineofsight.plan.showing import shown_by, shows_effect
from lineofsight.records import programme

WORST_FIRST = (*programme.WORST_FIRST, AWAITING, EMBEDDED)
"""How states roll up: the worst of the open ones, then what is complete."""

MONTH = 31
"""Days of slip that the key still calls a month."""

UNSHOWN = "it is declared complete, and neither a milestone nor evidence since it began shows it"


@dataclass(frozen=True)
class Signal:
    """What an indicator's newest month says, as far as a light needs it."""

    rag: str = ""
    is_concern: bool = False  # it moved beyond its usual range for the worse


@dataclass(frozen=True)
class Light:
    """A state, and why."""

    state: str
    why: tuple[str, ...] = ()

    @property
    def colour(self) -> str:
        """red, amber, green, or nothing."""
        return programme.COLOURS.get(self.state, "")


@dataclass(frozen=True)
class Lights:
    """Both lights of an action."""

    action: Action
    derived: Light

    @property
    def declared(self) -> Light:
        """What the lead says."""
        return Light(self.action.status)

    @property
    def is_complete(self) -> bool:
        """Say whether its days and figures, and not its lead alone, show it delivered."""
        return self.derived.state in DELIVERED

    @property
    def differ(self) -> bool:
        """Say whether the lead sees it better than its days and figures do: a watermelon."""
        return is_better(self.action.status, self.derived.state)


def is_better(state: str, than: str) -> bool:
    """Say whether one state is better news than another; what is not begun is none yet."""
    return (state, than) != (NOT_STARTED, ON_TRACK) and WORST_FIRST.index(
        state
    ) > WORST_FIRST.index(than)


def lights(action: Action, signals: Mapping[str, Signal], *, on: dt.date) -> Lights:
    """Work out the second light of an action on a day."""
    if action.status == PAUSED:
        return Lights(action, Light(PAUSED, ("it was paused by decision",)))
    if action.is_delivered and _is_shown(action, signals, on):
        return Lights(action, _delivered(action, signals, on))
    if action.started_on and action.started_on > on and not _overdue(action, on):
        return Lights(action, Light(NOT_STARTED, (f"it begins on {in_words(action.started_on)}",)))
    off, risk = list(_off_track(action, on)), list(_at_risk(action, signals, on))
    unshown = [UNSHOWN] if action.is_delivered and not shown_by(action, on) else []
    if off:
        return Lights(action, Light(OFF_TRACK, (*off, *risk, *unshown)))
    if risk:
        return Lights(action, Light(AT_RISK, (*risk, *unshown)))
    return Lights(action, Light(ON_TRACK, tuple(unshown) or (_in_time(action),)))


def _is_shown(action: Action, signals: Mapping[str, Signal], on: dt.date) -> bool:
    """Say whether more than a word says that it is done: its milestones, or evidence and no red."""
    steps = any(not says_nothing(one.what) for one in action.milestones)
    return steps or bool(shown_by(action, on) and not red_of(action, signals))


def red_of(action: Action, signals: Mapping[str, Signal]) -> list[str]:
    """Give the indicators of an action that are red, linked or to be moved by it."""
    return [code for code in action.codes if signals.get(code, Signal()).rag == "red"]


def _in_time(action: Action) -> str:
    if action.milestones:
        return "its milestones are met or still to come"
    if action.due:
        return f"it has no milestone, and is not due before {in_words(action.due)}"
    return "it has no milestone and no due day by which it could be judged"


def _delivered(action: Action, signals: Mapping[str, Signal], on: dt.date) -> Light:
    waiting = [one for one in action.milestones if one.done_on is None]
    if waiting:
        return Light(OFF_TRACK, (f"{_milestones(len(waiting))} not reached though it is complete",))
    red = red_of(action, signals)
    if action.status == EMBEDDED and red:
        return Light(AWAITING, tuple(f"{code} is red" for code in red))
    if action.status == EMBEDDED and not shows_effect(action, on):
        return Light(AWAITING, ("two pieces of evidence of its effect are needed",))
    if not action.milestones:
        return Light(action.status, ("it has no milestone, and evidence shows that it is done",))
    return Light(action.status, ("its milestones are reached",))


def _off_track(action: Action, on: dt.date) -> Iterator[str]:
    if action.due and action.due < on:
        yield f"it was due on {in_words(action.due)}"
    late = [one for one in _overdue(action, on) if (on - one).days > MONTH]
    if late:
        yield f"{_milestones(len(late))} overdue by more than a month"
    if _not_begun(action, on) > MONTH:
        yield _was_to_begin(action)
    after = _after_due(action)
    if after and _beyond(action, after) > MONTH:
        yield f"a milestone is due on {in_words(after)}, more than a month after the action itself"
    yield from (words for days, words in _slips(action) if days > MONTH)
    unplanned = _overdue(action, on) or _slips(action)
    if unplanned and not action.has_recovery:
        yield "it has slipped and no recovery is written down"


def _at_risk(action: Action, signals: Mapping[str, Signal], on: dt.date) -> Iterator[str]:
    late = [one for one in _overdue(action, on) if (on - one).days <= MONTH]
    if late:
        yield f"{_milestones(len(late))} overdue"
    if 0 < _not_begun(action, on) <= MONTH:
        yield _was_to_begin(action)
    after = _after_due(action)
    if after and _beyond(action, after) <= MONTH:
        yield f"a milestone is due on {in_words(after)}, after the action itself"
    yield from (words for days, words in _slips(action) if days <= MONTH)
    expected = {one.code for one in action.effects if one.by < Month.of(on)}
    for code in action.codes:
        said = signals.get(code, Signal())
        if said.is_concern:
            yield f"{code} moved beyond its usual range for the worse"
        elif said.rag == "red" and code in expected:
            yield f"{code} is still red past the month it was to have moved by"
        elif said.rag == "red":
            yield f"{code} is red"


def _not_begun(action: Action, on: dt.date) -> int:
    """Count the days since it was to begin, where it is said not to have begun."""
    started = action.started_on
    return (on - started).days if started and action.is_to_have_begun(on) else 0


def _was_to_begin(action: Action) -> str:
    return f"it was to begin on {in_words(action.started_on)}" if action.started_on else ""


def _overdue(action: Action, on: dt.date) -> list[dt.date]:
    return [one.due_on for one in action.milestones
            if one.due_on and not one.done_on and one.due_on < on]  # fmt: skip


def _after_due(action: Action) -> dt.date | None:
    """Give the last day of a milestone still to be reached after the action itself is due."""
    due = action.due
    if due is None:
        return None
    days = [one.due_on for one in action.milestones if one.due_on and not one.done_on]
    return max((day for day in days if day > due), default=None)


def _beyond(action: Action, day: dt.date) -> int:
    return (day - action.due).days if action.due else 0


def _slip(action: Action) -> int:
    if action.due_on is None or action.revised_due_on is None:
        return 0
    return (action.revised_due_on - action.due_on).days


def _slips(action: Action) -> list[tuple[int, str]]:
    """Give by how many days the action, and a milestone of it, was put off; each in words."""
    slips = (
        (_slip(action), "its due day moved by"),
        (action.put_off, "a milestone was put off by"),
    )
    return [(days, f"{words} {days} days") for days, words in slips if days > 0]


def _milestones(count: int) -> str:
    return "1 milestone is" if count == 1 else f"{count} milestones are"


def rolled_up(states: Iterable[str]) -> str:
    """Give the worst of several states; nothing of none."""
    held = set(states)
    return next((one for one in WORST_FIRST if one in held), "")


def watermelons(each: Sequence[Lights]) -> list[Lights]:
    """List the actions whose lead sees them better than they are, the widest apart first."""
    return sorted((one for one in each if one.differ), key=_apart)


def _apart(one: Lights) -> int:
    return WORST_FIRST.index(one.derived.state) - WORST_FIRST.index(one.action.status)
