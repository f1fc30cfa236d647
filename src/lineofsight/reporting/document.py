"""One paper, as data: what it says, in the order it is read, with nothing about how it looks.

Build it from the small functions of this module and `runs`; the numbers of sections, paragraphs,
tables, charts and appendices are worked out (`numbering`), and `render.formats` writes it.

    progress = Section("Progress", key="progress", as_at=words("As at 30 November 2017"), blocks=(
        paragraph("Re-referrals fell to ", NumberRun("18.2%", "FD8/month/2017-10"), " ",
                  indicators("FD8"), "; see ", Reference("indicators"), "."),
        bullets(words(strong("High caseloads: "), "..."), words("...")),
        table("Status by work stream",
              [Column("Work stream"), Column("Senior officer"), Column("Status", "rag")],
              [row("Practice", "Director of Early Help", Rag("On track", "green"))]),
        Chart("Re-referrals", LineChart(...), words("Re-referrals have risen since ...")),
    ))

A paragraph straight in a section is numbered 1.1, 1.2; a section inside it takes the next number
(2.1) and numbers its own paragraphs 2.1.1. Every printed figure is a `NumberRun`. A `Reference` to
a key that no block, row, section or appendix has is a `Problem` when the paper is numbered.
`Document.numbers()` gives every printed figure in reading order, which is what the formats are
tested against.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lineofsight.kernel.periods import Month
from lineofsight.reporting.blocks import (
    Block,
    Bullets,
    Cell,
    CellLike,
    Change,
    Chart,
    Column,
    Note,
    PageBreak,
    Paragraph,
    Rag,
    Row,
    Spark,
    Table,
    lines_of_block,
)
from lineofsight.reporting.printable import clean, printable
from lineofsight.reporting.runs import (
    Mark,
    NumberRun,
    Reference,
    Run,
    RunLike,
    Text,
    Words,
    actions,
    emphasis,
    indicators,
    strong,
    words,
)

__all__ = [
    "Appendix", "Block", "Bullets", "Cell", "Change", "Chart", "Column", "Document", "HeaderRow",
    "Mark", "Note", "NumberRun", "PageBreak", "Paragraph", "Provenance", "Rag", "Reference", "Row",
    "Run", "Section", "Spark", "Table", "Text", "Words", "actions", "bullets", "emphasis",
    "indicators", "paragraph", "roman", "row", "strong", "table", "words",
]  # fmt: skip


@dataclass(frozen=True)
class Section:
    """A heading, the blocks under it, then the sections inside it. `as_at` dates its figures."""

    heading: str
    blocks: tuple[Block, ...] = ()
    sections: tuple["Section", ...] = ()
    key: str = ""
    as_at: Words = ()

    def __post_init__(self) -> None:
        clean(self, "heading")
        if not self.heading:
            raise ValueError("A section needs a heading.")


@dataclass(frozen=True)
class Appendix(Section):
    """What follows the paper on pages of its own: numbered by its place, perhaps landscape."""

    landscape: bool = False


@dataclass(frozen=True)
class HeaderRow:
    """A line of the header or closing block: its label, then words or a list."""

    label: str
    blocks: tuple[Paragraph | Bullets, ...]

    def __post_init__(self) -> None:
        clean(self, "label")


@dataclass(frozen=True)
class Provenance:
    """What the figures were made from: enough to make the same paper again."""

    month: Month
    snapshots: tuple[str, ...] = ()
    settings_digest: str = ""
    definition_version: str = ""

    def __post_init__(self) -> None:
        clean(self, "settings_digest", "definition_version")
        object.__setattr__(self, "snapshots", tuple(printable(name) for name in self.snapshots))

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """Label and value of each fact that is known, as every format prints them."""
        facts = (
            ("Month", self.month.name),
            ("Sealed months read", ", ".join(self.snapshots)),
            ("Settings", self.settings_digest),
            ("Definitions", self.definition_version),
        )
        return tuple((label, value) for label, value in facts if value)


@dataclass(frozen=True)
class Document:
    """A whole paper. `public` says that it holds protected figures only and may be published.

    `dated` is the day files give as theirs (the day of the meeting). `occasion` runs along the
    foot of each page (`Scrutiny Committee, 12 December 2017`). `definitions` is a table that the
    data suite carries as a sheet of its own.
    """

    title: str
    authority: str
    occasion: str
    dated: dt.date
    header: tuple[HeaderRow, ...]
    sections: tuple[Section, ...]
    provenance: Provenance
    public: bool
    appendices: tuple[Appendix, ...] = ()
    closing: tuple[HeaderRow, ...] = ()
    definitions: Table | None = None
    language: str = "en-GB"

    def __post_init__(self) -> None:
        clean(self, "title", "authority", "occasion", "language")
        if not self.title:
            raise ValueError("A document needs a title.")

    def lines(self) -> Iterator[Words]:
        """Give every line in reading order: header, sections, closing, appendices."""
        for head in self.header:
            yield from _lines_of_blocks(head.blocks)
        for section in self.sections:
            yield from _lines_of_section(section)
        for head in self.closing:
            yield from _lines_of_blocks(head.blocks)
        for appendix in self.appendices:
            yield from _lines_of_section(appendix)

    def numbers(self) -> Iterator[NumberRun]:
        """Give every printed figure in reading order."""
        return (run for line in self.lines() for run in line if isinstance(run, NumberRun))


def paragraph(*parts: RunLike, key: str = "", numbered: bool = True) -> Paragraph:
    """Write a paragraph from strings and runs."""
    return Paragraph(words(*parts), key=key, numbered=numbered)


def bullets(*items: RunLike) -> Bullets:
    """Write a list of points, each a string, a run or `words(...)`."""
    return Bullets(tuple(words(item) for item in items))


def roman(*items: RunLike) -> Bullets:
    """Write a list numbered i), ii), iii), as recommendations are."""
    return Bullets(tuple(words(item) for item in items), marker="roman")


def row(*cells: CellLike, key: str = "") -> Row:
    """Write a row of a table; a string or run becomes a cell of words."""
    return Row(tuple(_cell(cell) for cell in cells), key=key)


def table(caption: str, columns: Sequence[Column | str], rows: Iterable[Row], *, key: str = "",
          note: Words = (), sheet: str = "", part: str = "",
          part_heading: str = "Part") -> Table:  # fmt: skip
    """Write a table; a column given as a string holds text."""
    typed = tuple(Column(column) if isinstance(column, str) else column for column in columns)
    return Table(caption, typed, tuple(rows), key, note, sheet, part, part_heading)


def _lines_of_blocks(blocks: Iterable[Block]) -> Iterator[Words]:
    for block in blocks:
        yield from lines_of_block(block)


def _lines_of_section(section: Section) -> Iterator[Words]:
    yield section.as_at
    yield from _lines_of_blocks(section.blocks)
    for inner in section.sections:
        yield from _lines_of_section(inner)


def _cell(cell: CellLike) -> Cell:
    return cell if isinstance(cell, Rag | Change | Spark) else words(cell)
