"""What a workbook says beside its cells: which sheets it has, what is merged, its properties.

Of a workbook that was read already (`reading.read`): what could harm has been refused then.
"""

import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from xml.etree import ElementTree as ET

from python_calamine import CalamineWorkbook

from lineofsight.kernel.codes import folded
from lineofsight.records.readers.sheet_marks import letters_of

_PROPERTIES = "docProps/custom.xml"

_At = tuple[int, int]
"""Row and column of a cell, from 0."""


@dataclass(frozen=True)
class Cells:
    """Cells of a sheet: `A2:A4` as a spreadsheet writes it, and the first row."""

    sheet: str
    cells: str
    row: int


@dataclass(frozen=True)
class BesideCells:
    """The sheets of a workbook, its merged cells, and the properties people gave it, by name."""

    sheets: tuple[str, ...]
    merged: tuple[Cells, ...]
    properties: Mapping[str, str]


def beside_cells(file: Path) -> BesideCells:
    """Give what an .xlsx says beside its cells."""
    book = CalamineWorkbook.from_path(str(file))
    merged = [
        Cells(name, f"{_cell(*first)}:{_cell(*last)}", first[0] + 1)
        for name in book.sheet_names
        for first, last in book.get_sheet_by_name(name).merged_cell_ranges or ()
    ]
    return BesideCells(tuple(book.sheet_names), tuple(merged), _properties(file))


def held_as_no_text(file: Path, heading: str) -> tuple[Cells, ...]:
    """List the cells under a heading that an .xlsx holds as a number or a day, and not as text.

    What was typed is lost there: 2.10 is held as 2.1.
    """
    book, wanted = CalamineWorkbook.from_path(str(file)), folded(heading)
    return tuple(
        Cells(name, place, row)
        for name in book.sheet_names
        for place, row in _no_text(
            book.get_sheet_by_name(name).to_python(skip_empty_area=False), wanted
        )
    )


def hidden_by_merging(file: Path, heading: str) -> frozenset[tuple[str, str, int]]:
    """Give the cells of an .xlsx that merging leaves empty: sheet, heading and row of each.

    The headings stand in the row that has this `heading`.
    """
    book, wanted = CalamineWorkbook.from_path(str(file)), folded(heading)
    sheets = ((name, book.get_sheet_by_name(name)) for name in book.sheet_names)
    return frozenset(
        (name, head, row)
        for name, sheet in sheets
        if sheet.merged_cell_ranges
        for head, row in _hidden(
            sheet.to_python(skip_empty_area=False), wanted, sheet.merged_cell_ranges
        )
    )


def _hidden(
    rows: Sequence[Sequence[object]], wanted: str, merged: Iterable[tuple[_At, _At]]
) -> Iterator[tuple[str, int]]:
    heads = next((one for one in map(_heads, rows) if wanted in map(folded, one)), [])
    for first, last in merged:
        down = range(first[0], min(last[0] + 1, len(rows)))
        for at in product(down, range(first[1], min(last[1] + 1, len(heads)))):
            if at != first:
                yield heads[at[1]], at[0] + 1


def _heads(row: Sequence[object]) -> list[str]:
    return [cell if isinstance(cell, str) else "" for cell in row]


def _no_text(rows: Sequence[Sequence[object]], wanted: str) -> Iterator[tuple[str, int]]:
    column = None
    for at, row in enumerate(rows):
        if column is not None:
            if not isinstance(row[column], str):
                yield _cell(at, column), at + 1
        else:
            heads = [folded(cell) for cell in _heads(row)]
            column = heads.index(wanted) if wanted in heads else None


def _cell(row: int, column: int) -> str:
    return f"{letters_of(column)}{row + 1}"


def _properties(file: Path) -> dict[str, str]:
    with zipfile.ZipFile(file) as zipped:
        if _PROPERTIES not in zipped.namelist():
            return {}
        root = ET.fromstring(zipped.read(_PROPERTIES))  # noqa: S314  entities were refused
    return {each.get("name", ""): "".join(each.itertext()) for each in root}
