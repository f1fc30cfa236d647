"""A figure read back from the way it is printed, so that cell and picture show what the page says.

`57.9%` gives 57.9, `1,234 children` gives 1234, `down 5` gives -5, `no data` gives nothing. Charts
and spreadsheets know no other value than this one: what is not printed cannot leak.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

_NUMBER = re.compile(
    r"(?P<before>.*?)(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<after>.*)"
)
_MINUS = ("-", "\u2212")
_DOWN = re.compile(r"^down\b", re.IGNORECASE)


@dataclass(frozen=True)
class PrintedNumber:
    """The first number of a text: the words before it, its digits, the words after it."""

    before: str
    digits: str
    after: str

    @property
    def is_negative(self) -> bool:
        """Whether a minus sign stands before the digits, or the text begins with `down`."""
        return self.before.rstrip("£").endswith(_MINUS) or bool(_DOWN.match(self.before))

    @property
    def value(self) -> Decimal:
        """The number as printed, with its sign; a percentage is not divided by a hundred."""
        size = Decimal(self.digits.replace(",", ""))
        return -size if self.is_negative else size

    @property
    def places(self) -> int:
        """How many decimal places are printed."""
        return len(self.digits.partition(".")[2])


def read_number(text: str) -> PrintedNumber | None:
    """Give the number a text prints, or None where the text is only words.

    The first number counts: `37.8 per 10,000` is 37.8.
    """
    found = _NUMBER.fullmatch(text)
    return PrintedNumber(*found.group("before", "number", "after")) if found else None


def value_of(text: str) -> float | None:
    """Give the printed number for drawing, or None for words such as `no data` and `hidden`."""
    number = read_number(text)
    return float(number.value) if number else None
