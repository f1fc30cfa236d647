"""The proofreader finds each kind of slip, and nothing in what is right."""

import pytest
from lxml import html

from journeys.proofread import slips


def found(words, tag="p"):
    return slips(html.document_fromstring(f"<main><{tag}>{words}</{tag}></main>"))


@pytest.mark.parametrize(
    "words",
    ["It ended..", "It ended .", "Did you mean yes?.", "It ended,.", "1 children", "1 days late",
     "One ended. another began.", "( nobody)", "said of it.; The rest"],
)  # fmt: skip
def test_a_slip_is_found(words):
    assert found(words, "li")


def test_a_sentence_that_begins_small_is_found_and_a_cell_may():
    assert found("nobody has said so.")
    assert not found("not recorded", "dd")


@pytest.mark.parametrize(
    "words",
    ["11 children", "1 child is", "Care Planning 1 has", "1 was late", "Up 0.1 points...",
     "Some words, e.g. these.", "Stage 1 complaints", "It ended on 1 May. Nobody said so."],
)  # fmt: skip
def test_what_is_right_is_left_alone(words):
    assert not found(words)
