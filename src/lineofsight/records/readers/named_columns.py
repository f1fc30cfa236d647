"""Read some columns of any text file by their headings: a table that is none of the known lists.

Headings are met whatever their case, blanks and punctuation, and may stand below a title. Each
cell keeps the line of the file it ends on.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from lineofsight.kernel.codes import folded, nearest
from lineofsight.kernel.problems import ChecksFailed, Refused, Unreadable
from lineofsight.records.readers.delimited import SEPARATORS
from lineofsight.records.readers.limits import DEFAULT
from lineofsight.records.readers.recognising import HEAD
from lineofsight.records.readers.text_files import Lines, inspect


@dataclass(frozen=True)
class NamedColumns:
    """The cells under each heading asked for, in the order asked; rows without any are left out."""

    file: str
    headings: tuple[str, ...]  # as the file writes them
    columns: tuple[list[str], ...]
    lines: list[int]  # of each row
    notes: tuple[str, ...]


def read_named(path: Path, asked: Sequence[str]) -> NamedColumns:
    """Read the columns whose headings are asked for.

    Raises `Unreadable` for what is no text table, `ChecksFailed` where a heading is missing or
    stands twice, `Refused` for what is too large.
    """
    check_is_file(path, kinds="CSV")
    lines = Lines(inspect(path, name=path.name, limits=DEFAULT))
    try:
        separator = max(SEPARATORS, key=lambda one: _strength(lines, one, asked))
        records = _records(lines, separator)
    except csv.Error as error:
        raise Unreadable(
            "It cannot be read as separated values: one of its values never ends.",
            where=path.name,
            do="Look for a quotation mark without its partner, and export the file again.",
        ) from error
    at = _heading_row(records, asked)
    heading = records[at][1]
    places = [_place(heading, one, path.name) for one in asked]
    _check_none_is_longer(records[at:], path.name)
    rows = [
        (line, [_cell(record, place) for place in places]) for line, record in records[at + 1 :]
    ]
    kept = [(line, cells) for line, cells in rows if any(cells)]
    return NamedColumns(
        path.name,
        tuple(heading[place].strip() for place in places),
        tuple([cells[place] for _, cells in kept] for place in range(len(places))),
        [line for line, _ in kept],
        tuple(lines.notes),
    )


def check_is_file(path: Path, *, kinds: str) -> None:
    """Raise `Unreadable` where there is no file to read, or a folder in its place."""
    if path.is_dir():
        raise Unreadable("It is a folder.", where=path.name, do=f"Name one {kinds} file in it.")
    if not path.is_file():
        raise Unreadable("There is no such file.", where=path.name, do=f"Name a {kinds} file.")


Record = tuple[int, list[str]]
"""The line a record ends on, and its cells."""


def _records(lines: Lines, separator: str, count: int | None = None) -> list[Record]:
    reader = csv.reader(lines, delimiter=separator, skipinitialspace=True, strict=count is None)
    found: list[Record] = []
    for record in islice(reader, count):
        if len(record) > DEFAULT.columns or len(found) >= DEFAULT.rows:
            raise Refused("It is larger than any series.", where=lines.file.name,
                          do="Check that it is the file you meant.")  # fmt: skip
        found.append((reader.line_num, record))
    return found


def _strength(lines: Lines, separator: str, asked: Sequence[str]) -> tuple[int, int]:
    """Say how many of the headings asked for appear together with this separator, and how wide."""
    records = _records(lines, separator, HEAD)
    best = max((_known(record, asked) for _, record in records), default=0)
    return best, max((len(record) for _, record in records), default=0)


def _known(record: Sequence[str], asked: Sequence[str]) -> int:
    having = {folded(cell) for cell in record}
    return sum(folded(one) in having for one in asked)


def _heading_row(records: Sequence[Record], asked: Sequence[str]) -> int:
    """Give the first row with the most of the headings; the first row at all where none has any."""
    known = [_known(record, asked) for _, record in records[:HEAD]]
    return known.index(max(known))


def _check_none_is_longer(records: Sequence["Record"], file: str) -> None:
    """A thousand written 1,200 without quotation marks is two cells: never read it as 1."""
    width = len(records[0][1])
    for line, record in records[1:]:
        if any(cell.strip() for cell in record[width:]):
            raise ChecksFailed(
                "The row has more cells than there are headings.",
                where=f"{file}, line {line}",
                do="Write a number such as 1,200 as 1200, or in quotation marks.",
            )


def _place(heading: Sequence[str], asked: str, file: str) -> int:
    found = [place for place, cell in enumerate(heading) if folded(cell) == folded(asked)]
    if len(found) == 1:
        return found[0]
    if found:
        raise ChecksFailed(
            f"The heading {asked!r} stands twice.", where=file, do="Rename or remove one of them."
        )
    known = [cell.strip() for cell in heading if cell.strip()]
    raise ChecksFailed(
        f"There is no column {asked!r}{nearest(asked, known) or '.'}",
        where=file,
        do=f"Name one of its headings: {', '.join(known[:12])}.",
    )


def _cell(record: Sequence[str], place: int) -> str:
    return record[place].strip() if place < len(record) else ""
