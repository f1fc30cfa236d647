"""The whole Word file: title, header block, sections, appendices, pages, properties, bytes."""

import datetime as dt
import io
import zipfile

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.section import Section as WordSection
from docx.shared import Cm

from lineofsight.reporting.document import Chart, Document
from lineofsight.reporting.numbering import PlacedSection, numbered
from lineofsight.reporting.render.docx.blocks import BODY_INDENT, add_block, add_header_rows
from lineofsight.reporting.render.docx.chart_data import for_paper
from lineofsight.reporting.render.docx.draft import PAGE_CM, SIDE_CM, Draft
from lineofsight.reporting.render.docx.inline import line
from lineofsight.reporting.render.docx.styles import set_styles
from lineofsight.reporting.render.docx.tables import add_table
from lineofsight.reporting.render.docx.wordml import (
    CM,
    Element,
    Form,
    el,
    field,
    keep_together,
    paragraph,
    run,
)
from lineofsight.reporting.render.look import Look

_EPOCH = (1980, 1, 1, 0, 0, 0)
_PROPERTY = 255  # letters Word allows a property
NOT_PUBLIC = "Not for publication"


def render(document: Document, *, look: Look) -> bytes:
    """Write a document as a .docx file; raises `Problem` for a lost reference."""
    paper = numbered(document)
    word = docx.Document()
    set_styles(word, look=look, language=document.language)
    draft = Draft(word, paper, look)
    _write(draft)
    _place(word, draft.elements)
    for section in word.sections:
        _set_margins(section, document)
    _set_properties(word, document)
    return _packed(word)


def _write(draft: Draft) -> None:
    document = draft.paper.document
    _add_top(draft, document)
    for section in draft.paper.sections:
        _add_section(draft, section)
    draft.indent = 0
    begun = len(draft.elements)
    add_header_rows(draft, document.closing)
    keep_together(draft.elements[begun:])
    for appendix in draft.paper.appendices:
        _add_appendix(draft, appendix)
    _turn(draft, landscape=False)
    _add_chart_data(draft)
    _add_made_from(draft)


def _add_top(draft: Draft, document: Document) -> None:
    draft.add(
        paragraph(Form("Authority"), run(document.authority)),
        paragraph(Form("Occasion"), run(document.occasion)),
    )
    if not document.public:
        draft.add(paragraph(Form("Marking"), run(NOT_PUBLIC)))
    draft.add(paragraph(Form("Title"), run(document.title)))
    add_header_rows(draft, document.header)


def _add_section(draft: Draft, section: PlacedSection) -> None:
    draft.indent = BODY_INDENT
    heading = f"{section.number}\t{section.heading}" if section.number else section.heading
    level = min(section.level, 5)
    form = Form(f"Heading{level}") if section.number else Form(f"Heading{level}", left=0)
    draft.add(paragraph(form, *draft.marked(section.anchor, run(heading))))
    if not section.number:
        draft.indent = 0
    _add_inside(draft, section)


def _add_appendix(draft: Draft, appendix: PlacedSection) -> None:
    is_new = _turn(draft, landscape=appendix.landscape)
    form = Form("Heading1", page_break=not is_new, left=0)
    heading = draft.marked(appendix.anchor, run(appendix.plain_heading))
    draft.add(paragraph(form, *heading))
    draft.indent = 0
    if appendix.first_page:
        draft.add(paragraph(Form("Pagename"), run(appendix.first_page)))
    _add_inside(draft, appendix)


def _add_inside(draft: Draft, section: PlacedSection) -> None:
    if section.as_at:
        form = Form("Asat", left=draft.indent)
        draft.add(paragraph(form, *line(draft.paper, section.as_at)))
    for placed in section.blocks:
        add_block(draft, placed)
    for inner in section.sections:
        _add_section(draft, inner)


def _turn(draft: Draft, *, landscape: bool) -> bool:
    """Turn the page where it lies the other way; gives whether a new page began by that."""
    wide = PAGE_CM[1] if landscape else PAGE_CM[0]
    if abs(wide - 2 * SIDE_CM - draft.room_cm) < 0.01:
        return False
    draft.add(_page_form(landscape=not landscape))
    draft.room_cm = wide - 2 * SIDE_CM
    return True


def _page_form(*, landscape: bool) -> Element:
    """The size and direction of the pages that end here."""
    wide, high = PAGE_CM[::-1] if landscape else PAGE_CM
    size = {"w:w": str(int(wide * CM)), "w:h": str(int(high * CM))}
    if landscape:
        size["w:orient"] = "landscape"
    return el("w:sectPr", None, el("w:type", {"w:val": "nextPage"}), el("w:pgSz", size),
              el("w:pgMar", {side: str(CM) for side in (
                  "w:top", "w:right", "w:bottom", "w:left", "w:header", "w:footer")}))  # fmt: skip


def _add_chart_data(draft: Draft) -> None:
    """Put the data tables of all charts at the end, where they disturb nobody's reading."""
    charts = [
        placed
        for section in draft.paper.every_section()
        for placed in section.blocks
        if isinstance(placed.block, Chart)
    ]
    if not charts:
        return
    draft.indent = 0
    heading = run("Figures of the charts")
    draft.add(paragraph(Form("Heading1", page_break=True, left=0), heading))
    for placed in charts:
        if isinstance(placed.block, Chart):
            title = f"{placed.number}: {placed.block.caption}"
            add_table(draft, for_paper(placed.block), title=title, anchor=f"{placed.anchor}-data")


def _add_made_from(draft: Draft) -> None:
    draft.add(paragraph(Form("Caption"), run("How this paper was made")))
    for label, value in draft.paper.document.provenance.lines:
        draft.add(paragraph(Form("Madefrom"), run(f"{label}: {value}")))


def _place(word: WordDocument, elements: list[Element]) -> None:
    """Put all elements into the body; a change of page goes into the paragraph before it."""
    body = word.element.body
    last = body.sectPr
    for element in elements:
        if element.tag != qn("w:sectPr"):
            last.addprevious(element)
            continue
        before = last.getprevious()
        if before is None or before.tag != qn("w:p"):
            before = paragraph(Form("Tabletext"))
            last.addprevious(before)
        before.find(qn("w:pPr")).append(element)


def _set_margins(section: WordSection, document: Document) -> None:
    """Set the size and margins of a stretch of pages, and the lines above and below its text."""
    wide, high = PAGE_CM[::-1] if section.orientation == WD_ORIENT.LANDSCAPE else PAGE_CM
    section.page_width, section.page_height = Cm(wide), Cm(high)
    section.left_margin = section.right_margin = Cm(SIDE_CM)
    section.top_margin = section.bottom_margin = Cm(SIDE_CM)
    section.header_distance = section.footer_distance = Cm(SIDE_CM / 2)
    end = str(int((wide - 2 * SIDE_CM) * CM))
    section.footer.is_linked_to_previous = False
    foot = section.footer.paragraphs[0]._p  # noqa: SLF001 - fields have no other way in
    foot.get_or_add_pPr().append(el("w:tabs", None, el("w:tab", {"w:val": "right", "w:pos": end})))
    foot.extend([run(f"{document.occasion}\tPage "), field("PAGE"), run(" of "),
                 field("NUMPAGES")])  # fmt: skip
    if not document.public:
        section.header.is_linked_to_previous = False
        section.header.paragraphs[0].add_run(NOT_PUBLIC)


def _set_properties(word: WordDocument, document: Document) -> None:
    facts = word.core_properties
    midnight = dt.datetime.combine(document.dated, dt.time())
    made_from = "; ".join(f"{label}: {value}" for label, value in document.provenance.lines)
    facts.title = document.title[:_PROPERTY]
    facts.author = facts.last_modified_by = document.authority[:_PROPERTY]
    facts.subject = document.occasion[:_PROPERTY]
    facts.keywords = made_from[:_PROPERTY]
    facts.language = document.language
    facts.created = facts.modified = midnight
    facts.comments = ""
    facts.revision = 1


def _packed(word: WordDocument) -> bytes:
    """Save, then pack again with fixed times, so that the same paper gives the same bytes."""
    relations = word.part.package.rels
    for name in [name for name, one in relations.items() if one.reltype.endswith("thumbnail")]:
        relations.pop(name)
    saved, packed = io.BytesIO(), io.BytesIO()
    word.save(saved)
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            member = zipfile.ZipInfo(name, _EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(member, old.read(name))
    return packed.getvalue()
