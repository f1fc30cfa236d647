"""Published figures in the committee's paper: beside ours with their date, or why not."""

from dataclasses import replace

import pytest

from indicators.judging.test_comparability import AREAS, LIBRARY
from indicators.published_figures import published_of
from lineofsight.indicators.figures import Figure
from lineofsight.indicators.judging.benchmarks import Comparing, Neighbours, beside
from lineofsight.kernel.periods import Month
from lineofsight.kernel.quantities import State
from lineofsight.reporting.document import Bullets, NumberRun, Table
from lineofsight.reporting.packs.committee import comparators
from lineofsight.settings import DEFAULT

OCTOBER = Month(2017, 10)


def laid_out(figures, neighbours=None):
    """Lay out drawn figures of October 2017 with what was published."""
    chosen = Comparing(
        LIBRARY, AREAS, neighbours or Neighbours(why_not="the feed of neighbours was not loaded"),
        DEFAULT.local_rules,
    )  # fmt: skip
    items = {}
    for code, item in published_of(figures, month="2017-10").items():
        ours = Figure(code, item.shown.over, OCTOBER, None, None, 1, 1, item.shown.unit,
                      State.VALUE, "", "drawn", 1)  # fmt: skip
        items[code] = replace(item, beside=beside(item.indicator, ours, chosen))
    return list(comparators.blocks(items, month=OCTOBER, sheet="Comparators"))


def text(cells):
    return "".join(run if isinstance(run, str) else run.text for run in cells)


FIGURES = {
    "P1": {"2017-10": (43, 100)},
    "P1d": {"2017-10": (250, 1000)},
    "LAC1": {"2017-10": 785},
    "CP8": {"2017-10": (90, 100)},
    "CP13": {"2017-10": (2, 349)},
}


def test_one_that_is_alike_stands_with_its_date_and_one_that_is_not_with_its_reason():
    table, _, notes = laid_out(FIGURES)

    assert isinstance(table, Table)
    assert isinstance(notes, Bullets)
    rows = {text(row.cells[0]): row.cells for row in table.rows}
    assert rows.keys() == {"P1d", "CP13"}
    assert text(rows["P1d"][3]) == "England 17.0%; London 25.7%; Outer London 27.3%"
    assert text(rows["P1d"][4]) == "30 September 2017"
    assert text(rows["P1d"][5]) == "1 month older than this figure"
    said = [text(item) for item in notes.items]
    assert said[0] == "Statistical neighbours: the feed of neighbours was not loaded."
    assert any(
        line.startswith("Not comparable: the published vacancy rate is FTE vacancies over")
        and line.endswith("[indicator P1].")
        for line in said
    )
    assert "Not comparable: a number depends on the size of the area [indicator LAC1]." in said


def test_no_published_vacancy_rate_is_printed_for_the_local_one():
    table, *_ = laid_out(FIGURES)
    keys = [
        run.key
        for row in table.rows
        for cell in row.cells
        if isinstance(cell, tuple)
        for run in cell
        if isinstance(run, NumberRun)
    ]

    assert not [key for key in keys if key.startswith("published/P1/")]
    assert [key for key in keys if key.startswith("published/P1d/")]


def test_a_hidden_figure_stays_hidden_beside_a_published_one():
    table, *_ = laid_out(FIGURES)
    (row,) = (row for row in table.rows if text(row.cells[0]) == "CP13")

    assert text(row.cells[2]) == "hidden"
    assert "England 2.1%" in text(row.cells[3])


@pytest.mark.parametrize("figures", [{}, {"CP8": {"2017-10": (90, 100)}}])
def test_without_anything_alike_there_is_no_table(figures):
    assert not [block for block in laid_out(figures) if isinstance(block, Table)]


def test_a_paper_that_asked_for_none_has_none():
    items = published_of(FIGURES, month="2017-10")
    assert list(comparators.blocks(items, month=OCTOBER, sheet="Comparators")) == []
