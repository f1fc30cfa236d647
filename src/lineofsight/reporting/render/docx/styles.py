"""The styles of the Word paper: fonts, headings, lists, language, the page.

Everything a paragraph looks like is a style with a name, so that a council can change it in Word.
"""

from dataclasses import dataclass

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.styles.style import BaseStyle

from lineofsight.reporting.render.docx.wordml import CM, POINT, Element, border, el, val
from lineofsight.reporting.render.look import Look

FONT = "Arial"
INK = "1F2A30"
SOFT = "4A565D"
MARGIN = int(1.6 * CM)
"""How far the text stands in from its paragraph number."""

LABEL = int(4.8 * CM)
"""How far the words of the header block stand in from their labels."""

BULLETS = 90
ROMAN = 91


@dataclass(frozen=True)
class _Style:
    """A paragraph style: size in points, space before and after in points.

    `hangs` is how far the first line begins to the left of the others, which begin at `left`.
    """

    name: str
    size: float = 11
    before: float = 0
    after: float = 8
    colour: str = INK
    bold: bool = False
    keep_next: bool = False
    left: int = 0
    hangs: bool = False
    align: str = ""
    rule: str = ""
    fill: str = ""


def set_styles(word: WordDocument, *, look: Look, language: str) -> None:
    """Give a new document our styles, lists and language."""
    _set_defaults(word, language)
    for style in _styles(look.accent_hex):
        _set_style(word, style)
    _add_letters(word, "Figure", colour="")
    _add_letters(word, "Cross reference", colour=look.accent_hex)
    _add_letters(word, "Mark", colour=SOFT)
    _add_lists(word)
    _set_modern(word)


def _styles(accent: str) -> tuple[_Style, ...]:
    return (
        _Style("Normal"),
        _Style("Title", 22, 6, 14, bold=True, keep_next=True),
        _heading(1, 15, 22, 8, colour=accent, rule="w:top"),
        _heading(2, 12, 14, 6),
        _heading(3, 11, 12, 4),
        _heading(4, 11, 10, 4),
        _heading(5, 10.5, 10, 4, colour=SOFT),
        _Style("Authority", 12, 0, 2, bold=True, colour=accent),
        _Style("Occasion", 10, 0, 10, colour=SOFT),
        _Style("Marking", 11, 0, 8, bold=True, colour="A4231B"),
        _Style("Header row", 10.5, 0, 5, left=LABEL, hangs=True),
        _Style("Numbered paragraph", left=MARGIN, hangs=True),
        _Style("Body", left=MARGIN),
        _Style("List", 11, 0, 4, left=MARGIN),
        _Style("As at", 9.5, 0, 8, colour=SOFT, keep_next=True),
        _Style("Page name", 9, 0, 8, colour=SOFT, keep_next=True, align="right"),
        _Style("Caption", 10, 10, 4, bold=True, keep_next=True),
        _Style("Table heading", 9, 2, 2, bold=True, colour=accent, keep_next=True),
        _Style("Table text", 9, 3, 3),
        _Style("Table note", 9, 4, 10, colour=SOFT),
        _Style("Table end", 1, 0, 8),
        _Style("Picture", 11, 0, 10),
        _Style("Banner", 10, 0, 0, fill="F4F6F7", rule="w:left"),
        _Style("Made from", 9, 0, 2, colour=SOFT),
        _Style("Footer", 8.5, 0, 0, colour=SOFT),
        _Style("Header", 8.5, 0, 0, bold=True, colour="A4231B"),
    )


def _heading(level: int, size: float, before: float, after: float, *, colour: str = INK,
             rule: str = "") -> _Style:  # fmt: skip
    """A heading, its number standing where paragraph numbers stand."""
    return _Style(f"Heading {level}", size, before, after, colour, bold=True, keep_next=True,
                  left=MARGIN, hangs=True, rule=rule)  # fmt: skip


def _set_defaults(word: WordDocument, language: str) -> None:
    defaults = word.styles.element.find(qn("w:docDefaults"))
    if defaults is not None:
        word.styles.element.remove(defaults)
    letters = el("w:rPr", None, _font(), *_size(11), el("w:lang", {
        "w:val": language, "w:eastAsia": language, "w:bidi": "ar-SA"}))  # fmt: skip
    made = el("w:docDefaults", None, el("w:rPrDefault", None, letters), el("w:pPrDefault"))
    word.styles.element.insert(0, made)


def _set_style(word: WordDocument, wanted: _Style) -> None:
    names = {style.name for style in word.styles}
    if wanted.name in names:
        style: BaseStyle = word.styles[wanted.name]
    else:
        style = word.styles.add_style(wanted.name, WD_STYLE_TYPE.PARAGRAPH)
        style.element.append(val("w:basedOn", "Normal"))
        style.quick_style = True
    element = style.element
    level = element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
    for tag in ("w:pPr", "w:rPr"):
        for old in element.findall(qn(tag)):
            element.remove(old)
    element.append(_paragraph_form(wanted, level))
    element.append(_letters(wanted))


def _paragraph_form(wanted: _Style, level: Element | None) -> Element:
    parts = [el("w:keepNext"), el("w:keepLines")] if wanted.keep_next else []
    if wanted.rule:
        size, space = (36, 8) if wanted.rule == "w:left" else (12, 7)
        line = border(wanted.rule, colour=wanted.colour, size=size, space=space)
        parts.append(el("w:pBdr", None, line))
    if wanted.fill:
        parts.append(el("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": wanted.fill}))
    if wanted.hangs:
        tab = el("w:tab", {"w:val": "left", "w:pos": str(wanted.left)})
        parts.append(el("w:tabs", None, tab))
    spacing = {"w:before": str(int(wanted.before * POINT)),
               "w:after": str(int(wanted.after * POINT)),
               "w:line": "264", "w:lineRule": "auto"}  # fmt: skip
    parts.append(el("w:spacing", spacing))
    indent = {"w:left": str(wanted.left)}
    if wanted.hangs:
        indent["w:hanging"] = str(wanted.left)
    parts.append(el("w:ind", indent))
    if wanted.align:
        parts.append(val("w:jc", wanted.align))
    if level is not None:
        parts.append(level)
    return el("w:pPr", None, *parts)


def _letters(wanted: _Style) -> Element:
    parts = [_font()]
    if wanted.bold:
        parts.append(el("w:b"))
    return el("w:rPr", None, *parts, val("w:color", wanted.colour), *_size(wanted.size))


def _font() -> Element:
    return el("w:rFonts", {"w:ascii": FONT, "w:hAnsi": FONT, "w:eastAsia": FONT, "w:cs": FONT})


def _size(points: float) -> tuple[Element, Element]:
    halves = str(int(points * 2))
    return val("w:sz", halves), val("w:szCs", halves)


def _add_letters(word: WordDocument, name: str, *, colour: str) -> None:
    """Add a character style: figures can be found by it, references seen."""
    style = word.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
    if colour:
        style.element.append(el("w:rPr", None, val("w:color", colour)))


def _add_lists(word: WordDocument) -> None:
    """Add the two kinds of list: bullets, and i), ii), iii)."""
    numbering = word.part.numbering_part.element
    first = numbering.find(qn("w:num"))
    for number, kind, mark in ((BULLETS, "bullet", "\u2022"), (ROMAN, "lowerRoman", "%1)")):
        level = el("w:lvl", {"w:ilvl": "0"}, val("w:start", "1"), val("w:numFmt", kind),
                   val("w:lvlText", mark), val("w:lvlJc", "left"))  # fmt: skip
        one = el("w:abstractNum", {"w:abstractNumId": str(number)},
                 val("w:multiLevelType", "singleLevel"), level)  # fmt: skip
        first.addprevious(one)


def new_list(word: WordDocument, *, kind: int) -> int:
    """Start a list of its own, counted from one; gives the number its paragraphs name."""
    numbering = word.part.numbering_part.element
    number = 1 + max(int(num.get(qn("w:numId"))) for num in numbering.findall(qn("w:num")))
    again = el("w:lvlOverride", {"w:ilvl": "0"}, val("w:startOverride", "1"))
    made = el("w:num", {"w:numId": str(number)}, val("w:abstractNumId", str(kind)), again)
    numbering.append(made)
    return number


def _set_modern(word: WordDocument) -> None:
    """Say that the file is of today's Word, which otherwise opens it in an old way."""
    settings = word.settings.element
    old = settings.find(qn("w:compat"))
    mode = el("w:compatSetting", {
        "w:name": "compatibilityMode", "w:uri": "http://schemas.microsoft.com/office/word",
        "w:val": "15"})  # fmt: skip
    made = el("w:compat", None, mode)
    if old is not None:
        settings.replace(old, made)
    else:
        settings.append(made)
