"""The Word paper: real headings, numbers as text, header rows, alternative text, A4, en-GB."""

import io
import zipfile
from itertools import pairwise

import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from documents.reading import parts, word, words_of_page, written
from documents.wandle_paper import wandle_paper

PAPER = wandle_paper()
WORD = word(PAPER)
BODY = WORD.element.body
PARTS = parts(written(PAPER, "docx"))


def paragraphs(style):
    return [one.text for one in WORD.paragraphs if one.style.name == style]


def test_headings_are_real_and_in_order():
    levels = [
        int(one.style.name[-1]) for one in WORD.paragraphs if one.style.name.startswith("Heading ")
    ]

    assert paragraphs("Title") == ["Update on children's improvement activity"]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert paragraphs("Heading 1")[:2] == [
        "1\tExecutive summary",
        "2\tProgress on the improvement programme",
    ]
    assert paragraphs("Heading 2")[0] == "2.1\tOverview of progress in November"
    assert "Appendix 1: Children's Improvement Plan" in paragraphs("Heading 1")


def test_paragraph_numbers_are_text_and_those_of_the_page():
    numbers = [text.split("\t")[0] for text in paragraphs("Numbered paragraph")]
    page = words_of_page(PAPER)

    assert numbers[:5] == ["1.1", "1.2", "1.3", "1.4", "2.1.1"]
    assert numbers[-1] == "6.1"
    for text in paragraphs("Numbered paragraph"):
        number, _, words = text.partition("\t")
        assert f"{number} {words[:20]}" in page


def test_every_table_repeats_its_header_row_and_never_splits_a_row():
    tables = BODY.findall(qn("w:tbl"))

    assert len(tables) == 9 + 5
    for table in tables:
        rows = table.findall(qn("w:tr"))
        assert rows[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
        assert table.find(f"{qn('w:tblPr')}/{qn('w:tblCaption')}") is not None
        look = table.find(f"{qn('w:tblPr')}/{qn('w:tblLook')}")
        assert (look.get(qn("w:firstRow")), look.get(qn("w:firstColumn"))) == ("1", "1")


def test_no_cell_is_merged_and_every_row_is_whole():
    for table in BODY.iter(qn("w:tbl")):
        columns = len(table.findall(f"{qn('w:tblGrid')}/{qn('w:gridCol')}"))
        assert all(len(row.findall(qn("w:tc"))) == columns for row in table.findall(qn("w:tr")))
    assert not list(BODY.iter(qn("w:gridSpan"), qn("w:vMerge")))


def test_a_table_fits_its_page():
    for table in BODY.iter(qn("w:tbl")):
        form = table.find(qn("w:tblPr"))
        wide = int(form.find(qn("w:tblW")).get(qn("w:w")))
        indent = int(form.find(qn("w:tblInd")).get(qn("w:w")))
        assert wide + indent <= 25.7 * 567 + 1


def test_every_picture_has_alternative_text():
    drawn = list(BODY.iter(qn("wp:docPr")))

    assert len(drawn) == 5 + 6
    assert all(len(one.get("descr")) > 40 and one.get("title") for one in drawn)
    assert len({one.get("id") for one in drawn}) == len(drawn)


def test_references_lead_to_bookmarks_that_exist():
    marks = [one.get(qn("w:name")) for one in BODY.iter(qn("w:bookmarkStart"))]
    ids = [one.get(qn("w:id")) for one in BODY.iter(qn("w:bookmarkStart"))]
    links = {one.get(qn("w:anchor")) for one in BODY.iter(qn("w:hyperlink"))}

    assert len(set(marks)) == len(marks)
    assert len(set(ids)) == len(ids)
    assert all(len(name) <= 40 for name in marks)
    assert links
    assert links <= set(marks)


def test_the_wide_appendix_lies_across():
    turned = [section.orientation for section in WORD.sections]

    assert turned == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT]
    for section in WORD.sections:
        sides = sorted([section.page_width.mm, section.page_height.mm])
        assert sides == [pytest.approx(210, abs=0.1), pytest.approx(297, abs=0.1)]


def test_pages_are_numbered_at_the_foot():
    for section in WORD.sections:
        foot = section.footer.paragraphs[0]._p
        fields = [one.get(qn("w:instr")) for one in foot.iter(qn("w:fldSimple"))]
        assert fields == ["PAGE", "NUMPAGES"]
        assert "12 December 2017" in section.footer.paragraphs[0].text


def test_lists_are_lists_and_each_roman_one_starts_anew():
    numbering = PARTS["word/numbering.xml"]
    kinds = {
        one.get(qn("w:abstractNumId")): one.find(f"{qn('w:lvl')}/{qn('w:numFmt')}").get(qn("w:val"))
        for one in numbering.iter(qn("w:abstractNum"))
    }
    used = [one.get(qn("w:val")) for one in BODY.iter(qn("w:numId"))]
    lists = {
        one.get(qn("w:numId")): kinds[one.find(qn("w:abstractNumId")).get(qn("w:val"))]
        for one in numbering.iter(qn("w:num"))
    }

    assert [lists[number] for number in used].count("lowerRoman") == 6
    assert len({number for number in used if lists[number] == "lowerRoman"}) == 2


def test_language_and_properties():
    language = PARTS["word/styles.xml"].find(f".//{qn('w:lang')}")
    facts = WORD.core_properties

    assert language.get(qn("w:val")) == "en-GB"
    assert facts.language == "en-GB"
    assert facts.title == "Update on children's improvement activity"
    assert facts.author == "London Borough of Wandle"
    assert facts.created.date().isoformat() == facts.modified.date().isoformat() == "2017-12-12"
    assert "2017-11 v2" in facts.keywords


def test_word_opens_it_as_a_file_of_today():
    modes = PARTS["word/settings.xml"].iter(qn("w:compatSetting"))

    assert [mode.get(qn("w:val")) for mode in modes] == ["15"]


def test_every_style_named_exists():
    known = {one.get(qn("w:styleId")) for one in PARTS["word/styles.xml"].iter(qn("w:style"))}
    named = {one.get(qn("w:val")) for one in BODY.iter(qn("w:pStyle"), qn("w:rStyle"))}

    assert named <= known


def test_nothing_of_the_empty_template_is_left():
    with zipfile.ZipFile(io.BytesIO(written(PAPER, "docx"))) as file:
        assert not [name for name in file.namelist() if "thumbnail" in name]
        assert {member.date_time for member in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
