"""A long address breaks within its column; every other word of a table ends at a space."""

from importlib.resources import files

import pytest
from django.utils.html import format_html

from lineofsight.ui.lists import Summary
from lineofsight.ui.tables import LONGEST_WORD, Column, Table
from lineofsight.ui.words import Link

ADDRESS = f"https://wandle.example/{'audit' * 60}?of=plans&by=team"
LETTERS = "w" * 900
COLUMNS = tuple(Column(name) for name in ("Action", "Kind", "From", "To", "Where", "Responsible"))
ROW = ("7.3", "Safeguarding document", f"Before {LETTERS} after", f"As agreed: {LETTERS}",
       ADDRESS, "Principal social worker")  # fmt: skip
SHEETS = ("govuk-frontend.min.css", "line-of-sight.css")
BROKEN = """() => {
  const broken = [], texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text; (text = texts.nextNode());) {
    for (const word of text.data.matchAll(/[^\\s-]+/g)) {
      const range = document.createRange();
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      const lines = new Set([...range.getClientRects()].map(one => Math.round(one.top)));
      if (lines.size > 1) broken.push(word[0]);
    }
  }
  return broken;
}"""


@pytest.fixture
def tab(chromium):
    made = chromium.new_page()
    yield made
    made.close()


def page(*parts):
    styles = "".join((files("lineofsight.ui") / "static/ui" / one).read_text() for one in SHEETS)
    words = "".join(str(one) for one in parts)
    return (
        f'<html class="govuk-template"><style>{styles}</style><body class="govuk-template__body">'
        f'<div class="govuk-width-container"><main class="govuk-main-wrapper">{words}</main></div>'
    )


@pytest.mark.needs_program("chromium")
@pytest.mark.parametrize("width", [1280, 800, 360])
def test_nothing_scrolls_sideways_and_no_other_word_is_broken(tab, width):
    linked = (*ROW[:4], Link(ADDRESS, "/somewhere/"), ROW[5])
    tab.set_viewport_size({"width": width, "height": 900})
    tab.set_content(
        page(Table("What differs", COLUMNS, [ROW, linked]), Summary([("What", ADDRESS)]))
    )

    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    assert {one for one in tab.evaluate(BROKEN) if len(one) <= LONGEST_WORD} == set()


def test_a_long_word_is_marked_whatever_stands_around_it_and_no_address_of_a_link():
    def cell(content):
        return str(Table("t", (Column("a"),), [[content]], first_is_header=False)).split("<td")[1]

    ordinary = "b" * LONGEST_WORD
    assert "los-long" not in cell(f"{ordinary} {ordinary}")
    assert "los-long" not in cell(Link("Here", f"/{'a' * 90}/"))
    assert f'>to <span class="los-long">{ordinary}b</span> now<' in cell(f"to {ordinary}b now")
    marked = f'<del>was <span class="los-long">{LETTERS}</span></del>'
    assert marked in cell(format_html("<del>was {}</del>", LETTERS))
    assert "<b>" not in cell(f"<b>{LETTERS}</b>")
    assert "&amp;by=team</span>" in cell(ADDRESS)


@pytest.mark.needs_program("chromium")
def test_what_is_struck_out_stays_struck_out(tab):
    cell = format_html("<del>{}</del>", LETTERS)
    tab.set_content(page(Table("What differs", (Column("Was"),), [[cell]])))

    line = tab.locator(".los-long").evaluate("e => getComputedStyle(e).textDecorationLine")
    assert line == "line-through"
