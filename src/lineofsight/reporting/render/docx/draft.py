"""The Word document while it is written: what it holds so far, and the room on its page."""

import io
import itertools
from dataclasses import dataclass, field

from docx.document import Document as WordDocument
from docx.shared import Emu

from lineofsight.reporting.charts.picture import png
from lineofsight.reporting.numbering import Paper
from lineofsight.reporting.render.docx.styles import BULLETS, ROMAN, new_list
from lineofsight.reporting.render.docx.wordml import Element, bookmarked, el
from lineofsight.reporting.render.look import Look

_PIXEL = 9525
PAGE_CM = (21.0, 29.7)
SIDE_CM = 2.0
"""The left and right margins of a page."""


@dataclass
class Draft:
    """A document being written. `room_cm` is the width of the text on the present page.

    `indent` is where body text begins (twentieths of a point): beside numbers, or at the margin.
    """

    word: WordDocument
    paper: Paper
    look: Look
    room_cm: float = PAGE_CM[0] - 2 * SIDE_CM
    indent: int = 0
    elements: list[Element] = field(default_factory=list)
    _bookmarks: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))
    _pictures: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    def add(self, *made: Element) -> None:
        """Put elements at the end."""
        self.elements.extend(made)

    def marked(self, anchor: str, *inside: Element) -> tuple[Element, ...]:
        """Put a bookmark around elements where there is an anchor to link to."""
        return bookmarked(anchor, next(self._bookmarks), *inside) if anchor else inside

    def new_list(self, *, is_roman: bool) -> int:
        """Start a list; gives its number."""
        return new_list(self.word, kind=ROMAN if is_roman else BULLETS)

    def picture(self, svg: str, *, title: str, description: str, shrink: float = 1.0,
                sharp: int = 2) -> Element:  # fmt: skip
        """Make a run that holds a drawing as a picture with its alternative text.

        `sharp` is how many dots stand for one of the drawing's: 2 is about 200 to the inch.
        """
        stream = io.BytesIO(png(svg, zoom=sharp))
        inline = self.word.part.new_pic_inline(stream)
        wide, high = (int(size / sharp * _PIXEL * shrink) for size in _pixels(stream))
        inline.extent.cx, inline.extent.cy = Emu(wide), Emu(high)
        shape = inline.graphic.graphicData.pic.spPr
        shape.cx, shape.cy = Emu(wide), Emu(high)
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")
        inline.docPr.set("id", str(next(self._pictures)))
        inline.docPr.set("descr", description)
        inline.docPr.set("title", title)
        inline.docPr.set("name", title)
        return el("w:r", None, el("w:drawing", None, inline))


def _pixels(stream: io.BytesIO) -> tuple[int, int]:
    """The width and height of a PNG, from its head."""
    head = stream.getvalue()[16:24]
    return int.from_bytes(head[:4], "big"), int.from_bytes(head[4:], "big")
