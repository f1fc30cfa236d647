"""One browser that holds a session for each role, and what is asked of every page it shows."""

import re
from typing import Any

from journeys.live import Site
from repository.tracked import ROOT

AXE = ROOT / "tests/documents/vendor/axe.min.js"
GUIDELINES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]
WIDTHS = (1280, 360)
HEIGHT = 900
TOKEN = re.compile(r"[A-Za-z0-9_-]{22}")


class Browsing:
    """The browser, the site, and who has signed in to it."""

    def __init__(self, browser: Any, site: Site) -> None:
        self.browser = browser
        self.site = site
        self._sessions: dict[str, Any] = {}

    def signed_in(self, role: str, *, width: int = 1280, scripts: bool = True) -> Any:
        """A context in which a person of the role has signed in, by the page for it."""
        if role not in self._sessions:
            context = self._context()
            tab = context.new_page()
            sign_in_on(tab, self.site, role)
            self._sessions[role] = context.storage_state()
            context.close()
        return self._context(
            viewport={"width": width, "height": HEIGHT},
            storage_state=self._sessions[role],
            java_script_enabled=scripts,
        )

    def _context(self, **more: Any) -> Any:
        return self.browser.new_context(bypass_csp=True, **more)


def address_of(role: str) -> str:
    return f"{role.lower().replace('_', '-')}@sample.example"


def sign_in_on(tab: Any, site: Site, role: str) -> None:
    """Sign in as people do."""
    tab.goto(f"{site.address}/account/sign-in/")
    tab.get_by_label("E-mail address").or_(tab.locator("[name=login]")).first.fill(address_of(role))
    tab.locator("[name=password]").fill(site.password)
    tab.locator("main button[type=submit]").first.click()
    tab.wait_for_load_state()
    assert "/account/sign-in/" not in tab.url, tab.locator("main").inner_text()


def examined(context: Any) -> Any:
    """A tab each page of which brings axe-core along: sent to it once, and not with each page."""
    context.add_init_script(path=AXE)
    return context.new_page()


def broken(tab: Any) -> list[str]:
    """The guidelines a page breaks at each width, and where it scrolls sideways."""
    found = []
    for width in WIDTHS:
        tab.set_viewport_size({"width": width, "height": HEIGHT})
        found += [f"{width}: {one}" for one in axe(tab)]
        wide = tab.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            found.append(f"{width}: scrolls sideways to {wide}")
    tab.set_viewport_size({"width": WIDTHS[0], "height": HEIGHT})
    return found


def axe(tab: Any) -> list[str]:
    """What axe-core finds against WCAG 2.2, at the width the page has now."""
    asked = "tags => axe.run({runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})"
    violations = tab.evaluate(asked, GUIDELINES)["violations"]
    return [
        f"{one['impact']} {one['id']}: {TOKEN.sub('TOKEN', one['nodes'][0]['html'][:160])}"
        for one in violations
    ]
