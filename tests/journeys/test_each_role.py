"""Each role comes by keyboard from signing in to what it comes for, and meets nothing it may not.

A child is named nowhere to a role that may not know any: its names are looked for on every page.
"""

import re
from dataclasses import dataclass

import pytest

from journeys.browsing import address_of
from lineofsight import picture
from lineofsight.accounts.roles import Role

pytestmark = pytest.mark.needs_program("chromium")
CHILD = "main a[href^='/children/']:not([href$='/held-by-nobody/'])"
MOST_TABS = 90


@dataclass(frozen=True)
class Way:
    """What the first page says, the links that are followed, what stands there, what nowhere."""

    first: str
    links: tuple[str, ...]
    there: str
    never: tuple[str, ...]  # entries of the menu
    knows: bool = False  # children by name


CHILD_OPENED = "What is due to this child"
A_CHILD = ("*a child",)
WAYS = {
    Role.PRACTITIONER: Way("overdue", A_CHILD, CHILD_OPENED, ("Data", "People"), knows=True),
    Role.TEAM_MANAGER: Way("Your team", A_CHILD, CHILD_OPENED, ("Data",), knows=True),
    Role.HEAD_OF_SERVICE: Way(
        "Your service", ("Which children nobody holds",), "What is overdue", (), knows=True
    ),
    Role.ANALYST: Way("The records", ("Data", "Mend-it list"), "to mend", ("People",)),
    Role.PROGRAMME: Way(
        "overdue", ("Plan",), "Work streams", ("Children", "People", "Mend-it list")
    ),
    Role.DIRECTOR: Way(
        "What must I decide?", ("Scorecard",), "usual range", ("Mend-it list",), knows=True
    ),
    Role.COUNCILLOR: Way(
        "Your comments, and what happened to them", ("Answers",), "released",
        ("Children", "Data", "People"),
    ),
    Role.AUDITOR: Way("What has changed?", ("Who looked",), "All looks", ("Mend-it list",)),
    Role.ADMINISTRATOR: Way("What is open to you", ("People",), "Make an account", (
        "Children", "Scorecard", "Data", "Plan",
    )),
    Role.LAWYER: Way("What is open to you", (), "Where to go", ("Children", "Scorecard", "Data")),
    Role.BUSINESS_SUPPORT: Way(
        "Your actions", ("Mend-it list",), "mend", ("Children", "Scorecard", "Data")
    ),
    Role.REVIEWING_OFFICER: Way("overdue", A_CHILD, CHILD_OPENED, ("Data", "Plan"), knows=True),
    Role.PRACTICE_AUDITOR: Way(
        "Your children", ("Say why you look",), "Why", ("Data", "Plan", "People"),
    ),
    Role.FOSTERING_OFFICER: Way("overdue", A_CHILD, CHILD_OPENED, ("Data", "Plan"), knows=True),
    Role.RETURN_INTERVIEWER: Way(
        "overdue", ("Children", *A_CHILD), CHILD_OPENED, ("Data", "Plan", "Scorecard"), knows=True
    ),
    Role.WORKFORCE_OFFICER: Way(
        "Your actions", ("Workforce",), "thirteen rows", ("Children", "Data", "Plan")
    ),
    Role.BOARD_MEMBER: Way(
        "Open at the boards you sit on", ("Boards",), "Board", ("Children", "Scorecard", "Data")
    ),
}  # fmt: skip


@pytest.fixture(scope="session")
def children(sample_home) -> list[str]:
    """The names of children of the borough."""
    with_names = picture.children(
        picture.open_picture(sample_home), scope=picture.Scope(whole=True)
    )
    return [one.label for one in with_names.children]


@pytest.mark.parametrize("role", list(WAYS), ids=lambda role: role.name)
def test_a_role_comes_by_keyboard_to_what_it_comes_for(role, browsing, children):
    way = WAYS[role]
    tab = browsing.browser.new_context().new_page()
    signed_in_by_keyboard(tab, browsing.site, role.name)
    read = [tab.locator("body").inner_text()]
    menu = [" ".join(one.split()) for one in tab.locator(".los-navigation a").all_inner_texts()]

    for words in way.links:
        follow(tab, words)
        read.append(tab.locator("body").inner_text())
    tab.context.close()

    assert way.first in read[0]
    assert way.there in read[-1]
    assert not set(way.never) & set(menu)
    assert way.knows or not [name for name in children for page in read if name in page]


def test_no_role_is_left_out():
    assert set(WAYS) == set(Role)


def signed_in_by_keyboard(tab, site, role):
    tab.goto(f"{site.address}/")
    focused = tab.locator(":focus")
    for name, typed in (("login", address_of(role)), ("password", site.password)):
        tabbed(tab, lambda name=name: focused.get_attribute("name") == name)
        tab.keyboard.type(typed)
    tab.keyboard.press("Enter")
    tab.wait_for_url(f"{site.address}/")


def follow(tab, words):
    """Go to a link by its words, or to the first child, and open it."""
    to = re.compile(re.escape(words))
    focused = tab.locator(":focus")
    wanted = tab.locator(CHILD).first if words.startswith("*") else None
    href = wanted.get_attribute("href") if wanted else ""
    before = tab.url

    def is_there():
        if href:
            return focused.get_attribute("href") == href
        return bool(to.search(focused.evaluate("e => e.tagName === 'A' ? e.innerText : ''")))

    tabbed(tab, is_there)
    tab.keyboard.press("Enter")
    tab.wait_for_url(lambda url: url != before)


def tabbed(tab, is_there):
    for _ in range(MOST_TABS):
        tab.keyboard.press("Tab")
        if is_there():
            return
    raise AssertionError("the keyboard does not come there")
