"""The text of a PDF as its text layer holds it; what has none, such as a scan, stays unread. Pure.

A PDF may show what its text does not say: pictures, notes, fields, files within it. Whatever of
these is there is told, so that a person looks.
"""

from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

MOST_PAGES = 2000
BREAK = "\ufffe"
"""What PDFium gives for a hyphen at the end of a line: the word goes on."""

TOO_LONG = f"it has more than {MOST_PAGES:,} pages"
NO_TEXT = "it has pages without text, as a scan has"
PICTURES = "there are pictures or files in it"
NOTES = "there are notes or fields to fill in on it"

Broken = pypdfium2.PdfiumError


def read(content: bytes) -> tuple[str, str]:
    """Give the text, and what else there is to be seen in it; raises `Broken` for a locked one."""
    document = pypdfium2.PdfDocument(content)
    try:
        if len(document) > MOST_PAGES:
            return "", TOO_LONG
        pages = [document[place] for place in range(len(document))]
        texts = [_text(one) for one in pages]
        unread = [NO_TEXT] if not all(text.strip() for text in texts) else []
        if document.count_attachments() or any(map(_has_pictures, pages)):
            unread.append(PICTURES)
        if any(_has_notes(one) for one in pages):
            unread.append(NOTES)
    finally:
        document.close()
    return "\n".join(texts), ", and ".join(unread)


def _text(page: pypdfium2.PdfPage) -> str:
    return str(page.get_textpage().get_text_range()).replace(BREAK, "")


def _has_pictures(page: pypdfium2.PdfPage) -> bool:
    return any(True for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]))


def _has_notes(page: pypdfium2.PdfPage) -> bool:
    return any(kind != pdfium.FPDF_ANNOT_LINK for kind in _notes(page))


def _notes(page: pypdfium2.PdfPage) -> Iterator[int]:
    for place in range(pdfium.FPDFPage_GetAnnotCount(page)):
        note = pdfium.FPDFPage_GetAnnot(page, place)
        yield pdfium.FPDFAnnot_GetSubtype(note)
        pdfium.FPDFPage_CloseAnnot(note)
