"""Dark corners: large letters, other colours, paper, and how much is sent."""

import gzip
import re

import pytest
from lxml import html

from lineofsight.accounts.roles import Role

pytestmark = pytest.mark.needs_program("chromium")
MOST_BYTES = 150_000
MISSING_AND_LEGAL = ("missing", "legal")
TWO_LINES = 80  # pixels
SCREEN = 780  # pixels of a phone's screen, from top to bottom
A_CHILD = 125  # pixels of a child in a list: four lines and a bit, and 50 of them in 7,000
SHORT = 6 * SCREEN  # of a page that says first which parts it has


@pytest.mark.parametrize("role", [role.name for role in Role])
def test_the_menu_is_one_line_on_a_desk(role, sign_in):
    tab = sign_in(role)

    assert tab.locator(".los-navigation").bounding_box()["height"] < TWO_LINES


def test_at_400_per_cent_nothing_scrolls_sideways(sign_in):
    tab = sign_in("TEAM_MANAGER", width=320)
    tab.goto(f"{tab.url}scorecard/#all-areas")

    assert tab.evaluate("document.documentElement.scrollWidth") <= 320


def test_in_forced_colours_a_tag_and_a_signal_still_have_their_words_and_edges(sign_in):
    tab = sign_in("TEAM_MANAGER")
    tab.emulate_media(forced_colors="active")
    tab.goto(f"{tab.url}scorecard/")
    edge = "e => getComputedStyle(e).borderTopWidth"

    assert tab.locator(".los-rag").first.inner_text() in {"Red", "Amber", "Green", "Red, high risk"}
    assert tab.locator(".los-rag").first.evaluate(edge) == "1px"
    assert tab.locator(".los-signal__words").first.is_visible()


def test_the_scorecard_prints_on_a4_lying_with_its_columns_on_the_paper(sign_in):
    tab = sign_in("TEAM_MANAGER", width=1040)  # of A4 lying, without its margins
    tab.goto(f"{tab.url}scorecard/")
    tab.emulate_media(media="print")
    wide = tab.evaluate("document.documentElement.scrollWidth")
    box = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", tab.pdf(prefer_css_page_size=True))

    assert wide <= 1040
    assert not tab.get_by_role("navigation", name="Menu").is_visible()
    assert {float(width) > float(height) for width, height in box} == {True}
    assert len(box) > 5  # a phone shows one group, and paper all of them


@pytest.mark.parametrize("scripts", [True, False])
def test_a_phone_finds_an_area_in_one_screen_and_its_address_keeps_it(scripts, sign_in):
    tab = sign_in("DIRECTOR", width=360, scripts=scripts)
    tab.goto(f"{tab.url}scorecard/")
    ways = tab.get_by_role("navigation", name="Groups of indicators")
    missing, legal = (tab.locator(f"#area-{name} .los-table--cards") for name in MISSING_AND_LEGAL)
    assert ways.bounding_box()["height"] <= SCREEN
    assert not missing.is_visible()

    ways.get_by_role("link", name="Missing").click()

    assert tab.url.endswith("#area-missing")
    assert missing.is_visible()
    assert not legal.is_visible()
    ways.get_by_role("link", name="Show all of them").click()
    assert legal.is_visible()


def test_what_is_long_opens_one_part_at_a_time_on_a_phone_and_whole_on_a_desk(sign_in):
    tab = sign_in("PROGRAMME", width=360, scripts=False)
    first = tab.url
    for page, ways in (
        ("", ["#office-unheard"]),
        ("plan/", ["#stream-1", "#stream-1-2"]),
        ("plan/plans/1/", ["#stream-1"]),
        ("boards/findings/", ["#covered", "#finding-2"]),
    ):
        tab.goto(f"{first}{page}")
        assert tab.evaluate("document.documentElement.scrollHeight") <= SHORT
        for way in ways:
            assert not tab.locator(way).is_visible()
            tab.locator(f'a[href="{way}"]').first.click()
            assert tab.locator(way).is_visible()
        beside = tab.locator(f"{ways[-1]} ~ .los-groups__one")
        assert not any(one.is_visible() for one in beside.all())
    tab.set_viewport_size({"width": 1280, "height": SCREEN})
    assert all(one.is_visible() for one in tab.locator(".los-groups__one").all())


@pytest.mark.parametrize("page", ["children/", "children/held-by-nobody/"])
def test_a_child_in_a_list_takes_a_few_lines_on_a_phone_and_all_its_columns_on_a_desk(
    page, sign_in
):
    tab = sign_in("HEAD_OF_SERVICE", width=360, scripts=False)
    tab.goto(f"{tab.url}{page}")
    rows = tab.locator("main table tbody tr")
    tall = [row.bounding_box()["height"] for row in rows.all()]
    first = rows.first.inner_text()

    assert sum(tall) / len(tall) <= A_CHILD
    assert rows.first.get_by_role("link").is_visible()
    assert "due" in first or "owed" in first
    tab.set_viewport_size({"width": 1280, "height": SCREEN})
    assert all(one.is_visible() for one in rows.first.locator("th, td").all())


def test_the_first_page_and_all_it_asks_for_is_small(sign_in, browsing):
    tab = sign_in("PRACTITIONER")
    asked = tab.evaluate("performance.getEntriesByType('resource').map(e => e.name)")
    packed = len(gzip.compress(tab.content().encode("utf-8")))
    for url in {*asked}:
        body = tab.context.request.get(url).body()
        packed += len(body if url.endswith(".woff2") else gzip.compress(body))

    assert len(asked) >= 5
    assert all(url.startswith(browsing.site.address) for url in asked)
    assert packed <= MOST_BYTES


def test_the_policy_forbids_what_is_written_into_a_page_and_no_page_needs_it(browsing):
    context = browsing.browser.new_context()  # the policy holds here
    tab = context.new_page()
    said = []
    tab.on("console", lambda message: said.append(message.text))
    answer = tab.goto(f"{browsing.site.address}/account/sign-in/")
    policy = answer.headers["content-security-policy"]
    written = html.document_fromstring(answer.text()).xpath("//@style | //style | //script[text()]")
    context.close()

    assert "unsafe-inline" not in policy
    assert written == []
    assert said == []


def test_the_page_in_plain_words_prints_on_two_sheets(sign_in):
    tab = sign_in("COUNCILLOR")
    tab.goto(f"{tab.url}corporate-parenting/plain/")

    sheets = re.findall(rb"/MediaBox", tab.pdf(prefer_css_page_size=True))

    assert 1 <= len(sheets) <= 2
