"""Look into a workbook before anything opens it: an .xlsx is a zip of XML parts.

Every part is unpacked once, piece by piece, and counted on the way out, since the sizes a zip
states about itself may be false. What could harm (bombs, entities, macros) is refused; what a
cell alone does not tell (formulas, errors, hidden rows) is noted for the load report.
"""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from lineofsight.kernel.problems import Refused, Unreadable
from lineofsight.records.readers.limits import MEGABYTE, Limits
from lineofsight.records.readers.sheet_marks import Marks, MarksSoFar

_SAVE = "Open it in Excel and save it again as an Excel workbook (.xlsx)."
_BROKEN = "Copy or export it again: it may have been cut short on the way."
_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_SMALL = 4 * MEGABYTE  # workbook, relations and styles are read whole


@dataclass
class Package:
    """What a workbook holds beside its cells; `marks` is by sheet name."""

    marks: dict[str, Marks] = field(default_factory=dict)
    counts_from_1904: bool = False
    has_links: bool = False  # to other workbooks: values as last saved


def inspect_package(data: bytes, *, name: str, limits: Limits) -> Package:
    """Unpack and check every part of a workbook.

    Raises `Unreadable` for a damaged or protected file or one that is no workbook, `Refused`
    for macros, entities, and parts larger than the limits.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as zipped:
            return _Inspection(zipped, name, limits).package()
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ET.ParseError) as error:
        raise Unreadable("It is damaged or cut short.", where=name, do=_BROKEN) from error
    except (RuntimeError, ValueError) as error:
        raise Unreadable("It is packed in a way no workbook is.", where=name, do=_SAVE) from error


class _Inspection:
    """One pass over the parts of a workbook."""

    def __init__(self, zipped: zipfile.ZipFile, name: str, limits: Limits) -> None:
        self.zipped, self.name, self.limits = zipped, name, limits
        self.unpacked = 0
        self.sheets: dict[str, str] = {}  # part, sheet name

    def package(self) -> Package:
        members = self.zipped.infolist()
        names = [member.filename for member in members]
        self._refuse_kind(set(names))
        if len(members) > self.limits.members or len(set(names)) != len(names):
            raise Refused("It has too many parts for a workbook.", where=self.name, do=_SAVE)
        if sum(member.file_size for member in members) > self.limits.unpacked_bytes:
            self._refuse_large()
        if any(member.flag_bits & 1 for member in members):
            raise protected(self.name)
        package = Package(has_links=any(n.startswith("xl/externalLinks/") for n in names))
        workbook = self._whole("xl/workbook.xml")
        package.counts_from_1904 = bool(re.search(rb'date1904\s*=\s*["\'](?:1|true)', workbook))
        self.sheets = self._parts_of_sheets(workbook)
        padded = _padded_styles(self._whole("xl/styles.xml") if "xl/styles.xml" in names else b"")
        for member in members:
            part = "/" + member.filename
            marks = self._checked(member, padded)
            if part in self.sheets and marks is not None:
                package.marks[self.sheets[part]] = marks
        return package

    def _refuse_kind(self, names: set[str]) -> None:
        lower = {one.casefold() for one in names}
        if any(one.endswith("vbaproject.bin") or "/macrosheets/" in one for one in lower):
            raise with_macros(self.name)
        if "xl/workbook.xml" in names:
            return
        what = "It is a zip archive and not a workbook."
        if "xl/workbook.bin" in names:
            what = "It is a binary workbook (.xlsb)."
        elif "word/document.xml" in names:
            what = "It is a Word document and not a workbook."
        elif "mimetype" in names:
            what = "It is an OpenDocument file."
        elif any("EncryptedPackage" in one for one in names):
            raise protected(self.name)
        raise Unreadable(what, where=self.name, do=_SAVE)

    def _checked(self, member: zipfile.ZipInfo, padded: Mapping[bytes, int]) -> Marks | None:
        """Unpack one part, refuse what could harm, and give the marks of a sheet."""
        is_sheet = "/" + member.filename in self.sheets
        marks = MarksSoFar(self.limits, where=self.name, padded=padded) if is_sheet else None
        tail = b""
        for piece in self._pieces(member):
            if not tail and piece[:2] in (b"\xff\xfe", b"\xfe\xff") and _is_xml(member):
                raise Unreadable("Its XML is not in UTF-8.", where=self.name, do=_SAVE)
            self._refuse_declarations(tail + piece)
            tail = piece[-16:]
            if marks is not None:
                marks.take(piece)
        return marks.marks() if marks is not None else None

    def _refuse_declarations(self, piece: bytes) -> None:
        if b"<!" in piece and re.search(rb"<!(?:DOCTYPE|ENTITY)", piece, re.IGNORECASE):
            raise Refused(
                "Its XML declares entities, which no workbook of Excel does.",
                where=self.name,
                do=_SAVE,
            )

    def _pieces(self, member: zipfile.ZipInfo) -> Iterator[bytes]:
        stated, size = member.file_size, 0
        limit = self.limits.part_bytes
        if member.filename.casefold().endswith("sharedstrings.xml"):
            limit = self.limits.words_bytes
        member.file_size = limit + 2 * MEGABYTE  # what it says of itself may be false: count
        with self.zipped.open(member) as stream:
            while piece := stream.read(MEGABYTE):
                size += len(piece)
                self.unpacked += len(piece)
                packed = max(member.compress_size, 1)
                is_bomb = size > 8 * MEGABYTE and size / packed > self.limits.ratio
                if size > limit or self.unpacked > self.limits.unpacked_bytes or is_bomb:
                    self._refuse_large()
                yield piece
        member.file_size = stated
        if size != stated:
            raise zipfile.BadZipFile("a part is not as large as it says")

    def _refuse_large(self) -> None:
        raise Refused(
            "It unpacks to far more than a return or a feed can be.",
            where=self.name,
            do="Check where it comes from. Export fewer years at a time if it is right.",
        )

    def _whole(self, part: str) -> bytes:
        pieces, size = [], 0
        for piece in self._pieces(self.zipped.getinfo(part)):
            size += len(piece)
            if size > _SMALL:
                self._refuse_large()
            pieces.append(piece)
        whole = b"".join(pieces)
        self._refuse_declarations(whole)
        return whole

    def _parts_of_sheets(self, workbook: bytes) -> dict[str, str]:
        try:
            relations = _parsed(self._whole("xl/_rels/workbook.xml.rels"))
        except KeyError as error:
            raise zipfile.BadZipFile("no relations") from error
        targets = {one.get("Id", ""): one.get("Target", "") for one in relations}
        found = {}
        for element in _parsed(workbook).iter():
            if element.tag.endswith("}sheet"):
                target = targets.get(element.get(f"{_RELATIONS}id", ""), "")
                part = target if target.startswith("/") else f"/xl/{target}"
                found[posixpath.normpath(part)] = element.get("name", "")
        return found


def _parsed(xml: bytes) -> ET.Element:
    return ET.fromstring(xml)  # noqa: S314 - `_whole` has refused every declaration of entities


def _is_xml(member: zipfile.ZipInfo) -> bool:
    return member.filename.casefold().endswith((".xml", ".rels", ".vml"))


def with_macros(name: str) -> Refused:
    """Say that a workbook holds macros, of either kind Excel has had."""
    return Refused(
        "It holds macros.",
        where=name,
        do="Open it in Excel and save it as an Excel workbook without macros (.xlsx).",
    )


def protected(name: str) -> Unreadable:
    """Say that a workbook is protected by a password."""
    return Unreadable(
        "It is protected by a password.",
        where=name,
        do="Open it in Excel, take the password off (File, Info, Protect Workbook) and save it.",
    )


def _padded_styles(styles: bytes) -> dict[bytes, int]:
    """Give, by number, the cell styles that show a number with leading zeros, and how wide."""
    if not styles:
        return {}
    root = _parsed(styles)
    widths = {
        one.get("numFmtId"): len(one.get("formatCode", ""))
        for one in root.iter()
        if one.tag.endswith("}numFmt") and re.fullmatch("0{2,}", one.get("formatCode", ""))
    }
    cells = next((one for one in root if one.tag.endswith("}cellXfs")), ())
    return {
        str(at).encode(): widths[one.get("numFmtId")]
        for at, one in enumerate(cells)
        if one.get("numFmtId") in widths
    }
