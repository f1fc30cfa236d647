"""A closing that a second person declines: by page, from who asked to who says no, and back."""

import pytest

pytestmark = pytest.mark.needs_program("chromium")

WORDS = "We want to hear from our social worker"
NOT_ASKED = "The young people were not asked whether it did."
NOT_SEEN = "The board has not seen what becomes of it."


def go(tab, locator):
    locator.first.click()
    tab.wait_for_load_state()


def fill(tab, button, **fields):
    for label, words in fields.items():
        tab.get_by_label(label.replace("_", " ")).fill(words)
    go(tab, tab.locator("main").get_by_role("button", name=button))


def test_a_councillor_declines_the_closing_of_words_and_the_clerk_reads_why(sign_in, browsing):
    clerk, member = sign_in("PROGRAMME"), sign_in("COUNCILLOR", width=360, scripts=False)
    clerk.goto(f"{browsing.site.address}/boards/items/?kind=young")
    go(clerk, clerk.get_by_role("link", name=WORDS))
    item, main = clerk.url, clerk.locator("main")
    go(clerk, main.get_by_role("link", name="Close", exact=True))
    clerk.get_by_label("Yes, it made a difference").check()
    fill(clerk, "Close", Reference_of_the_minute="Council of 30 November 2017, item 2")
    assert "waits for a second person to confirm it or decline it" in main.inner_text()

    member.goto(item)
    go(member, member.get_by_role("link", name="Decline the closing"))
    fill(member, "Decline the closing", Why=NOT_ASKED)
    assert "whoever closed it reads why" in member.locator("main").inner_text()

    clerk.goto(item)
    read = main.inner_text()
    assert (
        read.index("declined its closing on") < read.index(NOT_ASKED) < read.index("What changed")
    )
    assert main.get_by_role("link", name="Close", exact=True).is_visible()


def test_the_director_declines_to_close_a_plan_and_the_office_reads_why(sign_in, browsing):
    office, director = sign_in("PROGRAMME"), sign_in("DIRECTOR", width=360)
    closing = f"{browsing.site.address}/plan/closing/"
    office.goto(f"{closing}actions/12.3/")
    office.get_by_label("Dropped").check()
    fill(office, "Write it down", Why="Nobody needs it any more.")

    director.goto(closing)
    fill(director, "Decline to close it", Why_it_is_not_closed=NOT_SEEN)
    assert "The plan stays open." in director.locator("main").inner_text()

    office.goto(closing)
    assert NOT_SEEN in office.locator("main").inner_text()
    assert office.get_by_role("button", name="Decline to close it").count() == 0
