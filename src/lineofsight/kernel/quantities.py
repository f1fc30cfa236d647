"""Quantities as a reader meets them: rounded half up, with their unit, and never a bare dash.

Zero, no data and not applicable are three different things. A change in a percentage is in
percentage points, and says so in words.
"""

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

Number = int | float | Decimal | Fraction


class State(StrEnum):
    """Whether there is a value, and if not, why."""

    VALUE = "value"
    NO_DATA = "no_data"
    NOT_APPLICABLE = "not_applicable"

    @property
    def words(self) -> str:
        """The state as a page prints it."""
        return self.value.replace("_", " ")


def halves_up(number: Number, places: int = 1) -> Decimal:
    """Round to so many decimal places, halves away from zero: 16.25 gives 16.3."""
    exact = Fraction(str(number)) if isinstance(number, float) else number
    above, below = exact.as_integer_ratio()
    steps = (2 * abs(above) * 10**places + below) // (2 * below)
    return Decimal(steps if above > 0 else -steps).scaleb(-places)


UNITS = {
    "count": ("", 0),
    "percent": ("%", 1),
    "rate_per_10000": (" per 10,000", 1),
    "rate_per_100000": (" per 100,000", 1),
    "weeks": (" weeks", 1),
    "days": (" days", 0),
    "score": ("", 1),
    "cases_per_fte": (" per full-time worker", 1),
    "per_child": (" per child", 1),
    "ratio": (" to 1", 1),
    "working_days": (" working days", 0),
}
"""Unit of an indicator (as in the catalogue) -> what is printed after the number, and places."""

PARTS = {
    "percent": "{n:,} of {d:,}",
    "cases_per_fte": "{n:,} for {d:,}",
    "per_child": "{n:,} among {d:,}",
    "ratio": "{n:,} to {d:,}",
    "rate_per_10000": "{n:,} among {d:,}",
    "rate_per_100000": "{n:,} among {d:,}",
    "weeks": "{d:,} cases",
    "days": "{d:,} children",
    "score": "{d:,} scores",
}
"""Unit -> how the two numbers behind a value are printed in a column."""

SPELT_OUT = {
    "cases_per_fte": "{n:,} children for {d:,} full-time workers",
    "per_child": "{n:,} among {d:,} children",
    "rate_per_10000": "{n:,} among {d:,} children",
    "rate_per_100000": "{n:,} among {d:,} children aged 10 to 17",
}
"""Unit -> how a sentence prints them, where it needs more words."""

_ONE = {"1 children": "1 child", "1 cases": "1 case", "1 scores": "1 score"}

POINTS = "percentage points"
NO_CHANGE = "no change"


def in_words(value: Number, unit: str, places: int | None = None) -> str:
    """Write a value with its unit: `57.9%`, `1,234`, `37.8 per 10,000`, `34.1 weeks`.

    `places` writes more of it than is usual of its unit.
    """
    size = halves_up(value, UNITS[unit][1] if places is None else places)
    return f"{size:,}{_suffix(unit, size)}"


def _suffix(unit: str, size: Decimal) -> str:
    """Give what follows a number of a unit: of one day, *day*."""
    suffix, _ = UNITS[unit]
    is_one = size == 1 and not size.as_tuple().exponent
    return suffix.removesuffix("s") if is_one else suffix


def parts_in_words(numerator: Decimal | int, denominator: Decimal | int, unit: str) -> str:
    """Write the two numbers behind a value in a sentence: `22 of 38`, `1 child`."""
    return written({**PARTS, **SPELT_OUT}.get(unit, ""), numerator, denominator)


def written(form: str, numerator: Decimal | int | None, denominator: Decimal | int) -> str:
    """Fill in one of `PARTS` or `SPELT_OUT`; of one child it says *1 child*."""
    text = form.format(n=numerator, d=denominator)
    for many, one in _ONE.items():
        if text == many or text.startswith(f"{many} "):
            return one + text.removeprefix(many)
    return text


def change_in_words(change: Number, unit: str) -> str:
    """Write a change with its direction and unit: `up 12.0 percentage points`, `down 5`."""
    size = halves_up(change if change > 0 else -change, UNITS[unit][1])
    if size == 0:
        return NO_CHANGE
    direction = "up" if change > 0 else "down"
    if unit == "percent":
        return f"{direction} {size} {POINTS if size != 1 else POINTS.removesuffix('s')}"
    return f"{direction} {size:,}{'' if unit == 'ratio' else _suffix(unit, size)}"
