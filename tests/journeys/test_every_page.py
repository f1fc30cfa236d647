"""Every page that any role reaches keeps WCAG 2.2 AA, on a desk and on a phone, and reads well."""

from collections import defaultdict

import pytest

from journeys.browsing import broken, examined
from journeys.crawling import name_of, reached
from lineofsight.accounts.roles import Role

pytestmark = pytest.mark.needs_program("chromium")
MET: defaultdict[str, set[str]] = defaultdict(set)
"""The kinds of elements met on all pages of a name: one with none but these is not drawn again."""


@pytest.mark.parametrize("role", [role.name for role in Role])
def test_no_page_breaks_a_guideline_or_has_a_slip_of_the_pen(role, browsing):
    context = browsing.signed_in(role)
    tab = examined(context)
    pages = reached(context, browsing.site.address)
    found = {}
    for page in pages:
        found[page.name] = [*page.slips, *([] if page.status == 200 else [f"is {page.status}"])]
        if not page.made_of <= MET[page.name]:
            MET[page.name] |= page.made_of
            tab.goto(page.url)
            found[page.name] += broken(tab)
    context.close()

    assert {name: wrong for name, wrong in found.items() if wrong} == {}
    assert {"home", "account"} <= {page.name for page in pages}


def test_the_page_for_signing_in_keeps_them_too(browsing):
    context = browsing.browser.new_context(bypass_csp=True)
    tab = examined(context)
    tab.goto(f"{browsing.site.address}/")
    name = name_of(tab.url)
    found = broken(tab)
    context.close()

    assert (name, found) == ("account_login", [])
