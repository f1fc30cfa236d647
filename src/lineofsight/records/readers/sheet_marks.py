"""What the XML of one sheet says that its values do not: formulas, errors, hidden rows, reach.

The XML is searched as it is unpacked and never held whole. The reach matters before reading:
a value in the last cell Excel has would make any reader set aside room for all between.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lineofsight.kernel.problems import Refused
from lineofsight.records.readers.limits import MEGABYTE, Limits

MARKED = 100_000
"""Places of formulas kept; beyond that they are only counted."""

_C = rb"<(?:\w+:)?c\b"
_FILLED = re.compile(_C + rb'[^>]*?\br="([A-Za-z]{1,4})(\d{1,9})"[^>]*(?<!/)>(?!</)')
_ANY_ROW = re.compile(rb'<c r="[A-Z]{1,4}(\d{1,9})"')
_ANY_COLUMN = re.compile(rb'<c r="([A-Z]{1,4})\d')
_CELL = re.compile(_C)
_UNPLACED = re.compile(rb"<(?:\w+:)?c(?:>|\s(?![^>]*\br=)[^>]*>)")
_FORMULA = re.compile(
    _C
    + rb"([^>]*)>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*"
    + rb"(?:<(?:\w+:)?v>([^<]?)|)"
)
_ERROR = re.compile(_C + rb'([^>]*\bt="e"[^>]*)>')
_PLACE = re.compile(rb'\br="([A-Za-z]{1,4})(\d{1,9})"')
_STYLE = re.compile(rb'\bs="(\d+)"')
_NUMBER = re.compile(_C + rb'([^>]*\bs="\d+"[^>]*)>\s*<(?:\w+:)?v>(\d{1,15})</')
_IS_NUMBER = re.compile(rb'^(?!.*\bt=)|\bt="n"', re.DOTALL)
_HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row\b[^>]*\bhidden="(?:1|true)"')
_HIDDEN_COLUMN = re.compile(rb'<(?:\w+:)?col\b[^>]*\bhidden="(?:1|true)"')

Place = tuple[int, str]
"""Excel row and column letter."""


@dataclass(frozen=True)
class Marks:
    """What was found in one sheet; `padded` holds numbers as shown, with leading zeros."""

    formulas: tuple[Place, ...] = ()
    formula_count: int = 0
    unread: Mapping[Place, str] = field(default_factory=dict)
    padded: Mapping[Place, str] = field(default_factory=dict)
    hidden_rows: int = 0
    has_hidden_columns: bool = False


def letters_of(position: int) -> str:
    """Give the column letters of a position counted from 0: 0 is A, 26 is AA."""
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


class MarksSoFar:
    """The marks of one sheet while its XML comes in, piece by piece."""

    def __init__(self, limits: Limits, *, where: str, padded: Mapping[bytes, int]) -> None:
        self._limits, self._where, self._styles = limits, where, padded
        self._waiting = b""
        self._last_row = self._last_column = self._count = self._hidden = 0
        self._hidden_columns = False
        self._formulas: list[Place] = []
        self._unread: dict[Place, str] = {}
        self._padded: dict[Place, str] = {}

    def take(self, piece: bytes) -> None:
        """Take the next piece of the sheet's XML; raises `Refused` beyond the limits."""
        block = self._waiting + piece
        cut = max(block.rfind(b"<c"), block.rfind(b":c "), block.rfind(b"<row"), 0)
        if block[cut : cut + 1] == b":":
            cut = block.rfind(b"<", 0, cut)
        self._waiting = block[cut:]
        if len(self._waiting) > 4 * MEGABYTE:
            if self._waiting.startswith(b"<") and b"</" not in self._waiting:
                self._refuse("One of its cells is larger than Excel allows.")
            self._waiting = self._waiting[-64:]  # nothing in it begins a cell
            cut = len(block)
        self._search(block[:cut])

    def marks(self) -> Marks:
        """Give what was found, once the whole sheet has been taken."""
        self._search(self._waiting)
        return Marks(
            formulas=tuple(self._formulas),
            formula_count=self._count,
            unread=self._unread,
            padded=self._padded,
            hidden_rows=self._hidden,
            has_hidden_columns=self._hidden_columns,
        )

    def _search(self, block: bytes) -> None:
        self._reach(block)
        if b"<f" in block or b":f" in block:
            for match in _FORMULA.finditer(block):
                self._formula(match[1], is_blank=not match[2])
        if b't="e"' in block:
            for match in _ERROR.finditer(block):
                self._lacking(match[1], "an error value")
        if self._styles:
            for match in _NUMBER.finditer(block):
                self._pad(match[1], match[2])
        if b"hidden=" in block:
            self._hidden += len(_HIDDEN_ROW.findall(block))
            self._hidden_columns |= _HIDDEN_COLUMN.search(block) is not None

    def _reach(self, block: bytes) -> None:
        """Note the last row and column that hold anything, and refuse what lies too far."""
        is_plain = _is_plain(block)
        row, column = _reach_of(_ANY_ROW.findall(block), _ANY_COLUMN.findall(block))
        if not is_plain or self._is_too_far(row, column):  # formatted blanks may reach so far
            filled = _FILLED.findall(block)
            row, column = _reach_of([row for _, row in filled], [one for one, _ in filled])
        if not is_plain and _UNPLACED.search(block):  # then cells stand one after another
            parts = block.split(b"<row")
            row = max(row, self._last_row + len(parts))
            column = max(column, *(len(_CELL.findall(part)) for part in parts))
        if self._is_too_far(row, column):
            self._refuse("Its cells reach further than a return or a feed can.")
        self._last_row, self._last_column = self._with(row, column)

    def _with(self, row: int, column: int) -> tuple[int, int]:
        return max(self._last_row, row), max(self._last_column, column)

    def _is_too_far(self, row: int, column: int) -> bool:
        row, column = self._with(row, column)
        return column > self._limits.columns or row * column > self._limits.book_cells

    def _formula(self, attributes: bytes, *, is_blank: bool) -> None:
        self._count += 1
        place = self._place(attributes)
        if place is not None and len(self._formulas) < MARKED:
            self._formulas.append(place)
        if is_blank and b't="str"' not in attributes:
            self._lacking(attributes, "a formula without a saved result")

    def _lacking(self, attributes: bytes, why: str) -> None:
        place = self._place(attributes)
        if place is None:
            return
        self._unread[place] = why
        if len(self._unread) > MARKED:
            self._refuse(f"More than {MARKED:,} of its cells hold errors or no saved result.")

    def _pad(self, attributes: bytes, digits: bytes) -> None:
        style = _STYLE.search(attributes)
        width = self._styles.get(style[1], 0) if style else 0
        place = self._place(attributes)
        if width > len(digits) and place is not None and _IS_NUMBER.search(attributes):
            self._padded[place] = digits.decode("ascii").zfill(width)

    def _place(self, attributes: bytes) -> Place | None:
        match = _PLACE.search(attributes)
        if match is None:
            return None
        return int(match[2]), match[1].decode("ascii").upper()

    def _refuse(self, what: str) -> None:
        raise Refused(
            what,
            where=self._where,
            do="Delete what lies outside the table, save the workbook, and load it again.",
        )


def _is_plain(block: bytes) -> bool:
    """Say whether every cell begins with its own place, as Excel writes them."""
    cells = block.count(b"<c ") + block.count(b"<c>") + block.count(b":c ") + block.count(b":c>")
    return block.count(b'<c r="') == cells


def _reach_of(rows: Iterable[bytes], columns: Iterable[bytes]) -> tuple[int, int]:
    last = max(map(int, set(rows)), default=0)
    return last, max((_number(one.decode("ascii").upper()) for one in set(columns)), default=0)


def _number(letters: str) -> int:
    number = 0
    for one in letters:
        number = number * 26 + ord(one) - 64
    return number
