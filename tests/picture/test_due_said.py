"""The day people are told something was due is a working day where its clock runs in them."""

import datetime as dt

import pytest

from lineofsight.indicators.duties import Duty
from lineofsight.picture.made.duties import due_said

FRIDAY, SUNDAY = dt.date(2017, 11, 17), dt.date(2017, 11, 19)
LATE, STILL = dt.date(2017, 11, 30), dt.date(2017, 11, 16)


@pytest.mark.parametrize(
    ("why", "population", "asked_on", "said"),
    [
        (
            "45 working days of Friday 15 September end on a Friday",
            "assessments_owed",
            LATE,
            FRIDAY,
        ),
        ("what can still be done is due on a working day", "assessments_owed", STILL, FRIDAY),
        ("a clock of calendar days ended on its own day", "care_plans_owed", LATE, SUNDAY),
        ("and is still done best before the weekend", "care_plans_owed", STILL, FRIDAY),
    ],
)
def test_the_day_said(why, population, asked_on, said):
    one = Duty(
        population, "", "1", "", asked_on=asked_on,
        started_on=dt.date(2017, 9, 15), due_on=SUNDAY,
    )  # fmt: skip

    assert due_said(one) == said, why
    assert one.days_left == (SUNDAY - asked_on).days, "lateness is counted as before"
