"""A figure as a page prints it: value, n of N, state in words; exact, or as it may be published.

Whoever reads says which (`exactness`): there is no default, so nobody is shown exact small
numbers by forgetting to ask.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from lineofsight.kernel.quantities import State, in_words, parts_in_words
from lineofsight.picture.reading import Row

Exactness = Literal["exact", "protected"]
"""`exact`: as counted. `protected`: as it may be published, small counts hidden with partners."""

HIDDEN = "hidden"


@dataclass(frozen=True)
class Said:
    """One figure. Numbers are None in every state but `value`."""

    state: str  # value, no_data, not_applicable or hidden
    value: float | None
    numerator: float | None
    denominator: float | None
    unit: str
    words: str  # `57.9%`, `no data`, `hidden`
    of: str  # `22 of 38` of a share; other units say their parts; empty where it has not both
    reason: str  # why there is no value; empty when there is one, or it is hidden
    rag: str = ""  # green, amber, red or nothing

    @property
    def has_value(self) -> bool:
        """Say whether there is a value to show."""
        return self.state == State.VALUE

    @property
    def in_full(self) -> str:
        """All of it in one line: `57.9% (22 of 38)`, or `no data: why`."""
        if self.of:
            return f"{self.words} ({self.of})"
        return f"{self.words}: {self.reason}" if self.reason else self.words


def said(row: Row, unit: str, exactness: Exactness) -> Said:
    """Give a row of `figure` as it may be read: hidden where it may not be shown."""
    if exactness != "exact" and row["shown"] != row["state"]:
        return without(HIDDEN, unit)
    if row["state"] != State.VALUE:
        return without(row["state"], unit, row["reason"])
    numerator, denominator = _exact(row["numerator"]), _exact(row["denominator"])
    of = ""
    if numerator is not None and denominator is not None:
        of = parts_in_words(numerator, denominator, unit)
    return Said(
        state=row["state"], value=row["number"], numerator=_plain(numerator),
        denominator=_plain(denominator), unit=unit, words=in_words(Fraction(row["value"]), unit),
        of=of, reason="", rag=row["rag"],
    )  # fmt: skip


def without(state: str, unit: str, reason: str = "") -> Said:
    """Give a figure that has no number to show."""
    return Said(state, None, None, None, unit, state.replace("_", " "), "", reason)


def _exact(text: str | None) -> Decimal | int | None:
    if text is None:
        return None
    return Decimal(text) if "." in text else int(text)


def _plain(number: Decimal | int | None) -> float | None:
    return float(number) if isinstance(number, Decimal) else number
