"""Numbers for everything in a paper that has one, and references turned into the words they print.

`numbered(document)` gives a `Paper`: the same blocks, each with its number and a place to link to.
Renderers print what stands there and count nothing themselves, so all formats agree.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lineofsight.kernel.codes import nearest
from lineofsight.kernel.problems import Problem
from lineofsight.reporting.document import (
    Appendix,
    Block,
    Chart,
    Document,
    PageBreak,
    Paragraph,
    Reference,
    Run,
    Section,
    Table,
    Words,
)


@dataclass(frozen=True)
class Target:
    """A place that can be referred to: where to link, and the words that name it."""

    anchor: str
    words: str
    number: str = ""
    title: str = ""
    page: int = 0


@dataclass(frozen=True)
class Placed:
    """A block with its number (`2.1.1`, `Table 3`, `Appendix 1, page 2`) and anchor, or nothing."""

    block: Block
    number: str = ""
    anchor: str = ""


@dataclass(frozen=True)
class PlacedSection:
    """A section or appendix with its number; `level` 1 is a section, 2 one inside it.

    `first_page` is printed above an appendix whose pages are numbered.
    """

    number: str
    heading: str
    anchor: str
    level: int
    as_at: Words
    blocks: tuple[Placed, ...]
    sections: tuple["PlacedSection", ...]
    landscape: bool = False
    first_page: str = ""

    @property
    def is_appendix(self) -> bool:
        """Whether this is an appendix and not a section."""
        return self.number.startswith("Appendix ")

    @property
    def plain_heading(self) -> str:
        """The heading as it is printed: `2.1 Overview`, `Appendix 1: Improvement plan`."""
        after = ": " if self.is_appendix else " "
        return f"{self.number}{after}{self.heading}" if self.number else self.heading


@dataclass(frozen=True)
class Paper:
    """A document with all its numbers worked out."""

    document: Document
    sections: tuple[PlacedSection, ...]
    appendices: tuple[PlacedSection, ...]
    targets: Mapping[str, Target]

    def text(self, run: Run) -> str:
        """The words a run prints, the same in every format; raises `Problem` for a lost reference.

        `page 5 of Appendix 1` needs its place to lie in an appendix.
        """
        if not isinstance(run, Reference):
            return run.text
        target = self.targets.get(run.key)
        if target is None:
            raise Problem(
                f"The paper refers to {run.key!r}, which it does not have"
                f"{nearest(run.key, self.targets) or '.'}",
                do="Give the place that key, or take the reference out.",
            )
        return _worded(target, run)

    def plain(self, line: Iterable[Run]) -> str:
        """A whole line as plain text."""
        return "".join(self.text(run) for run in line)

    def anchor(self, key: str) -> str:
        """Where a key lies, or nothing: a code mark links only where the paper has its row."""
        target = self.targets.get(key)
        return target.anchor if target else ""

    def every_section(self) -> Iterator[PlacedSection]:
        """Give sections, the sections inside them, then appendices, in reading order."""
        for section in (*self.sections, *self.appendices):
            yield from _with_inner(section)


def numbered(document: Document) -> Paper:
    """Number a document; raises `Problem` for a key that two places have."""
    counting = _Counting()
    sections = tuple(
        counting.section(section, number=str(place), level=1)
        for place, section in enumerate(document.sections, start=1)
    )
    appendices = tuple(
        counting.appendix(appendix, number=place)
        for place, appendix in enumerate(document.appendices, start=1)
    )
    return Paper(document, sections, appendices, counting.targets)


def row_anchor(table_anchor: str, place: int) -> str:
    """The anchor of a row (from 1) that has a key."""
    return f"{table_anchor}-row-{place}"


class _Counting:
    """What has been counted so far, while a document is walked once from start to end."""

    def __init__(self) -> None:
        self.targets: dict[str, Target] = {}
        self.tables = 0
        self.charts = 0
        self.appendix_name = ""
        self.page = 0

    def section(self, section: Section, *, number: str, level: int) -> PlacedSection:
        """Number a section of the body; its paragraphs and inner sections share one count."""
        anchor = f"section-{number.replace('.', '-')}"
        self._keep(section.key, Target(anchor, f"section {number}", number, section.heading))
        count = 0
        blocks = []
        for block in section.blocks:
            count += isinstance(block, Paragraph) and block.numbered
            blocks.append(self._placed(block, paragraph=f"{number}.{count}"))
        inner = tuple(
            self.section(one, number=f"{number}.{place}", level=level + 1)
            for place, one in enumerate(section.sections, start=count + 1)
        )
        return PlacedSection(
            number, section.heading, anchor, level, section.as_at, tuple(blocks), inner
        )

    def appendix(self, appendix: Appendix, *, number: int) -> PlacedSection:
        """Number an appendix and its pages; its paragraphs and sections have no numbers."""
        name, anchor = f"Appendix {number}", f"appendix-{number}"
        self.appendix_name, self.page = name, 1
        self._keep(appendix.key, Target(anchor, name, str(number), appendix.heading, 1))
        blocks = tuple(self._placed(block) for block in appendix.blocks)
        inner = self._parts(appendix, anchor=anchor, level=2)
        first = f"{name}, page 1" if self.page > 1 else ""
        return PlacedSection(
            name, appendix.heading, anchor, 1, appendix.as_at, blocks, inner,
            appendix.landscape, first,
        )  # fmt: skip

    def _parts(self, whole: Section, *, anchor: str, level: int) -> tuple[PlacedSection, ...]:
        """Place the sections of an appendix, which have headings and no numbers."""
        found = []
        for place, part in enumerate(whole.sections, start=1):
            here = f"{anchor}-{place}"
            named = f"{part.heading} ({self.appendix_name})"
            self._keep(part.key, Target(here, named, "", part.heading, self.page))
            blocks = tuple(self._placed(block) for block in part.blocks)
            inner = self._parts(part, anchor=here, level=level + 1)
            found.append(PlacedSection("", part.heading, here, level, part.as_at, blocks, inner))
        return tuple(found)

    def _placed(self, block: Block, *, paragraph: str = "") -> Placed:
        match block:
            case Paragraph():
                return self._paragraph(block, paragraph if block.numbered else "")
            case Table():
                return self._table(block)
            case Chart():
                self.charts += 1
                return self._named(block, block.key, f"Chart {self.charts}", block.caption)
            case PageBreak():
                return self._page(block)
            case _:
                return Placed(block)

    def _paragraph(self, block: Paragraph, number: str) -> Placed:
        if not number:
            if block.key:
                anchor = f"place-{len(self.targets) + 1}"
                words = self.appendix_name or "the text"
                self._keep(block.key, Target(anchor, words, page=self.page))
                return Placed(block, "", anchor)
            return Placed(block)
        anchor = f"paragraph-{number.replace('.', '-')}"
        self._keep(block.key, Target(anchor, f"paragraph {number}", number, page=self.page))
        return Placed(block, number, anchor)

    def _table(self, table: Table) -> Placed:
        self.tables += 1
        placed = self._named(table, table.key, f"Table {self.tables}", table.caption)
        for place, row in enumerate(table.rows, start=1):
            anchor = row_anchor(placed.anchor, place)
            self._keep(row.key, Target(anchor, placed.number, page=self.page))
        return placed

    def _named(self, block: Block, key: str, name: str, title: str) -> Placed:
        anchor = name.lower().replace(" ", "-")
        self._keep(key, Target(anchor, name, name.partition(" ")[2], title, self.page))
        return Placed(block, name, anchor)

    def _page(self, block: PageBreak) -> Placed:
        if not self.appendix_name:
            return Placed(block)
        self.page += 1
        anchor = f"{self.appendix_name.lower().replace(' ', '-')}-page-{self.page}"
        words = f"page {self.page} of {self.appendix_name}"
        self._keep(block.key, Target(anchor, words, str(self.page), page=self.page))
        return Placed(block, f"{self.appendix_name}, page {self.page}", anchor)

    def _keep(self, key: str, target: Target) -> None:
        if key in self.targets:
            raise Problem(
                f"Two places of the paper have the key {key!r}.",
                where=f"{self.targets[key].words} and {target.words}",
                do="Give one of them another key.",
            )
        if key:
            self.targets[key] = target


def _worded(target: Target, reference: Reference) -> str:
    match reference.form:
        case "number":
            return target.number or target.words
        case "titled":
            return f"{target.words}: {target.title}" if target.title else target.words
        case "page":
            if not target.page:
                raise Problem(
                    f"The paper refers to the page of {reference.key!r}, which has none.",
                    where=target.words,
                    do="Only the pages of an appendix are numbered: refer to the place itself.",
                )
            return f"page {target.page}"
        case _:
            return target.words


def _with_inner(section: PlacedSection) -> Iterator[PlacedSection]:
    yield section
    for inner in section.sections:
        yield from _with_inner(inner)
