"""Every figure of a paper is the same in its three formats, as printed and as a cell shows it."""

from collections import Counter

from documents.reading import book, figures_of_page, figures_of_word, page, shown
from documents.wandle_paper import wandle_paper
from lineofsight.reporting.document import NumberRun

PAPER = wandle_paper()
FIGURES = [(run.key, run.text) for run in PAPER.numbers()]
DERIVED = {"About", "Text", "Charts", "Figures"}


def test_the_paper_has_figures_worth_comparing():
    assert len(FIGURES) > 150
    assert len({key for key, _ in FIGURES}) > 120


def test_the_page_prints_every_figure_in_reading_order():
    assert figures_of_page(PAPER) == FIGURES


def test_the_word_paper_prints_every_figure():
    # the data tables of its charts stand at the end and by year, hence no order
    assert Counter(figures_of_word(PAPER)) == Counter(text for _, text in FIGURES)


def test_the_data_suite_lists_every_figure_in_reading_order():
    rows = list(book(PAPER)["Figures"].iter_rows(min_row=5))

    assert [(key.value, text.value) for _, key, text, _ in rows] == FIGURES
    assert [shown(value.value, value.number_format) for *_, value in rows] == [
        text for _, text in FIGURES
    ]


def test_figures_in_the_tables_of_the_data_suite_are_numbers_that_show_what_is_printed():
    cells = [
        shown(cell.value, cell.number_format)
        for sheet in book(PAPER)
        if sheet.title not in DERIVED
        for row in sheet.iter_rows(min_row=5)
        for cell in row
        if isinstance(cell.value, int | float)
    ]
    printed = set(cells)

    assert {"18.2%", "412", "2.1 to 1", "down 5.1 percentage points (better)"} <= printed
    assert len(cells) > 30


def test_every_reading_of_every_chart_is_in_the_data_suite():
    rows = list(book(PAPER)["Charts"].iter_rows(min_row=5))
    texts = Counter(shown(row[3].value, row[3].number_format) for row in rows)

    assert texts["hidden"] >= 3 + len(page(PAPER).xpath("//td/svg"))
    assert len({row[0].value for row in rows}) == 5 + 6


def test_what_is_hidden_has_no_number_in_any_format():
    hidden = [run.key for run in PAPER.numbers() if run.text == "hidden"]
    by_key = {row[1].value: row[3].value for row in book(PAPER)["Figures"].iter_rows(min_row=5)}

    assert hidden
    assert all(by_key[key] == "hidden" for key in hidden)
    assert {text for key, text in figures_of_page(PAPER) if key in hidden} == {"hidden"}


def test_a_figure_without_its_style_would_be_missed():
    # the comparison above rests on it
    assert all(isinstance(run, NumberRun) for run in PAPER.numbers())
    assert len(figures_of_word(PAPER)) == len(FIGURES)
