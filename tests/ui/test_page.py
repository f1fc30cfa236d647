"""The base page and every component on it: sound HTML that a strict browser may show."""

import re

import pytest
from lxml import html

from lineofsight.ui.around import Around
from lineofsight.ui.cards import as_cards
from lineofsight.ui.lists import NavItem
from ui.gallery import material, rendered

AROUND = Around(
    council="Wandle",
    service="Children's Services",
    person="Person 1",
    role="team manager",
    search="/search",
    navigation=(NavItem("Today", "/", current=True), NavItem("Children", "/children", count=4)),
    footer=(NavItem("Help", "/help"),),
    made_from="Figures are of October 2017.",
    is_training=True,
)


@pytest.fixture(scope="module")
def page():
    return html.document_fromstring(rendered(around=AROUND))


def words(element) -> str:
    return " ".join(element.text_content().split())


def test_the_title_asks_the_question_and_says_whose_site_it_is(page):
    assert words(page.find(".//title")) == (
        "Error: Are initial conferences held in time? - Line of Sight - Wandle"
    )
    assert words(page.find(".//h1")) == "Are initial conferences held in time?"


def test_nothing_in_a_page_is_a_style_or_a_script_of_its_own(page):
    assert page.xpath("//style | //script[not(@src)] | //*[@style]") == []
    assert [a for e in page.iter() for a in e.attrib if a.startswith("on")] == []


def test_every_id_is_given_once_and_every_pointer_leads_somewhere(page):
    ids = page.xpath("//@id")
    asked = page.xpath("//@for | //@aria-controls")
    for one in page.xpath("//@aria-labelledby | //@aria-describedby"):
        asked += one.split()
    asked += [one[1:] for one in page.xpath("//a/@href[starts-with(., '#')]")]

    assert sorted(ids) == sorted(set(ids))
    assert set(asked) - set(ids) == set()


def test_every_field_has_a_label(page):
    fields = page.xpath("//input[not(@type='hidden')] | //select | //textarea")

    assert len(fields) > 20
    assert {one.get("id") for one in fields} <= set(page.xpath("//label/@for"))


def test_text_is_escaped_and_components_are_not(page):
    assert "Child <B>" in words(page)
    assert page.xpath("//td/strong[contains(@class, 'govuk-tag')]")
    assert "<b>" not in words(page)


def test_what_is_missing_is_said_and_an_empty_list_says_what_that_means(page):
    assert "not recorded" in words(page)
    assert "No visit is overdue." in words(page)
    assert not re.search(r"\bNone\b", words(page))


def test_a_figure_says_its_base_its_change_and_which_way(page):
    shown = page.xpath("//span[@class='los-figure']")[0]

    assert words(shown) == "57.9% (22 of 38) down 19.0 percentage points: worsened"


def test_an_error_stands_beside_its_field_and_above(page):
    above = {a.get("href") for a in page.xpath("//*[@role='alert']//a")}

    assert above == {
        f"#id_{one}" for one in ("words", "why", "team", "way", "several", "sure", "file")
    } | {"#id_seen_on-day"}
    assert page.get_element_by_id("id_seen_on-day").get("value") == "31"
    assert "Error: Write it in words" in words(page)


def test_what_stands_beside_is_beside(page):
    assert words(page.find(".//aside")) == "Definition"


def test_a_visitor_sees_no_menu_and_no_search():
    page = html.document_fromstring(rendered(around=Around(council="Wandle")))

    assert page.xpath("//*[@role='search'] | //nav[@aria-label='Menu']") == []


def test_a_chart_is_drawn_twice_said_once_and_listed(page):
    figure = page.xpath("//figure")[0]

    assert len(figure.findall(".//svg")) == 2
    assert "Line chart, 4 months" in words(figure.find("figcaption"))
    assert [words(cell) for cell in figure.xpath(".//tbody//td")] == [
        "77%",
        "58%",
        "no data",
        "81%",
    ]


def test_the_gallery_gives_every_tag_something():
    assert all(value for key, value in material().items() if key != "form")


def test_a_table_written_by_hand_names_each_cell_by_its_column():
    written = (
        '<table class="govuk-table"><thead><tr><th scope="col">Who</th><th scope="col">When</th>'
        "</tr></thead><tbody><tr><th scope='row'>A &lt;b&gt;</th><td>Today</td></tr>"
        '<tr><td colspan="2">Nobody</td></tr></tbody></table>'
    )
    table = html.fragment_fromstring(as_cards(written))

    assert table.get("class") == "govuk-table los-table--cards"
    assert table.xpath("//td/@data-label") == ["When"]
    assert {one.get("role") for one in table.iter("th")} == {"columnheader", "rowheader"}
    assert table.find("tbody/tr/th").text == "A <b>"
