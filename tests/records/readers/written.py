"""Write the small files the tests of the readers read: drawn tables, workbooks, altered parts."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import xlsxwriter

from lineofsight.records.readers.layouts import Reading, SourceSheet
from lineofsight.records.readers.reading import read

Rows = Sequence[Sequence[object]]

VISITS = (
    ("Child Unique ID", "Visit Date", "Visit Type"),
    ("000012", "05/03/2024", "CIN"),
    ("12", "06/03/2024", "CP"),
)


def read_text(folder: Path, text: str | bytes, *, name: str = "visits.csv") -> SourceSheet:
    """Write a text file, read it, and give its one list."""
    path = folder / name
    path.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
    return only(read([path]))


def only(reading: Reading) -> SourceSheet:
    """Give the one list of a reading."""
    assert len(reading.sheets) == 1
    return reading.sheets[0]


def workbook(path: Path, sheets: Mapping[str, Rows], *, start: tuple[int, int] = (0, 0)) -> Path:
    """Write a workbook whose sheets hold these rows; a text that opens with = is a formula."""
    with xlsxwriter.Workbook(path) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                for across, cell in enumerate(row):
                    place = (start[0] + at, start[1] + across)
                    if isinstance(cell, dt.date):
                        sheet.write_datetime(*place, cell, day)
                    else:
                        sheet.write(*place, cell)
    return path


def altered(path: Path, **changes: Callable[[bytes], bytes]) -> Path:
    """Rewrite parts of a workbook; `sheet1` stands for its first sheet, and so on."""
    parts = {
        "sheet1": "xl/worksheets/sheet1.xml",
        "workbook": "xl/workbook.xml",
        "styles": "xl/styles.xml",
        "words": "xl/sharedStrings.xml",
    }
    with zipfile.ZipFile(path) as zipped:
        held = {one.filename: zipped.read(one) for one in zipped.infolist()}
    for name, change in changes.items():
        held[parts[name]] = change(held[parts[name]])
    return packed(path, held)


def packed(path: Path, parts: Mapping[str, bytes]) -> Path:
    """Write a zip of these parts."""
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in parts.items():
            zipped.writestr(name, content)
    path.write_bytes(memory.getvalue())
    return path
