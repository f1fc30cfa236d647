"""How a controlled document stands: in force, due for review, held, and whether it may be quoted.

Pure. A document is quoted when nobody holds it and a version of it is in force on the day. What is
held is what it says: the same bytes are held under every title.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lineofsight.plan.approval import GOES_ON

PLAN, FRAMEWORK, MODEL, STRATEGY, TERMS, LETTER, REPORT, OTHER = (
    "plan",
    "framework",
    "model",
    "strategy",
    "terms",
    "letter",
    "report",
    "other",
)
KINDS = {
    PLAN: "Plan",
    FRAMEWORK: "Quality assurance framework",
    MODEL: "Practice model",
    STRATEGY: "Workforce strategy",
    TERMS: "Terms of reference",
    LETTER: "Letter of an inspectorate",
    REPORT: "Report of somebody else",
    OTHER: "Another document",
}
OF_OTHERS = frozenset({LETTER, REPORT})
"""Kinds that others wrote: they are in force as they came, without anybody's approval."""


@dataclass(frozen=True)
class Asked:
    """A version put to a body, and the answer where there is one."""

    body: str
    digest: str
    answer: str = ""
    answered_on: dt.date | None = None


@dataclass(frozen=True)
class Held:
    """A stretch of days on which somebody else holds the document; open where `until` is None.

    `under` is the title that is held, where it is another document with the same bytes.
    """

    holder: str
    since: dt.date
    until: dt.date | None
    under: str = ""


@dataclass(frozen=True)
class Made:
    """One version as the rules read it."""

    number: int
    digest: str
    dated_on: dt.date
    asked: tuple[Asked, ...] = ()

    def in_force_since(self, kind: str) -> dt.date | None:
        """Give the day it came into force; None while a body that was asked has not agreed."""
        if kind in OF_OTHERS and not self.asked:
            return self.dated_on
        newest = {one.body: one for one in self.asked}
        days = [
            one.answered_on
            for one in newest.values()
            if one.answer in GOES_ON and one.digest == self.digest and one.answered_on
        ]
        return max(days) if newest and len(days) == len(newest) else None


def in_force(kind: str, versions: Iterable[Made], *, on: dt.date) -> Made | None:
    """Give the version in force on a day: the highest number that every body asked agreed to."""
    found = [
        one for one in versions if (since := one.in_force_since(kind)) is not None and since <= on
    ]
    return max(found, key=lambda one: one.number, default=None)


def holder(holds: Iterable[Held], *, on: dt.date) -> Held | None:
    """Give who holds the document on a day; None where nobody does."""
    return next(
        (one for one in holds if one.since <= on and (one.until is None or on <= one.until)), None
    )


def quoted(kind: str, versions: Sequence[Made], holds: Iterable[Held], *, on: dt.date) -> bool:
    """Say whether a paper of that day may quote the document."""
    return holder(holds, on=on) is None and in_force(kind, versions, on=on) is not None
