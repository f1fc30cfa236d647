"""Effects that nobody can mean who sets out now: too early a month, and the way that is worse."""

import datetime as dt

import pytest

from lineofsight.indicators import catalogue
from lineofsight.kernel.periods import Month
from lineofsight.plan.content import effects_of
from lineofsight.plan.possible import (
    Stands,
    before_start,
    gone_back,
    gone_by,
    out_of_reach,
    worse_levels,
    wrong_aims,
)

START = dt.date(2017, 11, 1)
NOW = {"CP5": 62.5, "W1a": 21.3}


@pytest.mark.parametrize(
    ("effect", "words"),
    [
        ("CP5 to 85 by 2016-01", "its month is before the action starts, on 1 November 2017"),
        ("CP5 to 85 by 2017-10", "its month is before the action starts"),
        ("AMT2 -10 points by 2018-03", "higher is better, and it would get worse; write AMT2 +10 "),
        ("W1a +2 by 2018-03", "lower is better, and it would get worse; write W1a -2 by 2018-03"),
    ],
)
def test_an_effect_of_before_the_start_or_for_the_worse_is_refused_with_what_to_write(
    effect, words
):
    [wrong] = wrong_aims(START, effects_of(effect), catalogue.indicators())

    assert wrong.startswith(f"{effect}: ")
    assert words in wrong


@pytest.mark.parametrize(
    ("effect", "words"),
    [
        (
            "CP5 to 40 by 2018-03",
            "higher is better, and it stands at 62.5 now; write a level above",
        ),
        ("W1a to 30 by 2018-03", "lower is better, and it stands at 21.3 now; write a level below"),
    ],
)
def test_a_level_that_is_worse_than_now_is_said(effect, words):
    [wrong] = worse_levels(effects_of(effect), catalogue.indicators(), NOW)

    assert wrong.startswith(f"{effect}: {words}")


@pytest.mark.parametrize(
    ("effect", "start"),
    [
        ("CP5 to 85 by 2017-11", START),  # the month it starts in
        ("CP5 to 85 by 2016-01", None),  # nobody said when it starts
        ("CP5 to 62.5 by 2018-03", START),  # it is to stay so
        ("AMT2 to 1 by 2018-03", START),  # no month of it was counted
        ("AMT2 +10 points by 2018-03", START),
        ("CIN1 +10 by 2018-03", START),  # neither way is better
    ],
)
def test_an_effect_that_can_be_meant_is_taken(effect, start):
    effects, known = effects_of(effect), catalogue.indicators()
    assert list(wrong_aims(start, effects, known)) == []
    assert list(worse_levels(effects, known, NOW)) == []


STANDS = {
    "AMT2": Stands(79.9, "percent"),
    "LAC1": Stands(210, "count"),
    "FD10": Stands(12.5, "rate_per_10000"),
    "F8": Stands(2, "count", is_net=True),
    "P12n": Stands(-3, "count"),
}
SHARE, NOTHING = "no percentage of it is above 100", "it cannot be below 0"


@pytest.mark.parametrize(
    ("effect", "stands", "come_to", "limit"),
    [
        ("AMT2 +60 points by 2018-03", "79.9%", "139.9%", SHARE),
        ("AMT2 +200% by 2018-03", "79.9%", "239.7%", SHARE),
        ("AMT2 +20.2 points by 2018-03", "79.9%", "100.1%", SHARE),
        ("AMT2 -80 points by 2018-03", "79.9%", "-0.1%", NOTHING),
        ("LAC1 -211 by 2018-03", "210", "-1", NOTHING),
        ("FD10 -13 by 2018-03", "12.5 per 10,000", "-0.5 per 10,000", NOTHING),
    ],
)
def test_a_move_that_leaves_what_a_figure_can_be_is_said_with_where_it_stands_and_would_come_to(
    effect, stands, come_to, limit
):
    [wrong] = out_of_reach(effects_of(effect), STANDS)
    figures = f"it stands at {stands} now and would come to {come_to}"
    assert wrong == f"{effect}: {figures}, and {limit}; write a move that is smaller"


@pytest.mark.parametrize(
    "effect",
    [
        "AMT2 +20.1 points by 2018-03",  # to 100% exactly
        "AMT2 -100% by 2018-03",  # to 0% exactly
        "LAC1 -210 by 2018-03",
        "LAC1 +900 by 2018-03",  # a count has no upper end
        "F8 -12 by 2018-03",  # what came less what went
        "P12n -1 by 2018-03",  # it is below 0 already
        "CP5 +60 points by 2018-03",  # nobody knows where it stands
        "AMT2 to 100 by 2018-03",  # a level, whatever it is now
    ],
)
def test_a_move_within_what_a_figure_can_be_is_taken(effect):
    assert list(out_of_reach(effects_of(effect), STANDS)) == []


@pytest.mark.parametrize(
    ("effects", "wrong"),
    [
        ("CP5 to 95 by 2018-03; CP5 to 85 by 2018-06", "CP5 to 85 by 2018-06: higher is better"),
        ("CP5 to 85 by 2018-06; CP5 to 95 by 2018-03", "CP5 to 85 by 2018-06: higher is better"),
        ("W1a to 18 by 2018-03; W1a to 20 by 2018-06", "W1a to 20 by 2018-06: lower is better"),
        ("CP5 to 85 by 2018-03; CP5 to 95 by 2018-06", ""),
        ("CP5 to 85 by 2018-03; CP5 to 85 by 2018-06", ""),  # held where it was brought
        ("CP5 to 95 by 2018-03; W1a to 18 by 2018-06", ""),  # of two indicators
        ("CIN1 to 95 by 2018-03; CIN1 to 85 by 2018-06", ""),  # neither way is better
    ],
)
def test_a_level_that_loses_what_an_earlier_one_reached_is_said(effects, wrong):
    found = list(gone_back(effects_of(effects), catalogue.indicators()))
    assert [one.startswith(wrong) for one in found] == [True] * bool(wrong)


def test_a_month_that_is_counted_is_said_and_one_to_come_is_not():
    effects = effects_of("CP5 to 85 by 2017-11; AMT2 +2 points by 2017-12")
    [wrong] = gone_by(effects, Month.parse("2017-11"))
    assert wrong.startswith("CP5 to 85 by 2017-11: its month is counted already")


@pytest.mark.parametrize(
    ("done", "start", "words"),
    [
        (dt.date(2017, 10, 31), START, "before the action starts, on 1 November 2017"),
        (START, START, ""),  # on the day itself
        (None, START, ""),  # not reached
        (dt.date(2017, 10, 31), None, ""),  # nobody said when it starts
    ],
)
def test_no_milestone_is_reached_before_its_action_starts(done, start, words):
    assert before_start(done, start) == words
