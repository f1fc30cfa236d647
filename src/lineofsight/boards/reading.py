"""The text of a file that is kept, as far as a program can read it: a scan it cannot. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from lxml import etree
from python_calamine import CalamineError, CalamineWorkbook

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
           OSError, OverflowError, RuntimeError, ValueError)  # fmt: skip


@dataclass(frozen=True)
class Read:
    """The text of a file, and whether that is all there is to be read in it."""

    text: str
    is_whole: bool


def read(content: bytes, suffix: str) -> Read:
    """Read the text of a file; not whole where it has pictures, is a scan, or cannot be opened."""
    if suffix in TYPED:
        return _typed(content)
    try:
        sheets = "\n".join(_cells(content)) if suffix in SHEETS else ""
        parts, is_whole = _parts(content)
    except _BROKEN:
        return Read("", is_whole=False)
    return Read(f"{sheets}\n{parts}", is_whole)


def _typed(content: bytes) -> Read:
    coding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = content.decode(coding)
    except UnicodeDecodeError:
        text = content.decode("latin-1")
    return Read(text, is_whole="\0" not in text and not content.startswith((b"%PDF", b"PK")))


def _cells(content: bytes) -> Iterator[str]:
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    yield from book.sheet_names
    for name in book.sheet_names:
        for row in book.get_sheet_by_name(name).to_python():
            yield from (_cell(one) for one in row if one != "")


def _cell(one: object) -> str:
    return str(int(one)) if isinstance(one, float) and one.is_integer() else str(one)


def _parts(content: bytes) -> tuple[str, bool]:
    """Give the text of a file that is a package of parts, and whether no picture is among them."""
    with ZipFile(BytesIO(content)) as package:
        every = package.infolist()
        if sum(one.file_size for one in every) > LARGEST:
            return "", False
        found = [
            "".join(_text(package.read(one))) for one in every
            if one.filename.startswith(_PARTS) and one.filename.endswith(".xml")
        ]  # fmt: skip
        unread = any(mark in one.filename for one in every for mark in _UNREAD)
    return "\n".join(found), not unread


def _text(part: bytes) -> Iterator[str]:
    """Give the text of one part in its order; a word in two runs stays one word."""
    safe = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(part, safe)
    for event, each in etree.iterwalk(root, events=("start", "end")):
        is_break = isinstance(each.tag, str) and etree.QName(each).localname in _BREAKS
        if is_break:
            yield "\n"
        yield (each.text if event == "start" else each.tail) or ""
