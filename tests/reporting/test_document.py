"""A document holds what it was given, refuses what cannot be printed, and knows its figures."""

import datetime as dt

import pytest

from documents.wandle_paper import wandle_paper
from lineofsight.kernel.periods import Month
from lineofsight.reporting.charts.specs import Level, LineChart, Series, Sparkline
from lineofsight.reporting.document import (
    Appendix,
    Change,
    Chart,
    Column,
    Document,
    HeaderRow,
    Note,
    NumberRun,
    PageBreak,
    Provenance,
    Rag,
    Row,
    Section,
    Spark,
    Table,
    bullets,
    paragraph,
    roman,
    row,
    table,
    words,
)

MONTHS = (Month(2017, 9), Month(2017, 10))


def figure(name):
    return NumberRun("7", name)


def test_figures_are_given_in_reading_order():
    series = (Series("A", (figure("a1"), figure("a2"))), Series("B", (figure("b1"), figure("b2"))))
    chart = Chart(
        "C",
        LineChart("Children", MONTHS, series, (Level("Target", figure("target")),)),
        words("Shows ", figure("sentence")),
    )
    spark = Spark(Sparkline("x", MONTHS, (Series("S", (figure("s1"), figure("s2"))),)), "small")
    grid = table(
        "T",
        ["Name", "Value", "Change", "Status", "Line"],
        [row("One", figure("cell"), Change(words(figure("change"))), Rag("Red", "red"), spark)],
        note=words("note ", figure("note")),
    )
    document = Document(
        title="A paper",
        authority="Wandle",
        occasion="",
        dated=dt.date(2017, 12, 12),
        header=(HeaderRow("Subject", (paragraph(figure("header")),)),),
        sections=(
            Section(
                "S",
                (paragraph(figure("paragraph")), bullets(words(figure("bullet"))), chart),
                (Section("Inner", (grid, PageBreak()), as_at=words(figure("as at"))),),
            ),
        ),
        closing=(HeaderRow("Contact", (roman(words(figure("closing"))),)),),
        appendices=(Appendix("A", (Note("n", words(figure("appendix"))),)),),
        provenance=Provenance(MONTHS[1]),
        public=True,
    )

    assert [run.key for run in document.numbers()] == [
        "header", "paragraph", "bullet", "sentence", "a1", "b1", "a2", "b2", "target",
        "as at", "cell", "change", "note", "closing", "appendix",
    ]  # fmt: skip


def test_the_data_table_of_a_chart_holds_every_month_and_level():
    chart = Chart(
        "Visits",
        LineChart("%", MONTHS, (Series("In time", (figure("a"), NumberRun("hidden", "b"))),),
                  (Level("Target", NumberRun("85%", "t")),)),
        words("One."),
    )  # fmt: skip
    data = chart.data_table()

    assert [column.heading for column in data.columns] == ["Month", "In time"]
    assert [row.cells[0] for row in data.rows] == [
        words("September 2017"),
        words("October 2017"),
    ]
    assert data.rows[1].cells[1] == (NumberRun("hidden", "b"),)
    assert data.note == words("Target: ", NumberRun("85%", "t"), ". ")


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda: Table("", (Column("A"),), ()), "caption"),
        (lambda: Table("T", (), ()), "at least one column"),
        (lambda: Table("T", (Column("A"), Column("A")), ()), "same heading"),
        (lambda: Table("T", (Column("A"),), (Row(()), Row(()))), "2 rows of the table"),
        (lambda: Column(""), "heading"),
        (lambda: Section("\x00"), "heading"),
        (lambda: Chart("C", LineChart("x", MONTHS[:1], (Series("S", (figure("a"),)),)), ()),
         "sentence"),
        (lambda: LineChart("x", (), ()), "at least one month"),
        (lambda: LineChart("x", MONTHS, (Series("S", (figure("a"),)),)), "one reading for each"),
        (lambda: Level("Target", NumberRun("hidden", "t")), "needs a number"),
    ],
)  # fmt: skip
def test_what_cannot_be_printed_is_refused_where_it_is_made(make, why):
    with pytest.raises(ValueError, match=why):
        make()


def test_an_untitled_document_is_refused():
    with pytest.raises(ValueError, match="title"):
        Document("", "", "", dt.date(2017, 1, 1), (), (), Provenance(MONTHS[0]), public=True)


def test_a_change_says_what_its_colour_says():
    assert Change(words("up 5"), "better").meaning == " (better)"
    assert Change(words("up 5"), "worse").meaning == " (worse)"
    assert Change(words("up 5")).meaning == ""


def test_provenance_prints_only_what_is_known():
    assert Provenance(MONTHS[1]).lines == (("Month", "October 2017"),)
    assert ("Sealed months read", "2017-10 v1, 2017-11 v2") in wandle_paper().provenance.lines


def test_two_series_of_one_name_keep_their_own_columns():
    series = (
        Series("A", (figure("a"),)),
        Series("A", (figure("b"),)),
        Series("Month", (figure("c"),)),
    )
    chart = Chart("C", LineChart("x", MONTHS[:1], series), words("One."))

    assert [column.heading for column in chart.data_table().columns] == [
        "Month", "A", "A (2)", "Month (2)",
    ]  # fmt: skip
