"""The comment of 31 October from what was said to what changed, closed by the member herself."""

import pytest

pytestmark = pytest.mark.needs_program("chromium")


def go(tab, locator):
    locator.first.click()
    tab.wait_for_load_state()


def test_a_member_follows_a_comment_to_its_effect_and_closes_it(sign_in, browsing):
    tab = sign_in("COUNCILLOR", width=360, scripts=False)
    go(tab, tab.get_by_role("link", name="too process-focused"))
    main = tab.locator("main")
    item, said = tab.url, main.inner_text()
    for words in ("Accepted", "Workforce dashboard", "Paragraph 4.1", "Effect so far"):
        assert words in said
    go(tab, main.get_by_role("link", name="Workforce dashboard"))
    assert "Do we have the people?" in tab.locator("h1").inner_text()

    tab.goto(item)
    go(tab, main.get_by_role("link", name="Close", exact=True))
    tab.get_by_label("Yes, it made a difference").check()
    go(tab, main.get_by_role("button", name="Close"))

    assert "Closed" in main.inner_text()
    visitor = browsing.browser.new_context().new_page()
    visitor.goto(f"{browsing.site.address}/you-said/")
    assert "Whoever said it closed it: Yes, it made a difference" in visitor.content()
    visitor.context.close()
    go(tab, main.get_by_role("link", name="Open it again"))
    tab.get_by_label("Why it is opened again").fill("We look at it again in March.")
    go(tab, main.get_by_role("button", name="Open it again"))
    assert "Waits for whoever raised it" in main.inner_text()
