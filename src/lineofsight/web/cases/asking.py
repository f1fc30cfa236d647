"""What an address or a form asks of a list: any text at all is read, and none is an error.

Whatever is not understood counts as not asked, so that an old bookmark or a mistyped address
still shows the list; and the page says so.
"""

from collections.abc import Collection, Iterable, Mapping

from lineofsight.ui.passed_over import passed_over
from lineofsight.web.cases.reach import Choice

LONGEST = 100


def one_of(text: str | None, allowed: Collection[str], otherwise: str = "") -> str:
    """Give the text where it is one of those allowed."""
    return text if text is not None and text in allowed else otherwise


def plain(text: str | None) -> str:
    """Give typed words on one line, without marks that cannot be seen, cut to a sane length."""
    seen = "".join(letter if letter.isprintable() else " " for letter in text or "")
    return " ".join(seen.split())[:LONGEST]


def kept(asked: Mapping[str, str]) -> dict[str, str]:
    """Give what was asked without what is empty: what the next page's address must carry."""
    return {name: value for name, value in asked.items() if value}


def not_taken(
    asked: Mapping[str, str], choices: Iterable[Choice], **others: tuple[str, Iterable[str]]
) -> str:
    """Say what a list was asked to be narrowed by and is not; an order narrows nothing.

    `others`: the choices that stand on no page of this reader's, as where there is one team.
    """
    there = {one.name: (one.label, [value for value, _ in one.options]) for one in choices}
    offered = {**others, **there}
    return passed_over(asked, {name: one for name, one in offered.items() if name != "sort"})
