"""A question is read by the checker; typed text is only a literal; nobody is singled out."""

import pytest

from lineofsight.indicators.ad_hoc import question as asking
from lineofsight.indicators.ad_hoc.columns import columns_of
from lineofsight.indicators.ad_hoc.question import Condition, Question, as_indicator, of_data
from lineofsight.kernel.problems import Problem
from lineofsight.populations.catalogue import standing


def asked(*where: Condition, **also) -> Question:
    return Question("children_looked_after", "2017-10", "2017-11", where=where, **also)


def test_conditions_become_one_expression_and_a_share_when_something_is_asked_of_them():
    one = as_indicator(asked(Condition("legal_status", "is", ("C2", "V2"))))
    assert (one.measure, one.of) == ("count", "legal_status in ('C2', 'V2')")
    two = as_indicator(asked(met=(Condition("age_number", "at least", ("160000",)),)))
    assert (two.measure, two.met) == ("share", "age_number >= 160000")


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (Condition("child_id", "is", ("C1",)), "no column child_id"),
        (Condition("legal_statu", "is", ("C2",)), "legal_status"),
        (Condition("legal_status", "is", ("C22",)), "never C22"),
        (Condition("legal_status", "is"), "one value"),
        (Condition("legal_status", "at least", ("C2",)), "one number or day"),
        (Condition("age_number", "at least", ("1 or 1=1",)), "give a number"),
        (Condition("started_on", "at least", ("yesterday",)), "2017-11-30"),
        (Condition("team", "is", ("x" * 101,)), "100 letters"),
        (Condition("team", "is", ("a\x00b",)), "100 letters"),
    ],
)
def test_what_cannot_be_asked_is_said_in_words(condition, words):
    with pytest.raises(Problem, match=words):
        as_indicator(asked(condition))


def test_typed_text_stays_a_literal():
    hostile = "x') or 1=1; drop table person --"
    one = as_indicator(asked(Condition("team", "is", (hostile,))))
    assert one.of == "team in ('x'') or 1=1; drop table person --')"


def test_months_ways_breakdowns_and_spells_are_checked():
    for wrong, words in [
        (Question("children_looked_after", "2017-11", "2017-10"), "before the first"),
        (Question("children_looked_after", "2010-01", "2017-10"), "36 months"),
        (Question("children_looked_after", "2017-11", "2017-11", by=("source",)), "broken down"),
        (Question("children_looked_after", "2017-11", "2017-11", asks="due"), "how it is asked"),
        (Question("cp_visits_owed", "2017-11", "2017-11"), "how it is asked"),
        (Question("team_spells", "2017-11", "2017-11"), "only serves"),
        (Question("no_such", "2017-11", "2017-11"), "no population"),
    ]:
        with pytest.raises(Problem, match=words):
            as_indicator(wrong)


def test_no_column_that_names_somebody_may_be_asked_about():
    for population in asking.askable():
        names = {one.name for one in columns_of(population.name)}
        assert population.subject not in names
        assert not {name for name in names if name.endswith("_id")}


def test_a_question_is_kept_and_read_again():
    one = asked(
        Condition("team", "is", ("North",)),
        by=("sex",),
        met=(Condition("age_number", "is recorded"),),
    )
    assert of_data(one.as_data()) == one


def test_every_population_has_columns_and_ways():
    assert len(asking.askable()) > 60
    assert asking.ways_of_asking(standing()["cp_visits_owed"]) == asking.ASKS
