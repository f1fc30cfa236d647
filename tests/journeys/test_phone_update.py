"""From the link in a weekly letter, on a phone, what happened is said in twenty seconds.

Counted as a hand needs it and not a machine: each tap, each letter, each moment of thought and each
page has its time below. How long a page takes is measured elsewhere, on a quiet machine.
"""

import re
import subprocess
import sys

import pytest

from journeys.browsing import address_of, axe, examined
from journeys.live import PROGRAM

pytestmark = pytest.mark.needs_program("chromium")

PHONE = 360
TAP, THINK = 1.5, 1.35
"""Seconds to point at a thing and tap it, and to make up one's mind before: the keystroke-level
model of Card, Moran and Newell (1980)."""
LETTER = 0.33
"""Seconds for a letter typed with two thumbs: 36 words a minute (Palin and others, 2019)."""
PAGE = 0.2
"""Seconds for a page, which none may exceed."""
LONGEST = 20
SAID = "Panel met twice, chair found"
SMALLEST = 24
"""Pixels of a target by WCAG 2.2."""


def link_of_2_10(site):
    """The link to action 2.10 in the letter to the team manager, as it would be sent."""
    words = ["--home", str(site.home), "digest", "--dry-run"]  # of the training day
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *words], capture_output=True, text=True, check=True
    )
    letter = done.stdout.split(f"To: {address_of('TEAM_MANAGER')}\n")[1].split("\nTo: ")[0]
    about = letter.split("* 2.10 ")[1]
    return re.findall(r"Say what happened: https?://[^/\s]+(/letters/\S+)", about)[0]


class Hand:
    """A tab on a phone, and the seconds a hand has needed."""

    def __init__(self, tab):
        self.tab, self.seconds, self.taps = tab, 0.0, 0
        tab.on("framenavigated", self._turned)

    def _turned(self, _frame):
        self.seconds += PAGE

    def tap(self, locator):
        self._tapped()
        box = locator.bounding_box()
        assert min(box["width"], box["height"]) >= SMALLEST
        locator.click()
        self.tab.wait_for_load_state()

    def follow(self, address):
        """Tap a link in the program that shows letters."""
        self._tapped()
        self.tab.goto(address)

    def _tapped(self):
        self.seconds += THINK + TAP
        self.taps += 1

    def type(self, words):
        self.tab.keyboard.type(words)
        self.seconds += LETTER * len(words)


def test_what_happened_is_said_in_three_taps_and_twenty_seconds(browsing):
    link = link_of_2_10(browsing.site)
    context = browsing.signed_in("TEAM_MANAGER", width=PHONE)
    hand = Hand(examined(context))

    hand.follow(f"{browsing.site.address}{link}")
    assert hand.tab.url.endswith("/own/2.10/")
    hand.tap(hand.tab.get_by_label("What happened"))
    hand.type(SAID)
    hand.tap(hand.tab.get_by_role("button", name="Save"))

    assert "what happened is written down" in hand.tab.locator("main").inner_text()
    assert hand.taps == 3
    assert hand.seconds <= LONGEST

    hand.tab.get_by_role("link", name="2.10").click()
    assert SAID in hand.tab.locator("main").inner_text()
    assert hand.tab.evaluate("document.documentElement.scrollWidth") <= PHONE
    assert axe(hand.tab) == []
    context.close()
