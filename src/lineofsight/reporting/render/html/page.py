"""The whole HTML file: head, masthead, contents, paper, and how the paper was made."""

import base64
from functools import cache
from html import escape
from pathlib import Path

from lineofsight.reporting.charts.font import BOLD, FAMILY, REGULAR, STACK
from lineofsight.reporting.document import Document, HeaderRow, Paragraph
from lineofsight.reporting.numbering import Paper, PlacedSection, numbered
from lineofsight.reporting.render.html.blocks import block, bullets
from lineofsight.reporting.render.html.inline import line, link
from lineofsight.reporting.render.look import CHANGE_COLOURS, RAG_COLOURS, Look

_STYLE = Path(__file__).parent / "style.css"
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"


def render(document: Document, *, look: Look) -> bytes:
    """Write a document as one HTML file in UTF-8; raises `Problem` for a lost reference."""
    paper = numbered(document)
    parts = (
        f'<!DOCTYPE html>\n<html lang="{escape(document.language)}">',
        _head(document, look),
        '<body><a class="skip" href="#paper">Skip to the paper</a>',
        _masthead(document),
        '<div class="page">',
        _contents(paper),
        f'<main id="paper" tabindex="-1"><div class="body"><h1>{escape(document.title)}</h1>',
        _rows(paper, document.header, kind="header-block"),
        *(_section(paper, section) for section in paper.sections),
        _rows(paper, document.closing, kind="closing-block"),
        '</div><div class="appendices">',
        *(_section(paper, appendix) for appendix in paper.appendices),
        "</div></main></div>",
        _foot(document),
        "</body></html>\n",
    )
    return "\n".join(part for part in parts if part).encode()


def _head(document: Document, look: Look) -> str:
    title = f"{document.title} - {document.authority}" if document.authority else document.title
    return (
        '<head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title>"
        f"<style>{_style(document, look)}</style></head>"
    )


def _style(document: Document, look: Look) -> str:
    """The style sheet with our font inside it, the council's colour, and the line at the foot."""
    faces = "".join(
        f"@font-face{{font-family:'{FAMILY}';font-weight:{weight};font-display:swap;"
        f"src:url(data:font/ttf;base64,{_encoded(path)}) format('truetype')}}\n"
        for path, weight in ((REGULAR, 400), (BOLD, 700))
    )
    tags = "".join(
        f".tag.{name}{{background:{ground};color:{letters}}}\n"
        for name, (ground, letters) in RAG_COLOURS.items()
    )
    senses = "".join(f".{name}{{color:{colour}}}\n" for name, colour in CHANGE_COLOURS.items())
    chosen = f":root{{--accent:{look.accent};--font:{STACK}}}\n"
    foot = f"@page{{@bottom-left{{content:{_css_string(_foot_line(document))}}}}}\n"
    return f"{faces}{chosen}{_STYLE.read_text('utf-8')}{tags}{senses}{foot}"


@cache
def _encoded(path: Path) -> str:
    return base64.b64encode(path.read_bytes()).decode("ascii")


def _css_string(text: str) -> str:
    """Quote a text for a style sheet: everything but letters, digits and blanks as a number."""
    safe = (c if c.isascii() and (c.isalnum() or c == " ") else f"\\{ord(c):06x}" for c in text)
    return f'"{"".join(safe)}"'


def _foot_line(document: Document) -> str:
    return f"{_marking(document)}{document.occasion}"


def _marking(document: Document) -> str:
    return "" if document.public else "Not for publication. "


def _masthead(document: Document) -> str:
    marking = "" if document.public else '<p class="marking">Not for publication</p>'
    return (
        f'<header class="masthead"><p class="authority">{escape(document.authority)}</p>'
        f"<p>{escape(document.occasion)}</p>{marking}</header>"
    )


def _contents(paper: Paper) -> str:
    items = "".join(
        f"<li>{link(section.anchor, section.plain_heading)}</li>"
        for section in (*paper.sections, *paper.appendices)
    )
    if not items:
        return ""
    return f'<nav aria-labelledby="contents"><p id="contents">Contents</p><ul>{items}</ul></nav>'


def _rows(paper: Paper, rows: tuple[HeaderRow, ...], *, kind: str) -> str:
    """The header or closing block: a list of labels, each with its words."""
    if not rows:
        return ""
    written = "".join(
        f"<div><dt>{escape(row.label)}</dt><dd>{_row_words(paper, row)}</dd></div>" for row in rows
    )
    return f'<dl class="{kind}">{written}</dl>'


def _row_words(paper: Paper, row: HeaderRow) -> str:
    return "".join(
        f"<p>{line(paper, found.words)}</p>" if isinstance(found, Paragraph)
        else bullets(paper, found)
        for found in row.blocks
    )  # fmt: skip


def _section(paper: Paper, section: PlacedSection) -> str:
    kind = "appendix" if section.is_appendix else "part" if section.number else "inner"
    landscape = " landscape" if section.landscape else ""
    parts = (
        f'<section class="{kind}{landscape}" aria-labelledby="{section.anchor}">',
        _heading(section),
        f'<p class="page-name">{escape(section.first_page)}</p>' if section.first_page else "",
        f'<p class="as-at">{line(paper, section.as_at)}</p>' if section.as_at else "",
        *(block(paper, placed) for placed in section.blocks),
        *(_section(paper, inner) for inner in section.sections),
        "</section>",
    )
    return "\n".join(part for part in parts if part)


def _heading(section: PlacedSection) -> str:
    """A heading of the next level below the title; the deepest is h6."""
    level = min(section.level + 1, 6)
    words, kind = escape(section.plain_heading), ""
    if section.number and not section.is_appendix:
        number = f'<span class="its-number">{section.number}</span>'
        words, kind = f"{number} <span>{escape(section.heading)}</span>", ' class="numbered"'
    return f'<h{level} id="{section.anchor}"{kind}>{words}</h{level}>'


def _foot(document: Document) -> str:
    lines = "".join(
        f"<div><dt>{escape(label)}</dt><dd>{escape(value)}</dd></div>"
        for label, value in document.provenance.lines
    )
    return f"<footer><p><strong>How this paper was made</strong></p><dl>{lines}</dl></footer>"
