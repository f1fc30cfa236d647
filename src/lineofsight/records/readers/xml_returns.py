"""Read a return in XML, element by element, into the lists of its form. Nothing is resolved.

A file with a DTD is refused, so that no entity can be declared, and nothing is ever fetched. The
tree is taken down as it is read: memory holds one child at a time. The line of a row is the line
its first item stands on: of an element that holds others the parser is not sure of it.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from lxml import etree

from lineofsight.kernel.codes import folded
from lineofsight.kernel.problems import Refused, Unreadable
from lineofsight.records.readers import cin_census, csww
from lineofsight.records.readers.layouts import IgnoredSheet, SourceSheet
from lineofsight.records.readers.limits import MEGABYTE, Limits
from lineofsight.records.readers.xml_forms import Form, Spot
from lineofsight.records.readers.xml_rows import Row, Rows

FORMS = (cin_census.FORM, csww.FORM)

DEPTH = 20
"""Elements within one another; the deepest return has seven."""

_LONGEST = 4_000  # characters of one value; the longest item of any return has under a hundred
_MOST_NAMES = 1_000  # remembered; a return has under a hundred
_CODES = etree.ErrorTypes
_BREAKS_OFF = (
    _CODES.ERR_DOCUMENT_END, _CODES.ERR_TAG_NOT_FINISHED, _CODES.ERR_GT_REQUIRED,
    _CODES.ERR_LTSLASH_REQUIRED, _CODES.ERR_DOCUMENT_EMPTY,
)  # fmt: skip
_ENCODING = (
    _CODES.ERR_INVALID_ENCODING, _CODES.ERR_INVALID_CHAR, _CODES.ERR_UNKNOWN_ENCODING,
    _CODES.ERR_UNSUPPORTED_ENCODING, _CODES.ERR_ENCODING_NAME,
)  # fmt: skip
_WHOLE = "Export it again from the case system; do not mend it by hand."


def is_xml(opening: bytes) -> bool:
    """Ask whether a file begins as XML does, in UTF-8 or UTF-16, and not as a page of the web."""
    start = opening.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:200].lower()
    if start.startswith(b"<!doctype"):
        return not start.startswith(b"<!doctype html")
    return start.startswith(b"<") and not start.startswith(
        (b"<html", b"<table", b"<meta", b"<style")
    )


def read_xml(
    path: Path, *, name: str, limits: Limits
) -> tuple[list[SourceSheet] | IgnoredSheet, str]:
    """Read one file into a sheet for each list it holds, and give the SHA-256 of its bytes.

    A file that is no known return is an `IgnoredSheet`. Raises `Unreadable` for one that is not
    well-formed or breaks off, and `Refused` for a DTD and for what is too large or too deep.
    """
    if path.stat().st_size > limits.file_bytes:
        raise Refused(
            f"It is larger than {limits.file_bytes // MEGABYTE} MB.",
            where=name,
            do="Export one collection year at a time.",
        )
    with path.open("rb") as stream:
        source = _Digesting(stream)
        walk = _Walk(name, limits)
        try:
            walk.through(source)
        except etree.XMLSyntaxError as error:
            raise _broken(error, name) from None  # its own words may quote the file
        digest = source.hexdigest()
    if walk.ignored:
        return IgnoredSheet(name, None, walk.ignored), digest
    sheets = walk.rows.sheets() if walk.rows else []
    if not sheets:
        return IgnoredSheet(name, None, "it holds none of the elements of a known return"), digest
    return sheets, digest


class _Digesting:
    """A file that is digested while it is read."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._digest = hashlib.sha256()

    def read(self, size: int) -> bytes:
        """Give the next bytes."""
        found = self._stream.read(size)
        self._digest.update(found)
        return found

    def hexdigest(self) -> str:
        """Give the SHA-256 of the whole, the rest unread included."""
        while self.read(MEGABYTE):
            pass
        return self._digest.hexdigest()


class _Walk:
    """One walk through a file; `rows` are those of the form it turned out to be."""

    def __init__(self, name: str, limits: Limits) -> None:
        self.name = name
        self.limits = limits
        self.ignored = ""
        self.rows: Rows | None = None
        self._said: dict[str, str] = {}  # items of the header
        self._form: Form | None = None
        self._local: dict[str, str] = {}
        self._met = 0
        self._open: list[tuple[Spot | None, Row | None]] = []

    def through(self, source: _Digesting) -> None:
        """Walk from the first element to the last, or until it is known to be none of ours."""
        for event, element in _events(source):
            if event == "start":
                self._count()
                self._start(element)
            else:
                self._end(element)
            if self.ignored:
                return
        if self.rows:
            self.rows.header = self._said

    def _start(self, element: etree._Element) -> None:
        local = self._name(element)
        if not self._open:
            self._refuse_dtd(element)
            if local != "message":
                self.ignored = "it is XML and no return that is read here"
            self._open.append((Spot(), None))
            return
        if len(self._open) >= DEPTH:
            raise Refused(
                f"Its elements lie more than {DEPTH} deep: no return does.",
                where=f"{self.name}, line {_line(element)}",
                do=_WHOLE,
            )
        if len(self._open) == 1:
            self._settle_form(local)
        around, row = self._open[-1]
        spot = around.inner.get(local) if around else None
        if spot is None and around is not None and local != "header" and self.rows:
            self.rows.unknown(row, _written(element))
        if spot is not None and spot.part:
            row = Row(spot.part, row, values={})
            if self.rows:
                self.rows.begin(row)
        self._open.append((spot, row))

    def _count(self) -> None:
        self._met += 1
        if self._met > self.limits.cells:
            raise Refused(
                f"It holds more than {self.limits.cells:,} elements.",
                where=self.name,
                do="Export one collection year at a time.",
            )

    def _settle_form(self, local: str) -> None:
        """Know the return by its first part, once the header was read."""
        if local == "header" or self._form is not None:
            return
        self._form = next((form for form in FORMS if local in form.tree.inner), None)
        said = self._said.get("collection", "")
        if self._form is not None and said and folded(said) != folded(self._form.collection):
            self._form = None
        if self._form is None:
            self.ignored = "it is a return in XML that is not read here"
            return
        self._open[0] = (self._form.tree, None)
        self.rows = Rows(self._form, self.name, self.limits)

    def _end(self, element: etree._Element) -> None:
        spot, row = self._open.pop()
        text = element.text
        if text and len(text) > _LONGEST:
            raise Refused(
                f"It holds a value of more than {_LONGEST:,} characters: no item of a return does.",
                where=f"{self.name}, line {_line(element)}",
                do=_WHOLE,
            )
        if self.rows is None:
            if text and len(self._open) <= 3:
                self._said[self._name(element)] = text.strip()
        elif spot is not None:
            self._take(self.rows, element, spot, row)
        _take_down(element)

    def _take(self, rows: Rows, element: etree._Element, spot: Spot, row: Row | None) -> None:
        """Take in one element that the form knows, at its end."""
        line = _line(element)
        if spot.heading:
            rows.value(row, spot.heading, element.text, line)
        elif spot.text_part is not None:
            rows.value_row(spot.text_part, row, element.text, line)
        elif spot.part is not None and row is not None:
            rows.end(row, line)
        before = element.getprevious()
        around = self._open[-1][1] if self._open else None
        if _is_stray(before) or (not spot.heading and _is_stray_within(element, spot)):
            rows.stray(row or around, line)

    def _name(self, element: etree._Element) -> str:
        tag = element.tag
        found = self._local.get(tag)
        if found is None:
            found = folded(_written(element))
            if len(self._local) < _MOST_NAMES:
                self._local[tag] = found
        return found

    def _refuse_dtd(self, root: etree._Element) -> None:
        info: Any = root.getroottree().docinfo  # its stub lacks the doctype
        if info.doctype:
            raise Refused(
                "It declares a document type (DTD): no return does, and it can hide an attack.",
                where=self.name,
                do=_WHOLE,
            )


def _events(source: _Digesting) -> Iterator[tuple[str, etree._Element]]:
    yield from etree.iterparse(
        source,
        events=("start", "end"),
        load_dtd=False,
        no_network=True,
        resolve_entities=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _line(element: etree._Element) -> int:
    """Give the line an element stands on; 0 where it is not known."""
    line: Any = element.sourceline  # its stub leaves the type open
    return line or 0


def _written(element: etree._Element) -> str:
    """Give the element's own name as written, without its namespace."""
    return str(element.tag).rpartition("}")[2]


def _is_stray(before: etree._Element | None) -> bool:
    """Ask whether text follows an element where only elements belong."""
    return before is not None and bool(before.tail) and not str(before.tail).isspace()


def _is_stray_within(element: etree._Element, spot: Spot) -> bool:
    """Ask whether text stands first or last in an element that holds none."""
    if spot.text_part is not None:
        return False
    last = element[-1] if len(element) else None
    return _is_stray(last) or bool(element.text and not element.text.isspace())


def _take_down(element: etree._Element) -> None:
    """Free what was read: the element's content, and what stands before it."""
    del element[:]
    element.text = None
    around = element.getparent()
    while around is not None and element.getprevious() is not None:
        del around[0]


def _broken(error: etree.XMLSyntaxError, name: str) -> Unreadable:
    line = error.lineno or 0
    where = f"{name}, line {line}" if line else name
    code: int = getattr(error, "code", 0)
    if code in _ENCODING:
        what = "It holds characters that are not of the encoding it declares."
    elif code in _BREAKS_OFF:
        what = "It breaks off or is damaged: an element is not closed."
    else:
        what = "It is not well-formed XML."
    return Unreadable(what, where=where, do=_WHOLE)
