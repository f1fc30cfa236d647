"""Two states of a plan beside each other: wording, what came, what was taken out."""

import datetime as dt
from dataclasses import replace

from lineofsight.plan.comparing import compare
from lineofsight.plan.content import Action, Milestone
from lineofsight.plan.redlining import Stretch

ONE = Action("2.9", "Hold focus groups with staff", "Practice", "Director", 2, "Protection",
             "Head", dt.date(2017, 12, 31), "on track")  # fmt: skip
TEN = replace(ONE, ref="2.10")


def test_added_taken_out_and_changed_are_listed_as_the_plan_counts():
    before = {"2.10": TEN, "2.9": ONE}
    after = {"2.9": replace(ONE, lead="Service manager"), "2.11": replace(ONE, ref="2.11")}

    found = compare(before, after)

    assert [(one.ref, one.words) for one in found] == [
        ("2.9", "Changed"),
        ("2.10", "Taken out"),
        ("2.11", "Added"),
    ]
    assert [field.name for field in found[0].fields] == ["Lead"]


def test_a_milestone_that_is_dropped_shows_as_taken_out():
    step = Milestone("Panel agreed", dt.date(2017, 11, 1), None)
    [changed] = compare({"2.9": replace(ONE, milestones=(step,))}, {"2.9": ONE})

    [field] = changed.fields
    assert field.name == "Milestones"
    assert field.stretches == (Stretch("Panel agreed (due 1 November 2017)", went=True),)


def test_of_a_list_only_what_came_or_went_is_marked():
    [changed] = compare(
        {"2.9": replace(ONE, indicators=("W1b", "W2"))},
        {"2.9": replace(ONE, indicators=("W1b", "W2", "P1"))},
    )

    [field] = changed.fields
    assert "".join(one.words for one in field.stretches if not one.came) == "W1b; W2; "
    assert [one.words for one in field.stretches if one.came or one.went] == ["P1"]


def test_the_same_plan_differs_in_nothing():
    assert compare({"2.9": ONE}, {"2.9": replace(ONE)}) == []


def test_the_day_it_was_reported_complete_is_no_field_of_what_it_says():
    done = replace(ONE, status="complete awaiting evidence", reported_on=dt.date(2017, 12, 1))

    [changed] = compare({"2.9": ONE}, {"2.9": done})

    assert [field.name for field in changed.fields] == ["Declared status"]
