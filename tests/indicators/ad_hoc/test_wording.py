"""A question is a plain sentence; every population and column it can name has words of its own."""

from collections import Counter

import pytest

from lineofsight.indicators.ad_hoc.columns import columns_of
from lineofsight.indicators.ad_hoc.question import Condition, Question, as_indicator, askable
from lineofsight.indicators.ad_hoc.typed import conditions
from lineofsight.indicators.ad_hoc.wording import sentence
from lineofsight.indicators.catalogue import AREAS, indicators
from lineofsight.kernel.problems import Problem

COLUMNS = {one.name: one for one in columns_of("children_looked_after")}


def asked(population="children_looked_after", *, first="2017-11", **also):
    return sentence(Question(population, first, "2017-11", **also))


def of(column, how, *typed):
    return conditions(COLUMNS[column], how, typed)


@pytest.mark.parametrize(
    ("where", "words"),
    [
        (of("age_number", "at least", "10"), "age is 10 or older"),
        (of("age_number", "at most", "16"), "age is 16 or younger"),
        (of("age_number", "is", "16"), "age is 16 or older and age is 16 or younger"),
        (of("legal_status", "is", "c2", "Placement order granted"),
         "legal status that day is Full care order (C2) or Placement order granted (E1)"),
        (of("is_a_year", "is", "No"), "“looked after for twelve months or more” is no"),
        (of("started_on", "at least", "2017-10-01"),
         "the day this period of care began is on or after 1 October 2017"),
        (of("team", "is not", "North"), "team is not North"),
        (of("age_number", "is recorded"), "age is recorded"),
    ],
)  # fmt: skip
def test_a_condition_says_what_it_asks_by_the_label_and_the_meaning_of_the_code(where, words):
    assert asked(where=where) == f"Children looked after on 30 November 2017, where {words}"


def test_a_sentence_says_when_by_what_it_is_of():
    assert asked(first="2017-10", by=("uasc",)) == (
        "Children looked after at the end of each month from October 2017 to November 2017, "
        "by whether the child is an unaccompanied asylum-seeking child"
    )
    assert asked("referrals_received") == "Referrals received in November 2017"
    assert asked("children_referred") == (
        "Children referred in the twelve months to 30 November 2017"
    )
    visits = "Visits to children on a child protection plan"
    for way, words in [("due", "due in November 2017"), ("done", "done in November 2017"),
                       ("started", "that began to be owed in November 2017"),
                       ("outstanding", "still owed on 30 November 2017")]:  # fmt: skip
        assert asked("cp_visits_owed", asks=way) == f"{visits} {words}"


def test_an_age_in_years_takes_in_the_whole_year():
    where = of("age_number", "is", "16")
    assert as_indicator(
        Question("children_looked_after", "2017-11", "2017-11", where=where)
    ).of == ("age_number >= 160000 and age_number <= 169999")
    with pytest.raises(Problem, match="whole years, from 0 to 25"):
        of("age_number", "at least", "10000")


def test_what_was_kept_before_still_reads():
    kept = Condition("age_number", "at least", ("100000",))
    assert asked(where=(kept,)).endswith("where age is 10 or older")


def test_every_population_that_may_be_asked_about_has_a_name_and_an_area_of_its_own():
    names = Counter(one.called for one in askable())
    counted = {one.population for one in indicators().values()}
    assert [name for name, times in names.items() if times > 1] == []
    for one in askable():
        assert "\n-- called: " in one.sql
        assert (one.area in AREAS) != (one.name in counted), one.name


def test_every_column_has_a_label_of_its_own_in_words():
    for population in askable():
        labels = [one.label for one in columns_of(population.name)]
        assert len(set(labels)) == len(labels), population.name
        assert not [label for label in labels if "_" in label or not label[0].isalpha()], labels
