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
    assert verdict(DELIVERED, effect, seen, why_not="").said == said


def test_a_chart_without_limits_cannot_tell_and_says_why():
    found = verdict(DELIVERED, UP, chart(60, 60, 60, 60, 60), why_not="it has too few months")

    assert (found.said, found.why) == (CANNOT_TELL, "It has too few months.")


@pytest.mark.parametrize(("better", "said"), [(1, WRONG_WAY), (-1, MOVED), (0, CANNOT_TELL)])
def test_a_level_to_reach_is_judged_the_better_way(better, said):
    [level] = effects_of("W1a to 18 by 2018-03")
    seen = chart(60, 60, 60, "40", 60)

    assert verdict(DELIVERED, level, seen, why_not="", better=better).said == said


@pytest.mark.parametrize(
    "action",
    [
        replace(DELIVERED, status="on track"),
        replace(DELIVERED, milestones=(Milestone("In post", dt.date(2018, 1, 1), None),)),
    ],
    ids=["declared on track", "no step is reached: agreed, and not yet in post"],
)
def test_what_is_not_delivered_is_not_judged(action):
    assert verdict(action, UP, chart(60, 60, "75", 75, 75), why_not="").said == NOT_DELIVERED


def test_complete_without_a_day_of_delivery_is_never_passed_over():
    found = verdict(replace(DELIVERED, milestones=()), UP, chart(60, 60, "75"), why_not="")

    assert found.said == CANNOT_TELL


def test_delivered_without_effect_heads_the_page():
    moved = verdict(DELIVERED, UP, chart(60, 60, "75"), why_not="")
    not_yet = verdict(DELIVERED, UP, chart(60, 60, 60, 60, 60), why_not="")
    waiting = verdict(replace(DELIVERED, status="on track"), UP, [], why_not="")

    assert in_order(iter([waiting, moved, not_yet])) == [not_yet, moved, waiting]
