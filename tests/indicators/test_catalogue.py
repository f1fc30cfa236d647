"""The catalogue: every indicator once, found however its code is spelt, with its reasons."""

import re
from collections import Counter

import pytest

from lineofsight.indicators import catalogue
from lineofsight.kernel.problems import Problem


@pytest.mark.parametrize("spelt", ["CIN4", "cin 4", " cin-4 ", "CIN04"])
def test_a_code_is_found_however_it_is_spelt(spelt):
    assert catalogue.named(spelt).code == "CIN4"


def test_a_code_nobody_knows_is_refused_with_the_nearest():
    with pytest.raises(Problem, match=r"no indicator CPP5; did you mean CP"):
        catalogue.named("CPP5")


def test_indicators_come_in_the_order_asked_and_once():
    found = catalogue.chosen(["FD8", "amt2", "FD8"])

    assert [indicator.code for indicator in found] == ["FD8", "AMT2"]


def test_all_of_them_come_in_the_order_of_the_areas():
    listed = [one.code for members in catalogue.AREAS.values() for one in members]

    assert [indicator.code for indicator in catalogue.chosen(None)] == listed
    assert len(set(listed)) == len(listed)


@pytest.mark.parametrize("indicator", catalogue.chosen(None), ids=lambda one: one.code)
def test_every_indicator_says_why_it_matters_and_who_stands_behind_it(indicator):
    assert indicator.title
    assert indicator.why.endswith(".")
    assert indicator.checked_by
    assert indicator.review_by is not None
    assert indicator.sources
    if indicator.statutory:
        assert indicator.basis


def test_every_indicator_has_a_question_of_its_own():
    asked = Counter(one.question for one in catalogue.chosen(None))

    assert [words for words, times in asked.items() if times > 1 or not words] == []


def test_the_questions_are_in_plain_words():
    jargon = re.compile(
        r"\b(section|cla|lac|cin|nfa|icpc|uasc|neet|sdq|rate|per cent)\b", re.IGNORECASE
    )

    assert [one.code for one in catalogue.chosen(None) if jargon.search(one.question)] == []


STATES_OF_A_DAY = {
    "CIN7": "how long the plan has been open",
    "CL11": "whether the latest contact is recent; of the newest month alone",
    "F3": "whether the latest review is recent",
    "F4": "whether the latest visit is recent; of the newest month alone",
    "P4": "how long the worker has been in post",
    "P9": "how long the worker has been engaged",
}
"""Figures of a day that name twelve months and count nothing that happened in them -> what."""


def test_a_figure_of_a_day_that_counts_what_happened_before_says_over_how_many_months():
    named = re.compile(r"twelve months|12 months|in the year|90 days")
    found = {
        one.code
        for one in catalogue.chosen(None)
        if "snapshot" in one.over and named.search(f"{one.title} {one.edges}") and not one.window
    }

    assert found == set(STATES_OF_A_DAY)
