"""The clock of a plan that must be sent: so many working days after a report was published. Pure.

A statement of action is due 70 working days after the inspection report (SI 2007/462 as the
report of December 2017 counts it); unverified in the text of the law, so each plan may say another.
"""

import datetime as dt
from dataclasses import dataclass

from lineofsight.kernel import working_days

WORKING_DAYS = 70


@dataclass(frozen=True)
class Deadline:
    """A day by which a plan must be sent, and how it stands on a day."""

    due_on: dt.date
    sent_on: dt.date | None
    left: int  # working days still to come; below 0: so many too late

    @property
    def is_met(self) -> bool:
        """Say whether it was sent in time."""
        return self.sent_on is not None and self.sent_on <= self.due_on


def deadline(
    published_on: dt.date, *, sent_on: dt.date | None, on: dt.date, days: int = WORKING_DAYS
) -> Deadline:
    """Give the deadline after a report, and the working days between it and the sending or today.

    `published_on` is day 0: 4 September 2017 and 70 working days give 11 December 2017.
    """
    due = working_days.add(published_on, days)
    left = working_days.number(due) - working_days.number(sent_on or on)
    return Deadline(due, sent_on, left)
