"""Effects that nobody can mean who sets out now: too early a month, and the way that is worse."""

import datetime as dt

import pytest

from lineofsight.indicators import catalogue
from lineofsight.plan.content import effects_of
from lineofsight.plan.possible import worse_levels, wrong_aims

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
