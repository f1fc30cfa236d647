"""Whole numbers and decimals. A decimal comma is refused: `0,8` could be eight tenths or eight."""

import math
import re
from decimal import Decimal
from typing import Any

from lineofsight.records.values.reading import Unread, tidy

_NUMBER = re.compile(r"[£]?([+-]?)[£]?([1-9]\d{0,2}(?:,\d{3})+|\d+)?(\.\d*)?(?:\s?%)?")
_POWER_OF_TEN = re.compile(r"[+-]?\d{1,17}(\.\d{1,17})?e[+-]?\d{1,2}", re.IGNORECASE)
_LARGEST_WHOLE = 2**31 - 1
_LARGEST = Decimal(10) ** 8
_PLACES = Decimal("0.0001")

NOT_A_NUMBER = Unread("not a number")


def integer(cell: Any) -> int | Unread | None:
    """Read a whole number; `12.0` is 12, `12.5` is not read, `1,234` is 1234."""
    number = _number(cell)
    if number is None or isinstance(number, Unread):
        return number
    if number != number.to_integral_value():
        return Unread("not a whole number")
    return int(number) if abs(number) <= _LARGEST_WHOLE else Unread("a number out of range")


def decimal(cell: Any) -> Decimal | Unread | None:
    """Read a number to four places; `1,234.5`, `£1,234` and `57.9 %` are read as their number."""
    number = _number(cell)
    if number is None or isinstance(number, Unread):
        return number
    if abs(number) >= _LARGEST:
        return Unread("a number out of range")
    return number.quantize(_PLACES)


def exact(cell: Any) -> Decimal | Unread | None:
    """Read a number with every place it has; `1.2E-05`, as spreadsheets write small ones, too."""
    is_power = isinstance(cell, str) and _POWER_OF_TEN.fullmatch(tidy(cell))
    number = Decimal(tidy(cell)) if is_power else _number(cell)
    if isinstance(number, Decimal) and abs(number) >= _LARGEST:
        return Unread("a number out of range")
    return number


def _number(cell: Any) -> Decimal | Unread | None:
    if cell is None:
        return None
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return Decimal(str(cell)) if math.isfinite(cell) else NOT_A_NUMBER
    if not isinstance(cell, str):
        return NOT_A_NUMBER
    return _written(tidy(cell))


def _written(text: str) -> Decimal | Unread | None:
    if not text:
        return None
    match = _NUMBER.fullmatch(text)
    if match is None or not (match[2] or len(match[3] or "") > 1):
        if re.fullmatch(r"[+-]?\d+,\d+", text):
            return Unread("a comma where a decimal point belongs")
        return NOT_A_NUMBER
    sign, whole, fraction = match.groups(default="")
    return Decimal(f"{sign}{whole.replace(',', '') or '0'}{fraction.rstrip('.')}")
