"""Whether what was to move has moved: read off the control chart after delivery, nothing softer."""

import datetime as dt
from dataclasses import replace

import pytest

from lineofsight.kernel.periods import Month
from lineofsight.plan.content import Action, Milestone, effects_of
from lineofsight.plan.impact import (
    CANNOT_TELL,
    MOVED,
    NOT_DELIVERED,
    NOT_YET,
    WRONG_WAY,
    Charted,
    Seen,
    in_order,
    verdict,
)

DELIVERED = replace(
    Action("7.5", "A further team", "People", "Director", 7, "Workforce", "Head",
           dt.date(2017, 6, 30), "complete awaiting evidence"),
    milestones=(Milestone("In post", None, dt.date(2017, 6, 20)),),
    effects=effects_of("AMT2 +10 points by 2018-03"),
)  # fmt: skip
[UP] = DELIVERED.effects
[DOWN] = effects_of("W1a -3 by 2018-03")


FIRST = Month(2017, 5)


def chart(*values, mean=60.0):
    """Months from one on; a value written as text is a special cause."""
    return [
        Seen(FIRST.plus(place), float(value), mean, isinstance(value, str))
        for place, value in enumerate(values)
    ]


CASES = {
    "a special cause before delivery counts for nothing": (UP, chart("90", "90", 60, 61, 59),
                                                           NOT_YET),
    "the month of delivery itself counts for nothing": (UP, chart(60, "90", 60, 61, 59), NOT_YET),
    "up beyond the usual range, as expected": (UP, chart(60, 60, "75", 60, 60), MOVED),
    "down beyond it where up was expected": (UP, chart(60, 60, 60, "40", 60), WRONG_WAY),
    "down beyond it where down was expected": (DOWN, chart(60, 60, 60, "40", 60), MOVED),
    "what came last decides": (UP, chart(60, 60, "75", 60, "40"), WRONG_WAY),
    "two months after delivery are too few": (UP, chart(60, 60, 60, 60), CANNOT_TELL),
    "three are enough to say not yet": (UP, chart(60, 60, 60, 60, 60), NOT_YET),
    "no month at all": (UP, [], CANNOT_TELL),
}  # fmt: skip


@pytest.mark.parametrize(("effect", "seen", "said"), CASES.values(), ids=CASES)
def test_the_chart_after_delivery_decides(effect, seen, said):
    assert verdict(DELIVERED, effect, Charted(seen)).said == said


def test_a_chart_without_limits_cannot_tell_and_says_why():
    found = verdict(DELIVERED, UP, Charted(chart(60, 60, 60, 60, 60), "it has too few months"))

    assert (found.said, found.why) == (CANNOT_TELL, "It has too few months.")


@pytest.mark.parametrize(("better", "said"), [(1, WRONG_WAY), (-1, MOVED), (0, CANNOT_TELL)])
def test_a_level_to_reach_is_judged_the_better_way(better, said):
    [level] = effects_of("W1a to 18 by 2018-03")
    seen = chart(60, 60, 60, "40", 60)

    assert verdict(DELIVERED, level, Charted(seen, better=better)).said == said


@pytest.mark.parametrize(
    "action",
    [
        replace(DELIVERED, status="on track"),
        replace(DELIVERED, milestones=(Milestone("In post", dt.date(2018, 1, 1), None),)),
    ],
    ids=["declared on track", "no step is reached: agreed, and not yet in post"],
)
def test_what_is_not_delivered_is_not_judged(action):
    assert verdict(action, UP, Charted(chart(60, 60, "75", 75, 75))).said == NOT_DELIVERED


def test_complete_without_a_day_of_delivery_is_never_passed_over():
    found = verdict(replace(DELIVERED, milestones=()), UP, Charted(chart(60, 60, "75")))

    assert found.said == CANNOT_TELL


def test_delivered_without_effect_heads_the_page():
    moved = verdict(DELIVERED, UP, Charted(chart(60, 60, "75")))
    not_yet = verdict(DELIVERED, UP, Charted(chart(60, 60, 60, 60, 60)))
    waiting = verdict(replace(DELIVERED, status="on track"), UP, Charted())

    assert in_order(iter([waiting, moved, not_yet])) == [not_yet, moved, waiting]


HOW_FAR = {
    "ten points up by the month meant": ("AMT2 +10 points by 2017-09", ("75", "75", "75"),
                                         "moved as far as meant"),
    "half of it, and its month is ahead": ("AMT2 +10 points by 2018-03", ("65", "65", "65"),
                                           "moved, not yet as far as meant"),
    "half of it, and its month is past": ("AMT2 +10 points by 2017-08", ("65", "65", "65"),
                                          "moved, not as far as meant"),
    "a level that is reached": ("AMT2 to 75 by 2018-03", ("75", "76", "75"),
                                "moved as far as meant"),
    "a share of where it began: 10% of 60": ("AMT2 +10% by 2018-03", ("66", "66", "66"),
                                             "moved as far as meant"),
    "no move, and its month is ahead": ("AMT2 +10 points by 2018-03", (60, 61, 60),
                                        "not yet: its month is still ahead"),
    "no move, though its month is past": ("AMT2 +10 points by 2017-08", (60, 61, 60),
                                          "not yet, though its month is past"),
    "the other way, however far": ("AMT2 +10 points by 2018-03", ("40", "40", "40"), "wrong way"),
}  # fmt: skip
"""Months after delivery are July to September 2017; before it the mean is 60."""


@pytest.mark.parametrize(("effect", "after", "words"), HOW_FAR.values(), ids=HOW_FAR)
def test_how_far_and_by_when_enter_the_words(effect, after, words):
    [one] = effects_of(effect)
    seen = Charted(chart(60, 60, *after), better=1, unit="percent")

    assert verdict(DELIVERED, one, seen).words == words


def test_the_sum_behind_the_words_is_said():
    seen = Charted(chart(60, 60, "65", "66", "67"), unit="percent")

    assert verdict(DELIVERED, UP, seen).why == (
        "AMT2 moved beyond its usual range as expected since it was delivered on 20 June 2017. "
        "It was to come from 60.0% to 70.0% by March 2018; the last 3 months came to 66.0%."
    )


def test_a_move_without_a_month_before_it_is_not_measured():
    seen = Charted(chart(60, 60, "75", "75")[2:])

    assert verdict(DELIVERED, UP, seen).words == "moved, how far cannot be told"


def test_where_no_milestone_dates_it_the_day_it_was_reported_complete_stands_and_is_named_so():
    one = replace(DELIVERED, milestones=(), reported_on=dt.date(2017, 6, 20))
    found = verdict(one, UP, Charted(chart(60, 60, "75", 60, 60)))

    assert found.said == MOVED
    assert "since it was reported complete (it has no milestone) on 20 June 2017" in found.why


def test_what_was_complete_when_it_was_first_written_down_has_no_day_that_could_be_guessed():
    found = verdict(replace(DELIVERED, milestones=()), UP, Charted(chart(60, 60, 75, 60, 60)))

    assert found.said == CANNOT_TELL
    assert "on which day it was delivered is not known" in found.why
