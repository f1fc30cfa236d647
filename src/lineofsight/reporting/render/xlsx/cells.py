"""One cell of the workbook: a figure becomes a number that shows exactly what the paper prints.

`57.9%` is stored as 0.579 and shown as 57.9%; `down 5` is stored as -5 and shown as `down 5`.
Anything else is text, declared as text, so that nothing a feed held is ever run.
"""

from dataclasses import dataclass, field
from typing import Any, Protocol

from lineofsight.kernel.spreadsheet import is_run_by_a_spreadsheet
from lineofsight.reporting.printed_number import PrintedNumber, read_number

MOST = 32_767
"""Letters a cell can hold."""

_EXACT = 15
_FORMAT = 200
_CUT = " [cut here: the whole text is in the paper]"
_DOWN = "down "


class Sheet(Protocol):
    """What is asked of a worksheet."""

    def write_string(self, row: int, column: int, text: str, look: object, /) -> object:
        """Write a text that is never read as anything else."""

    def write_number(self, row: int, column: int, number: float, look: object, /) -> object:
        """Write a number."""


class Workbook(Protocol):
    """What is asked of a workbook."""

    def add_format(self, properties: dict[str, Any], /) -> object:
        """Make a way to show cells."""


@dataclass
class Looks:
    """The ways cells are shown, each made once."""

    book: Workbook
    _made: dict[tuple[tuple[str, object], ...], object] = field(default_factory=dict)

    def get(self, **properties: object) -> object:
        """Give the look with these properties."""
        wanted = {"font_name": "Arial", "font_size": 10, "valign": "top", **properties}
        key = tuple(sorted(wanted.items(), key=lambda item: item[0]))
        if key not in self._made:
            self._made[key] = self.book.add_format(wanted)
        return self._made[key]


def write_text(sheet: Sheet, row: int, column: int, text: str, *, looks: Looks,
               **properties: object) -> None:  # fmt: skip
    """Write a text as text; one that begins like a formula stays text when it is edited, too."""
    if len(text) > MOST:
        text = text[: MOST - len(_CUT)] + _CUT
    if is_run_by_a_spreadsheet(text):
        properties = {**properties, "quote_prefix": True}
    sheet.write_string(row, column, text, looks.get(**properties))


def write_figure(sheet: Sheet, row: int, column: int, text: str, *, looks: Looks,
                 **properties: object) -> None:  # fmt: skip
    """Write a printed figure as a number shown as it is printed, or words as words."""
    number = read_number(text)
    if number is None or not can_be_typed(number):
        write_text(sheet, row, column, text, looks=looks, align="right", **properties)
        return
    look = looks.get(num_format=number_format(number), align="right", **properties)
    sheet.write_number(row, column, stored(number), look)


def can_be_typed(number: PrintedNumber) -> bool:
    """Whether a cell can hold the number and show it unchanged.

    It cannot with `007`, with more digits than a cell keeps, or with a quotation mark, backslash or
    semicolon beside it, which programs read in different ways.
    """
    if set('"\\;') & set(number.before + number.after):
        return False
    digits = number.digits.replace(",", "").replace(".", "")
    leads = number.digits.startswith("0") and number.digits[1:2] not in {"", "."}
    return not leads and len(digits) <= _EXACT and len(number_format(number)) <= _FORMAT


def stored(number: PrintedNumber) -> float:
    """The number in the cell: as printed, a percentage as a part of one."""
    value = number.value
    return float(value.scaleb(-2)) if is_percentage(number) else float(value)


def number_format(number: PrintedNumber) -> str:
    """The number format under which the cell shows exactly the printed text."""
    digits = "#,##0" if "," in number.digits else "0"
    if number.places:
        digits += f".{'0' * number.places}"
    after = number.after
    if is_percentage(number):
        digits, after = f"{digits}%", after[1:]
    if number.before.startswith(_DOWN):
        # Zero cannot be negative: `down 0` would show its first part.
        up = f"{_quoted(number.before.replace(_DOWN, 'up ', 1))}{digits}{_quoted(after)}"
        return f"{up};{_quoted(number.before)}{digits}{_quoted(after)}"
    shown = f"{_quoted(number.before)}{digits}{_quoted(after)}"
    return f"{shown};{shown}" if number.is_negative else shown


def is_percentage(number: PrintedNumber) -> bool:
    """Whether the number is printed with a percent sign."""
    return number.after.startswith("%")


def _quoted(text: str) -> str:
    """A text inside a number format."""
    return f'"{text}"' if text else ""
