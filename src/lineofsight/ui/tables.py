"""Tables with header cells and a caption, which become cards of named lines on a phone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from lineofsight.ui.component import Component, Content

NOT_RECORDED = "not recorded"


@dataclass(frozen=True)
class Column:
    """The head of a column."""

    name: str
    numeric: bool = False
    quiet: bool = False  # the name is heard and not seen: a column of buttons


@dataclass(frozen=True)
class Cell:
    """One cell as the template writes it."""

    column: Column
    content: Content
    is_header: bool


@dataclass(frozen=True)
class Table(Component):
    """Rows under named columns; `empty` is the sentence that stands where there is no row."""

    template: ClassVar[str] = "ui/table.html"

    caption: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Content | None]]
    quiet_caption: bool = False
    first_is_header: bool = True
    empty: str = "There is nothing to list."
    wide: bool = False  # scrolls in a frame of its own instead of becoming cards

    def lines(self) -> Iterator[list[Cell]]:
        """Give the cells of each row with their columns."""
        for row in self.rows:
            yield [
                Cell(
                    column,
                    NOT_RECORDED if content is None else content,
                    self.first_is_header and place == 0,
                )
                for place, (column, content) in enumerate(zip(self.columns, row, strict=True))
            ]
