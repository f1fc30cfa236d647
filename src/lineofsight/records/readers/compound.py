"""Look into an old workbook (.xls) before anything opens it: a file system in one file.

The same container holds a new workbook that is protected by a password, and Word documents,
so what it is must be read from its directory and not from its name.
"""

import struct
from collections.abc import Iterator

from lineofsight.kernel.problems import Refused, Unreadable
from lineofsight.records.readers.limits import Limits
from lineofsight.records.readers.package import Package, protected, with_macros
from lineofsight.records.readers.sheet_marks import MARKED, Marks, Place, letters_of

_END = 0xFFFFFFFA  # sector numbers from here on are marks and no sectors
_BOUND_SHEET, _PASSWORD, _DATE_MODE, _STOP = 0x85, 0x2F, 0x22, 0x0A
_FORMULA, _ROW, _ERROR, _NUMBERS = 0x06, 0x208, 0x205, 0xBD
_MACRO_SHEET = 1
_CELLS = frozenset({_FORMULA, _ERROR, _NUMBERS, 0xFD, 0x203, 0x204, 0x27E, 0xD6})
_SAVE = "Open it in Excel and save it again as an Excel workbook (.xlsx)."


def inspect_compound(data: bytes, *, name: str, limits: Limits) -> Package:
    """Read the directory and the records of an .xls workbook.

    Raises `Unreadable` for a damaged or protected file or one that is no workbook, `Refused`
    for macros and for cells beyond the limits.
    """
    try:
        container = _Container(data)
        entries = container.entries()
        _refuse_kind(set(entries), name)
        book = entries.get("Workbook") or entries["Book"]
        return _marks(container.stream(*book), name, limits)
    except (struct.error, IndexError, ValueError) as error:
        raise Unreadable(
            "It is damaged or cut short.",
            where=name,
            do="Copy or export it again: it may have been cut short on the way.",
        ) from error


def _refuse_kind(names: set[str], name: str) -> None:
    if "EncryptedPackage" in names:
        raise protected(name)
    if names & {"_VBA_PROJECT_CUR", "VBA", "_VBA_PROJECT"}:
        raise with_macros(name)
    if not names & {"Workbook", "Book"}:
        what = "a Word document" if "WordDocument" in names else "not a workbook"
        raise Unreadable(f"It is {what}.", where=name, do=_SAVE)


class _Container:
    """The sectors of a compound file, in the order its tables give."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        shift, small_shift = struct.unpack_from("<HH", data, 0x1E)
        if shift not in (9, 12) or small_shift != 6:
            raise ValueError("not a compound file")
        self._size, self._small = 1 << shift, 1 << small_shift
        self._directory, self._cutoff = struct.unpack_from("<I4xI", data, 0x30)
        first_small, first_more = struct.unpack_from("<I4xI", data, 0x3C)
        self._next = self._table(self._fat_sectors(first_more))
        self._next_small = self._table(self._chain(first_small))

    def entries(self) -> dict[str, tuple[int, int]]:
        """Give every name in the directory with its first sector and its size."""
        raw = b"".join(self._sector(at) for at in self._chain(self._directory))
        found: dict[str, tuple[int, int]] = {}
        for at in range(0, len(raw) - 127, 128):
            length, kind = struct.unpack_from("<HB", raw, at + 64)
            if kind in (1, 2, 5) and 2 <= length <= 64:
                title = raw[at : at + length - 2].decode("utf-16-le", "replace")
                first, size = struct.unpack_from("<II", raw, at + 116)
                found.setdefault("/root" if kind == 5 else title, (first, size))
        self._root = found.get("/root", (_END, 0))
        return found

    def stream(self, first: int, size: int) -> bytes:
        """Give the bytes of one stream."""
        if size > len(self._data):
            raise ValueError("a stream is larger than its file")
        if size >= self._cutoff:
            return b"".join(self._sector(at) for at in self._chain(first))[:size]
        whole = b"".join(self._sector(at) for at in self._chain(self._root[0]))
        small, chain = self._small, _followed(first, self._next_small)
        return b"".join(whole[at * small : (at + 1) * small] for at in chain)[:size]

    def _fat_sectors(self, first_more: int) -> list[int]:
        sectors = [s for s in struct.unpack_from("<109I", self._data, 0x4C) if s < _END]
        more, seen = first_more, set()
        while more < _END and more not in seen:
            seen.add(more)
            *found, more = struct.unpack(f"<{self._size // 4}I", self._sector(more))
            sectors += [s for s in found if s < _END]
        return sectors

    def _table(self, sectors: list[int]) -> list[int]:
        raw = b"".join(self._sector(at) for at in sectors)
        return list(struct.unpack(f"<{len(raw) // 4}I", raw))

    def _chain(self, first: int) -> list[int]:
        return _followed(first, self._next)

    def _sector(self, at: int) -> bytes:
        start = (at + 1) * self._size
        sector = self._data[start : start + self._size]
        if not sector:
            raise ValueError("a sector lies beyond the end")
        return sector.ljust(self._size, b"\0")


def _followed(first: int, following: list[int]) -> list[int]:
    chain, at = [], first
    while at < _END:
        chain.append(at)
        if len(chain) > len(following):
            raise ValueError("a chain of sectors runs in a circle")
        at = following[at]
    return chain


def _records(book: bytes, start: int) -> Iterator[tuple[int, int, int]]:
    """Give the kind, place and length of each record up to the end of its part."""
    at = start
    while at + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, at)
        yield kind, at + 4, length
        if kind == _STOP:
            return
        at += 4 + length


def _marks(book: bytes, name: str, limits: Limits) -> Package:
    package, sheets = Package(), []
    for kind, at, length in _records(book, 0):
        if kind == _PASSWORD:
            raise protected(name)
        if kind == _DATE_MODE:
            package.counts_from_1904 = book[at] == 1
        if kind == _BOUND_SHEET:
            start, sort, size, flags = struct.unpack_from("<IxBBB", book, at)
            if sort == _MACRO_SHEET:
                raise with_macros(name)
            text = book[at + 8 : at + length]
            title = text.decode("utf-16-le" if flags & 1 else "latin-1", "replace")[:size]
            sheets.append((title, start))
    for title, start in sheets:
        package.marks[title] = _sheet_marks(book, start, name, limits)
    return package


def _sheet_marks(book: bytes, start: int, name: str, limits: Limits) -> Marks:
    formulas: list[Place] = []
    unread: dict[Place, str] = {}
    hidden = last_row = last_column = count = 0
    for kind, at, length in _records(book, start):
        if kind == _ROW:
            hidden += bool(struct.unpack_from("<H", book, at + 12)[0] & 0x20)
        if kind not in _CELLS:
            continue
        row, column = struct.unpack_from("<HH", book, at)
        last_row = max(last_row, row + 1)
        end = struct.unpack_from("<H", book, at + length - 2)[0] if kind == _NUMBERS else column
        last_column = max(last_column, end + 1)
        place = (row + 1, letters_of(column))
        if kind == _FORMULA:
            count += 1
            formulas.append(place)
        if _is_error(kind, book, at):
            unread[place] = "an error value"
    if last_row * last_column > limits.book_cells:
        raise Refused(
            "Its cells reach further than a return or a feed can.",
            where=name,
            do="Delete what lies outside the table, save the workbook, and load it again.",
        )
    return Marks(tuple(formulas[:MARKED]), count, unread, {}, hidden)


def _is_error(kind: int, book: bytes, at: int) -> bool:
    if kind == _ERROR:
        return book[at + 7] == 1
    return kind == _FORMULA and book[at + 12 : at + 14] == b"\xff\xff" and book[at + 6] == 2
