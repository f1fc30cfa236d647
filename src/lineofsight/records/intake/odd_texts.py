"""Identifiers and labels that are kept as written and that somebody should look at.

An invisible mark makes two children of one, and nobody sees why. Such rows count as they stand:
each is placed by file, sheet, row and column, and the text itself is never printed.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from lineofsight.records.findings import Finding, Kind, Place
from lineofsight.records.mapping.declaring import ListMapping, headings_of
from lineofsight.records.mapping.filling import FilledList
from lineofsight.records.readers.layouts import Cell, SourceSheet
from lineofsight.records.values.reading import tidy
from lineofsight.records.values.texts import child_identifiers, identifier

LONGEST = 64
"""Characters of the longest identifier that no case system would be surprised at."""

_CONTROL = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_FORMULA = re.compile(r"\A\s*[=@]")
_HAS_SIGN = re.compile(r"\w")

_OF_A_TEXT = {
    "has a control character or an invisible mark": _CONTROL.search,
    "begins as a formula does": _FORMULA.match,
}
_OF_AN_IDENTIFIER = {
    f"is longer than {LONGEST} characters": lambda text: len(text) > LONGEST,
    "has no letter and no digit": lambda text: not _HAS_SIGN.search(text),
}


def odd_texts(sheet: SourceSheet, filled: FilledList) -> Iterator[Finding]:
    """Say which rows of a list hold an identifier, or a label, that is not plain text."""
    identifiers = _identifiers(filled.mapping)
    for column in sheet.layout.columns:
        cells = sheet.cells.get(column.heading)
        if column.kind != "text" or not cells:
            continue
        is_identifier = column.heading in identifiers
        asked = _OF_A_TEXT | (_OF_AN_IDENTIFIER if is_identifier else {})
        place = Place(sheet.file, sheet.sheet, column.heading, sheet.letters[column.heading])
        texts = _texts(cells)
        read = child_identifiers(cells) if identifiers.get(column.heading) else identifier
        for why, is_odd in asked.items():
            odd = {text for text, plain in texts.items() if is_odd(plain)}
            if is_identifier:  # what names nobody counts in no row
                odd = {text for text in odd if isinstance(read(text), str)}
            if not odd:
                continue
            yield Finding(
                Kind.CHECK,
                f"the {'identifier' if is_identifier else 'text'} {why}",
                place,
                tuple(row for row, cell in zip(sheet.rows, cells, strict=True) if cell in odd),
                assumed="the row counts, and is the same only where it is written the same"
                if is_identifier
                else "the row counts, with the text as written",
            )


def _texts(cells: Sequence[Cell]) -> dict[str, str]:
    """Give each distinct text as written, and as it is kept."""
    distinct = {cell for cell in cells if isinstance(cell, str)}
    return {cell: kept for cell in distinct if (kept := tidy(cell))}


def _identifiers(mapping: ListMapping) -> Mapping[str, bool]:
    """Name the headings that identify a record, and whether it is a child."""
    columns = [*(one.columns for one in mapping.fills), mapping.person or {}]
    return {
        heading: name == "child_id"
        for each in columns
        for name, origin in each.items()
        if name.endswith("_id")
        for heading in headings_of(origin)
    }
