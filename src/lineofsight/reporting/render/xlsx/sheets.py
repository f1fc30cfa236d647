"""What stands on each sheet of the workbook, as plain grids: headings and rows of cells.

A grid cell is text, a figure or a list of both; how it is written is the business of `book`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lineofsight.reporting.blocks import Block, lines_of_block
from lineofsight.reporting.charts.specs import ChartSpec
from lineofsight.reporting.document import (
    Cell,
    Change,
    Chart,
    NumberRun,
    PageBreak,
    Rag,
    Spark,
    Table,
    Words,
)
from lineofsight.reporting.numbering import Paper, PlacedSection

GridCell = str | NumberRun
Line = tuple[GridCell, ...]


@dataclass(frozen=True)
class Grid:
    """One sheet: its name, a line that says what it is, headings, rows."""

    name: str
    about: str
    headings: tuple[str, ...]
    rows: tuple[Line, ...]


def grids(paper: Paper) -> list[Grid]:
    """Give every sheet after the first: tables, charts, figures, text, definitions."""
    found = [*_table_sets(paper), _charts(paper), _figures(paper), _text(paper)]
    definitions = paper.document.definitions
    if definitions is not None:
        found.append(_of_tables(paper, "Definitions", [("", definitions)]))
    return [grid for grid in found if grid.rows]


def places(paper: Paper) -> Iterator[tuple[str, Block]]:
    """Give every block with the name of its place, in reading order."""
    for head in paper.document.header:
        yield from ((head.label, block) for block in head.blocks)
    body = (paper.sections, paper.appendices)
    for section in _every(body[0]):
        yield from _of_section(section)
    for head in paper.document.closing:
        yield from ((head.label, block) for block in head.blocks)
    for section in _every(body[1]):
        yield from _of_section(section)


def _every(sections: tuple[PlacedSection, ...]) -> Iterator[PlacedSection]:
    for section in sections:
        yield section
        yield from _every(section.sections)


def _of_section(section: PlacedSection) -> Iterator[tuple[str, Block]]:
    here = section.plain_heading
    for placed in section.blocks:
        yield (placed.number or here, placed.block)


def _table_sets(paper: Paper) -> list[Grid]:
    """Tables that name the same sheet share it; any other has a sheet of its own."""
    sets: dict[str, list[tuple[str, Table]]] = {}
    for place, block in places(paper):
        if isinstance(block, Table):
            sets.setdefault(block.sheet or f"{place} {block.caption}", []).append((place, block))
    return [_of_tables(paper, name, tables) for name, tables in sets.items()]


def _of_tables(paper: Paper, name: str, tables: list[tuple[str, Table]]) -> Grid:
    """Stack tables that share a sheet; the part each belongs to becomes the first column.

    Tables whose columns differ are set under the headings of all of them, each in its own.
    """
    has_parts = any(table.part for _, table in tables)
    headings = list(dict.fromkeys(c.heading for _, table in tables for c in table.columns))
    rows: list[Line] = []
    for _, table in tables:
        for row in table.rows:
            by_heading = dict(zip((c.heading for c in table.columns), row.cells, strict=True))
            line = [_cell(paper, by_heading.get(heading, ())) for heading in headings]
            rows.append((table.part, *line) if has_parts else tuple(line))
    heads = (tables[0][1].part_heading, *headings) if has_parts else tuple(headings)
    captions = "; ".join(f"{place}: {table.caption}" if place else table.caption
                         for place, table in tables)  # fmt: skip
    notes = [paper.plain(table.note) for _, table in tables if table.note]
    return Grid(name, " ".join([captions, *dict.fromkeys(notes)]), heads, tuple(rows))


def _cell(paper: Paper, cell: Cell) -> GridCell:
    match cell:
        case Rag():
            return cell.word
        case Change():
            return _words(paper, cell.words, after=cell.meaning)
        case Spark():
            return "see Charts"
        case tuple():
            return _words(paper, cell)


def _words(paper: Paper, line: Words, *, after: str = "") -> GridCell:
    """A cell that holds one figure alone is that figure; its meaning is part of what it shows."""
    if len(line) == 1 and isinstance(line[0], NumberRun):
        return replace(line[0], text=line[0].text + after)
    return paper.plain(line) + after


def _charts(paper: Paper) -> Grid:
    """Every reading of every chart and small line, one a row."""
    rows: list[Line] = []
    for place, block in places(paper):
        if isinstance(block, Chart):
            rows += _readings(f"{place}: {block.caption}", block.spec)
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    if isinstance(cell, Spark):
                        rows += _readings(f"{place}: {cell.title}", cell.spec)
    about = "Every figure that a chart of the paper shows."
    return Grid("Charts", about, ("Chart", "Series", "Month or row", "Figure"), tuple(rows))


def _readings(name: str, spec: ChartSpec) -> Iterator[Line]:
    for series, heading in enumerate(spec.headings[1:], start=1):
        for line in spec.grid:
            yield (name, heading, line[0], line[series])
    for level in spec.levels:
        yield (name, level.name, "all", level.reading)


def _figures(paper: Paper) -> Grid:
    """Every figure the paper prints, with its key, in reading order."""
    rows = tuple(
        (place, run.key, run.text, run)
        for place, block in places(paper)
        for line in lines_of_block(block)
        for run in line
        if isinstance(run, NumberRun)
    )
    about = "Every figure the paper prints, in reading order, with the key that names it."
    return Grid("Figures", about, ("Place", "Key", "As printed", "Value"), rows)


def _text(paper: Paper) -> Grid:
    """The words of the paper, a line a row."""
    rows = tuple(
        (place, paper.plain(line))
        for place, block in places(paper)
        if not isinstance(block, Table | Chart | PageBreak)
        for line in lines_of_block(block)
    )
    return Grid("Text", "The words of the paper.", ("Place", "Words"), rows)
