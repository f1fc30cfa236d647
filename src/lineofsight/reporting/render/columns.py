"""How wide the columns of a table want to be, measured from what stands in them.

Widths are in ems (the height of the letters), so that every format can use them at its own size.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from lineofsight.reporting.charts.font import width
from lineofsight.reporting.document import Cell, Change, Column, Rag, Row, Spark, Table
from lineofsight.reporting.numbering import Paper

_SPARK = 8.0
_TAG_PADDING = 1.2
_WHOLE = {"number", "rag", "spark"}
_ENOUGH = 9.0
_MOST = 16.0
_UNEVEN = 1.08  # lines end at words, so a text takes a little more room than it measures


@dataclass(frozen=True)
class Measure:
    """The widest word and the widest text of a column, its heading included."""

    word: float
    text: float
    kind: str

    @property
    def least(self) -> float:
        """What the column needs, so that words stay whole and text is not a thread."""
        wanted = self.text if self.kind in _WHOLE else max(self.word, min(self.text, _ENOUGH))
        return min(max(wanted, self.word), _MOST)


def measured(paper: Paper, table: Table) -> tuple[Measure, ...]:
    """Measure every column of a table, with its sisters: the parts of one set align."""
    rows = (row.cells for one in _sisters(paper, table) for row in one.rows)
    columns = zip(*rows, strict=True)
    return tuple(
        _column(paper, column, cells) for column, cells in zip(table.columns, columns, strict=True)
    )


def shares(paper: Paper, table: Table, *, room: float) -> tuple[float, ...]:
    """Divide the room (ems) among the columns: what each needs first, then by what it holds.

    A column with a `share` takes part by that number instead; all widths add up to the room.
    """
    if any(column.share for column in table.columns):
        chosen = [float(column.share or 1) for column in table.columns]
        return tuple(room * share / sum(chosen) for share in chosen)
    found = measured(paper, table)
    least = [one.least for one in found]
    spare = room - sum(least)
    if spare <= 0:
        return tuple(room * one / sum(least) for one in least)
    wishes = [max(0.0, min(one.text, 60.0) - one.least) + 0.5 for one in found]
    return tuple(one + spare * wish / sum(wishes) for one, wish in zip(least, wishes, strict=True))


def lines_of(paper: Paper, row: Row, *, widths: Sequence[float]) -> int:
    """Guess how many lines a row takes at these widths (ems): those of its tallest cell."""
    return max(
        math.ceil(_cell(paper, cell)[0] * _UNEVEN / wide) or 1
        for cell, wide in zip(row.cells, widths, strict=True)
    )


def _sisters(paper: Paper, table: Table) -> list[Table]:
    """The tables of the same set and with the same columns, or the table alone."""
    if not table.part:
        return [table]
    return [
        placed.block
        for section in paper.every_section()
        for placed in section.blocks
        if isinstance(placed.block, Table)
        and (placed.block.sheet, placed.block.columns) == (table.sheet, table.columns)
    ]


def _column(paper: Paper, column: Column, cells: tuple[Cell, ...]) -> Measure:
    words = [_widest_word(column.heading)]
    texts = [_widest_word(column.heading)]
    for cell in cells:
        whole, word = _cell(paper, cell)
        words.append(word)
        texts.append(whole)
    return Measure(max(words), max(texts), column.kind)


def _cell(paper: Paper, cell: Cell) -> tuple[float, float]:
    match cell:
        case Spark():
            return _SPARK, _SPARK
        case Rag():
            wide = width(cell.word, 1, bold=True) + _TAG_PADDING
            return wide, wide
        case Change():
            text = paper.plain(cell.words) + cell.meaning
        case tuple():
            text = paper.plain(cell)
    return width(text, 1), _widest_word(text)


def _widest_word(text: str) -> float:
    return max((width(word, 1, bold=True) for word in text.split()), default=0.0)
