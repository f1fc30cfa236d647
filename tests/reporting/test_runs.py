"""What stands within a line: marks in the words of the paper, numbers with their keys."""

import pytest

from lineofsight.reporting.runs import (
    NumberRun,
    Reference,
    Text,
    actions,
    emphasis,
    indicators,
    strong,
    words,
)


@pytest.mark.parametrize(
    ("codes", "printed"),
    [
        (("FD8",), "[indicator FD8]"),
        (("CIN 4",), "[indicator CIN4]"),
        (("W1a", "W1b"), "[indicators W1a and W1b]"),
        (("CL1", "CL1a", "CL2"), "[indicators CL1, CL1a and CL2]"),
    ],
)
def test_indicators_are_named_as_the_paper_does(codes, printed):
    assert indicators(*codes).text == printed


def test_actions_stand_in_the_order_of_the_plan():
    assert actions("2.10").text == "[action ref 2.10]"
    assert actions("7.3", "2.10", "2.9").text == "[action refs 2.9, 2.10 and 7.3]"


def test_each_code_of_a_mark_can_link_to_its_row():
    keys = [key for _, key in indicators("CL1", "CL2").pieces if key]

    assert keys == ["indicator:CL1", "indicator:CL2"]


def test_a_mark_without_codes_is_refused():
    with pytest.raises(ValueError, match="at least one"):
        indicators()


def test_a_line_is_put_together_in_reading_order():
    figure = NumberRun("18.2%", "FD8")
    inner = words("b", figure)

    line = words("a ", inner, Reference("x"), strong("c"), emphasis("d"))

    assert line == (
        Text("a "),
        Text("b"),
        figure,
        Reference("x"),
        Text("c", strong=True),
        Text("d", emphasis=True),
    )


@pytest.mark.parametrize(("text", "key"), [("", "FD8"), ("18.2%", ""), ("\x00", "FD8")])
def test_a_figure_has_its_text_and_its_key(text, key):
    with pytest.raises(ValueError, match="text and its key"):
        NumberRun(text, key)


def test_control_characters_never_enter_a_line():
    assert Text("a\x00b\nc").text == "ab c"
    assert NumberRun("4\u202e1%", "k\x00").text == "41%"
    assert indicators("FD8\x00").text == "[indicator FD8]"
