"""Tables with header cells and a caption, which become cards of named lines on a phone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import ClassVar, Literal

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from lineofsight.ui.component import Component, Content

NOT_RECORDED = "not recorded"
LONGEST_WORD = 40
"""Letters of a word at most that a column makes room for."""
_TAG_OR_LONG_WORD = re.compile(rf"<[^>]*>|(?P<word>[^\s<>]{{{LONGEST_WORD + 1},}})")

Phone = Literal["named", "plain", "lead", "beside", "out"]
"""How a cell stands on the card of a phone: beneath its column's name; as a line of its own; as the
first line beneath the head; beside the head; or not at all, where what opens the row says it."""


@dataclass(frozen=True)
class Column:
    """The head of a column."""

    name: str
    numeric: bool = False
    quiet: bool = False  # the name is heard and not seen: a column of buttons
    address: str = ""  # of the list sorted by the column
    is_sorted: bool = False
    phone: Phone = "named"


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
    parts: Sequence[tuple[str, int]] = ()  # anchor and number of rows of each part a phone folds

    @property
    def is_brief(self) -> bool:
        """Say whether a phone shows a few plain lines of each row."""
        return any(column.phone != "named" for column in self.columns)

    def bodies(self) -> Iterator[tuple[str, list[SafeString]]]:
        """Give the lines of each part under its anchor; all of them under none where not parted."""
        lines = self.lines()
        for anchor, many in self.parts or (("", len(self.rows)),):
            yield anchor, list(islice(lines, many))

    def lines(self) -> Iterator[SafeString]:
        """Give the cells of each row as they are written.

        What stands around a cell is the same all down its column and is made once: a scorecard
        has two thousand cells, and a template would choose it anew for each.
        """
        around = [self._around(place, column) for place, column in enumerate(self.columns)]
        for row in self.rows:
            yield mark_safe(  # noqa: S308  each content is escaped, and so is what stands around
                "".join(
                    f"{before}{_written(cell)}{after}"
                    for (before, after), cell in zip(around, row, strict=True)
                )
            )

    def _around(self, place: int, column: Column) -> tuple[SafeString, SafeString]:
        """Give what opens and what closes a cell of the column."""
        if self.first_is_header and place == 0:
            role = "" if self.wide else ' role="rowheader"'
            head = '<th scope="row" class="govuk-table__header"{}>'
            return format_html(head, mark_safe(role)), mark_safe("</th>")  # noqa: S308
        how = " govuk-table__cell--numeric" if column.numeric else ""
        how += "" if column.phone == "named" else f" los-phone--{column.phone}"
        named = format_html(' data-label="{}"', column.name) if not column.quiet else ""
        role = "" if self.wide else format_html(' role="cell"{}', named)
        cell = '<td class="govuk-table__cell{}"{}>'
        return format_html(cell, how, role), mark_safe("</td>")


def _written(content: Content | None) -> SafeString:
    """Write what stands in a cell: a component prints itself, text is escaped."""
    if isinstance(content, Component):
        return _with_long_words_marked(content.render())
    return _with_long_words_marked(conditional_escape(NOT_RECORDED if content is None else content))


def _with_long_words_marked(written: SafeString) -> SafeString:
    """Mark words that the style sheet may break, an address say; all others end at spaces.

    A column is never narrower than its longest word: one long link would push a table off the
    screen, and a column whose words may all break is squeezed to a letter by its neighbours.
    """
    if max(map(len, written.split()), default=0) <= LONGEST_WORD:  # of the tags too, and quick
        return written
    return mark_safe(_TAG_OR_LONG_WORD.sub(_marked, written))  # noqa: S308  it is escaped already


def _marked(found: re.Match[str]) -> str:
    word = found["word"]
    return f'<span class="los-long">{word}</span>' if word else found[0]
