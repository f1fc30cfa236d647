"""The day something was due and the days it is overdue stand together, and fit."""

import datetime as dt
import re

import pytest

from lineofsight.picture import Duty
from lineofsight.web.cases import facts

ASKED = dt.date(2017, 11, 30)
SUNDAY = dt.date(2017, 11, 19)
BOTH = "due Sunday 19 November (the last working day before it was Friday 17 November)"


def owed(population, due_on):
    return Duty(
        token="", label="", is_named=True, subject_kind="child", population=population,
        title="Assessment", meaning="Assessments.", rule="", team="", holding="",
        is_unheld=False, worker="", worker_name="",
        started_on=dt.date(2017, 9, 15), due_on=due_on, due_at="",
        days_left=(due_on - ASKED).days, state="overdue" if due_on < ASKED else "due", alert="",
        last_done_on=None, asked_on=ASKED,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("why", "population", "due_on", "words", "clock"),
    [
        ("a clock of working days that ended on a Sunday is told with both days",
         "assessments_owed", SUNDAY, f"11 days overdue, {BOTH}", f"was {BOTH}; 11 days overdue"),
        ("one that ended on a working day needs no other",
         "assessments_owed", dt.date(2017, 11, 20), "10 days overdue, due Monday 20 November",
         "was due Monday 20 November; 10 days overdue"),
        ("a clock of calendar days ended on its own day",
         "care_plans_owed", SUNDAY, "11 days overdue, due Sunday 19 November",
         "was due Sunday 19 November; 11 days overdue"),
        ("what can still be done is best done before the weekend",
         "care_plans_owed", dt.date(2017, 12, 10), "due Friday 8 December",
         "due Friday 8 December; in 8 days"),
    ],
)  # fmt: skip
def test_the_day_and_the_number_fit_in_letters_and_on_pages(why, population, due_on, words, clock):
    assert owed(population, due_on).words == words, why
    assert facts.duty(owed(population, due_on)).clock == clock, why


@pytest.mark.parametrize("back", range(1, 60))
def test_on_any_day_the_number_counts_from_the_day_said(back):
    words = owed("assessments_owed", ASKED - dt.timedelta(days=back)).words
    days, day = re.match(r"(\d+) days? overdue, due \w+ (\d+ \w+)", words).groups()

    assert ASKED - dt.timedelta(days=int(days)) == (
        dt.datetime.strptime(f"{day} 2017", "%d %B %Y").replace(tzinfo=dt.UTC).date()
    )
