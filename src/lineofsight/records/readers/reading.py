"""Read what a load is given into raw sheets, every cell with its place. The one door in.

What a file is, is read from its first bytes: a CSV named .xlsx is read as the CSV it is, and
a page from the web named .xls is refused. Nothing is dropped unsaid: each sheet and file that
holds none of the known lists is named with the reason.
"""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath
from typing import NoReturn

from lineofsight.kernel.codes import folded
from lineofsight.kernel.problems import ChecksFailed, Refused, Unreadable
from lineofsight.records.readers.catalogue import LAYOUTS
from lineofsight.records.readers.compound import inspect_compound
from lineofsight.records.readers.databases import Database, read_database
from lineofsight.records.readers.delimited import read_delimited
from lineofsight.records.readers.gathering import Found, gather
from lineofsight.records.readers.layouts import IgnoredSheet, Reading, SourceSheet
from lineofsight.records.readers.limits import DEFAULT, MEGABYTE, Limits
from lineofsight.records.readers.package import Package, inspect_package
from lineofsight.records.readers.parquet_files import read_parquet
from lineofsight.records.readers.recognising import in_words
from lineofsight.records.readers.ssd_rows import made_ready
from lineofsight.records.readers.text_files import inspect
from lineofsight.records.readers.workbooks import Workbook, read_workbook
from lineofsight.records.readers.xml_returns import is_xml, read_xml

_TEXT = {".csv", ".tsv", ".txt", ".tab"}
_BOOKS = {".xlsx", ".xls", ".xlsm", ".xltx", ".xltm"}
_OTHER_BOOKS = {".xlsb", ".ods", ".xlt"}
_PARQUET = {".parquet", ".pq"}
_XML = {".xml"}
_KINDS = (
    (b"%PDF", "a PDF"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"Rar!", "a compressed file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"{\\rtf", "a Rich Text document"),
)


def read(
    paths: Sequence[Path], *, database: Database | None = None, limits: Limits = DEFAULT
) -> Reading:
    """Read files, folders and a database into the known lists.

    Raises `Unreadable` for what cannot be read at all or holds no list, `Refused` for what must
    not be read (macros, bombs, two sheets of one list) and `ChecksFailed` for a list that
    cannot be relied on.
    """
    gathered = gather(paths, limits=limits)
    sheets: list[SourceSheet] = []
    ignored = list(gathered.ignored)
    digests: dict[str, str] = {}
    for found in gathered.files:
        why = _why_not(found)
        if why:
            ignored.append(IgnoredSheet(found.name, None, why))
            continue
        for one in _in_file(found, digests, limits):
            if isinstance(one, IgnoredSheet):
                _refuse_unlike_its_name(one)
                ignored.append(one)
            else:
                _refuse_two_of_one_list(one, sheets)
                sheets.append(one)
    for one in read_database(database, digests, limits=limits) if database else ():
        if isinstance(one, IgnoredSheet):
            ignored.append(one)
        else:
            _refuse_two_of_one_list(one, sheets)
            sheets.append(one)
    if not sheets:
        _refuse_nothing(ignored)
    _refuse_empty(sheets)
    return Reading(tuple(made_ready(sheets)), tuple(ignored), digests)


def _why_not(found: Found) -> str:
    """Say why a file in a folder is not looked into; a file given by name always is."""
    suffix = found.path.suffix.casefold()
    if suffix in _TEXT | _BOOKS | _OTHER_BOOKS | _PARQUET | _XML or found.was_named:
        return ""
    return "not a workbook, not a return in XML and not a file of separated values"


def _in_file(
    found: Found, digests: dict[str, str], limits: Limits
) -> Iterator[SourceSheet | IgnoredSheet]:
    try:
        with found.path.open("rb") as stream:
            opening = stream.read(2048)
        _refuse_other_kinds(opening, found.name)
        if opening.startswith((b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0")):
            yield from _in_workbook(found, digests, limits)
        elif opening.startswith(b"PAR1"):
            sheet, digests[found.name] = read_parquet(found.path, name=found.name, limits=limits)
            yield sheet
        elif is_xml(opening):
            sheets, digests[found.name] = read_xml(found.path, name=found.name, limits=limits)
            if isinstance(sheets, IgnoredSheet):
                _refuse_unknown_xml(sheets)
                yield sheets
            else:
                yield from sheets
        else:
            yield _in_text(found, digests, limits)
    except OSError as error:
        raise Unreadable(
            "It cannot be opened.",
            where=found.name,
            do="Check that you may read it and that no other program holds it.",
        ) from error


def _in_workbook(
    found: Found, digests: dict[str, str], limits: Limits
) -> Iterator[SourceSheet | IgnoredSheet]:
    if found.path.stat().st_size > limits.file_bytes:
        raise Refused(
            f"It is larger than {limits.file_bytes // MEGABYTE} MB.",
            where=found.name,
            do="Export fewer years at a time.",
        )
    data = found.path.read_bytes()
    digests[found.name] = hashlib.sha256(data).hexdigest()
    package: Package
    if data.startswith(b"PK"):
        package = inspect_package(data, name=found.name, limits=limits)
    else:
        package = inspect_compound(data, name=found.name, limits=limits)
    yield from read_workbook(Workbook(found.name, data, package), limits=limits)


def _in_text(found: Found, digests: dict[str, str], limits: Limits) -> SourceSheet | IgnoredSheet:
    file = inspect(found.path, name=found.name, limits=limits)
    digests[found.name] = file.digest
    return read_delimited(file, limits=limits)


def _refuse_other_kinds(opening: bytes, name: str) -> None:
    kind = next((kind for start, kind in _KINDS if opening.startswith(start)), "")
    start = opening.lstrip(b"\xef\xbb\xbf \t\r\n")[:200].lower()
    if start.startswith((b"<html", b"<!doctype html", b"<table", b"<meta", b"<style")):
        kind = "a page for a web browser"
    if kind:
        _refuse_kind(kind, name)


def _refuse_unknown_xml(one: IgnoredSheet) -> None:
    """Refuse XML that is no return and is not named as XML either: an old workbook, say."""
    if PurePath(one.file).suffix.casefold() not in _XML:
        _refuse_kind("XML", one.file)


def _refuse_kind(kind: str, name: str) -> NoReturn:
    raise Unreadable(
        f"It is {kind}, whatever its name says.",
        where=name,
        do="Open it in Excel and save it as a workbook (.xlsx) or CSV (UTF-8), or take it out.",
    )


def _refuse_unlike_its_name(one: IgnoredSheet) -> None:
    """Refuse a file or sheet named as a known list that holds none of its headings."""
    if one.why.startswith(("it is empty", "ssd_")) or PurePath(one.file).suffix.casefold() in _XML:
        return
    name = folded(one.sheet) if one.sheet else folded(PurePath(one.file).stem)
    layout = next((layout for layout in LAYOUTS if name in layout.file_names), None)
    if layout is not None:
        raise ChecksFailed(
            f"It is named as {in_words(layout)} and lacks its headings.",
            where=_place(one),
            do="Put the headings right, rename it, or take it out of what you load.",
        )


def _refuse_nothing(ignored: Sequence[IgnoredSheet]) -> None:
    passed = [f"{_place(one)}: {one.why}" for one in ignored[:3]]
    more = f" and {len(ignored) - 3:,} more" if len(ignored) > 3 else ""
    raise Unreadable(
        "There is no list to read in what was given.",
        where="; ".join(passed) + more,
        do="Give the files of the returns and feeds (`lineofsight templates FOLDER` writes every "
        "feed as an empty workbook).",
    )


def _refuse_two_of_one_list(sheet: SourceSheet, earlier: Sequence[SourceSheet]) -> None:
    other = next((one for one in earlier if one.layout is sheet.layout), None)
    if other is None:
        return
    do = "Load one of them, or put their rows into one."
    if sheet.layout.family in ("ssda903", "cin_census", "csww"):
        do = "If they are two collection years, load each year on its own. Else keep one."
    raise Refused(
        f"{in_words(sheet.layout)} is there twice.",
        where=f"{_place(other)} and {_place(sheet)}",
        do=do,
    )


def _refuse_empty(sheets: Sequence[SourceSheet]) -> None:
    for sheet in sheets:
        if not sheet.rows and not sheet.layout.may_be_empty:
            raise ChecksFailed(
                f"{in_words(sheet.layout)} has headings and no rows.",
                where=_place(sheet),
                do="Export it again: no authority has none of these children.",
            )


def _place(sheet: SourceSheet | IgnoredSheet) -> str:
    return f"{sheet.file}, sheet {sheet.sheet}" if sheet.sheet else sheet.file
