"""Every page that any role reaches keeps WCAG 2.2 AA, on a desk and on a phone, and is styled."""

import pytest

from journeys.browsing import broken
from journeys.crawling import name_of, reached
from lineofsight.accounts.roles import Role

pytestmark = pytest.mark.needs_program("chromium")
SEEN: dict[tuple[str, frozenset[str]], list[str]] = {}
"""What was found on a page made of these elements: one like it need not be drawn again."""


@pytest.mark.parametrize("role", [role.name for role in Role])
def test_no_page_breaks_a_guideline(role, browsing):
    context = browsing.signed_in(role)
    tab = context.new_page()
    pages = reached(context, browsing.site.address)
    found = {}
    for page in pages:
        key = (page.name, page.made_of)
        if key not in SEEN:
            tab.goto(page.url)
            SEEN[key] = broken(tab)
        found[page.name] = [*SEEN[key], *([] if page.status == 200 else [f"is {page.status}"])]
    context.close()

    assert {name: wrong for name, wrong in found.items() if wrong} == {}
    assert {"home", "account"} <= {page.name for page in pages}


def test_the_page_for_signing_in_keeps_them_too(browsing):
    context = browsing.browser.new_context(bypass_csp=True)
    tab = context.new_page()
    tab.goto(f"{browsing.site.address}/")
    name = name_of(tab.url)
    found = broken(tab)
    context.close()

    assert (name, found) == ("account_login", [])
