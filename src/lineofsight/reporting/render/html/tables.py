"""A table as HTML: caption, column and row headers, in a region that scrolls by keyboard."""

from html import escape

from lineofsight.reporting.charts.drawing import svg
from lineofsight.reporting.document import Cell, Change, Column, Rag, Row, Spark, Table
from lineofsight.reporting.numbering import Paper, row_anchor
from lineofsight.reporting.render.columns import measured
from lineofsight.reporting.render.html.inline import line

_SETS_RIGHT = {"number"}
_PADDING = 1.7
_PHONE = 21.0
_HINT = '<span class="hint">Scroll sideways for more.</span>'
"""Said on a phone alone, above a table that is wider than it (in ems)."""


def table(paper: Paper, block: Table, *, number: str, anchor: str) -> str:
    """Give a table, or the sentence that stands for an empty one; `number` is `Table 3` or nothing.

    The region takes the keyboard's focus, so that a wide table can be scrolled without a mouse.
    """
    title = f"{number}: {block.caption}" if number else block.caption
    if not block.rows:
        return (
            f'<p class="table-title" id="{anchor}"><strong>{escape(title)}</strong></p>'
            f"<p>{escape(block.empty)}</p>"
        )
    wanted = measured(paper, block)
    width = " is-wide" if sum(one.least + _PADDING for one in wanted) > _PHONE else ""
    shared = sum(column.share for column in block.columns)
    head = "".join(
        _heading(column, one.least, shared=shared)
        for column, one in zip(block.columns, wanted, strict=True)
    )
    rows = "".join(
        _row(paper, block.columns, row, anchor=row_anchor(anchor, place))
        for place, row in enumerate(block.rows, start=1)
    )
    note = f'<p class="note-line">{line(paper, block.note)}</p>' if block.note else ""
    return (
        f'<div class="table{width}" id="{anchor}" role="region" tabindex="0" '
        f'aria-labelledby="{anchor}-title"><table>'
        f'<caption id="{anchor}-title"><span>{escape(title)}</span>{_HINT}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>{note}"
    )


def _heading(column: Column, least: float, *, shared: int) -> str:
    """Give a column's heading: as wide as it needs, and its share of a room that is wider."""
    aside = ' class="number"' if column.kind in _SETS_RIGHT else ""
    share = f";width:{100 * column.share / shared:.0f}%" if column.share else ""
    width = f' style="min-width:{least + _PADDING:.1f}em{share}"'
    return f'<th scope="col"{aside}{width}>{escape(column.heading)}</th>'


def _row(paper: Paper, columns: tuple[Column, ...], row: Row, *, anchor: str) -> str:
    place = f' id="{anchor}"' if row.key else ""
    first, *others = row.cells
    cells = [f'<th scope="row">{_cell(paper, first, anchor=f"{anchor}-1")}</th>']
    for number, (column, cell) in enumerate(zip(columns[1:], others, strict=True), start=2):
        aside = ' class="number"' if column.kind in _SETS_RIGHT else ""
        cells.append(f"<td{aside}>{_cell(paper, cell, anchor=f'{anchor}-{number}')}</td>")
    return f"<tr{place}>{''.join(cells)}</tr>"


def _cell(paper: Paper, cell: Cell, *, anchor: str) -> str:
    match cell:
        case Rag():
            return f'<span class="tag {cell.colour}">{escape(cell.word)}</span>'
        case Change():
            return f'<span class="{cell.sense}">{line(paper, cell.words)}{cell.meaning}</span>'
        case Spark():
            return svg(cell.spec, name=anchor, title=cell.title)
        case tuple():
            return line(paper, cell)
