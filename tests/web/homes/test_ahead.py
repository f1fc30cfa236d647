"""How the month may close: what open cases still decide, those with the most cases first."""

import datetime as dt
from dataclasses import replace

from lineofsight.kernel.periods import Month
from lineofsight.picture import Outlook
from lineofsight.web.homes.ahead import SHOWN, left, open_still

OPEN = Outlook(
    "CP8", "Visits in time", "percent", "Team A", Month(2017, 12), dt.date(2017, 12, 5),
    worst=78.0, likely=85.0, best=91.0, settled="132 of 163", deciding=9, without_like=0, reason="",
)  # fmt: skip


def test_what_is_settled_or_not_known_is_left_out():
    settled = replace(OPEN, deciding=0)
    unknown = replace(OPEN, reason="the register was not loaded")

    assert open_still([settled, OPEN, unknown]) == [OPEN]


def test_what_the_most_cases_decide_comes_first_and_no_more_than_a_few():
    found = open_still([replace(OPEN, deciding=many) for many in range(1, SHOWN + 3)])

    assert [one.deciding for one in found] == [7, 6, 5, 4, 3]


def test_days_left_are_said_in_words():
    assert [left(days) for days in (-1, 0, 1, 4)] == [
        "overdue", "due today", "1 working day left", "4 working days left",
    ]  # fmt: skip
