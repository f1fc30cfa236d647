"""Every block of a paper as HTML, one small function for each."""

from html import escape

from lineofsight.reporting.charts.drawing import NARROW, WIDE, svg
from lineofsight.reporting.document import (
    Bullets,
    Chart,
    Note,
    PageBreak,
    Paragraph,
    Table,
)
from lineofsight.reporting.numbering import Paper, Placed
from lineofsight.reporting.render.html.inline import line
from lineofsight.reporting.render.html.tables import table


def block(paper: Paper, placed: Placed) -> str:
    """Give one block as HTML."""
    match placed.block:
        case Paragraph() as found:
            return paragraph(paper, found, number=placed.number, anchor=placed.anchor)
        case Bullets() as found:
            return bullets(paper, found)
        case Table() as found:
            return table(paper, found, number=placed.number, anchor=placed.anchor)
        case Chart() as found:
            return chart(paper, found, number=placed.number, anchor=placed.anchor)
        case Note() as found:
            return note(paper, found)
        case PageBreak():
            return page_break(placed)


def paragraph(paper: Paper, found: Paragraph, *, number: str, anchor: str) -> str:
    """Give a paragraph, its number in the margin."""
    place = f' id="{anchor}"' if anchor else ""
    words = line(paper, found.words)
    if not number:
        return f"<p{place}>{words}</p>"
    return (
        f'<p class="numbered"{place}><span class="its-number">{number}</span> '
        f"<span>{words}</span></p>"
    )


def bullets(paper: Paper, found: Bullets) -> str:
    """Give a list of points, or one numbered i), ii), iii)."""
    items = "".join(f"<li>{line(paper, item)}</li>" for item in found.items)
    if found.marker == "roman":
        return f'<ol class="roman">{items}</ol>'
    return f"<ul>{items}</ul>"


def chart(paper: Paper, found: Chart, *, number: str, anchor: str) -> str:
    """Give a chart: its sentence, the picture for a wide and a narrow screen, its data table."""
    title = f"{number}: {found.caption}"
    pictures = "".join(
        f'<div class="{kind}">{svg(found.spec, name=f"{anchor}-{kind}", title=title, width=pixels)}'
        "</div>"
        for kind, pixels in (("wide", WIDE), ("narrow", NARROW))
    )
    data = table(paper, found.data_table(), number="", anchor=f"{anchor}-data")
    return (
        f'<figure id="{anchor}"><figcaption><strong>{escape(title)}</strong>'
        f"<p>{line(paper, found.sentence)}</p></figcaption>{pictures}"
        f'<details><summary>Figures of <span class="unseen">{escape(number)}, </span>'
        f"this chart as a table</summary>{data}</details></figure>"
    )


def note(paper: Paper, found: Note) -> str:
    """Give a banner."""
    return (
        f'<div class="banner {found.tone}" role="note"><p><strong>{escape(found.heading)}</strong>'
        f"</p><p>{line(paper, found.words)}</p></div>"
    )


def page_break(placed: Placed) -> str:
    """Give a new printed page, with its name where pages are numbered."""
    place = f' id="{placed.anchor}"' if placed.anchor else ""
    name = f"<span>{escape(placed.number)}</span>" if placed.number else ""
    return f'<p class="page-break"{place}>{name}</p>'
