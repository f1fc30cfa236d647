"""What is owed on a day: overdue first, then what falls due, and what cannot be told."""

import datetime as dt

from drawn import dataset
from lineofsight.indicators.duties import Duty, duties, unanswered
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
        "reviews_owed": "neither the conferences feed, ssd_cp_reviews nor list 7 was loaded"
    }
    assert unanswered(dataset(**DATA), on=FRIDAY, populations=POPULATIONS) == {}


def test_every_duty_of_the_product_can_be_asked_on_a_day():
    assert duties(dataset(), on=FRIDAY, within=5) == []
