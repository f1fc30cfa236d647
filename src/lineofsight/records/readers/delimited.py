"""Read a text file of separated values: CSV with commas or semicolons, or tabs.

The separator is the one under which the headings of a known list appear. Row numbers are
those Excel shows: a record whose value runs over several lines is one row.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import PurePath
from typing import TYPE_CHECKING

from lineofsight.kernel.problems import Refused, Unreadable
from lineofsight.records.readers.columns import CHUNK, Columns, counted
from lineofsight.records.readers.layouts import Cell, IgnoredSheet, SourceSheet
from lineofsight.records.readers.limits import Limits
from lineofsight.records.readers.quotations import Quotations
from lineofsight.records.readers.recognising import HEAD, Recognised, Unrecognised, recognise
from lineofsight.records.readers.sheet_marks import letters_of
from lineofsight.records.readers.ssd_unused import why_unused
from lineofsight.records.readers.text_files import Lines, TextFile

if TYPE_CHECKING:
    from _csv import Reader

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs"}

_SAMPLE = 400  # lines in which the first rows are looked for


@dataclass(frozen=True)
class _Shape:
    """How the file is laid out: its separator and what its first rows say."""

    separator: str
    skipped: int  # lines before row 1: a `sep=;` line, which Excel does not show
    head: list[list[str]]
    found: Recognised | Unrecognised


def read_delimited(file: TextFile, *, limits: Limits) -> SourceSheet | IgnoredSheet:
    """Read one text file, or say why it is none of the known lists.

    Raises `Unreadable` for what cannot be parsed, `ChecksFailed` for a list that lacks a
    column it needs or has one twice, `Refused` for one that is too long.
    """
    lines = Lines(file)
    try:
        shape = _shape(lines, file, limits)
        if isinstance(shape.found, Unrecognised):
            why = why_unused(file.name, shape.head) or shape.found.why
            return IgnoredSheet(file.name, None, why)
        _refuse_open_quote(file, shape)
        return _sheet(lines, file, shape, shape.found, limits)
    except csv.Error as error:
        raise Unreadable(
            "It cannot be read as separated values: one of its values never ends.",
            where=file.name,
            do="Look for a quotation mark without its partner, and export the file again.",
        ) from error


def _shape(lines: Lines, file: TextFile, limits: Limits) -> _Shape:
    sample = list(islice(lines, _SAMPLE))
    skipped = 1 if sample and _is_separator_line(sample[0]) else 0
    name = PurePath(file.name).stem
    shapes = []
    for separator in SEPARATORS:
        records = csv.reader(sample[skipped:], delimiter=separator, skipinitialspace=True)
        head = list(islice(_narrow(records, file, limits), HEAD))
        found = recognise(head, sheet="", file=name, where=file.name)
        shapes.append(_Shape(separator, skipped, head, found))
    return max(shapes, key=_strength)


def _is_separator_line(line: str) -> bool:
    return line.strip().casefold().startswith("sep=") and len(line.strip()) <= 5


def _strength(shape: _Shape) -> int:
    return len(shape.found.places) if isinstance(shape.found, Recognised) else 0


def _narrow(records: Iterator[list[str]], file: TextFile, limits: Limits) -> Iterator[list[str]]:
    """Pass rows on, and refuse one too wide before thousands like it are held."""
    for record in records:
        if len(record) > limits.columns:
            raise Refused(
                f"It has more than {limits.columns:,} columns.",
                where=file.name,
                do="Check that it is the file you meant, and export it again as CSV.",
            )
        yield record


def _records(lines: Lines, shape: _Shape, *, strict: bool = False) -> "Reader":
    source = islice(lines, shape.skipped, None)
    return csv.reader(source, delimiter=shape.separator, skipinitialspace=True, strict=strict)


def _sheet(
    lines: Lines, file: TextFile, shape: _Shape, found: Recognised, limits: Limits
) -> SourceSheet:
    reader = _records(lines, shape)
    records = _narrow(reader, file, limits)
    heading: list[Cell] = []
    for _ in range(found.heading_position + 1):
        heading = list(next(records))
    columns = Columns(found, heading, found.heading_position + 2, file.name, limits, is_text=True)
    quotations = Quotations(found, len(heading), shape.separator, file.name)
    line = reader.line_num
    while chunk := list(islice(records, CHUNK)):
        if reader.line_num - line > len(chunk):
            quotations.look(chunk, columns.next_row)
        line = reader.line_num
        columns.take(chunk)
    notes = [*lines.notes, *_about(shape, found), *columns.notes(), *found.notes]
    notes += quotations.notes()
    return SourceSheet(
        layout=found.layout,
        file=file.name,
        sheet=None,
        heading_row=found.heading_position + 1,
        rows=columns.rows,
        cells=columns.cells,
        letters={column.heading: letters_of(at) for at, column in found.places},
        ignored_columns=columns.ignored(),
        missing_columns=found.missing,
        wide_rows=tuple(columns.wide_rows),
        notes=tuple(notes),
    )


def _about(shape: _Shape, found: Recognised) -> list[str]:
    said = []
    if shape.separator != ",":
        said.append(f"separated by {SEPARATORS[shape.separator]}")
    if found.heading_position:
        said.append(f"{counted(found.heading_position, 'row')} above the headings passed over")
    return said


def _refuse_open_quote(file: TextFile, shape: _Shape) -> None:
    """Refuse a file that ends inside a quotation: the rows after its start would be lost."""
    if not file.has_odd_quotes:
        return
    rows = 0
    try:
        for _ in _records(Lines(file), shape, strict=True):
            rows += 1
    except csv.Error as error:
        if "unexpected end of data" in str(error):
            raise Unreadable(
                "A quotation mark is opened and never closed.",
                where=f"{file.name}, row {rows + 1}",
                do="Close or remove it, or export the file again.",
            ) from error
