"""A line of words as Word runs: figures in a style of their own, codes and references linked."""

from collections.abc import Iterable, Iterator

from lineofsight.reporting.document import Mark, NumberRun, Reference, Run, Text
from lineofsight.reporting.numbering import Paper
from lineofsight.reporting.render.docx.wordml import Element, link, run

FIGURE = "Figure"
"""The character style every printed figure bears, by which it can be found again."""


def line(paper: Paper, words: Iterable[Run], *, bold: bool = False,
         colour: str = "") -> list[Element]:  # fmt: skip
    """Give a line as runs."""
    return [made for one in words for made in _run(paper, one, bold=bold, colour=colour)]


def _run(paper: Paper, one: Run, *, bold: bool, colour: str) -> Iterator[Element]:
    match one:
        case Text():
            yield run(one.text, bold=bold or one.strong, italic=one.emphasis, colour=colour)
        case NumberRun():
            yield run(one.text, style=FIGURE, bold=bold or one.strong, colour=colour)
        case Mark():
            for piece, key in one.pieces:
                yield _linked(paper.anchor(key), piece, plain="Mark")
        case Reference():
            yield _linked(paper.anchor(one.key), paper.text(one), plain="")


def _linked(anchor: str, words: str, *, plain: str) -> Element:
    if not anchor:
        return run(words, style=plain)
    return link(anchor, run(words, style="Crossreference"))
