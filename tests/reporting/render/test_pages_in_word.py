"""What stays on one page in Word: short tables, the closing block, nothing too small to stand."""

import datetime as dt
import io

import docx
import pytest
from docx.oxml.ns import qn

from lineofsight.kernel.periods import Month
from lineofsight.reporting.document import (
    Column,
    Document,
    HeaderRow,
    Provenance,
    Section,
    bullets,
    paragraph,
    row,
    table,
    words,
)
from lineofsight.reporting.render.formats import write
from lineofsight.reporting.render.look import Look

LONG = "A visit was made and the child was seen. " * 12


def body(*rows, note=(), closing=()):
    """Write a paper of one table and give the body of the Word file."""
    columns = [Column("Ref", share=1), Column("Progress", share=2)]
    paper = Document(
        title="Paper", authority="", occasion="", dated=dt.date(2017, 12, 12), header=(),
        sections=(Section("Progress", (table("Actions", columns, rows, note=note),)),),
        provenance=Provenance(Month(2017, 11)), public=True, closing=closing,
    )  # fmt: skip
    return docx.Document(io.BytesIO(write(paper, "docx", look=Look()))).element.body


def stays(element):
    return element.find(f".//{qn('w:keepNext')}") is not None


def words_of(element):
    return " ".join(text.text for text in element.iter(qn("w:t")))


def rows_that_stay(found):
    _, *rows = found.find(qn("w:tbl")).findall(qn("w:tr"))
    return [stays(one) for one in rows]


@pytest.mark.parametrize(
    ("rows", "staying"),
    [
        ([row("1.1", "Begun")] * 4, [True, True, True, False]),
        ([row("1.1", LONG)] * 4, [True, False, False, False]),
        ([row(str(place), "Begun") for place in range(15)], [True] + [False] * 14),
        ([row("1.1", "Begun")], [False]),
    ],
    ids=["short", "few rows but tall", "many rows", "one row"],
)
def test_a_table_shorter_than_half_a_page_stays_whole(rows, staying):
    assert rows_that_stay(body(*rows)) == staying


def test_what_follows_a_table_without_a_note_begins_no_page_of_its_own():
    def after(found):
        following = found.find(qn("w:tbl")).getnext()
        return following.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val"))

    assert after(body(row("1.1", "Begun"))) == "Tableend"
    assert after(body(row("1.1", "Begun"), note=words("Of 2017"))) == "Tablenote"


def test_the_closing_block_stays_together():
    closing = (
        HeaderRow("Contact officer", (paragraph("Programme director"),)),
        HeaderRow("Appendices", (bullets(words("One"), words("Two")),)),
    )
    found = body(row("1.1", "Begun"), closing=closing)
    texts = {words_of(one): stays(one) for one in found.findall(qn("w:p"))}

    assert texts["Contact officer Programme director"]
    assert (texts["Appendices"], texts["One"], texts["Two"]) == (True, True, False)
