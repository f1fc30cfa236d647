"""The scorecard in plain words: a sentence for every state, read with ease at the age of 11."""

import re
from itertools import product

import pytest

from lineofsight.kernel.periods import Month
from lineofsight.reporting import plain_words
from lineofsight.reporting.plain_words import Told, row
from lineofsight.reporting.reading_age import reading_age, syllables
from lineofsight.settings import CorporateParenting
from pronounced import pronounced

OLDEST = 11
MOVES = [("", ""), ("same", ""), ("up", "improved"), ("down", "worsened"), ("up", ""), ("down", "")]
VARIATIONS = ["", "common_cause", "concern_low", "improvement_high", "neutral_low", "neutral_high"]
VALUES = [0.0, 0.2, 1.0, 57.9, 94.9, 95.1, 99.7, 100.0]


def every_row():
    """Every line there can be: each indicator in each state, with every change and goal."""
    states = [("value", one) for one in VALUES]
    states += [(state, None) for state in plain_words.WITHOUT]
    for code, (state, value), (direction, judgement), variation, goal in product(
        plain_words.CODES, states, MOVES, VARIATIONS, [(None, ""), (95.0, "green"), (95.0, "red")]
    ):
        better = {"improved": "higher", "worsened": "lower"}.get(judgement, "neutral")
        yield row(
            Told(code, state, value, "percent", better, direction, judgement, variation, *goal)
        )


@pytest.fixture(scope="module")
def lines():
    return set(every_row())


@pytest.fixture(scope="module")
def sentences(lines):
    said = {text for one in lines for text in (one.now, one.changed, one.goal) if text}
    said |= {plain_words.TITLE, *plain_words.OPENING, plain_words.of_month(Month(2017, 10))}
    said |= {plain_words.left_out(many) for many in (1, 7)}
    return {one for text in said for one in re.split(r"(?<=[.?])\s", text)}


def test_every_sentence_reads_at_eleven(sentences):
    assert {text: age for text in sentences if (age := reading_age(text)) > OLDEST} == {}


def test_every_word_is_short_and_its_syllables_are_known(lines, sentences):
    text = " ".join([*sentences, *(one.name for one in lines)]).lower()
    words = set(re.findall(r"[a-z]+(?:'[a-z]+)?", text))
    assert words == pronounced().keys()
    assert {word for word in words if syllables(word) > 3} == set()


def test_the_set_has_plain_words_from_the_start():
    assert set(CorporateParenting().indicators) < set(plain_words.CODES)
    assert set(plain_words.CODES) - set(CorporateParenting().indicators) == {"F3", "AD7"}
    assert row(Told("CP5", "value", 58.0, "percent", "higher")) is None


@pytest.mark.parametrize(
    ("told", "now", "changed", "goal"),
    [
        (Told("LAC8", "value", 57.9, "percent", "higher", "up", "improved", "common_cause", 95.0,
              "red"),
         "58 in 100 children were seen on time by their social worker.",
         "This is better than last month. Small ups and downs like this are normal.",
         "Our goal is 95 in 100 or more. We have not met it yet."),
        (Told("LAC20", "value", 9.8, "percent", "lower", "down", "improved", "concern_high", 10.0,
              "green"),
         "10 in 100 children had three or more homes in a year.",
         "This is better than last month. It is worse than it used to be.",
         "Our goal is 10 in 100 or less. We met it."),
        (Told("LAC1", "value", 785.0, "count", "neutral", "up", "", "neutral_high"),
         "785 children are in our care.",
         "This is more than last month. It is higher than it used to be.", ""),
        (Told("LAC6", "value", 100.0, "percent", "higher", "same", "", "common_cause", 98.0,
              "green"),
         "All children had their review on time.", "This is the same as last month.",
         "Our goal is 98 in 100 or more. We met it."),
        (Told("LAC6", "value", 99.8, "percent", "higher", "same", "", "common_cause", 98.0, ""),
         "Nearly all children had their review on time.", "This is the same as last month.",
         "Our goal is 98 in 100 or more."),
        (Told("LAC19s", "value", 13.6, "score", "lower"),
         "The score for how children feel is 14 out of 40. A low score is good.",
         "We cannot say yet if this has changed.", "We have not set a goal for this."),
        (Told("AD7", "value", 0.0, "count", "higher"),
         "No child was matched with a foster home for good this month.",
         "We cannot say yet if this has changed.", "We have not set a goal for this."),
        (Told("CL2", "hidden", None, "percent", "higher", target=88.0),
         "We do not show this number. It could tell people who is in it.", "",
         "Our goal is 88 in 100 or more."),
        (Told("F3", "no_data", None, "percent", "higher", target=95.0),
         "We do not have this number. We must do better and find it.", "",
         "Our goal is 95 in 100 or more."),
        (Told("CL2", "hidden", None, "percent", "higher"),
         "We do not show this number. It could tell people who is in it.", "", ""),
        (Told("CL4", "value", 94.9, "percent", "higher", "up", "improved", target=95.0,
              rag="amber"),
         "Just under 95 in 100 young people have a plan for leaving care that is up to date.",
         "This is better than last month.",
         "Our goal is 95 in 100 or more. We have not met it yet."),
        (Told("LAC19s", "value", 14.3, "score", "lower", target=14.0, rag="amber"),
         "The score for how children feel is just over 14 out of 40. A low score is good.",
         "We cannot say yet if this has changed.",
         "Our goal is 14 or less. We have not met it yet."),
        (Told("MIS2p", "not_applicable", None, "percent", "neutral"),
         "There was no one to count this month.", "", ""),
    ],
    ids=lambda one: f"{one.code} {one.state}" if isinstance(one, Told) else "",
)  # fmt: skip
def test_a_line_says_what_the_figure_is_and_whether_it_got_better(told, now, changed, goal):
    found = row(told)
    assert (found.now, found.changed, found.goal) == (now, changed, goal)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("LAC9", "All children under 16 have a care plan that is up to date."),
        ("LAC22", "All school children have a plan for school this term."),
    ],
)
def test_all_is_said_of_those_alone_of_whom_it_was_asked(code, words):
    said = row(Told(code, "value", 100.0, "percent", "higher"))

    assert said is not None
    assert said.now == words
