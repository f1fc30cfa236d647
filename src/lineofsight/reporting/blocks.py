"""The blocks a paper is made of, and what stands in a table's cell.

Import these from `document`, which gathers all that is needed to write a paper.
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from lineofsight.reporting.charts.specs import ChartSpec, Sparkline
from lineofsight.reporting.printable import clean
from lineofsight.reporting.runs import RunLike, Words, words


@dataclass(frozen=True)
class Rag:
    """A judgement as a tag: the word always, the colour beside it."""

    word: str
    colour: Literal["red", "amber", "green", "none"] = "none"

    def __post_init__(self) -> None:
        clean(self, "word")


@dataclass(frozen=True)
class Change:
    """A change in words (`up 12.0 percentage points`) and what it means (blue, orange, grey)."""

    words: Words
    sense: Literal["better", "worse", "neutral"] = "neutral"

    @property
    def meaning(self) -> str:
        """What is printed after the words, so that colour is never alone: ` (better)`."""
        return "" if self.sense == "neutral" else f" ({self.sense})"


@dataclass(frozen=True)
class Spark:
    """A small line for the months behind a figure.

    A page shows it with its description; its readings are listed in the workbook alone.
    """

    spec: Sparkline
    title: str

    def __post_init__(self) -> None:
        clean(self, "title")


Cell = Words | Rag | Change | Spark
CellLike = RunLike | Rag | Change | Spark


@dataclass(frozen=True)
class Row:
    """One row of a table; the first cell is its header. With a key, codes and references link."""

    cells: tuple[Cell, ...]
    key: str = ""


@dataclass(frozen=True)
class Column:
    """A column: its heading, what its cells hold, and how wide it is beside the others.

    `share` 0 lets the renderer measure the texts. A `number` column is set to the right and typed
    in a workbook.
    """

    heading: str
    kind: Literal["text", "number", "rag", "change", "spark"] = "text"
    share: int = 0

    def __post_init__(self) -> None:
        clean(self, "heading")
        if not self.heading:
            raise ValueError("A column needs a heading.")


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; numbered in the body of the paper unless it only leads on (`numbered=False`)."""

    words: Words
    key: str = ""
    numbered: bool = True


@dataclass(frozen=True)
class Bullets:
    """A list of points; `roman` numbers them i), ii), iii)."""

    items: tuple[Words, ...]
    marker: Literal["bullet", "roman"] = "bullet"


@dataclass(frozen=True)
class Table:
    """A simple table with a caption, column headers and row headers; no cell is ever merged.

    In a workbook, tables with the same `sheet` share one: `part` (a plan priority, say) becomes
    its first column, headed `part_heading`. `empty` is what is said when there is no row.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    key: str = ""
    note: Words = ()
    sheet: str = ""
    part: str = ""
    part_heading: str = "Part"
    empty: str = "There is nothing to show in this table."

    def __post_init__(self) -> None:
        clean(self, "caption", "sheet", "part", "part_heading", "empty")
        if not self.caption or not self.columns:
            raise ValueError("A table needs a caption and at least one column.")
        if len({column.heading for column in self.columns}) < len(self.columns):
            raise ValueError("Two columns of the table have the same heading.")
        wrong = sum(len(row.cells) != len(self.columns) for row in self.rows)
        if wrong:
            raise ValueError(f"{wrong} rows of the table do not have {len(self.columns)} cells.")


@dataclass(frozen=True)
class Chart:
    """A chart, the sentence that says what it shows, and (from its readings) its data table."""

    caption: str
    spec: ChartSpec
    sentence: Words
    key: str = ""

    def __post_init__(self) -> None:
        clean(self, "caption")
        if not self.caption or not self.sentence:
            raise ValueError("A chart needs a caption and a sentence.")

    def data_table(self) -> Table:
        """The readings as a table: every month or row, then targets and limits in the note."""
        first, *others = _distinct(self.spec.headings)
        columns = (Column(first), *(Column(name, "number") for name in others))
        rows = tuple(Row(tuple(words(cell) for cell in line)) for line in self.spec.grid)
        levels = [words(f"{level.name}: ", level.reading, ". ") for level in self.spec.levels]
        return Table(f"Figures of the chart: {self.caption}", columns, rows, note=words(*levels))


@dataclass(frozen=True)
class Note:
    """A banner that stands apart: stale data, settings not set, how small numbers are hidden."""

    heading: str
    words: Words
    tone: Literal["information", "warning"] = "information"

    def __post_init__(self) -> None:
        clean(self, "heading")


@dataclass(frozen=True)
class PageBreak:
    """A new page. In an appendix the pages are numbered, and `page 5` can be referred to by key."""

    key: str = ""


Block = Paragraph | Bullets | Table | Chart | Note | PageBreak


def _distinct(names: tuple[str, ...]) -> list[str]:
    """Give the names with a count after one that stood before: two series may share a name."""
    given: list[str] = []
    for name in names:
        again = (f"{name} ({count})" for count in itertools.count(2))
        given.append(name if name not in given else next(n for n in again if n not in given))
    return given


def lines_of_cell(cell: Cell) -> Iterator[Words]:
    """Give the lines a cell prints; a small line is a picture and prints none."""
    match cell:
        case Rag():
            yield words(cell.word)
        case Change():
            yield cell.words
        case Spark():
            pass
        case tuple():
            yield cell


def lines_of_block(block: Block) -> Iterator[Words]:
    """Give the lines a block prints, in reading order; a chart ends with its data table."""
    match block:
        case Paragraph() | Note():
            yield block.words
        case Bullets():
            yield from block.items
        case Table():
            yield from (line for row in block.rows for cell in row.cells
                        for line in lines_of_cell(cell))  # fmt: skip
            yield block.note
        case Chart():
            yield block.sentence
            yield from lines_of_block(block.data_table())
        case PageBreak():
            pass
