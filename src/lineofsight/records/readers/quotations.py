"""Values in quotation marks that run over several lines: right in a free text, and nowhere else.

Two stray quotation marks make one value of every row between them. No identifier, day or code
holds a line break, and no column of a statutory return but the texts of the standard dataset: such
a file is refused. In a free text it is said, and refused where the lines in it are rows.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lineofsight.kernel.problems import Unreadable
from lineofsight.records.readers.layouts import SourceColumn
from lineofsight.records.readers.recognising import Recognised
from lineofsight.records.readers.sheet_marks import letters_of

_IDENTIFIERS = frozenset({"id", "ref", "reference", "number", "upn"})
"""How the heading of a column ends that tells rows or people apart."""


@dataclass
class Quotations:
    """The values of one file that hold line breaks, as its rows come in."""

    found: Recognised
    width: int
    separator: str
    file: str
    rows: list[int] = field(default_factory=list)  # rows with such a value, in a free text

    def look(self, records: Sequence[Sequence[str]], first_row: int) -> None:
        """Look through rows of which some run over several lines.

        Raises `Unreadable` for a value that has swallowed rows.
        """
        columns = dict(self.found.places)
        for row, record in enumerate(records, first_row):
            broken = [(at, lines) for at, cell in enumerate(record) if (lines := _lines(cell))]
            for at, lines in broken:
                if not self._may_hold_lines(columns.get(at)) or self._are_rows(lines):
                    raise self._swallowed(at, row, len(lines) - 1)
            if broken:
                self.rows.append(row)

    def notes(self) -> Iterator[str]:
        """Say how many rows have a text of several lines."""
        if self.rows:
            many = "1 row has" if len(self.rows) == 1 else f"{len(self.rows):,} rows have"
            yield f"{many} a text of several lines in quotation marks, first at row {self.rows[0]}"

    def _may_hold_lines(self, column: SourceColumn | None) -> bool:
        if column is None:
            return True  # a column of no list may well be a comment
        is_identifier = column.joins or column.heading.split()[-1].casefold() in _IDENTIFIERS
        family = self.found.layout.family
        return family in ("local_feeds", "ssd") and column.kind == "text" and not is_identifier

    def _are_rows(self, lines: Sequence[str]) -> bool:
        """Ask whether each whole line of a value has as many cells as a row."""
        whole = [line for line in lines[1:-1] if line.strip()]
        return bool(whole) and all(line.count(self.separator) >= self.width - 1 for line in whole)

    def _swallowed(self, at: int, row: int, breaks: int) -> Unreadable:
        column = dict(self.found.places).get(at)
        named = f" ({column.heading})" if column else ""
        return Unreadable(
            f"A quotation mark opens in row {row:,} and closes in row {row + breaks:,}: what "
            "lies between them would be one value, and those rows would be lost.",
            where=f"{self.file}, row {row}, column {letters_of(at)}{named}",
            do="Remove the quotation marks, or the line breaks between them, or export the file "
            "again.",
        )


def _lines(cell: str) -> list[str]:
    """Give the lines of a value that has several."""
    if "\n" not in cell and "\r" not in cell:
        return []
    lines = cell.strip().replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return lines if len(lines) > 1 else []
