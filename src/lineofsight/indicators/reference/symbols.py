"""What a publisher writes where there is no number, each with its meaning.

A symbol is neither 0 nor a blank, and none is ever read as a number.
"""

import re
from decimal import Decimal
from enum import StrEnum


class Symbol(StrEnum):
    """A mark in a published table; a blank cell is `BLANK`, which is no mark at all."""

    SUPPRESSED = "c"
    ROUNDS_TO_ZERO = "k"
    LOW = "low"
    NOT_APPLICABLE = "z"
    NOT_AVAILABLE = "x"
    UNRELIABLE = "u"
    COLON = ":"
    BLANK = ""

    @property
    def words(self) -> str:
        """What the mark means, as a reason reads: `suppressed by the publisher (c)`."""
        mark = f" ({self.value})" if self.value else ""
        return f"{MEANINGS[self]}{mark}"


MEANINGS = {
    Symbol.SUPPRESSED: "suppressed by the publisher",
    Symbol.ROUNDS_TO_ZERO: "rounds to zero but is not zero",
    Symbol.LOW: "rounds to zero but is not zero",
    Symbol.NOT_APPLICABLE: "not applicable",
    Symbol.NOT_AVAILABLE: "not available",
    Symbol.UNRELIABLE: "held back as of low reliability",
    Symbol.COLON: "not available, as older releases write it",
    Symbol.BLANK: "left blank by the publisher",
}
"""Symbol -> its meaning in words."""

Cell = Decimal | Symbol

_NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")


def cell(text: str) -> Cell | None:
    """Read one cell of a published table; None for what is neither a number nor a known symbol."""
    text = text.strip()
    if _NUMBER.fullmatch(text):
        return Decimal(text)
    try:
        return Symbol(text.casefold())
    except ValueError:
        return None
