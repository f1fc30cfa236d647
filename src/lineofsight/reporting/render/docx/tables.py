"""A table in Word: caption above, header row repeated on each page, rows never split.

A table shorter than half a page stays whole; a longer one begins where it stands.
"""

from typing import Literal

from lineofsight.reporting.charts.described import in_words
from lineofsight.reporting.charts.drawing import svg
from lineofsight.reporting.document import Cell, Change, Column, Rag, Row, Spark, Table
from lineofsight.reporting.numbering import row_anchor
from lineofsight.reporting.render.columns import lines_of, shares
from lineofsight.reporting.render.docx.draft import Draft
from lineofsight.reporting.render.docx.inline import line
from lineofsight.reporting.render.docx.wordml import (
    CM,
    Element,
    Form,
    border,
    el,
    paragraph,
    run,
    val,
)
from lineofsight.reporting.render.look import CHANGE_COLOURS, RAG_COLOURS

_EM_CM = 9 * 2.54 / 72
_CELL_SIDES_CM = 0.25
_LINE_CM = 0.4
_ROW_CM = 0.22
"""What a row is taller than its lines."""
_SHORT_CM = 8.0
_NBSP = "\u00a0"
_SPARK_SHRINK = 0.75


def add_table(draft: Draft, block: Table, *, title: str, anchor: str) -> None:
    """Put a table at the end of the draft, or the sentence that stands for an empty one."""
    caption = Form("Caption", left=draft.indent, keep_next=True)
    draft.add(paragraph(caption, *draft.marked(anchor, run(title))))
    if not block.rows:
        draft.add(paragraph(Form("Body", left=draft.indent), run(block.empty)))
        return
    draft.add(_table(draft, block, anchor=anchor))
    # A paragraph must follow: without a note it is too small to begin a page of its own.
    form = Form("Tablenote" if block.note else "Tableend", left=draft.indent)
    draft.add(paragraph(form, *line(draft.paper, block.note)))


def _table(draft: Draft, block: Table, *, anchor: str) -> Element:
    room = draft.room_cm - draft.indent / CM
    padding = _CELL_SIDES_CM * len(block.columns)
    ems = shares(draft.paper, block, room=(room - padding) / _EM_CM)
    widths = [int((one * _EM_CM + _CELL_SIDES_CM) * CM) for one in ems]
    stay = _staying(draft, block, ems)
    rows = [
        _row(draft, block, row, widths, anchor=row_anchor(anchor, place), keep_next=place <= stay)
        for place, row in enumerate(block.rows, start=1)
    ]
    grid = el("w:tblGrid", None, *(el("w:gridCol", {"w:w": str(one)}) for one in widths))
    head = _head(draft, block, widths)
    return el("w:tbl", None, _form(draft, block, sum(widths)), grid, head, *rows)


def _staying(draft: Draft, block: Table, ems: tuple[float, ...]) -> int:
    """How many rows stay with the next: all of a short table, the first of a long one."""
    lines = [lines_of(draft.paper, row, widths=ems) for row in block.rows]
    high = sum(lines) * _LINE_CM + len(lines) * _ROW_CM
    return len(lines) - 1 if high <= _SHORT_CM else 1


def _form(draft: Draft, block: Table, width: int) -> Element:
    sides = str(int(_CELL_SIDES_CM / 2 * CM))
    rule = "D5DBDE"
    return el(
        "w:tblPr", None,
        el("w:tblW", {"w:w": str(width), "w:type": "dxa"}),
        el("w:tblInd", {"w:w": str(draft.indent), "w:type": "dxa"}),
        el("w:tblBorders", None, border("w:bottom", colour=rule), border("w:insideH", colour=rule)),
        val("w:tblLayout", "fixed"),
        el("w:tblCellMar", None, el("w:left", {"w:w": "0", "w:type": "dxa"}),
           el("w:right", {"w:w": str(2 * int(sides)), "w:type": "dxa"})),
        el("w:tblLook", {"w:val": "00A0", "w:firstRow": "1", "w:lastRow": "0",
                         "w:firstColumn": "1", "w:lastColumn": "0", "w:noHBand": "0",
                         "w:noVBand": "1"}),
        val("w:tblCaption", block.caption),
    )  # fmt: skip


def _head(draft: Draft, block: Table, widths: list[int]) -> Element:
    """The header row, which Word repeats at the top of each page."""
    accent = draft.look.accent_hex
    cells = [
        el("w:tc", None,
           el("w:tcPr", None, el("w:tcW", {"w:w": str(width), "w:type": "dxa"}),
              el("w:tcBorders", None, border("w:bottom", colour=accent, size=10)),
              val("w:vAlign", "bottom")),
           paragraph(Form("Tableheading", align=_align(column)), run(column.heading)))
        for column, width in zip(block.columns, widths, strict=True)
    ]  # fmt: skip
    return el("w:tr", None, el("w:trPr", None, el("w:cantSplit"), el("w:tblHeader")), *cells)


def _row(draft: Draft, block: Table, row: Row, widths: list[int], *, anchor: str,
         keep_next: bool) -> Element:  # fmt: skip
    made = el("w:tr", None, el("w:trPr", None, el("w:cantSplit")))
    for place, (column, cell, width) in enumerate(
        zip(block.columns, row.cells, widths, strict=True)
    ):
        form = Form("Tabletext", keep_next=keep_next, align=_align(column))
        inside: tuple[Element, ...] = tuple(_cell(draft, cell))
        if row.key and place == 0:
            inside = draft.marked(anchor, *inside)
        size = el("w:tcPr", None, el("w:tcW", {"w:w": str(width), "w:type": "dxa"}))
        made.append(el("w:tc", None, size, paragraph(form, *inside)))
    return made


def _align(column: Column) -> Literal["", "right"]:
    return "right" if column.kind == "number" else ""


def _cell(draft: Draft, cell: Cell) -> list[Element]:
    match cell:
        case Rag():
            ground, letters = (colour.removeprefix("#") for colour in RAG_COLOURS[cell.colour])
            space = run(_NBSP, fill=ground)
            word = run(cell.word, bold=True, colour=letters, fill=ground)
            return [space, word, run(_NBSP, fill=ground)]
        case Change():
            colour = CHANGE_COLOURS[cell.sense].removeprefix("#")
            said = line(draft.paper, cell.words, colour=colour)
            return [*said, run(cell.meaning, colour=colour)] if cell.meaning else said
        case Spark():
            drawn = svg(cell.spec, name="spark", title=cell.title)
            described = in_words(cell.spec)
            return [draft.picture(drawn, title=cell.title, description=described,
                                  shrink=_SPARK_SHRINK, sharp=3)]  # fmt: skip
        case tuple():
            return line(draft.paper, cell)
