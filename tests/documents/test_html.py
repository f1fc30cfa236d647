"""The HTML paper: one file, real structure, all that a reader without sight or mouse needs."""

import re
from itertools import pairwise

from documents.reading import page, words_of_page, written
from documents.wandle_paper import wandle_paper

PAPER = wandle_paper()
TREE = page(PAPER)
TEXT = written(PAPER, "html").decode()


def test_the_file_asks_nothing_of_the_world():
    assert not TREE.xpath("//script | //link | //img | //iframe | //object | //form")
    assert not [name for name in TREE.xpath("//@*") if name.attrname.startswith("on")]
    assert all(href.startswith("#") for href in TREE.xpath("//@href"))
    assert "url(data:" in TEXT
    assert not re.search(r"url\((?!data:)|@import|https?://(?!www\.w3\.org/2000/svg)", TEXT)
    (policy,) = TREE.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'")


def test_language_title_and_landmarks():
    assert TREE.get("lang") == "en-GB"
    assert TREE.findtext(".//title") == (
        "Update on children's improvement activity - London Borough of Wandle"
    )
    for landmark in ("header", "nav", "main", "footer"):
        assert len(TREE.xpath(f"//body//{landmark}")) == 1
    (skip,) = TREE.xpath("//a[@class='skip']/@href")
    assert TREE.xpath(f"//main[@id='{skip[1:]}']")


def test_headings_come_in_order():
    levels = [int(one.tag[1]) for one in TREE.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_link_leads_somewhere_and_every_name_is_used_once():
    ids = TREE.xpath("//@id")

    assert len(ids) == len(set(ids))
    assert {href[1:] for href in TREE.xpath("//@href")} <= set(ids)
    named = {name for names in TREE.xpath("//@aria-labelledby") for name in names.split()}
    assert named <= set(ids)


def test_every_table_has_caption_headers_and_no_merged_cell():
    tables = TREE.xpath("//table")

    assert len(tables) == 9 + 5
    for table in tables:
        assert table.findtext("caption/span")
        columns = len(table.xpath("./thead/tr/th[@scope='col']"))
        for row in table.xpath("./tbody/tr"):
            assert len(row) == columns
            assert row[0].tag == "th"
            assert row[0].get("scope") == "row"
    assert not TREE.xpath("//@colspan | //@rowspan")


def test_a_wide_table_can_be_scrolled_by_keyboard():
    for table in TREE.xpath("//table"):
        region = table.getparent()
        assert (region.get("role"), region.get("tabindex")) == ("region", "0")


def test_every_picture_is_said_in_words_and_every_chart_has_its_table():
    for picture in TREE.xpath("//svg"):
        assert picture.get("role") == "img"
        assert picture.findtext("title")
        assert len(picture.findtext("desc")) > 40
    for figure in TREE.xpath("//figure"):
        assert len(figure.xpath("./div/svg")) == 2
        assert figure.xpath("./figcaption/p")
        assert figure.xpath("./details//table")


def test_a_status_is_a_word_in_its_colour():
    tags = TREE.xpath("//span[starts-with(@class, 'tag ')]")

    assert len(tags) > 10
    assert all(tag.text_content().strip() for tag in tags)


def test_it_reads_like_the_paper():
    words = words_of_page(PAPER)

    for line in (
        "2.1.1 The programme is on track overall. The status of each work stream is in Table 1 ;",
        "how it is judged is set out on page 2 of the Improvement Plan (see Appendix 1 ).",
        "What is being done is in paragraph 2.3.1 .",
        "[action ref 2.10 ]",
        "[indicators CL1, CL1a and CL2]",
        "Table 1: Status of the four work streams",
        "As at 30 November 2017",
    ):
        assert line in words


def test_the_recommendations_stand_twice_and_alike():
    first, last = TREE.xpath("//ol[@class='roman']")

    assert [li.text_content() for li in first] == [li.text_content() for li in last]
    assert len(first) == 3


def test_pages_of_an_appendix_are_named_where_they_begin():
    names = [
        " ".join(one.text_content().split())
        for one in TREE.xpath("//p[@class='page-name' or @class='page-break']")
    ]

    assert names == ["Appendix 1, page 1", "Appendix 1, page 2", "Appendix 1, page 3"]
