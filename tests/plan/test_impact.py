"""Whether what was to move has moved: read off the control chart after delivery, nothing softer."""

import datetime as dt
from dataclasses import replace

import pytest

from lineofsight.kernel.periods import Month
from lineofsight.plan.content import Action, Milestone, effects_of
from lineofsight.plan.impact import (
    CANNOT_TELL,
    KEY,
    LATE,
    MOVED,
    NOT_DELIVERED,
    NOT_YET,
    WRONG_WAY,
    Charted,
    in_order,
    in_plain_words,
    verdict,
)
from lineofsight.plan.sides import Seen

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
    """Months from one on; a value written as text is a special cause, None was not counted."""
    return [
        Seen(
            FIRST.plus(place),
            None if value is None else float(value),
            mean,
            (1 if float(value) > mean else -1) if isinstance(value, str) else 0,
        )
        for place, value in enumerate(values)
    ]


CASES = {
    "a special cause before delivery counts for nothing": (UP, chart("90", "90", 60, 61, 59),
                                                           NOT_YET),
    "the month of delivery itself counts for nothing": (UP, chart(60, "90", 60, 61, 59), NOT_YET),
    "up beyond the usual range, as expected, and it holds": (
        UP, chart(60, 60, "75", 66, 66), MOVED),
    "up beyond it, and back a month later": (UP, chart(60, 60, "75", 60, 60), NOT_YET),
    "up beyond it and back, and a little more long after": (
        UP, chart(60, 60, "75", 60, 60, 60, 60, 60, 60.1), NOT_YET),
    "down beyond it where up was expected, and still": (UP, chart(60, 60, 60, "40", "40"),
                                                        WRONG_WAY),
    "down beyond it where up was expected, and back": (UP, chart(60, 60, 60, "40", 60), NOT_YET),
    "down and back in two months is too few": (UP, chart(60, 60, "40", 60), CANNOT_TELL),
    "up as expected, then down and back, and a little further": (
        UP, chart(60, 60, "75", "75", "40", 62, 63, 64), NOT_YET),
    "up as expected, then down and back to where it was": (
        UP, chart(60, 60, "75", "75", "40", 60, 60, 60), NOT_YET),
    "down beyond it, and no worse than at delivery": (UP, chart(50, 50, 59, 59, "52"), NOT_YET),
    "the wrong way since before, and it ended": (UP, chart("40", "40", "40", 59, 61), NOT_YET),
    "down beyond it where down was expected, and it holds": (
        DOWN, chart(60, 60, 60, "40", 55), MOVED),
    "down beyond it where down was expected, and back": (
        DOWN, chart(60, 60, 60, "40", 60), NOT_YET),
    "what came last decides": (UP, chart(60, 60, "75", 60, "40"), WRONG_WAY),
    "two months after delivery are too few": (UP, chart(60, 60, 60, 60), CANNOT_TELL),
    "three are enough to say not yet": (UP, chart(60, 60, 60, 60, 60), NOT_YET),
    "no month at all": (UP, [], CANNOT_TELL),
    "a run that began before delivery and goes on": (UP, chart("75", "75", "75", "76", "75"),
                                                     CANNOT_TELL),
    "it began in the month of delivery": (UP, chart(60, "75", "75", "76", "75"), CANNOT_TELL),
    "two of three beyond, on either side of delivery": (UP, chart("75", 65, "75", 60, 60),
                                                        NOT_YET),
    "an uncounted month does not begin it anew": (UP, chart("75", "75", None, "75", "75", "75"),
                                                  CANNOT_TELL),
    "a run that began before delivery and ended": (UP, chart("75", "75", "75", 60, 59), NOT_YET),
    "the wrong way since before, and still": (UP, chart("40", "40", "40", "41", "40"), NOT_YET),
    "one that began before, then one that began after": (UP, chart("75", "75", "75", 59, "99"),
                                                         MOVED),
    "beyond the range anew, no further than at delivery": (UP, chart("75", "75", 59, "76", "75"),
                                                           NOT_YET),
    "it turned after delivery": (UP, chart("40", "40", "40", 61, "80"), MOVED),
    "no month before delivery": (UP, chart(60, 60, 60, 60, "75")[2:], CANNOT_TELL),
}  # fmt: skip


@pytest.mark.parametrize(("effect", "seen", "said"), CASES.values(), ids=CASES)
def test_the_chart_after_delivery_decides(effect, seen, said):
    assert verdict(DELIVERED, effect, Charted(seen)).said == said


def test_a_chart_without_limits_cannot_tell_and_says_why():
    found = verdict(DELIVERED, UP, Charted(chart(60, 60, 60, 60, 60), "it has too few months"))

    assert found.said == CANNOT_TELL
    assert found.why.startswith("It has too few months. It stood at 60.0 when it was delivered")


@pytest.mark.parametrize(("better", "said"), [(1, WRONG_WAY), (-1, MOVED), (0, CANNOT_TELL)])
def test_a_level_to_reach_is_judged_the_better_way(better, said):
    [level] = effects_of("W1a to 18 by 2018-03")
    seen = chart(60, 60, 60, "40", "40")

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


def test_a_level_that_was_reached_before_delivery_shows_nothing_of_the_action():
    [level] = effects_of("LAC14 to 50 by 2018-03")
    seen = chart(76, 77, "90", "91", "90", mean=78)
    found = verdict(DELIVERED, level, Charted(seen, better=1, unit="percent"))

    assert found.words == CANNOT_TELL
    assert "It stood at 76.5% when it was delivered" in found.why
    assert (
        "was to come to 50.0% by March 2018; the last 3 months came to 90.3%. It was " in found.why
    )
    assert "It was there before, so what the action added cannot be told." in found.why


def test_what_has_not_moved_yet_says_where_it_stood_and_was_to_come_to():
    [level] = effects_of("LAC14 to 70 by 2018-03")
    found = verdict(DELIVERED, level, Charted(chart(60, 61, 60, 61, 62), better=1, unit="percent"))

    assert found.said == NOT_YET
    assert found.why.endswith(
        "It stood at 60.5% when it was delivered, on average of the 2 months up to June 2017, "
        "and was to come to 70.0% by March 2018; the last 3 months came to 61.0%."
    )


def test_a_level_held_since_before_delivery_is_no_failure_of_the_action_either():
    [level] = effects_of("LAC14 to 60 by 2018-03")
    found = verdict(DELIVERED, level, Charted(chart(60, 61, 60, 61, 60), better=1, unit="percent"))

    assert found.words == CANNOT_TELL
    assert "It was there before" in found.why


def test_an_effect_of_nothing_goes_no_way():
    [nothing] = effects_of("AMT2 +0 by 2018-03")

    assert nothing.way == 0


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
    "as far in the month that was meant": ("AMT2 +10 points by 2017-09", (60, "99", "75"),
                                           "moved as far as meant"),
    "it moved two months late": (
        "AMT2 +10 points by 2017-07", (60, 60, "95"),
        "moved, but only in September 2017: it was meant by July 2017"),
    "a level that is reached late": (
        "AMT2 to 70 by 2017-08", (60, 60, "95"),
        "moved, but only in September 2017: it was meant by August 2017"),
    "its month was past when the action was delivered": (
        "AMT2 +10 points by 2017-06", ("75", "75", "75"),
        "moved, but only in July 2017: it was meant by June 2017"),
    "it moved late, and half of it": (
        "AMT2 +10 points by 2017-07", (60, "65", "66"),
        "moved, not as far as meant, and only in August 2017: it was meant by July 2017"),
    "it moved in time, and as far late": (
        "AMT2 +10 points by 2017-08", ("65", "65", "99", "75"),
        "moved, but as far as meant only in September 2017: it was meant by August 2017"),
    "it moved late, and as far later still": (
        "AMT2 +10 points by 2017-07", (60, "65", "99", "90"),
        "moved, but as far as meant only in September 2017: it was meant by July 2017"),
    "as far in time, and not held": (
        "AMT2 +10 points by 2017-08", ("75", "75", "62", "61", "62"),
        "moved, as far as meant by August 2017 and no longer"),
    "it moved in time, went back, and moved again": (
        "AMT2 +1 points by 2017-10", ("75", 60, 60, 58, "95", "95"),
        "moved, but only in November 2017: it was meant by October 2017"),
    "its month was not counted, and it had moved before": (
        "AMT2 +10 points by 2017-08", ("75", None, "75", "75"), "moved as far as meant"),
}  # fmt: skip
"""Months after delivery are from July 2017 on; before it the mean is 60."""


@pytest.mark.parametrize(("effect", "after", "words"), HOW_FAR.values(), ids=HOW_FAR)
def test_how_far_and_by_when_enter_the_words(effect, after, words):
    [one] = effects_of(effect)
    seen = Charted(chart(60, 60, *after), better=1, unit="percent")

    assert verdict(DELIVERED, one, seen).words == words


def test_the_sum_behind_the_words_is_said():
    seen = Charted(chart(60, 60, "65", "66", "67"), unit="percent")

    assert verdict(DELIVERED, UP, seen).why == (
        "AMT2 moved beyond its usual range as expected since it was delivered on 20 June 2017. "
        "It stood at 60.0% when it was delivered, on average of the 2 months up to June 2017, and "
        "was to come to 70.0% by March 2018; the last 3 months came to 66.0%."
    )


LATELY = Charted(chart(60, 60, 60, 60, "95", "96"), better=1, unit="percent")


def test_what_moved_late_is_no_move_in_time_and_says_where_it_stood_by_then():
    [meant] = effects_of("AMT2 +1 points by 2017-08")
    found = verdict(DELIVERED, meant, LATELY)

    assert found.said == LATE
    assert found.heading == "Moved, but only in September 2017: it was meant by August 2017"
    assert found.why.endswith(
        "was to come to 61.0% by August 2017; the 2 months up to August 2017 came to 60.0%, the "
        "last 3 months to 83.7%."
    )
    assert found.in_short == found.words
    in_public = in_plain_words(found, "Assessments")
    assert "done, and the figure moved, but only in September 2017: it was meant by" in in_public


def test_what_moved_late_troubles_more_than_what_moved_in_time_and_less_than_no_move():
    [late] = effects_of("AMT2 +1 points by 2017-08")
    saids = [
        verdict(DELIVERED, late, LATELY),
        verdict(DELIVERED, UP, Charted(chart(60, 60, "75"))),
        verdict(DELIVERED, UP, Charted(chart(60, 60, 60, 60))),
    ]
    assert [one.said for one in in_order(saids)] == [CANNOT_TELL, LATE, MOVED]


def test_the_key_names_every_verdict():
    assert set(KEY) == {NOT_YET, WRONG_WAY, CANNOT_TELL, LATE, MOVED, NOT_DELIVERED}


SINCE = "since it was delivered on 20 June 2017, "
STOPPED = {
    "the other way since delivery, and back": (
        chart(60, 60, "40", 60, 58),
        f"the other way {SINCE}up to July 2017, and came back within it. It stood at 60.0%",
    ),
    "as expected, then the other way, and back": (
        chart(60, 60, "75", "40", 70),
        f"as expected {SINCE}then the other way, up to August 2017, and came back within it.",
    ),
    "as expected, and back": (
        chart(60, 60, "75", 60, 60),
        f"as expected {SINCE}up to July 2017, and came back within it.",
    ),
}


@pytest.mark.parametrize(("seen", "why"), STOPPED.values(), ids=STOPPED)
def test_what_stopped_is_said_with_its_last_month(seen, why):
    found = verdict(DELIVERED, UP, Charted(seen, unit="percent"))
    assert found.why.startswith(f"AMT2 moved beyond its usual range {why}")


def test_a_trend_the_other_way_that_ended_is_turned_and_no_effect():
    [fewer] = effects_of("AMT8 -1 by 2017-08")
    found = verdict(DELIVERED, fewer, Charted(chart("40.5", "39.5", "42", 38, 38, 38, mean=39.0),
                                              better=-1, unit="working_days"))  # fmt: skip

    assert found.words == "not yet, though its month is past"
    assert found.why == (
        "AMT8 was moving the other way since May 2017, before the action was delivered, and came "
        "back within its usual range. It stood at 40.0 working days when it was delivered, on "
        "average of the 2 months up to June 2017, and was to come to 39 working days by August "
        "2017; the last 3 months came to 38.0 working days. That is as far as was meant, and "
        "within its usual range: it may be chance."
    )


FIGURES = (
    "It stood at 60.0% when it was delivered, on average of the 2 months up to June 2017, and "
)
FIGURES += "was to come to 70.0% by March 2018; "
WITH_FIGURES = {
    "wrong way": (chart(60, 60, 60, "40", "41"), "", "the last 3 months came to 47.0%."),
    "too few months": (chart(60, 60, 62, 64), "", "the last 2 months came to 63.0%."),
    "no month since": (chart(60, 60), "", "no month since has been counted."),
    "under way before": (
        chart("58", "62", "64", "65", "66"), "", "the last 3 months came to 65.0%."),
    "no limits": (chart(60, 60, 61), "it has too few months", "the last 1 month came to 61.0%."),
}  # fmt: skip


@pytest.mark.parametrize(("seen", "why_not", "now"), WITH_FIGURES.values(), ids=WITH_FIGURES)
def test_wrong_way_and_cannot_tell_say_the_figures_that_are_known(seen, why_not, now):
    found = verdict(DELIVERED, UP, Charted(seen, why_not, unit="percent"))

    assert found.said in {WRONG_WAY, CANNOT_TELL}
    assert found.why.endswith(f"{FIGURES}{now}")


def test_no_figure_is_said_where_none_is_known():
    assert verdict(DELIVERED, UP, Charted()).why == "There is no data."


def test_without_a_day_of_delivery_the_level_meant_and_the_newest_months_are_known():
    [level] = effects_of("AMT2 to 70 by 2018-03")
    seen = Charted(chart(60, 60, 61, 62, 63), better=1, unit="percent")
    found = verdict(replace(DELIVERED, milestones=()), level, seen)

    assert found.why.endswith(
        "is not known. It was to come to 70.0% by March 2018; the last 3 months came to 62.0%."
    )


ADDED = "what the action added cannot be told."
BEFORE = {
    "it goes on": (
        chart("75", "75", "75", "76", "75"),
        f"so since May 2017, before the action was delivered: {ADDED}",
    ),
    "it began in the month of delivery": (
        chart(60, "75", "75", "76", "75"),
        f"so since June 2017, the month in which the action was delivered: {ADDED}",
    ),
    "it ended": (
        chart("75", "75", "75", 60, 59),
        "so since May 2017, before the action was delivered, and came back within its usual range.",
    ),
    "it goes on the other way": (
        chart("40", "40", "40", "41", "40"),
        "the other way since May 2017, before the action was delivered; nothing turned it.",
    ),
}


@pytest.mark.parametrize(("seen", "why"), BEFORE.values(), ids=BEFORE)
def test_what_was_under_way_before_delivery_is_never_credited_and_says_since_when(seen, why):
    said = verdict(DELIVERED, UP, Charted(seen, unit="percent")).why
    assert said.startswith(f"AMT2 was moving {why}")


def test_a_rise_that_begins_below_the_mean_points_up():
    seen = [Seen(FIRST.plus(place), 50.0 + 2 * place, 60.0, cause=1) for place in range(2, 9)]

    assert verdict(DELIVERED, UP, Charted([*chart(50, 50), *seen])).said == MOVED


def test_how_far_is_measured_from_the_level_at_delivery_and_never_from_the_mean_of_the_chart():
    seen = Charted(chart(60, 60, 60, 72, 71, 73, 61, "75", "76", "77"), unit="percent")
    later = replace(DELIVERED, milestones=(Milestone("In post", None, dt.date(2017, 10, 9)),))

    found = verdict(later, UP, seen)

    assert found.words == "moved, not yet as far as meant"
    assert "It stood at 72.0%" in found.why
    assert "the 3 months up to October 2017, and was to come to 82.0%" in found.why


def test_beyond_the_range_and_no_further_than_at_delivery_is_not_yet_and_says_so():
    seen = Charted(chart("75", "75", 59, "76", "75"), unit="percent")

    found = verdict(DELIVERED, UP, seen)

    assert found.words == "not yet: its month is still ahead"
    assert found.why.endswith("came to 70.0%. That is no further than it was.")


def test_a_month_before_delivery_is_what_a_move_is_measured_from():
    found = verdict(DELIVERED, UP, Charted(chart(60, 60, "75", "75")[2:]))

    assert found.why == (
        "There is no month before it was delivered to measure from. The last 2 months came to 75.0."
    )


def test_where_no_milestone_dates_it_the_day_it_was_reported_complete_stands_and_is_named_so():
    one = replace(DELIVERED, milestones=(), reported_on=dt.date(2017, 6, 20))
    found = verdict(one, UP, Charted(chart(60, 60, "75", 66, 66)))

    assert found.said == MOVED
    assert "since it was reported complete (it has no milestone) on 20 June 2017" in found.why


def test_what_was_complete_when_it_was_first_written_down_has_no_day_that_could_be_guessed():
    found = verdict(replace(DELIVERED, milestones=()), UP, Charted(chart(60, 60, 75, 60, 60)))

    assert found.said == CANNOT_TELL
    assert "on which day it was delivered is not known" in found.why
