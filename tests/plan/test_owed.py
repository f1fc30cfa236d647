"""What an action owes on a day: late, soon, next month, or unheard of."""

import datetime as dt
from dataclasses import replace

import pytest

from lineofsight.plan.content import AT_RISK, KEY, NOT_STARTED, OFF_TRACK, ON_TRACK, Milestone
from lineofsight.plan.updates.owed import LATER, NEXT, OVERDUE, SILENT, SOON, owed, pressing

ON = dt.date(2017, 12, 4)


@pytest.fixture
def one(sample_plan):
    return replace(
        sample_plan["2.10"], status=ON_TRACK, due_on=dt.date(2018, 3, 31), revised_due_on=None,
        milestones=(),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("day", "part"),
    [
        (dt.date(2017, 12, 3), OVERDUE),
        (dt.date(2017, 12, 4), SOON),
        (dt.date(2017, 12, 31), SOON),
        (dt.date(2018, 1, 1), NEXT),
        (dt.date(2018, 1, 31), NEXT),
        (dt.date(2018, 2, 1), LATER),
    ],
)
def test_the_day_decides(one, day, part):
    assert owed(replace(one, due_on=day), on=ON, is_heard=True).part == part


def test_a_step_that_is_late_makes_the_action_late_and_is_named(one):
    steps = (
        Milestone("Reached", dt.date(2017, 10, 1), dt.date(2017, 10, 1)),
        Milestone("Chair found", dt.date(2017, 11, 30), None),
    )
    found = owed(replace(one, milestones=steps), on=ON, is_heard=True)

    assert found.part == OVERDUE
    assert found.words == "Milestone (Chair found) was due on 30 November 2017"


def test_silence_is_said_of_what_began_and_only_of_that(one):
    silent = owed(one, on=ON, is_heard=False)

    assert (silent.part, silent.words) == (
        SILENT,
        "It is due on 31 March 2018; not reported this month",
    )
    not_begun = replace(one, status=NOT_STARTED, started_on=ON)
    assert owed(not_begun, on=ON, is_heard=False).part == LATER
    late = replace(not_begun, started_on=ON - dt.timedelta(1))
    assert owed(late, on=ON, is_heard=False).part == SILENT


@pytest.mark.parametrize("status", KEY)
def test_who_has_not_reported_is_one_rule_in_a_letter_and_on_a_page(one, status):
    asked = replace(one, status=status, started_on=ON)
    found = pressing([asked], on=ON, heard=())

    assert any("not reported" in each.words for each in found) == asked.is_under_way(ON)
    assert asked.is_under_way(ON) == (status in {ON_TRACK, AT_RISK, OFF_TRACK})


def test_what_presses_most_comes_first_and_what_is_done_not_at_all(one):
    each = [
        replace(one, ref="1.1"),
        replace(one, ref="1.2", due_on=dt.date(2018, 1, 5)),
        replace(one, ref="1.3", due_on=dt.date(2017, 11, 30)),
        replace(one, ref="1.4", status="complete awaiting evidence"),
    ]

    assert [each.action.ref for each in pressing(each, on=ON, heard={"1.1"})] == [
        "1.3",
        "1.2",
        "1.1",
    ]
