"""One state, one word, whoever reads it; and a target met is not beside a target always missed."""

import pytest

from lineofsight import picture
from lineofsight.indicators.catalogue import named
from lineofsight.indicators.judging import Colour
from lineofsight.ui.words import Rag
from lineofsight.web.figures import plain


@pytest.fixture
def both(borough):
    exact, protected = (
        picture.scorecard_rows(borough, exactness=one) for one in ("exact", "protected")
    )
    return list(zip(exact, protected, strict=True))


def test_a_colour_is_one_word_for_every_reader_and_high_risk_stands_beside_it(both):
    """A flag may only be missing where it would tell of hidden months: never of the law's own."""
    shown = [(one, other) for one, other in both if other.figure.has_value]
    risks = [one for one, _ in shown if one.judged.is_high_risk]

    assert risks
    assert f">{Colour.RED.said(is_high_risk=True)}<" in Rag("red", high_risk=True).render()
    for one, other in shown:
        assert one.judged.rag == other.judged.rag, one.code
        if named(one.code).statutory:
            assert one.judged.is_high_risk == other.judged.is_high_risk, one.code
        assert one.judged.is_high_risk or not other.judged.is_high_risk, one.code


def test_the_newest_month_and_the_usual_range_do_not_contradict_each_other(both):
    for one, _ in both:
        said = plain.assurance(one.judged.assurance, one.judged.rag)
        if one.judged.rag == "green":
            assert said != plain.ASSURANCE["consistent_fail"], one.code
        elif one.judged.rag:
            assert said != plain.ASSURANCE["consistent_pass"], one.code


@pytest.mark.parametrize(
    ("kind", "rag", "words"),
    [
        ("consistent_fail", "green", "its usual range misses its target; this month meets it"),
        ("consistent_pass", "amber", "its usual range meets its target; this month misses it"),
        ("consistent_fail", "red", "always misses its target"),
        ("consistent_pass", "green", "always meets its target"),
        ("consistent_fail", "", "always misses its target"),
        ("inconsistent", "green", "sometimes meets its target"),
    ],
)
def test_the_words_of_assurance(kind, rag, words):
    assert plain.assurance(kind, rag) == words
