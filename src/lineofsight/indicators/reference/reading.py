"""Read one published table as its publisher gives it: every cell a number or a known symbol.

Columns may come in any order and a byte order mark is no trouble. What is not understood is a
`Problem` with file, line and column, and nothing of the file is used.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lineofsight.indicators.reference.layouts import LAYOUTS, PLACE, TABLES, Layout
from lineofsight.indicators.reference.symbols import Cell, Symbol, cell
from lineofsight.kernel.codes import folded
from lineofsight.kernel.problems import ChecksFailed, Refused, Unreadable

LARGEST = 50 * 1024 * 1024
"""Bytes; the largest table published today is a fiftieth of it."""

_CODE_OF = {
    "National": ("country_code", "country_name"),
    "Regional": ("region_code", "region_name"),
    "Local authority": ("new_la_code", "la_name"),
}
LEVELS = tuple(_CODE_OF)
_EXPORT = "Download the file again from its publication, as CSV, and change nothing in it."


@dataclass(frozen=True)
class Area:
    """A place that figures are published for."""

    level: str  # one of LEVELS
    code: str  # of the Office for National Statistics
    name: str
    region: str = ""  # code of the region an authority lies in
    number: str = ""  # an authority's number at the Department for Education


@dataclass(frozen=True)
class Record:
    """One area in one year: the name of each cell, and the cell."""

    year: int
    area: Area
    cells: Mapping[str, Cell]


@dataclass(frozen=True)
class Table:
    """One file, read: its records in the order of the file, and what was met on the way."""

    name: str  # one of layouts.TABLES
    records: tuple[Record, ...]
    notes: tuple[str, ...] = ()

    @property
    def years(self) -> tuple[int, int]:
        """The first year and the last."""
        years = [record.year for record in self.records]
        return min(years), max(years)


@dataclass(frozen=True)
class _Row:
    """One line of the file by its headings, and where it stands."""

    file: str
    line: int
    cells: Mapping[str, str]

    def wrong(self, what: str, column: str, do: str = _EXPORT) -> ChecksFailed:
        return ChecksFailed(what, where=f"{self.file}, line {self.line}, column {column}", do=do)


def read(content: bytes, *, file: str) -> Table:
    """Read a published table.

    Raises `Unreadable` for what is no such table, `ChecksFailed` for a line that cannot be
    trusted, `Refused` for what is too large.
    """
    if len(content) > LARGEST:
        raise Refused("It is larger than any published table.", where=file, do=_EXPORT)
    headings, rows = _rows(_decoded(content, file), file)
    layout = _layout(headings, rows, file)
    records, twice = _records(layout, rows)
    if not records:
        raise Unreadable("It has headings and no rows.", where=file, do=_EXPORT)
    return Table(layout.table, records, tuple(_notes(layout, headings, twice)))


def _decoded(content: bytes, file: str) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable("It is not UTF-8 text.", where=file, do=_EXPORT) from error
    if "\0" in text:
        raise Unreadable("It holds NUL bytes: it is not a text file.", where=file, do=_EXPORT)
    return text


def _rows(text: str, file: str) -> tuple[list[str], list[_Row]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        headings = [heading.strip() for heading in next(reader, [])]
        for heading in headings:
            if heading and headings.count(heading) > 1:
                raise ChecksFailed(
                    "A heading stands twice.",
                    where=f"{file}, line 1, column {heading}", do=_EXPORT,
                )  # fmt: skip
        return headings, list(_lines(reader, headings, file))
    except csv.Error as error:
        raise Unreadable(
            "It cannot be read as separated values.",
            where=f"{file}, line {reader.line_num}",
            do=_EXPORT,
        ) from error


class NotKnown(Unreadable):
    """The file is none of the published tables: in a folder it is passed over, and named."""


def _lines(reader: Iterator[list[str]], headings: list[str], file: str) -> Iterator[_Row]:
    for record in reader:
        if not any(part.strip() for part in record):
            continue
        line: int = getattr(reader, "line_num", 0)
        if len(record) != len(headings):
            raise ChecksFailed(
                f"The line has {len(record)} values under {len(headings)} headings.",
                where=f"{file}, line {line}",
                do=_EXPORT,
            )
        yield _Row(file, line, dict(zip(headings, (part.strip() for part in record), strict=True)))


def _layout(headings: list[str], rows: list[_Row], file: str) -> Layout:
    """Know the table by its headings, and by its categories where two share their headings."""
    having = set(headings)
    fitting = [layout for layout in LAYOUTS if having.issuperset(layout.headings)]
    for layout in fitting:
        if not layout.mark or any(row.cells[layout.by[-1]] == layout.mark for row in rows):
            return layout
    if fitting:
        wanted = " or ".join(layout.mark for layout in fitting)
        raise Unreadable(f"None of its rows is about {wanted}.", where=file, do=_EXPORT)
    nearest = max(LAYOUTS, key=lambda layout: len(having.intersection(layout.values)))
    if not having.intersection(nearest.values):
        raise NotKnown(
            "No figure here is compared with a table of these headings.",
            where=file,
            do=f"Leave it out. Compared with are: {'; '.join(TABLES.values())}.",
        )
    missing = [heading for heading in nearest.headings if heading not in having]
    raise Unreadable(
        f"It looks like {TABLES[nearest.table]!r} and lacks columns: {', '.join(missing)}.",
        where=f"{file}, line 1",
        do=_EXPORT,
    )


def _records(layout: Layout, rows: list[_Row]) -> tuple[tuple[Record, ...], int]:
    """Gather the rows of each area and year into one record; say how many stood twice."""
    gathered: dict[tuple[int, str, str], tuple[Area, dict[str, Cell]]] = {}
    seen: dict[tuple[object, ...], _Row] = {}
    twice = 0
    for row in rows:
        year, area = _year(row), _area(row)
        categories = tuple(row.cells[heading] for heading in layout.by)
        key = (year, area.level, area.code, *categories)
        cells = {_named(layout, categories, h): _cell(row, h) for h in layout.values}
        if key in seen:
            twice += 1
            _check_alike(layout, row, seen[key])
        seen.setdefault(key, row)
        _, held = gathered.setdefault((year, area.level, area.code), (area, {}))
        held.update(cells)
    records = (Record(year, area, held) for (year, _, _), (area, held) in gathered.items())
    return tuple(records), twice


def _named(layout: Layout, categories: tuple[str, ...], heading: str) -> str:
    return " / ".join((*categories, layout.values[heading]))


def _check_alike(layout: Layout, row: _Row, first: _Row) -> None:
    for heading in layout.values:
        if row.cells[heading] != first.cells[heading]:
            raise row.wrong(f"It says otherwise than line {first.line} of the same row.", heading)


def _year(row: _Row) -> int:
    text = row.cells["time_period"]
    if not (text.isascii() and text.isdecimal() and len(text) == 4 and "2000" <= text <= "2099"):
        raise row.wrong("The year is not one of 2000 to 2099.", "time_period")
    return int(text)


def _area(row: _Row) -> Area:
    level = row.cells["geographic_level"]
    if level not in _CODE_OF:
        raise row.wrong(f"The geographic level is none of {', '.join(LEVELS)}.", "geographic_level")
    code_in, name_in = _CODE_OF[level]
    code, name = row.cells[code_in], row.cells[name_in]
    if not code or not name:
        raise row.wrong("The area is not named.", code_in if not code else name_in)
    is_authority = level == "Local authority"
    return Area(
        level,
        code,
        name,
        region=row.cells["region_code"] if is_authority else "",
        number=row.cells["old_la_code"] if is_authority else "",
    )


def _cell(row: _Row, heading: str) -> Cell:
    found = cell(row.cells[heading])
    if found is None:
        known = ", ".join(symbol.value for symbol in Symbol if symbol.value)
        raise row.wrong(f"It is neither a number nor one of the symbols {known}.", heading)
    return found


def _notes(layout: Layout, headings: list[str], twice: int) -> Iterator[str]:
    unused = sorted(set(headings) - set(layout.headings) - {""}, key=folded)
    if unused:
        yield f"columns not used here: {', '.join(unused)}"
    if twice:
        yield f"{twice} {'row stands' if twice == 1 else 'rows stand'} twice and count once"


__all__ = ["LARGEST", "LEVELS", "PLACE", "Area", "Record", "Table", "read"]
