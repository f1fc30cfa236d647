"""Which actions of a plan are asked for: by work stream, lead, state or due day. Pure."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lineofsight.kernel.periods import Month
from lineofsight.plan.content import KEY, Action
from lineofsight.plan.lights import Lights
from lineofsight.ui import passed_over as ui

BETTER = "better"
OVERDUE, THIS_MONTH, NEXT_MONTH, LATER, NO_DAY = "overdue", "month", "next", "later", "none"
DUE = {
    OVERDUE: "Overdue",
    THIS_MONTH: "Still this month",
    NEXT_MONTH: "Next month",
    LATER: "Later",
    NO_DAY: "No day is set",
}
STATES = {
    **{state: f"Declared {state}" for state in KEY},
    BETTER: "Declared better than it is",
}

Choices = list[tuple[str, str]]

LABELS = {"stream": "Work stream", "lead": "Lead", "status": "State", "due": "Due"}


@dataclass(frozen=True)
class Asked:
    """What is asked for; an empty word asks for everything."""

    stream: str = ""
    lead: str = ""
    status: str = ""
    due: str = ""

    @property
    def is_any(self) -> bool:
        """Say whether anything is asked for."""
        return self != Asked()

    def fits(self, one: Lights, *, on: dt.date) -> bool:
        """Say whether an action answers to all that is asked."""
        action = one.action
        return (
            self.stream in {"", action.work_stream}
            and self.lead in {"", action.lead}
            and self._has_state(one)
            and self.due in {"", due_of(action, on=on)}
        )

    def _has_state(self, one: Lights) -> bool:
        return one.differ if self.status == BETTER else self.status in {"", one.action.status}


def due_of(action: Action, *, on: dt.date) -> str:
    """Say when an action is due as it is chosen by; what is delivered is due on no day."""
    day = action.due if action.is_open else None
    if day is None:
        return NO_DAY
    if day < on:
        return OVERDUE
    month = Month.of(on)
    return {month: THIS_MONTH, month.plus(1): NEXT_MONTH}.get(Month.of(day), LATER)


def choices(actions: Iterable[Action]) -> dict[str, Choices]:
    """Give what can be chosen, by the name of its field."""
    each = list(actions)
    streams = dict.fromkeys(one.work_stream for one in each if one.work_stream)
    leads = sorted({one.lead for one in each if one.lead}, key=str.casefold)
    return {
        "stream": [("", "All"), *((name, name) for name in streams)],
        "lead": [("", "All"), *((name, name) for name in leads)],
        "status": [("", "All"), *STATES.items()],
        "due": [("", "All"), *DUE.items()],
    }


def asked(given: Mapping[str, str], known: Mapping[str, Choices]) -> Asked:
    """Read what is asked for; a word that is no choice asks for everything."""
    words = {name: given.get(name, "") for name in known}
    return Asked(**{
        name: word if word in dict(known[name]) else "" for name, word in words.items()
    })  # fmt: skip


def passed_over(given: Mapping[str, str], known: Mapping[str, Choices]) -> str:
    """Say what is asked for and is no choice."""
    return ui.passed_over(given, {name: (LABELS[name], dict(known[name])) for name in known})
