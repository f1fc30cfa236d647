"""Make the tables of the Standard Safeguarding Dataset ready to be mapped, after all are read.

Placeholders that loaders write where a system holds nothing become blank, lists of factors become
a row for each, and rows are joined through their ids (`ssd_links`).
"""

import dataclasses
import json
import re
from collections.abc import Sequence

from lineofsight.kernel.codes import folded
from lineofsight.kernel.problems import ChecksFailed
from lineofsight.records.readers.columns import counted
from lineofsight.records.readers.layouts import Cell, SourceSheet
from lineofsight.records.readers.ssd import FIELDS
from lineofsight.records.readers.ssd_links import LINKS, link

PLACEHOLDERS = frozenset({"ssdph", "ssdplaceholder", "placeholder", "placeholderdata"})
"""What the published extracts write, folded, for what the case system does not hold."""

_FACTORS = "cinf_assessment_factors_json"
_YES = ("y", "yes", "true", "1")


def made_ready(sheets: Sequence[SourceSheet]) -> list[SourceSheet]:
    """Give the sheets, those of the SSD cleared, joined and with one factor in a row.

    Raises `ChecksFailed` for a table that names no child, neither itself nor through another.
    """
    ready = [_cleared(one) if one.layout.family == "ssd" else one for one in sheets]
    link([one for one in ready if one.layout.family == "ssd"])
    return [_said(one) if one.layout.family == "ssd" else one for one in ready]


def _cleared(sheet: SourceSheet) -> SourceSheet:
    """Empty the cells that hold a placeholder, and give each factor its row."""
    emptied = 0
    for heading, cells in sheet.cells.items():
        found = {c for c in set(cells) if isinstance(c, str) and folded(c) in PLACEHOLDERS}
        if found:
            emptied += sum(cell in found for cell in cells)
            sheet.cells[heading] = [None if cell in found else cell for cell in cells]
    if emptied:
        note = f"{counted(emptied, 'placeholder')} read as blank: the system does not hold it"
        sheet = dataclasses.replace(sheet, notes=(*sheet.notes, note))
    return _one_factor_a_row(sheet) if _FACTORS in sheet.cells else sheet


def _one_factor_a_row(sheet: SourceSheet) -> SourceSheet:
    factors = [_factors(cell) for cell in sheet.cells[_FACTORS]]
    places = [at for at, each in enumerate(factors) for _ in each]
    cells = {heading: [own[at] for at in places] for heading, own in sheet.cells.items()}
    cells[_FACTORS] = [factor for each in factors for factor in each]
    return dataclasses.replace(sheet, rows=[sheet.rows[at] for at in places], cells=cells)


def _factors(cell: Cell) -> list[Cell]:
    """List the factors of a cell: `["1A", "3B"]`, `{"1A": "Yes"}`, `1A, 3B`; as it is otherwise."""
    if not isinstance(cell, str):
        return [] if cell is None else [cell]
    try:
        held = json.loads(cell)
    except ValueError:
        held = [part.strip() for part in re.split(r"[,;|]", cell.strip("[] "))]
    if isinstance(held, dict):
        held = [key for key, said in held.items() if str(said).casefold() in _YES]
    if not isinstance(held, list):
        held = [held]
    named = [str(one).strip(' "') for one in held]
    return list(dict.fromkeys(one for one in named if one)) if held else []


def _said(sheet: SourceSheet) -> SourceSheet:
    """Leave out of what is missing the row ids, what was joined, and what nobody holds."""
    _refuse_without_child(sheet)
    missing = [
        heading
        for heading in sheet.missing_columns
        if heading not in sheet.cells
        and not heading.endswith("_id")
        and FIELDS[heading].table == sheet.layout.name
        and not FIELDS[heading].is_seldom_held
    ]
    empty = [
        heading
        for heading, cells in sheet.cells.items()
        if FIELDS[heading].is_seldom_held and cells and not any(c is not None for c in cells)
    ]
    notes = sheet.notes
    if empty:
        notes = (*notes, f"{counted(len(empty), 'field')} no system holds yet: blank, as expected")
    return dataclasses.replace(sheet, missing_columns=tuple(missing), notes=notes)


def _refuse_without_child(sheet: SourceSheet) -> None:
    ways = [
        (field, one.other)
        for one in LINKS
        if one.table == sheet.layout.name
        for field in one.takes
        if field.endswith("_person_id")
    ]
    if not ways or any(field in sheet.cells for field, _ in ways):
        return
    tables = " or ".join(dict.fromkeys(other for _, other in ways))
    raise ChecksFailed(
        f"{sheet.layout.name} lacks {ways[0][0]}, and no row id leads to the child.",
        where=f"{sheet.file}, sheet {sheet.sheet}" if sheet.sheet else sheet.file,
        do=f"Export it with that field, or load {tables} with it.",
    )
