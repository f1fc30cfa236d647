"""What people come for takes few clicks, works without scripts, and works by keyboard alone."""

import re

import pytest

pytestmark = pytest.mark.needs_program("chromium")
MOST_CLICKS = 3
RING = "e => { const s = getComputedStyle(e); return s.outlineWidth + s.boxShadow }"


class Clicks:
    """A tab whose clicks are counted."""

    def __init__(self, tab):
        self.tab = tab
        self.count = 0

    def on(self, locator):
        locator.first.click()
        self.tab.wait_for_load_state()
        self.count += 1


def menu(tab, words):
    return tab.get_by_role("navigation", name="Menu").get_by_role("link", name=words)


@pytest.mark.parametrize("scripts", [True, False])
def test_when_a_child_was_last_seen_is_three_clicks_away(scripts, sign_in):
    tab = sign_in("PRACTITIONER", scripts=scripts)
    clicks = Clicks(tab)

    clicks.on(menu(tab, "Children"))
    clicks.on(tab.locator("main table tbody a"))

    assert re.search(r"Last seen\s+\w+", tab.locator(".los-identity").inner_text())
    assert clicks.count <= MOST_CLICKS


@pytest.mark.parametrize("scripts", [True, False])
def test_a_red_indicator_is_explained_by_its_children_in_three_clicks(scripts, sign_in):
    tab = sign_in("TEAM_MANAGER", scripts=scripts)
    clicks = Clicks(tab)

    clicks.on(menu(tab, "Scorecard"))
    red = tab.locator("tr", has=tab.locator(".los-rag--red"))
    about_children = red.filter(has_text=re.compile(r"\b(CP|CIN|LAC|AMT|FD)\d"))
    clicks.on(about_children.get_by_role("link"))
    clicks.on(tab.get_by_role("link", name="Which children"))

    assert "/children/" in tab.url
    assert "children stand behind" in tab.locator("h1").inner_text()
    assert clicks.count <= MOST_CLICKS


def test_somebody_is_found_without_scripts_and_never_by_the_address(sign_in):
    tab = sign_in("TEAM_MANAGER", scripts=False)
    menu(tab, "Children").click()
    name = tab.locator("main table tbody a").first.inner_text()

    tab.get_by_role("searchbox").first.fill(name.split()[0])
    tab.get_by_role("button", name="Search").first.click()
    tab.wait_for_load_state()

    assert name in tab.locator("main").inner_text()
    assert name.split()[0] not in tab.url


def test_all_of_it_can_be_done_by_keyboard(sign_in):
    tab = sign_in("PRACTITIONER")
    focused = tab.locator(":focus")

    tab.keyboard.press("Tab")
    assert focused.inner_text() == "Skip to main content"
    seen = []
    while focused.inner_text() != "Children":
        tab.keyboard.press("Tab")
        seen.append((focused.inner_text() or focused.get_attribute("name"), ring(focused)))
        assert len(seen) < 20, seen
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/children/")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    while "/children/" not in (focused.get_attribute("href") or ""):
        tab.keyboard.press("Tab")
        seen.append((focused.inner_text(), ring(focused)))
        assert len(seen) < 40, seen
    tab.keyboard.press("Enter")
    tab.wait_for_url(re.compile(r"/children/[\w-]{22}/"))

    assert [words for words, shown in seen if not shown] == []


def test_the_plan_is_walked_from_what_differs_to_what_closed_plans_became(sign_in):
    tab = sign_in("COUNCILLOR", scripts=False)
    main = tab.locator("main")

    menu(tab, "Plan").click()
    assert "Sent on 8 December 2017; it was due by 11 December 2017" in main.inner_text()
    tab.get_by_role("table", name="Work streams declared better").get_by_role("link").first.click()
    assert "Declared by its officer: on track" in main.inner_text()
    menu(tab, "Plan").click()
    tab.get_by_role("link", name="2.11", exact=False).first.click()
    assert "Action 2.11 on 14 August 2017" in main.inner_text()
    tab.get_by_role("link", name="Back to the plan").click()
    tab.get_by_role("link", name="Approval").click()
    assert "7 November 2017" in main.inner_text()
    tab.get_by_role("link", name="All plans").click()
    tab.get_by_role("link", name="Certificate").first.click()
    assert "The totals reconcile" in main.inner_text()


def ring(focused) -> bool:
    """Whether what has the focus is seen to have it."""
    return not focused.evaluate(RING).startswith("0pxnone")
