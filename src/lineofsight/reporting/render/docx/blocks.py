"""Every block of a paper in Word, one small function for each."""

import dataclasses

from lineofsight.reporting.charts.described import in_words
from lineofsight.reporting.charts.drawing import WIDE, svg
from lineofsight.reporting.document import (
    Bullets,
    Chart,
    HeaderRow,
    Note,
    PageBreak,
    Paragraph,
    Table,
)
from lineofsight.reporting.numbering import Placed
from lineofsight.reporting.render.docx.draft import Draft
from lineofsight.reporting.render.docx.inline import line
from lineofsight.reporting.render.docx.styles import LABEL, MARGIN
from lineofsight.reporting.render.docx.tables import add_table
from lineofsight.reporting.render.docx.wordml import CM, POINT, Form, paragraph, run

_POINT = int(0.6 * CM)
_PIXEL_CM = 2.54 / 96


def add_block(draft: Draft, placed: Placed) -> None:
    """Put one block at the end of the draft."""
    match placed.block:
        case Paragraph() as found:
            _add_paragraph(draft, found, placed)
        case Bullets() as found:
            add_bullets(draft, found, left=draft.indent)
        case Table() as found:
            title = f"{placed.number}: {found.caption}"
            add_table(draft, found, title=title, anchor=placed.anchor)
        case Chart() as found:
            _add_chart(draft, found, placed)
        case Note() as found:
            _add_note(draft, found)
        case PageBreak():
            _add_page_break(draft, placed)


def add_bullets(draft: Draft, found: Bullets, *, left: int) -> None:
    """Put a list at the end, its own count from one."""
    number = draft.new_list(is_roman=found.marker == "roman")
    form = Form("List", list_number=number, left=left + _POINT, hanging=_POINT)
    for place, item in enumerate(found.items, start=1):
        is_last = place == len(found.items)
        this = dataclasses.replace(form, after=8 * POINT) if is_last else form
        draft.add(paragraph(this, *line(draft.paper, item)))


def add_header_rows(draft: Draft, rows: tuple[HeaderRow, ...]) -> None:
    """Put the header or closing block: each label, and its words beside it."""
    for place, row in enumerate(rows):
        first = Form("Headerrow", rule_above=True, before=18 * POINT)
        form = Form("Headerrow") if place else first
        label = [run(f"{row.label}\t", bold=True)]
        for found in row.blocks:
            if isinstance(found, Paragraph):
                draft.add(paragraph(form, *label, *line(draft.paper, found.words)))
            else:
                if label:
                    draft.add(paragraph(dataclasses.replace(form, keep_next=True), *label))
                add_bullets(draft, found, left=LABEL)
            form, label = _continued(), []


def _continued() -> Form:
    return Form("Headerrow", left=LABEL)


def _add_paragraph(draft: Draft, found: Paragraph, placed: Placed) -> None:
    runs = draft.marked(placed.anchor, *line(draft.paper, found.words))
    if placed.number:
        number = run(f"{placed.number}\t")
        draft.add(paragraph(Form("Numberedparagraph"), number, *runs))
    else:
        draft.add(paragraph(Form("Body", left=draft.indent), *runs))


def _add_chart(draft: Draft, found: Chart, placed: Placed) -> None:
    """Put a chart: caption, sentence, picture; its data table follows at the end of the paper."""
    title = f"{placed.number}: {found.caption}"
    drawn = svg(found.spec, name=placed.anchor, title=title)
    room = draft.room_cm - draft.indent / CM
    shrink = min(1.0, room / (WIDE * _PIXEL_CM))
    picture = draft.picture(drawn, title=title, description=in_words(found.spec), shrink=shrink)
    left = draft.indent
    draft.add(
        paragraph(Form("Caption", left=left), *draft.marked(placed.anchor, run(title))),
        paragraph(Form("Body", left=left, keep_next=True), *line(draft.paper, found.sentence)),
        paragraph(Form("Picture", left=left), picture),
    )


def _add_note(draft: Draft, found: Note) -> None:
    left = draft.indent + int(0.4 * CM)
    draft.add(
        paragraph(Form("Banner", left=left, keep_next=True), run(found.heading, bold=True)),
        paragraph(Form("Banner", left=left), *line(draft.paper, found.words)),
        paragraph(Form("Tabletext")),
    )


def _add_page_break(draft: Draft, placed: Placed) -> None:
    name = draft.marked(placed.anchor, run(placed.number)) if placed.number else ()
    draft.add(paragraph(Form("Pagename", page_break=True), *name))


BODY_INDENT = MARGIN
"""Where text begins in a section with numbers; in an appendix it begins at the margin."""
