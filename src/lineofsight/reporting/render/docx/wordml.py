"""Word's own XML, built element by element in the order its schema asks for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, cast

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

Element = BaseOxmlElement
POINT = 20
"""Twentieths of a point, in which Word measures distances."""

CM = 567
"""Twentieths of a point in a centimetre."""


def el(tag: str, attributes: Mapping[str, str] | None = None, *children: Element) -> Element:
    """Make an element with its attributes and children: `el("w:shd", {"w:fill": "FFFFFF"})`."""
    made = cast("Element", OxmlElement(tag))
    for name, value in (attributes or {}).items():
        made.set(qn(name), value)
    for child in children:
        made.append(child)
    return made


def val(tag: str, value: str) -> Element:
    """Make an element whose one attribute is its value: `<w:jc w:val="right"/>`."""
    return el(tag, {"w:val": value})


@dataclass(frozen=True)
class Form:
    """How a paragraph stands: its style, then what differs from the style (twentieths of a point).

    `hanging` sets the first line so far to the left; `list_number` is a list of the document;
    `before` and `after` are the space around the paragraph.
    """

    style: str
    keep_next: bool = False
    page_break: bool = False
    list_number: int = 0
    left: int | None = None
    hanging: int = 0
    align: Literal["", "right", "center"] = ""
    rule_above: bool = False
    before: int | None = None
    after: int | None = None

    def element(self) -> Element:
        """The paragraph's properties."""
        parts = [val("w:pStyle", self.style)]
        if self.keep_next:
            parts.append(el("w:keepNext"))
        if self.page_break:
            parts.append(el("w:pageBreakBefore"))
        if self.list_number:
            number = val("w:numId", str(self.list_number))
            parts.append(el("w:numPr", None, val("w:ilvl", "0"), number))
        if self.rule_above:
            parts.append(el("w:pBdr", None, border("w:top", colour="D5DBDE", space=5)))
        around = {"w:before": self.before, "w:after": self.after}
        if spacing := {side: str(size) for side, size in around.items() if size is not None}:
            parts.append(el("w:spacing", spacing))
        if self.left is not None:
            indent = {"w:left": str(self.left), "w:hanging": str(self.hanging)}
            parts.append(el("w:ind", indent))
        if self.align:
            parts.append(val("w:jc", self.align))
        return el("w:pPr", None, *parts)


def border(side: str, *, colour: str, size: int = 4, space: int = 0) -> Element:
    """Make one border; `size` is in eighths of a point."""
    return el(side, {"w:val": "single", "w:sz": str(size), "w:space": str(space),
                     "w:color": colour})  # fmt: skip


def paragraph(form: Form, *runs: Element) -> Element:
    """Make a paragraph."""
    return el("w:p", None, form.element(), *runs)


def keep_together(paragraphs: Sequence[Element]) -> None:
    """Let paragraphs that were made stand on one page: each stays with the next."""
    for one in paragraphs[:-1]:
        form = one.find(qn("w:pPr"))
        if form is not None and form.find(qn("w:keepNext")) is None:
            form.insert(1, el("w:keepNext"))  # after the style


def run(text: str, *, style: str = "", bold: bool = False, italic: bool = False,
        colour: str = "", fill: str = "") -> Element:  # fmt: skip
    """Make a run of text that looks alike; a tab in the text is a tab on the page."""
    wanted = (
        (style, val("w:rStyle", style)),
        (bold, el("w:b")),
        (italic, el("w:i")),
        (colour, val("w:color", colour)),
        (fill, el("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": fill})),
    )
    parts = [part for is_wanted, part in wanted if is_wanted]
    made = el("w:r", None, *([el("w:rPr", None, *parts)] if parts else []))
    for place, piece in enumerate(text.split("\t")):
        if place:
            made.append(el("w:tab"))
        if piece:
            made.append(_text(piece))
    return made


def field(instruction: str) -> Element:
    """Make a field that Word works out, such as PAGE."""
    return el("w:fldSimple", {"w:instr": instruction}, el("w:r", None, _text("1")))


def link(anchor: str, *runs: Element) -> Element:
    """Link runs to a bookmark of the document."""
    return el("w:hyperlink", {"w:anchor": bookmark_name(anchor), "w:history": "1"}, *runs)


def bookmarked(anchor: str, number: int, *inside: Element) -> tuple[Element, ...]:
    """Put a bookmark around elements; `number` is unique in the document."""
    start = el("w:bookmarkStart", {"w:id": str(number), "w:name": bookmark_name(anchor)})
    return (start, *inside, el("w:bookmarkEnd", {"w:id": str(number)}))


def bookmark_name(anchor: str) -> str:
    """Give an anchor as Word names bookmarks: letters, digits and underscores."""
    return anchor.replace("-", "_")


def _text(words: str) -> Element:
    made = el("w:t")
    made.text = words
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made
