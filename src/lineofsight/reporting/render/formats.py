"""The formats a paper can be written in. Adding one is one renderer and one line here."""

from collections.abc import Callable, Mapping

from lineofsight.kernel.codes import nearest
from lineofsight.kernel.problems import Problem
from lineofsight.reporting.document import Document
from lineofsight.reporting.render.docx.file import render as docx
from lineofsight.reporting.render.html.page import render as html
from lineofsight.reporting.render.look import Look
from lineofsight.reporting.render.xlsx.book import render as xlsx

RENDERERS: Mapping[str, Callable[..., bytes]] = {"html": html, "docx": docx, "xlsx": xlsx}
"""Format, which is also the ending of the file's name -> the function that writes it."""


def write(document: Document, form: str, *, look: Look | None = None) -> bytes:
    """Write a document in a format; raises `Problem` for an unknown format or a lost reference."""
    renderer = RENDERERS.get(form)
    if renderer is None:
        raise Problem(
            f"There is no format called {form!r}{nearest(form, RENDERERS) or '.'}",
            do=f"Say one or more of: {', '.join(RENDERERS)}.",
        )
    return renderer(document, look=look or Look())
