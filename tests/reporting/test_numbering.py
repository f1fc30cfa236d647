"""Sections, paragraphs, tables, charts and pages get the numbers a reader expects."""

import datetime as dt

import pytest

from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Problem
from lineofsight.reporting.charts.specs import LineChart, Series
from lineofsight.reporting.document import (
    Appendix,
    Chart,
    Document,
    Note,
    NumberRun,
    PageBreak,
    Provenance,
    Reference,
    Section,
    bullets,
    indicators,
    paragraph,
    row,
    table,
    words,
)
from lineofsight.reporting.numbering import numbered

OCTOBER = Month(2017, 10)


def document(*sections, appendices=()):
    return Document(
        title="A paper",
        authority="Wandle",
        occasion="A meeting",
        dated=dt.date(2017, 12, 12),
        header=(),
        sections=sections,
        appendices=appendices,
        provenance=Provenance(OCTOBER),
        public=True,
    )


def chart(key=""):
    series = (Series("All", (NumberRun("5", "k"),)),)
    return Chart("A chart", LineChart("Children", (OCTOBER,), series), words("One."), key=key)


def grid(key="", *, row_key=""):
    return table("A table", ["Name"], [row("One", key=row_key)], key=key)


def numbers(section):
    inner = [number for one in section.sections for number in numbers(one)]
    return [section.number, *(p.number for p in section.blocks if p.number), *inner]


def test_paragraphs_and_inner_sections_are_counted_as_in_the_report():
    paper = numbered(
        document(
            Section("Summary", (paragraph("a"), bullets("x"), paragraph("b"))),
            Section(
                "Progress",
                sections=(
                    Section("Overview", (paragraph("c"), paragraph("d"))),
                    Section("Practice", (paragraph("e"),)),
                ),
            ),
        )
    )

    assert numbers(paper.sections[0]) == ["1", "1.1", "1.2"]
    assert numbers(paper.sections[1]) == ["2", "2.1", "2.1.1", "2.1.2", "2.2", "2.2.1"]


def test_an_inner_section_takes_the_number_after_the_paragraphs_before_it():
    paper = numbered(
        document(Section("Both", (paragraph("a"),), (Section("Inner", (paragraph("b"),)),)))
    )

    assert numbers(paper.sections[0]) == ["1", "1.1", "1.2", "1.2.1"]


def test_what_only_leads_on_has_no_number():
    paper = numbered(
        document(Section("S", (paragraph("a"), paragraph("lead", numbered=False), paragraph("b"))))
    )

    assert numbers(paper.sections[0]) == ["1", "1.1", "1.2"]


def test_tables_and_charts_are_counted_through_the_whole_paper():
    paper = numbered(
        document(
            Section("S", (grid(), chart(), Note("n", words("w")))),
            Section("T", sections=(Section("U", (grid(), chart())),)),
            appendices=(Appendix("A", (grid(),), (Section("B", (chart(),)),)),),
        )
    )
    found = [p.number for s in paper.every_section() for p in s.blocks if p.number]

    assert found == ["Table 1", "Chart 1", "Table 2", "Chart 2", "Table 3", "Chart 3"]


def test_paragraphs_and_headings_of_an_appendix_have_no_number():
    paper = numbered(
        document(appendices=(Appendix("Plan", (paragraph("a"),), (Section("Part"),)),))
    )
    (plan,) = paper.appendices

    assert plan.plain_heading == "Appendix 1: Plan"
    assert plan.blocks[0].number == ""
    assert plan.sections[0].plain_heading == "Part"


def everywhere():
    return document(
        Section(
            "First",
            (paragraph("a", key="para"), grid("table", row_key="indicator:FD8"), chart("chart")),
            key="first",
        ),
        Section("Second", sections=(Section("Inner", key="inner"),)),
        appendices=(
            Appendix("Plan", (paragraph("x"), PageBreak(key="key"), grid("late")), key="plan"),
        ),
    )


@pytest.mark.parametrize(
    ("reference", "printed"),
    [
        (Reference("first"), "section 1"),
        (Reference("inner"), "section 2.1"),
        (Reference("para"), "paragraph 1.1"),
        (Reference("para", "number"), "1.1"),
        (Reference("table"), "Table 1"),
        (Reference("table", "number"), "1"),
        (Reference("table", "titled"), "Table 1: A table"),
        (Reference("chart"), "Chart 1"),
        (Reference("indicator:FD8"), "Table 1"),
        (Reference("plan"), "Appendix 1"),
        (Reference("plan", "titled"), "Appendix 1: Plan"),
        (Reference("plan", "page"), "page 1"),
        (Reference("key"), "page 2 of Appendix 1"),
        (Reference("key", "page"), "page 2"),
        (Reference("late"), "Table 2"),
        (Reference("late", "page"), "page 2"),  # the page it lies on
    ],
)
def test_a_reference_prints_where_its_place_is(reference, printed):
    assert numbered(everywhere()).text(reference) == printed


def test_every_reference_has_somewhere_to_lead():
    paper = numbered(everywhere())
    anchors = [target.anchor for target in paper.targets.values()]

    assert all(anchors)
    assert len(set(anchors)) == len(anchors)


def test_a_lost_reference_is_a_problem_that_names_the_nearest():
    paper = numbered(everywhere())

    with pytest.raises(Problem, match="'tabel', which it does not have; did you mean table"):
        paper.text(Reference("tabel"))


def test_the_body_of_a_paper_has_no_pages_to_refer_to():
    paper = numbered(everywhere())

    with pytest.raises(Problem, match="page of 'para', which has none"):
        paper.text(Reference("para", "page"))


def test_a_key_given_twice_is_a_problem_that_names_both_places():
    doubled = document(Section("S", (paragraph("a", key="k"), grid("k"))))

    with pytest.raises(Problem, match="have the key 'k'") as problem:
        numbered(doubled)
    assert problem.value.where == "paragraph 1.1 and Table 1"


def test_a_code_mark_links_only_where_the_paper_has_its_row():
    paper = numbered(everywhere())
    anchors = [paper.anchor(key) for _, key in indicators("FD8", "CP5").pieces if key]

    assert anchors == ["table-1-row-1", ""]


def test_an_appendix_names_its_pages_only_when_it_has_several():
    paper = numbered(
        document(
            appendices=(
                Appendix("One", (paragraph("a"),)),
                Appendix("Two", (PageBreak(), PageBreak())),
            )
        )
    )
    one, two = paper.appendices

    assert one.first_page == ""
    assert two.first_page == "Appendix 2, page 1"
    assert [p.number for p in two.blocks] == ["Appendix 2, page 2", "Appendix 2, page 3"]


def test_a_page_break_of_the_body_has_no_name():
    paper = numbered(document(Section("S", (PageBreak(),))))

    assert paper.sections[0].blocks[0].number == ""
