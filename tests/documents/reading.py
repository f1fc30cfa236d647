"""Papers read back: figures, words and structure, by other libraries than those that wrote."""

import io
import re
import zipfile
from decimal import Decimal
from functools import cache

import docx
import openpyxl
from docx.oxml.ns import qn
from lxml import etree, html

from lineofsight.reporting.document import Document
from lineofsight.reporting.render.formats import write
from lineofsight.reporting.render.look import Look


@cache
def written(document: Document, form: str) -> bytes:
    """A document in a format, written once for all tests that read it."""
    return write(document, form, look=Look())


def page(document: Document):
    """The HTML paper as a tree."""
    return html.document_fromstring(written(document, "html"))


def word(document: Document):
    """The Word paper as python-docx sees it."""
    return docx.Document(io.BytesIO(written(document, "docx")))


def book(document: Document):
    """The data suite as openpyxl sees it."""
    return openpyxl.load_workbook(io.BytesIO(written(document, "xlsx")))


def parts(data: bytes) -> dict[str, etree._Element]:
    """Every XML part of an Office file."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {
            name: etree.fromstring(file.read(name))
            for name in file.namelist()
            if name.endswith((".xml", ".rels"))
        }


def figures_of_page(document: Document) -> list[tuple[str, str]]:
    """Key and text of every figure of the HTML paper, in order."""
    return [(one.get("value"), one.text_content()) for one in page(document).iter("data")]


def figures_of_word(document: Document) -> list[str]:
    """The text of every run in the style of figures, in order."""
    runs = word(document).element.body.iter(qn("w:r"))
    return [
        "".join(text.text or "" for text in run.iter(qn("w:t")))
        for run in runs
        if run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}[@{qn('w:val')}='Figure']") is not None
    ]


def words_of_page(document: Document) -> str:
    """What the HTML paper says, one line a block, blanks folded."""
    tree = page(document)
    for element in tree.xpath("//style | //svg | //details | //nav | //title"):
        element.drop_tree()
    return " ".join(" ".join(tree.itertext()).split())


def shown(value: object, number_format: str) -> str:
    """What a spreadsheet shows for a cell: our own small reading of its number formats."""
    if not isinstance(value, int | float):
        return "" if value is None else str(value)
    sections = re.findall(r'(?:"[^"]*"|\\.|[^;])+', number_format)
    section = sections[1] if value < 0 and len(sections) > 1 else sections[0]
    size = abs(Decimal(repr(value)))

    def piece(found: re.Match[str]) -> str:
        if found["quoted"] is not None:
            return found["quoted"]
        if found["escaped"]:
            return found["escaped"]
        number = size.scaleb(2) if found["percent"] else size
        places = len(found["places"] or ".") - 1
        grouped = "," if "," in found["whole"] else ""
        return f"{number:{grouped}.{places}f}{found['percent']}"

    return re.sub(
        r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|(?P<whole>#,##0|0)(?P<places>\.0+)?(?P<percent>%?)',
        piece,
        section,
    )
