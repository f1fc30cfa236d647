"""What may be raised, answered and closed, by whom, and how an item stands. Pure.

An item never changes. What is done with it is added step by step, and how it stands is read from
its steps: there is no state that could be set by hand.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lineofsight.kernel.problems import Refused

COMMENT, RECOMMENDATION, INFORMATION, DECISION, DIRECTION, FINDING, YOUNG, STAFF = (
    "comment",
    "recommendation",
    "information",
    "decision",
    "direction",
    "finding",
    "young",
    "staff",
)
KINDS = {
    COMMENT: "Comment",
    RECOMMENDATION: "Recommendation",
    INFORMATION: "Information request",
    DECISION: "Decision",
    DIRECTION: "Direction",
    FINDING: "Inspection finding",
    YOUNG: "A young person's words",
    STAFF: "Staff's words",
}
OF_A_BODY = frozenset({FINDING, YOUNG, STAFF})
"""Kinds a body raises and never one person: nobody who spoke can be found out."""

ACCEPTED, IN_PRINCIPLE, NOT_ACCEPTED, TOLD = "accepted", "in principle", "not accepted", "told"
ANSWERS = {
    ACCEPTED: "Accepted",
    IN_PRINCIPLE: "Accepted in principle",
    NOT_ACCEPTED: "Not accepted",
    TOLD: "Answered with what was asked for",
}
"""`Noted` is no answer."""

ANSWERED, TIED, UNTIED, PUBLISHED, WITHDRAWN, CLOSED, REOPENED = (
    "answered",
    "tied",
    "untied",
    "published",
    "withdrawn",
    "closed",
    "reopened",
)
STEPS = {
    ANSWERED: "Answered",
    TIED: "Linked to what changed",
    UNTIED: "A link was taken back",
    PUBLISHED: "Marked for the public page",
    WITHDRAWN: "Taken off the public page",
    CLOSED: "Closed",
    REOPENED: "Opened again",
}

WORKED, MADE_NONE, NOT_NEEDED = "worked", "none", "not needed"
OUTCOMES = {
    WORKED: "Yes, it made a difference",
    MADE_NONE: "No, it made none",
    NOT_NEEDED: "It is no longer needed",
}
"""What whoever raised an item says when closing it."""

CHANGE, ACTION, INDICATOR, PAGE, PARAGRAPH = "change", "action", "indicator", "page", "paragraph"
TARGETS = {
    CHANGE: "A change of the plan, as its redline",
    ACTION: "An action of the plan",
    INDICATOR: "An indicator",
    PAGE: "A page of this site",
    PARAGRAPH: "A paragraph of a report",
}

WAITING, PROMISED, REPLIED = "waiting", "promised", "replied"
STATES = {
    WAITING: "Waits for an answer",
    PROMISED: "Accepted in principle",
    REPLIED: "Waits for whoever raised it",
    CLOSED: "Closed",
}


@dataclass(frozen=True, order=True)
class Target:
    """What an item led to: a kind of `TARGETS`, and which one of it."""

    kind: str
    ref: str


@dataclass(frozen=True)
class Done:
    """One step of an item, without who took it."""

    what: str
    on: dt.date
    words: str = ""
    answer: str = ""
    due_on: dt.date | None = None
    target: Target | None = None
    outcome: str = ""
    reply: str = ""
    minute: str = ""


@dataclass(frozen=True)
class Standing:
    """How an item stands on a day."""

    state: str
    answer: Done | None
    targets: tuple[Target, ...]
    closing: Done | None
    public: Done | None
    is_late: bool  # the commitment is past its day, and nothing is linked since it was given

    @property
    def is_open(self) -> bool:
        """Say whether whoever raised it has not closed it."""
        return self.state != CLOSED


def standing(steps: Sequence[Done], *, on: dt.date) -> Standing:
    """Read how an item stands from its steps, the oldest first."""
    answer = _last(steps, {ANSWERED})
    ended = _last(steps, {CLOSED, REOPENED})
    shown = _last(steps, {PUBLISHED, WITHDRAWN})
    closing = ended if ended and ended.what == CLOSED else None
    return Standing(
        state=_state(answer, closing),
        answer=answer,
        targets=_targets(steps),
        closing=closing,
        public=shown if shown and shown.what == PUBLISHED else None,
        is_late=closing is None and _is_late(steps, answer, on),
    )


def _last(steps: Iterable[Done], whats: set[str]) -> Done | None:
    found = None
    for one in steps:
        found = one if one.what in whats else found
    return found


def _state(answer: Done | None, closing: Done | None) -> str:
    if closing is not None:
        return CLOSED
    if answer is None:
        return WAITING
    return PROMISED if answer.answer == IN_PRINCIPLE else REPLIED


def _targets(steps: Iterable[Done]) -> tuple[Target, ...]:
    found: dict[Target, None] = {}
    for one in steps:
        if one.target is not None and one.what == TIED:
            found[one.target] = None
        elif one.target is not None:
            found.pop(one.target, None)
    return tuple(found)


def _is_late(steps: Sequence[Done], answer: Done | None, on: dt.date) -> bool:
    if answer is None or answer.due_on is None or answer.due_on >= on:
        return False
    since = steps[steps.index(answer) :]
    return not any(one.what == TIED for one in since)


def check_may_raise(kind: str, *, has_person: bool, has_body: bool, judgement: str) -> None:
    """Refuse an item that nobody, or more than one, could close."""
    if has_person == has_body:
        raise Refused("Say who raised it: one person, or a body.")
    if kind in OF_A_BODY and has_person:
        raise Refused(
            f"{KINDS[kind]} are raised by a body, so that nobody who spoke is found out."
            if kind != FINDING
            else "A finding is raised by the body that inspected.",
            do="Choose the body.",
        )
    if (kind == FINDING) != bool(judgement):
        raise Refused(
            "A finding carries a judgement, and nothing else does.",
            do="Write the judgement as the letter or report has it.",
        )


def check_may_answer(
    standing_: Standing, answer: str, words: str, due_on: dt.date | None, *, on: dt.date
) -> None:
    """Refuse an answer without what it must carry."""
    _check_open(standing_)
    if answer == IN_PRINCIPLE and (due_on is None or due_on <= on):
        raise Refused(
            "Accepted in principle must carry a commitment with a day still to come.",
            do="Write what will be done and by which day, or accept it or not.",
        )
    if answer != IN_PRINCIPLE and due_on is not None:
        raise Refused(
            "Only what is accepted in principle carries a day.", do="Leave the day empty."
        )
    if not words.strip():
        raise Refused("An answer says why, or what will be done.", do="Write it in words.")


def check_may_tie(standing_: Standing, target: Target, *, back: bool) -> None:
    """Refuse to link twice, or to take back what is not linked."""
    _check_open(standing_)
    if not back and target in standing_.targets:
        raise Refused("That is linked already.")
    if back and target not in standing_.targets:
        raise Refused("That is not linked.")


def check_may_publish(
    standing_: Standing, words: str, reply: str, names: Iterable[str], *, back: bool
) -> None:
    """Refuse to show what was not answered, and words in which somebody is named."""
    if back:
        if standing_.public is None:
            raise Refused("It is not on the public page.")
        return
    if standing_.answer is None:
        raise Refused("It is not answered yet.", do="Answer it first: then it may be shown.")
    said = f"{words} {reply}".casefold()
    if any(name.casefold() in said for name in names if name.strip()):
        raise Refused(
            "Somebody with an account is named in these words.",
            do="Write the title of the role instead.",
        )


def check_may_close(
    standing_: Standing, *, is_raiser: bool, speaks_for_body: bool, is_of_body: bool, minute: str
) -> None:
    """Refuse to close for anybody but whoever raised it; for a body, without its minute."""
    _check_open(standing_)
    if not may_end(is_raiser=is_raiser, speaks_for_body=speaks_for_body, is_of_body=is_of_body):
        raise Refused(
            "Only the body that raised this closes it; its chair or clerk writes that down."
            if is_of_body
            else "Only the member who raised this closes it."
        )
    if is_of_body and not minute.strip():
        raise Refused(
            "A body closes an item in a meeting.", do="Write the reference of the minute."
        )


def may_end(*, is_raiser: bool, speaks_for_body: bool, is_of_body: bool) -> bool:
    """Say whether somebody may close an item, or open it again."""
    return speaks_for_body if is_of_body else is_raiser


def check_may_reopen(
    standing_: Standing, *, is_raiser: bool, speaks_for_body: bool, is_of_body: bool
) -> None:
    """Refuse to open again what is open, and for anybody but whoever raised it."""
    if standing_.is_open:
        raise Refused("It is open already.")
    if not may_end(is_raiser=is_raiser, speaks_for_body=speaks_for_body, is_of_body=is_of_body):
        raise Refused("Only whoever raised this opens it again.")


def _check_open(standing_: Standing) -> None:
    if not standing_.is_open:
        raise Refused("This is closed.", do="Whoever raised it may open it again.")
