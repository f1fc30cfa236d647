"""Columns share the room they have; colours can be read by everyone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.kernel.problems import Problem
from lineofsight.reporting.charts.canvas import GREY, INK, ORANGE, SKY, SOFT, TONES
from lineofsight.reporting.document import Column, NumberRun, Rag, Section, row, table
from lineofsight.reporting.numbering import numbered
from lineofsight.reporting.render.columns import measured, shares
from lineofsight.reporting.render.look import CHANGE_COLOURS, RAG_COLOURS, Look, contrast
from reporting.test_numbering import document, grid

PAPER = numbered(document(Section("S", (grid(),))))


@given(st.lists(st.text(max_size=80), min_size=1, max_size=9), st.floats(5, 90))
def test_the_columns_fill_the_room(texts, room):
    headings = [f"{place} {'x' * place}" for place in range(len(texts))]
    found = shares(PAPER, table("T", headings, [row(*texts)]), room=room)

    assert sum(found) == pytest.approx(room)
    assert all(share > 0 for share in found)


def test_chosen_shares_are_kept():
    chosen = table("T", [Column("A", share=3), Column("B", share=1)], [row("x" * 50, "y")])

    assert shares(PAPER, chosen, room=40) == (30, 10)


def test_a_column_of_figures_keeps_them_whole():
    mixed = table("T", ["Name", Column("Figure", "number"), Column("Status", "rag")],
                  [row("a long name of many words " * 5, NumberRun("37.8 per 10,000", "k"),
                       Rag("Red, high risk", "red"))])  # fmt: skip
    name, figure, status = measured(PAPER, mixed)

    assert figure.least == figure.text
    assert status.least > 4
    assert name.least < name.text


def test_a_very_long_word_does_not_take_the_whole_page():
    (measure,) = measured(PAPER, table("T", ["A"], [row("x" * 5000)]))

    assert measure.least == 16


@pytest.mark.parametrize(("ground", "letters"), RAG_COLOURS.values())
def test_a_tag_can_be_read(ground, letters):
    assert contrast(ground, letters) >= 4.5


@pytest.mark.parametrize("colour", [*CHANGE_COLOURS.values(), INK, SOFT, GREY, ORANGE])
def test_words_can_be_read_on_white(colour):
    assert contrast(colour, "#ffffff") >= 4.5


@pytest.mark.parametrize("colour", [*TONES, SKY])
def test_lines_can_be_seen_on_white(colour):
    assert contrast(colour, "#ffffff") >= 3


def test_contrast_is_counted_as_the_guidelines_do():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("accent", ["#ffcc00", "#777777", "red", "#12", "#1b4f5g", "#1b4f5c;}"])
def test_an_accent_that_is_too_light_or_no_colour_is_a_problem(accent):
    with pytest.raises(Problem, match="accent colour"):
        Look(accent)


def test_a_dark_accent_is_taken():
    assert Look("#5c1b4f").accent_hex == "5C1B4F"
