"""The workbook: an opening sheet, then one sheet a grid with header row, filter and widths."""

import datetime as dt
import io
import re

import xlsxwriter

from lineofsight.reporting.charts.font import width
from lineofsight.reporting.document import Document, NumberRun, Paragraph
from lineofsight.reporting.numbering import Paper, numbered
from lineofsight.reporting.render.look import Look
from lineofsight.reporting.render.xlsx.cells import Looks, write_figure, write_text
from lineofsight.reporting.render.xlsx.sheets import Grid, grids

_NAME_LENGTH = 31
_REFUSED = re.compile(r"[\[\]:*?/\\]")
_HEADER_ROW = 3
_WIDEST, _NARROWEST = 70, 9


def render(document: Document, *, look: Look) -> bytes:
    """Write the data suite of a document; raises `Problem` for a lost reference."""
    paper = numbered(document)
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
               "strings_to_numbers": False}  # fmt: skip
    with xlsxwriter.Workbook(stream, options) as book:
        _set_properties(book, document)
        looks = Looks(book)
        contents = grids(paper)
        names = sheet_names(["About", *(grid.name for grid in contents)])
        _write_about(book.add_worksheet(names[0]), paper, contents, names, looks, look)
        for name, grid in zip(names[1:], contents, strict=True):
            _write_grid(book.add_worksheet(name), grid, looks, look)
    return stream.getvalue()


def sheet_names(wanted: list[str]) -> list[str]:
    """Give names a workbook takes: 31 letters at most, none it refuses, no two alike."""
    given: list[str] = []
    taken = {"history"}  # a name Excel keeps for itself
    for name in wanted:
        base = _REFUSED.sub(" ", name).strip(" '")[:_NAME_LENGTH].rstrip(" '") or "Sheet"
        chosen, count = base, 1
        while chosen.casefold() in taken:
            count += 1
            chosen = f"{base[: _NAME_LENGTH - len(str(count)) - 1]} {count}"
        taken.add(chosen.casefold())
        given.append(chosen)
    return given


def _set_properties(book: xlsxwriter.Workbook, document: Document) -> None:
    midnight = dt.datetime.combine(document.dated, dt.time())
    facts = "; ".join(f"{label}: {value}" for label, value in document.provenance.lines)
    book.set_properties({
        "title": document.title, "subject": document.occasion, "author": document.authority,
        "company": document.authority, "comments": facts, "created": midnight,
    })  # fmt: skip


def _write_about(sheet: xlsxwriter.worksheet.Worksheet, paper: Paper, contents: list[Grid],
                 names: list[str], looks: Looks, look: Look) -> None:  # fmt: skip
    document = paper.document
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 90)
    write_text(sheet, 0, 0, document.title, looks=looks, bold=True, font_size=16)
    write_text(sheet, 1, 0, document.authority, looks=looks, bold=True, font_color=look.accent)
    marking = [] if document.public else [("Marking", "Not for publication")]
    header = [
        (row.label, " ".join(paper.plain(found.words) for found in row.blocks
                             if isinstance(found, Paragraph)))
        for row in document.header
    ]  # fmt: skip
    sheets = [(name, grid.about) for name, grid in zip(names[1:], contents, strict=True)]
    lines = [*marking, *header, *document.provenance.lines, ("", ""), ("Sheet", "What it holds"),
             *sheets]  # fmt: skip
    for row, (label, text) in enumerate(lines, start=_HEADER_ROW):
        write_text(sheet, row, 0, label, looks=looks, bold=True)
        write_text(sheet, row, 1, text, looks=looks, text_wrap=True)


def _write_grid(sheet: xlsxwriter.worksheet.Worksheet, grid: Grid, looks: Looks,
                look: Look) -> None:  # fmt: skip
    write_text(sheet, 0, 0, grid.name, looks=looks, bold=True, font_size=14)
    write_text(sheet, 1, 0, grid.about, looks=looks, font_color="#4a565d")
    for column, heading in enumerate(grid.headings):
        write_text(sheet, _HEADER_ROW, column, heading, looks=looks, bold=True, text_wrap=True,
                   font_color="#ffffff", bg_color=look.accent, valign="vcenter")  # fmt: skip
    for row, line in enumerate(grid.rows, start=_HEADER_ROW + 1):
        for column, cell in enumerate(line):
            if isinstance(cell, NumberRun):
                write_figure(sheet, row, column, cell.text, looks=looks)
            else:
                write_text(sheet, row, column, cell, looks=looks, text_wrap=True)
    last = _HEADER_ROW + len(grid.rows)
    sheet.autofilter(_HEADER_ROW, 0, last, len(grid.headings) - 1)
    sheet.freeze_panes(_HEADER_ROW + 1, 1)
    for column in range(len(grid.headings)):
        sheet.set_column(column, column, _wide(grid, column))
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.repeat_rows(_HEADER_ROW)
    sheet.fit_to_pages(1, 0)


def _wide(grid: Grid, column: int) -> float:
    """The width of a column in Excel's letters, from the widest text it holds."""
    texts = [grid.headings[column] + "  ", *(_shown(line[column]) for line in grid.rows)]
    widest = max(width(text, 1.0) for text in texts) / width("0", 1.0)
    return min(max(widest + 2, _NARROWEST), _WIDEST)


def _shown(cell: str | NumberRun) -> str:
    return cell.text if isinstance(cell, NumberRun) else cell
