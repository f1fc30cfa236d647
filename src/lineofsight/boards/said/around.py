"""What several pages of the boards print alike: the other pages, a day, an account's name."""

import datetime as dt
from collections.abc import Iterable

from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from lineofsight.kernel.periods import in_words
from lineofsight.ui.lists import NavItem, SubNavigation


def parts(pages: Iterable[tuple[str, str]], here: str) -> SubNavigation:
    """The pages of the boards, side by side; `here` is the name of the one that is open."""
    items = [NavItem(words, reverse(name), name == here) for name, words in pages]
    return SubNavigation(items, name="Pages of the boards")


def day(on: dt.date | None, otherwise: str = "") -> str | None:
    """A day in words; None, or what stands for it, where there is none."""
    return in_words(on) if on is not None else otherwise or None


def lines(each: Iterable[object]) -> SafeString:
    """Several sentences or links of one cell, a line for each."""
    return format_html_join("", "<div>{}</div>", ((one,) for one in each))
