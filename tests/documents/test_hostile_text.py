"""Whatever a feed held stays text in every format: no markup, no formula, no turned number."""

import datetime as dt
from functools import cache

import pytest

from documents.reading import book, page, parts, word, written
from lineofsight.kernel.periods import Month
from lineofsight.reporting.charts.specs import BarChart, Series, Sparkline
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
    Reference,
    Section,
    Spark,
    actions,
    bullets,
    emphasis,
    indicators,
    paragraph,
    roman,
    row,
    strong,
    table,
    words,
)
from lineofsight.reporting.printable import printable

OCTOBER = Month(2017, 10)
INNOCENT = "innocent"
HOSTILE = (
    "<script>alert(1)</script>",
    "\"><img src=x onerror='alert(1)'>",
    "</title></style></svg></td></table><h1>x</h1>",
    "<!-- ]]> --> <?xml version='1.0'?> &amp; &#0; &nbsp;",
    "=HYPERLINK(A1)",
    "+1+1",
    "-1+1",
    "@SUM(A1:A9)",
    " =1+1",
    "{=1+1}",
    "javascript:alert(1)",
    "https://example.invalid/",
    "'; DROP TABLE x; --",
    '";}body{display:none}/*',
    "\\22 } * { color: red }",
    "PAGE \\* MERGEFORMAT",
    "turned \u202e%14\u202c and \u200f marked",
    "nul\x00bell\x07line\x0bfeed\x0c",
    "tab\there and\nline\r\nthere",
    "half \ud83d\ud83d",
    "שלום עולם",
    "👩‍👧‍👦 naïve",
    "x" * 3000,
    "1,234.5%" * 50,
    "[indicator FD8] {ref} %s %(x)s ${x} {{ x }}",
)


@cache
def paper_of(text: str) -> Document:
    """A document with the text in every place that takes one."""
    figure = NumberRun(text, text)
    series = (Series(text, (figure,)),)
    line = words(text, strong(text), emphasis(text), figure, indicators(text), actions(text))
    columns = [Column("First"), Column(f"2 {text}"[:900], "number"), Column("Rag", "rag"),
               Column("Change", "change"), Column("Spark", "spark")]  # fmt: skip
    grid = table(
        text, columns,
        [row(text, figure, Rag(text, "red"), Change(line, "worse"),
             Spark(Sparkline(text, (OCTOBER,), series), text), key="row")],
        key="table", note=line, sheet=text, part=text, part_heading=text,
    )  # fmt: skip
    blocks = (
        paragraph(line, Reference("table", "titled"), Reference("row")),
        bullets(text, line), roman(text), Note(text, line, "warning"), PageBreak(), grid,
        Chart(text, BarChart(text, (text,), series, label_heading=text), line),
    )  # fmt: skip
    return Document(
        title=text, authority=text, occasion=text, dated=dt.date(2017, 12, 12),
        header=(HeaderRow(text, (paragraph(text), roman(text))),),
        sections=(Section(text, blocks, (Section(text, (paragraph(text),)),), as_at=line),),
        appendices=(Appendix(text, (paragraph(text), PageBreak()), landscape=True),),
        closing=(HeaderRow(text, (bullets(text),)),),
        definitions=table(text, ["One"], [row(text)]),
        provenance=Provenance(OCTOBER, (text,), text, text),
        public=False,
    )  # fmt: skip


hostile = pytest.mark.parametrize(
    "text", HOSTILE, ids=[str(place) for place in range(len(HOSTILE))]
)


def outside_pictures(tree):
    """Tag and attribute names in order; how labels wrap inside a picture depends on the words."""
    for picture in tree.xpath("//svg"):
        for child in list(picture):
            picture.remove(child)
    return [(one.tag, tuple(one.attrib)) for one in tree.iter() if isinstance(one.tag, str)]


@hostile
def test_the_page_keeps_its_structure(text):
    allowed = {"svg", "title", "desc", "text", "rect", "line", "circle", "polyline"}
    tree = page(paper_of(text))

    assert {one.tag for one in tree.xpath("//svg/descendant-or-self::*")} <= allowed
    assert outside_pictures(tree) == outside_pictures(page(paper_of(INNOCENT)))


@hostile
def test_the_page_says_the_text(text):
    tree = page(paper_of(text))

    assert tree.xpath("//h1")[0].text_content() == printable(text)
    assert tree.xpath("//data")[0].get("value") == printable(text)
    assert tree.xpath("//td/data")[0].text_content() == printable(text)


@hostile
def test_the_style_sheet_of_the_page_is_not_left(text):
    (style,) = page(paper_of(text)).xpath("//style")
    (innocent,) = page(paper_of(INNOCENT)).xpath("//style")
    before = innocent.text.partition("@bottom-left{content:")[0]

    assert style.text.startswith(before)
    content = style.text.removeprefix(before).partition("content:")[2]
    assert content.startswith('"Not for publication')
    assert content.count('"') == 2
    assert not set(content.strip('"}\n')) & set("{};:<>'@")


def shape(tree):
    """Tags in order, without what depends on how long a text is."""
    skipped = ("}tab", "}t", "}b", "}i", "}keepNext")
    return [one.tag for one in tree.iter() if isinstance(one.tag, str)
            and not one.tag.endswith(skipped)]  # fmt: skip


@hostile
def test_the_word_paper_keeps_its_structure(text):
    found = parts(written(paper_of(text), "docx"))["word/document.xml"]
    innocent = parts(written(paper_of(INNOCENT), "docx"))["word/document.xml"]

    assert shape(found) == shape(innocent)


@hostile
def test_the_word_paper_says_the_text(text):
    found = word(paper_of(text))

    assert [one.text for one in found.paragraphs if one.style.name == "Title"] == [printable(text)]
    assert found.core_properties.title == printable(text)[:255]


@hostile
def test_the_workbook_only_shows_the_text(text):
    found = book(paper_of(text))
    cells = [cell for sheet in found for row in sheet.iter_rows() for cell in row]

    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not [cell for cell in cells if cell.hyperlink]
    assert found["About"]["A1"].value == printable(text)
    for name, tree in parts(written(paper_of(text), "xlsx")).items():
        assert not [one for one in tree.iter() if str(one.tag).endswith("}f")], name


def test_a_formula_stays_text_when_its_cell_is_edited():
    found = book(paper_of("=1+1"))

    assert found["About"]["A1"].quotePrefix
    assert not book(paper_of(INNOCENT))["About"]["A1"].quotePrefix


def test_a_text_longer_than_a_cell_says_that_it_is_cut():
    long = book(paper_of("y" * 40_000))["About"]["A1"].value

    assert len(long) == 32_767
    assert long.endswith("[cut here: the whole text is in the paper]")


def test_a_paper_that_is_not_public_says_so_on_every_page():
    document = paper_of(INNOCENT)

    assert "Not for publication" in page(document).xpath("string(//header)")
    assert all(
        "Not for publication" in section.header.paragraphs[0].text
        for section in word(document).sections
    )
    assert ["Marking", "Not for publication"] in [
        [cell.value for cell in line] for line in book(document)["About"].iter_rows()
    ]
