"""A verdict and the figures that are printed beside it never say two different things."""

import re
from dataclasses import dataclass

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lineofsight.kernel.periods import Month
from lineofsight.plan.content import effects_of
from lineofsight.plan.impact import Charted, verdict
from lineofsight.plan.sides import Seen
from plan.test_impact import DELIVERED

APRIL = Month(2017, 4)
NUMBER = r"(-?[\d,]+(?:\.\d+)?)"
UNITS = {
    "count": st.integers(14, 18).map(float),
    "percent": st.tuples(st.integers(17, 19), st.integers(110, 112)).map(
        lambda parts: parts[0] / parts[1] * 100
    ),
}
SIZES = ("to 16", "to 15", "to 16.5", "+1", "-1", "-0.3", "+0.04", "+3%", "-2%")


@st.composite
def charts(draw):
    """Months from April 2017 on, those after June are after delivery; some have no figure."""
    unit = draw(st.sampled_from(sorted(UNITS)))
    value = st.one_of(UNITS[unit], UNITS[unit], UNITS[unit], st.none())
    values = draw(st.lists(value, min_size=4, max_size=9))
    mean = draw(st.sampled_from([14.5, 15.5, 16.0, 16.5, 17.5]))
    seen = [
        Seen(APRIL.plus(place), one, mean, 0 if one is None else draw(st.sampled_from([-1, 0, 1])))
        for place, one in enumerate(values)
    ]
    return Charted(seen, better=draw(st.sampled_from([-1, 1])), unit=unit)


@dataclass(frozen=True)
class Printed:
    """Printed figures as ways that were meant: 0 alike, above 0 further than, below 0 short of."""

    further: float  # where it stands, than where it stood
    beyond: float  # than what was meant
    then_beyond: float  # the same in the month that was meant
    was_beyond: float  # where it stood, than what was meant


def printed(why, wanted):
    """Read the figures off the sentence; None where it does not give all of them."""
    stood = re.findall(rf"stood at {NUMBER}", why)
    meant = re.findall(rf"was to come to {NUMBER}", why)
    came = re.findall(rf"(?:(?<!to come to )(?<!was to )came to|months to) {NUMBER}", why)
    if not (stood and meant and came):
        return None
    was, to, then, now = (
        float(one.replace(",", "")) for one in (stood[0], meant[0], came[0], came[-1])
    )
    pairs = (now, was), (now, to), (then, to), (was, to)
    return Printed(*((one - other) * wanted for one, other in pairs))


CLAIMS = {
    "wrong way": lambda seen: seen.further < 0,
    "moved": lambda seen: seen.further > 0 or seen.then_beyond >= 0,
    "moved as far as meant": lambda seen: seen.beyond >= 0 and seen.then_beyond >= 0,
    "it moved as far as meant": lambda seen: seen.beyond >= 0,
    "not yet as far as meant": lambda seen: seen.beyond < 0,
    "moved, not as far as meant": lambda seen: seen.beyond < 0,
    "it moved, not as far as meant": lambda seen: seen.beyond < 0,
    "and no longer": lambda seen: seen.beyond < 0 <= seen.then_beyond,
    "and turned since": lambda seen: seen.beyond >= 0 and seen.then_beyond >= 0,
    "but only in": lambda seen: seen.beyond >= 0,
    "but as far as meant only in": lambda seen: seen.beyond >= 0,
    "It was there before": lambda seen: seen.was_beyond >= 0,
    "That is no further than it was": lambda seen: seen.further <= 0,
    "That is no worse than it was": lambda seen: seen.further >= 0,
    "That is as far as was meant": lambda seen: seen.beyond >= 0,
}
"""What a verdict may say -> what must then be seen in the figures beside it."""


def claims(found):
    """Give what a verdict says, in its own words and in the comment at the end of its reason."""
    return [
        one for one in CLAIMS
        if (found.words.startswith(one) if one.startswith("moved") else
            one in found.words or one in found.why)
    ]  # fmt: skip


@settings(max_examples=500, deadline=None)
@given(charts(), st.sampled_from(SIZES), st.integers(2, 9))
def test_what_a_verdict_says_is_seen_in_its_figures(chart, size, by):
    [effect] = effects_of(f"AMT2 {size} by {APRIL.plus(by)}")
    found = verdict(DELIVERED, effect, chart)
    seen = printed(found.why, effect.way or chart.better)
    assume(seen is not None)

    assert [one for one in claims(found) if not CLAIMS[one](seen)] == []


def judged(effect, *values, unit="count", causes=()):
    [one] = effects_of(effect)
    seen = [
        Seen(APRIL.plus(place), value, 48.5, 1 if place in causes else 0)
        for place, value in enumerate(values)
    ]
    return verdict(DELIVERED, one, Charted(seen, better=1, unit=unit))


def test_an_average_of_counts_is_no_whole_number():
    found = judged("F2 to 50 by 2017-09", 48, 48, 48, 49, 50, 50, causes=(3, 4, 5))

    assert found.words == "moved, not as far as meant"
    assert found.why.endswith(
        "It stood at 48.0 when it was delivered, on average of the 3 months up to June 2017, and "
        "was to come to 50 by September 2017; the last 3 months came to 49.7."
    )


PRINTED = {
    "one decimal where it shows which is more": (
        "LAC14 +10 points by 2018-03", (50.04, 50.05, 50.7), "50.3%", "60.1%"),
    "two where one would make them alike": (
        "LAC14 +10 points by 2018-03", (50.1, 50.1, 50.16), "50.12%", "60.1%"),
    "three where two would": (
        "LAC14 +0.02 points by 2018-03", (50.1, 50.1, 50.15), "50.117%", "50.120%"),
}  # fmt: skip


@pytest.mark.parametrize(("effect", "after", "now", "meant"), PRINTED.values(), ids=PRINTED)
def test_a_percentage_has_the_decimals_that_are_needed(effect, after, now, meant):
    found = judged(effect, 50.1, 50.1, 50.1, *after, unit="percent")

    assert f"was to come to {meant} by" in found.why
    assert f"came to {now}" in found.why
