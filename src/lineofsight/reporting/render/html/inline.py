"""A line of words as HTML: escaped, figures marked, codes and references linked."""

from collections.abc import Iterable
from html import escape

from lineofsight.reporting.document import Mark, NumberRun, Reference, Run, Text
from lineofsight.reporting.numbering import Paper


def line(paper: Paper, words: Iterable[Run]) -> str:
    """Give a line as HTML."""
    return "".join(_run(paper, run) for run in words)


def link(anchor: str, words: str) -> str:
    """Link words to a place of the page, or leave them plain where there is none."""
    return f'<a href="#{escape(anchor)}">{escape(words)}</a>' if anchor else escape(words)


def _run(paper: Paper, run: Run) -> str:
    match run:
        case Text():
            return _text(run)
        case NumberRun():
            figure = f'<data value="{escape(run.key)}">{escape(run.text)}</data>'
            return f"<strong>{figure}</strong>" if run.strong else figure
        case Mark():
            pieces = (link(paper.anchor(key), piece) for piece, key in run.pieces)
            return f'<span class="mark">{"".join(pieces)}</span>'
        case Reference():
            return link(paper.anchor(run.key), paper.text(run))


def _text(run: Text) -> str:
    words = escape(run.text)
    if run.emphasis:
        words = f"<em>{words}</em>"
    return f"<strong>{words}</strong>" if run.strong else words
