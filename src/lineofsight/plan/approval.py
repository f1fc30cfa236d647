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
GOES_ON = frozenset({APPROVED, WITH_CHANGES, NOTED})
"""Answers after which the plan may be put to the next body."""

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
        """The newest time the plan was put to it."""
        return self.asked[-1] if self.asked else None

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
        return self.asked[0].on if self.asked else None

    def days_waiting(self, on: dt.date) -> int:
        """Count the working days since it was asked, 0 where nothing waits."""
        if self.last is None or not self.waits:
            return 0
        return max(0, working_days.number(on) - working_days.number(self.last.on))

    def differs_from(self, digest: str) -> bool:
        """Say whether the plan says something else now than what was put to it."""
        return self.last is not None and self.last.digest != digest


def check_may_ask(chain: Sequence[Body], number: int, *, on: dt.date, today: dt.date) -> None:
    """Refuse to put a plan to a body before those that come before it have agreed."""
    place = next(place for place, one in enumerate(chain) if one.number == number)
    body = chain[place]
    if body.waits:
        raise Refused(f"{body.name} was asked already and has not answered.")
    missing = [one.name for one in chain[:place] if not one.has_agreed]
    if missing:
        raise Refused(
            f"{' and '.join(missing)} must answer first.",
            do="Write that answer down, or change the order of the chain.",
        )
    earlier = [one.last.answered_on for one in chain[:place] if one.last]
    if any(day and day > on for day in earlier) or on > today:
        raise Refused(
            "The day lies before the answer of the body that comes before, or still ahead.",
            do="Write the day on which it was asked.",
        )


def check_may_answer(asked_by: int, by: int, *, asked_on: dt.date, on: dt.date) -> None:
    """Refuse an answer written down by whoever asked, and one before the question."""
    if asked_by == by:
        raise Refused("Whoever asked does not write the answer down.", do="Ask somebody else.")
    if on < asked_on:
        raise Refused("The answer lies before the question.", do="Write the day of the answer.")
