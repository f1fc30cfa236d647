"""The bodies a plan is put to, in their order, and how it stands with each on a day. Pure.

An approval is of exactly what the plan said when it was asked for: its digest is kept, and where
the plan says something else now, the page says so.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from lineofsight.kernel import working_days
from lineofsight.kernel.problems import Refused
from lineofsight.plan.deadline import WORKING_DAYS

APPROVED, WITH_CHANGES, SENT_BACK, NOTED = "approved", "changes", "sent back", "noted"
ANSWERS = {
    APPROVED: "Approved",
    WITH_CHANGES: "Approved with changes",
    SENT_BACK: "Sent back",
    NOTED: "Noted",
}
GOES_ON = frozenset({APPROVED, WITH_CHANGES})
"""Answers that agree to what was put: whoever only noted it has not."""

AS_IT_IS = GOES_ON - {WITH_CHANGES}
"""Answers to exactly the text that was put: it alone is what the next body is asked about."""

USUAL: tuple[tuple[str, int | None], ...] = (
    ("Children's Improvement Board", None),
    ("Cabinet", None),
    ("Ofsted and the Department for Education", WORKING_DAYS),
)
"""Whom a plan is put to unless its chain is changed; and in how many working days it is sent."""


@dataclass(frozen=True)
class Asked:
    """A plan as it was put to a body, and the answer where there is one."""

    on: dt.date
    by: str
    digest: str
    answer: str = ""
    answered_on: dt.date | None = None
    minute: str = ""
    written_by: str = ""
    written_on: dt.date | None = None  # where that was later than the day it was asked
    withdrawn_on: dt.date | None = None
    asked_by: int = 0  # number of whoever asked, who does not write the answer down


@dataclass(frozen=True)
class Body:
    """A step of the chain with every time the plan was put to it, the oldest first."""

    number: int
    name: str
    days: int | None
    asked: tuple[Asked, ...] = ()

    @property
    def last(self) -> Asked | None:
        """The newest time the plan was put to it, and that was not withdrawn."""
        return next((one for one in reversed(self.asked) if one.withdrawn_on is None), None)

    @property
    def waits(self) -> bool:
        """Say whether it was asked and has not answered."""
        return self.last is not None and not self.last.answer

    @property
    def has_agreed(self) -> bool:
        """Say whether its newest answer lets the plan go on."""
        return self.last is not None and self.last.answer in GOES_ON

    @property
    def sent_on(self) -> dt.date | None:
        """The day the plan was first sent there; a clock runs to it where `days` are set."""
        return next((one.on for one in self.asked if one.withdrawn_on is None), None)

    def agreed_to(self, digest: str) -> bool:
        """Say whether its newest answer is to exactly this text."""
        return (
            self.last is not None and self.last.answer in AS_IT_IS and not self.differs_from(digest)
        )

    def days_waiting(self, on: dt.date) -> int:
        """Count the working days since it was asked, 0 where nothing waits."""
        if self.last is None or not self.waits:
            return 0
        return max(0, working_days.number(on) - working_days.number(self.last.on))

    def differs_from(self, digest: str) -> bool:
        """Say whether the plan says something else now than what was put to it."""
        return self.last is not None and self.last.digest != digest


def check_may_ask(
    chain: Sequence[Body], number: int, *, on: dt.date, today: dt.date, digest: str
) -> None:
    """Refuse to put a plan to a body before those that come before it agreed to exactly this."""
    place = next(place for place, one in enumerate(chain) if one.number == number)
    body, before = chain[place], chain[:place]
    if body.waits:
        raise Refused(f"{body.name} was asked already and has not answered.")
    missing = [one.name for one in before if not one.has_agreed]
    if missing:
        raise Refused(
            f"{' and '.join(missing)} must agree first.",
            do="Write that answer down, put it to them again where they only noted it or sent it "
            "back, or change the order of the chain.",
        )
    check_same_text(before, digest)
    earlier = [one.last.answered_on for one in before if one.last]
    if any(day and day > on for day in earlier) or on > today:
        raise Refused(
            "The day lies before the answer of the body that comes before, or still ahead.",
            do="Write the day on which it was asked.",
        )


def check_same_text(each: Sequence[Body], digest: str) -> None:
    """Refuse a text that a body which agreed did not see, or that it agreed to with changes."""
    other = [one.name for one in each if one.has_agreed and not one.agreed_to(digest)]
    if other:
        raise Refused(
            f"{' and '.join(other)} agreed to another text: the plan was changed since that "
            "answer, or it was an answer with changes.",
            do="Put the plan as it is now to them again first.",
        )


def check_may_leave(body: Body, *, agreed_on: dt.date | None, on: dt.date) -> None:
    """Refuse to send a plan outward, where a clock runs, before somebody agreed it."""
    if body.days is not None and (agreed_on is None or on < agreed_on):
        raise Refused(
            f"What is sent to {body.name} is agreed first, and on this day the plan was a draft.",
            do="Have somebody who may agree it do so (Agree this plan), and send it on that day or "
            "later.",
        )


def check_may_answer(asked_by: int, by: int, *, asked_on: dt.date, on: dt.date) -> None:
    """Refuse an answer written down by whoever asked, and one before the question."""
    if asked_by == by:
        raise Refused("Whoever asked does not write the answer down.", do="Ask somebody else.")
    if on < asked_on:
        raise Refused("The answer lies before the question.", do="Write the day of the answer.")
