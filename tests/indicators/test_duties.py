"""What is owed on a day: overdue first, then what falls due, and what cannot be told."""

import datetime as dt
import re

import pytest

from drawn import dataset
from lineofsight.indicators.duties import Duty, alerts, duties, named, names, unanswered
from lineofsight.kernel.problems import Problem
from small_catalogue import POPULATIONS

FRIDAY = dt.date(2026, 9, 4)

DATA = {
    # due on the second working day after the plan began; Saturday and Sunday stand for Friday
    "cp_plans": """
        child_id    | started_on | ended_on   | team
        overdue     | 2026-09-01 |            | North
        due_today   | 2026-09-02 |            |
        due_monday  | 2026-09-03 |            | North
        done        | 2026-09-01 |            | North
        done_later  | 2026-09-01 |            | South
        lapsed      | 2026-09-01 | 2026-09-04 | North
        not_started | 2026-09-05 |            | North
    """,
    "cp_reviews": "child_id | held_on\ndone | 2026-09-04\ndone_later | 2026-09-05",
}


def owed(data, **how):
    return [duty.subject for duty in duties(data, on=FRIDAY, populations=POPULATIONS, **how)]


def test_the_longest_overdue_comes_first():
    assert owed(dataset(**DATA)) == ["overdue", "done_later", "due_today", "due_monday"]


def test_a_look_ahead_keeps_what_falls_due_in_so_many_days():
    data = dataset(**DATA)

    assert owed(data, within=1) == ["overdue", "done_later"]
    assert owed(data, within=2) == ["overdue", "done_later", "due_today"]
    assert owed(data, within=3) == ["overdue", "done_later", "due_today", "due_monday"]


def test_a_duty_says_what_it_is_and_whether_it_is_late():
    overdue, *_, monday = duties(dataset(**DATA), on=FRIDAY, populations=POPULATIONS)

    assert overdue == Duty(
        population="reviews_owed",
        meaning="Reviews owed to children on a plan: within the second working day.",
        subject="overdue",
        team="North",
        asked_on=FRIDAY,
        started_on=dt.date(2026, 9, 1),
        due_on=dt.date(2026, 9, 3),
    )
    assert overdue.is_overdue
    assert not monday.is_overdue


def test_a_duty_is_in_time_on_its_last_day():
    first = duties(dataset(**DATA), on=dt.date(2026, 9, 3), populations=POPULATIONS)[0]

    assert (first.subject, first.due_on) == ("done", dt.date(2026, 9, 3))
    assert not first.is_overdue


def test_a_screen_shows_the_last_working_day():
    duty = duties(dataset(**DATA), on=FRIDAY, populations=POPULATIONS)[2]

    assert duty.due_on == dt.date(2026, 9, 6)  # a Sunday
    assert duty.last_working_day == FRIDAY


def test_what_the_records_cannot_answer_is_named_and_left_out():
    data = dataset(**DATA, not_loaded=["cp_reviews"])

    assert owed(data) == []
    assert unanswered(data, on=FRIDAY, populations=POPULATIONS) == {
        "reviews_owed": "neither the conferences feed, ssd_cp_reviews, the CIN census "
        "nor list 7 was loaded"
    }
    assert unanswered(dataset(**DATA), on=FRIDAY, populations=POPULATIONS) == {}


def test_every_duty_of_the_product_can_be_asked_on_a_day():
    assert duties(dataset(), on=FRIDAY, within=5) == []


def test_every_duty_of_the_product_has_a_basis_and_steps():
    for name in names():
        population = named(name)
        assert population.basis, f"{name} says no statute, guidance or local standard"
        assert population.steps, f"{name} says nobody is told, and when"


VISITS = {
    # the clock runs ten working days from the last visit, here from the start of the plan
    "cp_plans": """
        child_id       | started_on | team
        not_yet        | 2026-08-28 | North
        five_days_left | 2026-08-27 | North
        its_day        | 2026-08-20 | North
        a_day_over     | 2026-08-19 | South
        two_days_over  | 2026-08-18 | South
    """,
    "involvements": """
        child_id      | worker_id | team  | started_on | ended_on   | allocation
        its_day       | gone      | North | 2026-01-01 | 2026-09-01 | primary
        its_day       | works     | North | 2026-09-01 |            | primary
        its_day       | helps     | North | 2026-09-02 |            | secondary
    """,
}


def visits(**how):
    found = duties(dataset(**VISITS), on=FRIDAY, duty="cp_visits", **how)
    return {duty.subject: duty for duty in found}


def test_a_duty_says_the_step_it_is_at():
    # the bank holiday of 31 August 2026 is no working day
    assert {name: duty.alert for name, duty in visits().items()} == {
        "two_days_over": "2 working days overdue: tell the manager",
        "a_day_over": "1 working day overdue: tell the worker",
        "its_day": "today is the last working day to do it: tell the worker",
        "five_days_left": "due in 5 working days: tell the worker",
        "not_yet": "",
    }


def test_a_duty_names_the_primary_worker_of_the_day():
    assert {name: duty.worker for name, duty in visits().items() if duty.worker} == {
        "its_day": "works"
    }


def test_a_team_and_a_duty_are_chosen_by_name_whatever_the_letters():
    assert list(visits(team="south")) == ["two_days_over", "a_day_over"]


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"team": "Suoth"}, "did you mean South?"),
        ({"duty": "cp_vists_owed"}, "did you mean cp_visits_owed?"),
    ],
)
def test_an_unknown_team_or_duty_is_refused_with_the_nearest(asked, says):
    with pytest.raises(Problem, match=re.escape(says)):
        duties(dataset(**VISITS), on=FRIDAY, **asked)


def test_one_worker_is_told_once_of_a_child_and_duty():
    duty = visits(team="North")["its_day"]
    (alert,) = alerts([duty, duty])
    assert (alert.words, len(alert.duties)) == (
        "today is the last working day to do it: tell the worker",
        2,
    )


def test_a_clock_of_hours_shows_the_hour():
    data = dataset(
        missing="""
        child_id | missing_at       | returned_at      | kind
        by_clock | 2026-09-01 08:00 | 2026-09-02 17:30 | M
        by_day   | 2026-09-01       | 2026-09-02       | M
        """
    )
    found = duties(data, on=FRIDAY, duty="return_interviews")
    assert {duty.subject: (str(duty.due_on), str(duty.due_at)) for duty in found} == {
        "by_clock": ("2026-09-05", "2026-09-05 17:30:00+01:00"),
        "by_day": ("2026-09-05", "None"),
    }
    assert found[0].step.words == "hour 48"


def test_what_runs_since_before_the_calendar_is_long_overdue():
    data = dataset(cp_plans="child_id | started_on | team\nold | 2009-06-01 | North")
    (duty,) = duties(data, on=FRIDAY, duty="cp_visits", within=0)
    assert (duty.due_on, duty.state) == (None, "overdue")
    assert (
        duty.alert == "began before 2010, so long overdue if the record is right: tell the manager"
    )
    (alert,) = alerts([duty])
    assert alert.words == duty.alert


def test_what_has_no_day_due_is_not_overdue():
    data = dataset(complaints="complaint_id | stage | received_on\nthird | 3 | 2026-09-01")
    (duty,) = duties(data, on=FRIDAY, duty="complaints")
    assert duty.state == "no day due"
    assert duties(data, on=FRIDAY, duty="complaints", within=366) == []
