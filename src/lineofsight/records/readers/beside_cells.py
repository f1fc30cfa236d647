"""What a workbook says beside its cells: which sheets it has, what is merged, its properties.

Of a workbook that was read already (`reading.read`): what could harm has been refused then.
"""

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from python_calamine import CalamineWorkbook

from lineofsight.records.readers.sheet_marks import letters_of

_PROPERTIES = "docProps/custom.xml"


@dataclass(frozen=True)
class Merged:
    """Cells that were made one: their sheet, `A2:A4` as a spreadsheet writes it, the first row."""

    sheet: str
    cells: str
    row: int


@dataclass(frozen=True)
class BesideCells:
    """The sheets of a workbook, its merged cells, and the properties people gave it, by name."""

    sheets: tuple[str, ...]
    merged: tuple[Merged, ...]
    properties: Mapping[str, str]


def beside_cells(file: Path) -> BesideCells:
    """Give what an .xlsx says beside its cells."""
    book = CalamineWorkbook.from_path(str(file))
    merged = [
        Merged(name, f"{_cell(*first)}:{_cell(*last)}", first[0] + 1)
        for name in book.sheet_names
        for first, last in book.get_sheet_by_name(name).merged_cell_ranges or ()
    ]
    return BesideCells(tuple(book.sheet_names), tuple(merged), _properties(file))


def _cell(row: int, column: int) -> str:
    return f"{letters_of(column)}{row + 1}"


def _properties(file: Path) -> dict[str, str]:
    with zipfile.ZipFile(file) as zipped:
        if _PROPERTIES not in zipped.namelist():
            return {}
        root = ET.fromstring(zipped.read(_PROPERTIES))  # noqa: S314  entities were refused
    return {each.get("name", ""): "".join(each.itertext()) for each in root}
