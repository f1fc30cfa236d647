"""Text that came from elsewhere, made fit to stand in any format.

Every text in a document passes through here once, so no renderer need fear what a feed held.
Markup needs no cleaning: each renderer escapes it.
"""

import re

_BREAKS = re.compile("[\t\n\r\x0b\x0c\x85\u2028\u2029]+")
_REFUSED = re.compile(
    "[\x00-\x1f\x7f-\x9f"  # controls: NUL ends strings, the others break XML
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"  # halves of letters, and what is no letter at all
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # direction marks: they can turn a number round
    "\ufeff]"  # the byte order mark
)


def printable(text: str) -> str:
    """Give the text on one line, without controls and without marks that reverse reading order.

    Line ends and tabs become a blank. Letters of every script, joiners and emoji stay.
    """
    return _REFUSED.sub("", _BREAKS.sub(" ", text))


def is_printable(text: str) -> bool:
    """Ask whether the text is already as `printable` would give it."""
    return printable(text) == text


def clean(holder: object, *names: str) -> None:
    """Make the named texts of a frozen dataclass printable, once, when it is made."""
    for name in names:
        object.__setattr__(holder, name, printable(getattr(holder, name)))
