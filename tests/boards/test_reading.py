"""A file that is kept names nobody: its text is read, and what cannot be read is asked about."""

from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
import xlsxwriter
from django.db import transaction

from board_drawn import DAY, NOW
from lineofsight.boards import pdf
from lineofsight.boards.actions import documents
from lineofsight.boards.models import Version
from lineofsight.boards.reading import Read, read
from lineofsight.kernel.problems import Refused
from pdf_drawn import NOTE, drawn

PUPIL = "A12345678901B"
WORDS = f"A child, {PUPIL}, was seen."


def word(*, runs=(WORDS,), header="", table=""):
    """Draw a Word file whose paragraph is of some runs."""
    made, kept = docx.Document(), BytesIO()
    paragraph = made.add_paragraph()
    for run in runs:
        paragraph.add_run(run)
    made.sections[0].header.paragraphs[0].text = header
    made.add_table(1, 1).cell(0, 0).text = table
    made.save(kept)
    return kept.getvalue()


def workbook(*cells, comment=""):
    """Draw a workbook of one row."""
    kept = BytesIO()
    with xlsxwriter.Workbook(kept) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, cells)
        if comment:
            sheet.write_comment(0, 0, comment)
    return kept.getvalue()


def package(**parts):
    """Draw a package of parts by their names."""
    kept = BytesIO()
    with ZipFile(kept, "w") as made:
        for name, text in parts.items():
            made.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return kept.getvalue()


READ = [
    (WORDS.encode(), ".txt"),
    (WORDS.encode("utf-16"), ".txt"),
    (f"Caf\u00e9: {WORDS}".encode("latin-1"), ".md"),
    (word(), ".docx"),
    (word(runs=("A child, A1234", "5678901B.")), ".docx"),
    (word(runs=(), header=WORDS), ".docx"),
    (word(runs=(), table=WORDS), ".docx"),
    (workbook("A child", PUPIL), ".xlsx"),
    (workbook("x", comment=WORDS), ".xlsx"),
    (drawn("Page one", WORDS), ".pdf"),
    (drawn(f"A chi-\nld, {PUPIL}."), ".pdf"),
    (package(content_xml=f"<a><p>A child, {PUPIL}</p></a>"), ".odt"),
    (package(ppt__slides__one_xml=f"<a><p>A child, {PUPIL}</p></a>"), ".pptx"),
]


@pytest.mark.parametrize(("content", "suffix"), READ)
def test_the_text_of_a_file_is_read_wherever_it_stands(content, suffix):
    found = read(content, suffix)

    assert PUPIL in found.text
    assert found.is_whole


def test_cells_beside_one_another_and_numbers_are_read_as_they_are_shown():
    found = read(workbook("Fern", "Example", 12345678), ".xlsx")

    assert "Fern\nExample\n12345678\n" in found.text
    assert "one\ntwo" in read(word(runs=("one\ntwo",)), ".docx").text.replace("\n\n", "\n")


@pytest.mark.parametrize(
    ("content", "suffix"),
    [
        (b"%PDF-1.7", ".txt"),
        (b"a\0b", ".md"),
        (b"no package", ".docx"),
        (b"PK\x03\x04", ".xlsx"),
        (package(word__document_xml="<a"), ".docx"),
        (package(word__document_xml="<a/>", word__media__scan="x"), ".docx"),
    ],
)
def test_what_cannot_be_read_is_not_taken_for_read(content, suffix):
    assert not read(content, suffix).is_whole


@pytest.mark.parametrize(
    ("content", "unread"),
    [
        (b"%PDF-1.7", "it cannot be opened: it is locked, damaged, or not what its name says"),
        (drawn("Page one", ""), "it has pages without text, as a scan has"),
        (drawn("A drawing", picture=True), "there are pictures or files in it"),
        (drawn("A form", notes=(NOTE,)), "there are notes or fields to fill in on it"),
        (drawn("", picture=True, notes=(NOTE,)),
         f"{pdf.NO_TEXT}, and {pdf.PICTURES}, and {pdf.NOTES}"),
        (drawn("Read whole"), ""),
    ],
)  # fmt: skip
def test_what_a_pdf_shows_beside_its_text_is_said(content, unread):
    assert read(content, ".pdf").unread == unread


def test_a_pdf_of_too_many_pages_is_looked_through_by_a_person(monkeypatch):
    monkeypatch.setattr("lineofsight.boards.pdf.MOST_PAGES", 1)

    assert read(drawn("One", "Two"), ".pdf") == Read("", pdf.TOO_LONG)


@pytest.mark.django_db
def test_a_version_that_names_somebody_is_refused_and_one_unread_is_asked_about(office):
    strategy = documents.begin("Workforce strategy", kind="strategy", owner="Head of workforce")

    def send(content, suffix=".txt", **more):
        with transaction.atomic():
            documents.add_version(
                strategy, content, suffix=suffix, dated_on=DAY, by=office, now=NOW, **more
            )

    for content, suffix in READ:
        with pytest.raises(Refused, match="may point to somebody"):
            send(content, suffix, names_no_child=True)
    asked = (
        (b"%PDF", ".pdf", "Not all of the file can be read here: it cannot be opened"),
        (drawn(""), ".pdf", "as a scan has"),
        (b"Town hall, AB1 2DE", ".txt", "postcode"),
    )
    for content, suffix, why in asked:
        with pytest.raises(Refused, match=why):
            send(content, suffix)
        send(content, suffix, names_no_child=True)
    send(word(runs=("Every child is seen.",)), ".docx")
    send(drawn("Every child is seen."), ".pdf")
    assert Version.objects.count() == len(asked) + 2
