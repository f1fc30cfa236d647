"""The text of a file that is kept, as far as a program can read it: a scan it cannot. Pure.

What cannot be read is said in words, so that whoever sends the file knows what to look at.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from lxml import etree
from python_calamine import CalamineError, CalamineWorkbook

from lineofsight.boards import pdf

PDF = ".pdf"
CLOSED = "it cannot be opened: it is locked, damaged, or not what its name says"
TYPED = frozenset({".txt", ".md"})
SHEETS = frozenset({".xlsx", ".ods"})
LARGEST = 100 * 1024 * 1024
"""Bytes of a file's parts at most, unpacked."""
_PARTS = ("word/", "ppt/", "xl/comments", "xl/drawings/", "xl/threadedComments/", "content.xml",
          "styles.xml")  # fmt: skip
"""Where the text of a document stands in its file; cells are read as a sheet."""
_UNREAD = ("/media/", "/embeddings/", "Pictures/", "Object ")
_BREAKS = frozenset({"p", "h", "br", "cr", "tab", "line-break", "s", "comment"})
"""Elements of either kind of office file that part words."""
_BROKEN = (BadZipFile, CalamineError, etree.XMLSyntaxError, EOFError, KeyError,
           OSError, OverflowError, RuntimeError, ValueError, pdf.Broken)  # fmt: skip


@dataclass(frozen=True)
class Read:
    """The text of a file, and what of it could not be read; empty where all of it was."""

    text: str
    unread: str = ""

    @property
    def is_whole(self) -> bool:
        """Say whether a program can read all that a person can."""
        return not self.unread


def read(content: bytes, suffix: str) -> Read:
    """Read the text of a file; whatever of it cannot be read is said."""
    if suffix in TYPED:
        return _typed(content)
    try:
        if suffix == PDF:
            return Read(*pdf.read(content))
        sheets = "\n".join(_cells(content)) if suffix in SHEETS else ""
        parts, unread = _parts(content)
    except _BROKEN:
        return Read("", CLOSED)
    return Read(f"{sheets}\n{parts}", unread)


def _typed(content: bytes) -> Read:
    coding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = content.decode(coding)
    except UnicodeDecodeError:
        text = content.decode("latin-1")
    is_text = "\0" not in text and not content.startswith((b"%PDF", b"PK"))
    return Read(text, "" if is_text else CLOSED)


def _cells(content: bytes) -> Iterator[str]:
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    yield from book.sheet_names
    for name in book.sheet_names:
        for row in book.get_sheet_by_name(name).to_python():
            yield from (_cell(one) for one in row if one != "")


def _cell(one: object) -> str:
    return str(int(one)) if isinstance(one, float) and one.is_integer() else str(one)


def _parts(content: bytes) -> tuple[str, str]:
    """Give the text of a file that is a package of parts, and what else is among them."""
    with ZipFile(BytesIO(content)) as package:
        every = package.infolist()
        if sum(one.file_size for one in every) > LARGEST:
            return "", CLOSED
        found = [
            "".join(_text(package.read(one))) for one in every
            if one.filename.startswith(_PARTS) and one.filename.endswith(".xml")
        ]  # fmt: skip
        unread = any(mark in one.filename for one in every for mark in _UNREAD)
    return "\n".join(found), pdf.PICTURES if unread else ""


def _text(part: bytes) -> Iterator[str]:
    """Give the text of one part in its order; a word in two runs stays one word."""
    safe = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(part, safe)
    for event, each in etree.iterwalk(root, events=("start", "end")):
        is_break = isinstance(each.tag, str) and etree.QName(each).localname in _BREAKS
        if is_break:
            yield "\n"
        yield (each.text if event == "start" else each.tail) or ""
