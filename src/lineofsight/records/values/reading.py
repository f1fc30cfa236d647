"""Read one column: each distinct cell is parsed once, and what could not be read keeps its places.

A parser takes one cell and gives its value, None for a blank, or `Unread`.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any

Parse = Callable[[Any], Any]

UNREAD_SHOWN = 40
"""An unread value is shown with no more characters than this."""


@dataclass(frozen=True)
class Unread:
    """Why a cell was not read, and what is assumed in its place."""

    problem: str
    assumed: str = "missing"
    is_none: bool = False  # a program writes it where nothing is recorded
    hides: bool = False  # what was typed may say who somebody is


@dataclass(frozen=True)
class Unreadable:
    """One distinct cell that was not read: as typed, why, and where (positions in the column)."""

    typed: str
    why: Unread
    positions: tuple[int, ...]


@dataclass(frozen=True)
class ColumnRead:
    """The values of a column, one for each cell (None where blank or unread)."""

    values: list[Any]
    unread: tuple[Unreadable, ...] = ()
    notes: dict[str, int] = field(default_factory=dict)  # what was assumed -> how many cells
    extra: list[Any] | None = None  # beside each value: whether a time of day was given


def read_column(cells: list[Any], parse: Parse) -> ColumnRead:
    """Parse every distinct cell once and lay the values out again."""
    cells = without_truth_cells(cells)
    memo: dict[Hashable, Any] = {cell: parse(cell) for cell in dict.fromkeys(cells)}
    values = [memo[cell] for cell in cells]
    bad = {cell: why for cell, why in memo.items() if isinstance(why, Unread)}
    if not bad:
        return ColumnRead(values)
    return ColumnRead(
        [None if isinstance(value, Unread) else value for value in values],
        unread=_places(cells, bad),
    )


def without_truth_cells(cells: list[Any]) -> list[Any]:
    """Write cells typed TRUE or FALSE as text: Python holds True and 1 for one key."""
    if bool not in set(map(type, cells)):
        return cells
    return [str(cell).upper() if isinstance(cell, bool) else cell for cell in cells]


def tidy(text: str) -> str:
    """Take away blanks at both ends, the hard blanks of web pages and invisible marks included."""
    return text.replace("\xa0", " ").strip(" \t\r\n\v\f\u200b\u200e\ufeff")


def _places(cells: list[Any], bad: dict[Hashable, Unread]) -> tuple[Unreadable, ...]:
    places: dict[Hashable, list[int]] = {cell: [] for cell in bad}
    for position, cell in enumerate(cells):
        if cell in places:
            places[cell].append(position)
    return tuple(Unreadable(_as_typed(cell), why, tuple(places[cell])) for cell, why in bad.items())


def _as_typed(cell: object) -> str:
    text = tidy(str(cell))
    if len(text) > UNREAD_SHOWN:
        text = f"{text[: UNREAD_SHOWN - 1]}…"
    if text.isprintable():
        return text
    return "".join(letter if letter.isprintable() else " " for letter in text)
