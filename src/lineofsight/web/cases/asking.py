"""What an address or a form asks of a list: any text at all is read, and none is an error.

Whatever is not understood counts as not asked, so that an old bookmark or a mistyped address
still shows the list.
"""

from collections.abc import Collection, Mapping

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
