"""The plain decisions about answers: when one is due, who may release it, what may still change."""

import datetime as dt
import hashlib
import json
from collections.abc import Sequence

from lineofsight.kernel import working_days
from lineofsight.kernel.problems import Refused

DUE_AFTER = 20
"""Working days to answer in, as the Freedom of Information Act has it."""


SOURCES = {
    "member": "member of the council",
    "press": "press",
    "foi": "freedom of information request",
    "other": "somebody else",
}
COUNTED, WAITING, RELEASED, TURNED_DOWN = "counted", "waiting", "released", "turned down"
STATES = {
    COUNTED: "counted, not yet for release",
    WAITING: "waiting for a second person",
    RELEASED: "released",
    TURNED_DOWN: "turned down",
}
FINAL = (RELEASED, TURNED_DOWN)

ASKED, GOES_ON, DONE, FAILED = "asked", "goes on", "done", "failed"
PREPARING = {
    ASKED: "waiting to be prepared",
    GOES_ON: "being prepared",
    DONE: "prepared",
    FAILED: "not prepared",
}
"""How far the preparing of an answer has come, which is done in the background."""


def due_on(asked_on: dt.date) -> dt.date:
    """Give the last day in time."""
    return working_days.add(asked_on, DUE_AFTER)


def digest_of(table: Sequence[Sequence[str]]) -> str:
    """Give the digest by which a released table is known again."""
    text = json.dumps([list(row) for row in table], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def check_may_prepare(state: str) -> None:
    """Refuse to change what was released or turned down."""
    if state in FINAL:
        raise Refused(f"This answer was {state} and cannot change.", do="Ask the question anew.")


def check_may_decide(state: str, *, by: int, asked_by: int, prepared_by: int | None) -> None:
    """Refuse a decision on what does not wait for one, and by whoever asked or prepared it."""
    if state != WAITING:
        raise Refused(f"This answer is {STATES[state]}.", do="Prepare it for release first.")
    if by in (asked_by, prepared_by):
        raise Refused(
            "Whoever asked or prepared an answer does not release it.",
            do="Let a head of service or the director decide.",
        )


def timeliness(state: str, *, due: dt.date | None, answered: dt.date | None, on: dt.date) -> str:
    """Say in words how an answer stands to its last day."""
    if due is None or state == TURNED_DOWN:
        return ""
    if answered is not None:
        return "in time" if answered <= due else f"{_days((answered - due).days)} late"
    left = (due - on).days
    return f"due in {_days(left)}" if left >= 0 else f"{_days(-left)} overdue"


def _days(number: int) -> str:
    return f"{number} {'day' if number == 1 else 'days'}"
