"""What may be raised, answered and closed, by whom, and how an item stands. Pure.

An item never changes. What is done with it is added step by step, and how it stands is read from
its steps: there is no state that could be set by hand.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Self

from lineofsight.accounts.rules import check_reason
from lineofsight.boards.noted import says_nothing
from lineofsight.kernel.problems import Refused
from lineofsight.plan.fates import Place

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
ITEMS_FOR_OTHERS = frozenset({YOUNG, STAFF})
"""Kinds of items that are words of people who do not sign in here, and so cannot close them."""

ACCEPTED, IN_PRINCIPLE, NOT_ACCEPTED, TOLD = "accepted", "in principle", "not accepted", "told"
ANSWERS = {
    ACCEPTED: "Accepted",
    IN_PRINCIPLE: "Accepted in principle",
    NOT_ACCEPTED: "Not accepted",
    TOLD: "Answered with what was asked for",
}
"""`Noted` is no answer."""

ANSWERED, TIED, UNTIED, PROPOSED, PUBLISHED, WITHDRAWN = (
    "answered",
    "tied",
    "untied",
    "proposed",
    "published",
    "withdrawn",
)
CLOSED, CONFIRMED, DECLINED, REOPENED = "closed", "confirmed", "declined", "reopened"
ENDS = frozenset({CLOSED, CONFIRMED, DECLINED, REOPENED})
"""Steps of which the newest says whether an item is closed."""
OPENS = frozenset({DECLINED, REOPENED})
"""Those of them after which it is open."""
REWORDED, HIDDEN, UNHIDDEN = "reworded", "hidden", "unhidden"
HANDED = "handed"
STEPS = {
    ANSWERED: "Answered",
    TIED: "Linked to what changed",
    UNTIED: "A link was taken back",
    PROPOSED: "Put forward for the public page",
    PUBLISHED: "Shown on the public page",
    WITHDRAWN: "Taken off the public page",
    CLOSED: "Closed",
    CONFIRMED: "The closing was confirmed",
    DECLINED: "The closing was declined",
    REOPENED: "Opened again",
    REWORDED: "Reworded",
    HIDDEN: "Taken out of sight",
    UNHIDDEN: "Brought back into sight",
    HANDED: "Handed to another member",
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

KEEPS = frozenset({CHANGE, ACTION, PARAGRAPH})
"""What shows that a commitment was kept: a page or a figure was there before anybody promised."""

WAITING, PROMISED, REPLIED, UNCONFIRMED = "waiting", "promised", "replied", "unconfirmed"
STATES = {
    WAITING: "Waits for an answer",
    PROMISED: "Accepted in principle",
    REPLIED: "Waits for whoever raised it",
    UNCONFIRMED: "Closed, and waits for a second person",
    CLOSED: "Closed",
}


@dataclass(frozen=True, order=True)
class Target:
    """What an item led to: a kind of `TARGETS`, and which one of it."""

    kind: str
    ref: str

    @classmethod
    def of_action(cls, place: Place) -> Self:
        """Give an action of a plan as a target."""
        plan, ref = place
        return cls(ACTION, f"{plan}/{ref}")

    @property
    def place(self) -> Place:
        """The plan of an action, and its reference there; the plan is 0 where there is none."""
        plan, _, ref = self.ref.partition("/")
        return (int(plan) if plan.isdigit() else 0), ref


@dataclass(frozen=True)
class Done:
    """One step of an item."""

    what: str
    on: dt.date
    words: str = ""
    answer: str = ""
    due_on: dt.date | None = None
    target: Target | None = None
    outcome: str = ""
    reply: str = ""
    minute: str = ""
    by: int = 0  # number of whoever took it

    @property
    def who(self) -> str:
        """Who does what was accepted, as an answer says; empty where a link shows it."""
        return self.reply if self.what == ANSWERED else ""

    @property
    def promised_for(self) -> dt.date | None:
        """The day by which an answer promises something; None where it was done by then."""
        return self.due_on if self.due_on and self.due_on > self.on else None


@dataclass(frozen=True)
class Standing:
    """How an item stands on a day."""

    state: str
    answer: Done | None
    targets: tuple[Target, ...]
    closing: Done | None
    public: Done | None
    is_late: bool  # the commitment is past its day, and nothing linked since shows it was kept
    proposed: Done | None = None  # public words that a second person has not shown yet
    unconfirmed: Done | None = None  # a closing that a second person has not confirmed yet
    declined: Done | None = None  # why a second person did not, where nobody closed it since
    words: str = ""  # the newest wording, where it was reworded
    is_hidden: bool = False
    answered_by: frozenset[int] = frozenset()  # numbers of all who ever answered it
    first_promised: dt.date | None = None  # of a commitment that was moved: its first day

    @property
    def is_shown(self) -> bool:
        """Say whether something linked shows what was accepted: a change, an action, a report."""
        return any(one.kind in KEEPS for one in self.targets)

    @property
    def is_open(self) -> bool:
        """Say whether whoever raised it has not closed it."""
        return self.state != CLOSED


def standing(steps: Sequence[Done], *, on: dt.date, needs_second: bool = False) -> Standing:
    """Read how an item stands from its steps, the oldest first.

    `needs_second` is of what others raised than those who sign in here: its closing stands once
    it is confirmed.
    """
    answer = _last(steps, {ANSWERED})
    ended = _last(steps, ENDS)
    closing = None if ended is None or ended.what in OPENS else _last(steps, {CLOSED})
    waits = closing if closing and needs_second and ended and ended.what == CLOSED else None
    shown = _last(steps, {PROPOSED, PUBLISHED, WITHDRAWN})
    public = _last(steps, {PUBLISHED, WITHDRAWN})
    seen = _last(steps, {HIDDEN, UNHIDDEN})
    reworded = _last(steps, {REWORDED})
    return Standing(
        state=UNCONFIRMED if waits else _state(answer, closing),
        answer=answer,
        targets=_targets(steps),
        closing=None if waits else closing,
        public=public if public and public.what == PUBLISHED else None,
        is_late=closing is None and _is_late(steps, answer, on),
        proposed=shown if shown and shown.what == PROPOSED else None,
        unconfirmed=waits,
        declined=ended if ended and ended.what == DECLINED else None,
        words=reworded.words if reworded else "",
        is_hidden=seen is not None and seen.what == HIDDEN,
        answered_by=frozenset(one.by for one in steps if one.what == ANSWERED),
        first_promised=_first_promised(steps, answer),
    )


def _last(steps: Iterable[Done], whats: Collection[str]) -> Done | None:
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
    if answer is None or answer.promised_for is None or answer.promised_for >= on:
        return False
    since = _targets(steps[steps.index(answer) :])
    return not any(one.kind in KEEPS for one in since)


def _first_promised(steps: Iterable[Done], answer: Done | None) -> dt.date | None:
    """Give the day that was promised first, where the newest answer promises another."""
    first = next((one.promised_for for one in steps if one.promised_for), None)
    return first if answer and answer.promised_for not in (None, first) else None


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


def check_may_tie(standing_: Standing, target: Target, *, back: bool) -> None:
    """Refuse to link twice, or to take back what is not linked."""
    check_open(standing_)
    if not back and target in standing_.targets:
        raise Refused("That is linked already.")
    if back and target not in standing_.targets:
        raise Refused("That is not linked.")


def check_may_propose(standing_: Standing, kind: str, reply: str) -> None:
    """Refuse to put forward what was not answered or is out of sight, or a reply of nothing."""
    _check_may_show(standing_)
    if says_nothing(reply, is_asked=kind == INFORMATION):
        raise Refused(
            "The public reads what was done: that it was noted is nothing.",
            do="Write what was done.",
        )


def _check_may_show(standing_: Standing) -> None:
    if standing_.is_hidden:
        raise Refused("It is out of sight.", do="Bring it back into sight first.")
    if standing_.answer is None:
        raise Refused("It is not answered yet.", do="Answer it first: then it may be shown.")


def check_names_nobody(words: str, names: Iterable[str]) -> None:
    """Refuse words for the public in which somebody with an account is named."""
    said = words.casefold()
    if any(name.casefold() in said for name in names if name.strip()):
        raise Refused(
            "Somebody with an account is named in these words.",
            do="Write the title of the role instead.",
        )


def check_may_publish(standing_: Standing, *, by: int) -> None:
    """Refuse to show what nobody put forward, and to whoever wrote the words themselves."""
    _check_may_show(standing_)
    if standing_.proposed is None:
        raise Refused("Nothing is put forward for the public page.", do="Write its words first.")
    if standing_.proposed.by == by:
        raise Refused(
            "Whoever wrote the words for the public does not show them.", do="Ask somebody else."
        )


def check_may_reword(said: str, words: str, why: str) -> None:
    """Refuse other words for what was put to a board without a reason, and the same again."""
    if said == words:
        raise Refused("It stands in these words.", do="Write it in others.")
    check_reason(why, "What was raised is put in other words for a reason.")


def check_may_withdraw(standing_: Standing) -> None:
    """Refuse to take off the public page what is not there, nor put forward."""
    if standing_.public is None and standing_.proposed is None:
        raise Refused("It is not on the public page.")


def check_may_hide(standing_: Standing, *, back: bool) -> None:
    """Refuse to take out of sight what is, and to bring back what is not."""
    if standing_.is_hidden != back:
        raise Refused("It is in sight." if back else "It is out of sight already.")


def check_open(standing_: Standing) -> None:
    """Refuse a step with what whoever raised it has closed."""
    if not standing_.is_open:
        raise Refused("This is closed.", do="Whoever raised it may open it again.")
