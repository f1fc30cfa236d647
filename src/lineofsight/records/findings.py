"""What a load found out about its input, one entry for each thing to know or to put right.

A finding covers the rows that share it, so that a column of 100,000 bad cells is a few entries.
It never holds the content of a cell that names or identifies anybody.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What sort of thing was found; the order is the order of a report."""

    CHECK_FAILED = "check failed"  # serious: the month cannot be trusted
    UNREAD = "value not read"
    SET_ASIDE = "row set aside"
    DISAGREEMENT = "sources disagree"  # two sources of one table, or of one child
    CONFLICT = "conflict"  # same key, different facts; or two lists that disagree
    DUPLICATE = "duplicate"
    ASSUMED = "assumed"
    CHECK = "check"  # worth a look
    COLUMN = "column not used"
    SHEET = "sheet or file not used"
    NOTE = "note"


TO_MEND = (
    Kind.CHECK_FAILED, Kind.UNREAD, Kind.SET_ASIDE, Kind.DISAGREEMENT, Kind.CONFLICT, Kind.CHECK,
)  # fmt: skip
"""What somebody has to mend at its source, the gravest first."""


ROW_SET_ASIDE = "the row is set aside"
"""How what was assumed of an unread value ends, where its row does not count without it."""


@dataclass(frozen=True)
class Place:
    """The sheet or file, and within it the column, a finding is about; parts may be empty."""

    file: str = ""
    sheet: str | None = None
    heading: str = ""
    letter: str = ""

    @property
    def is_element(self) -> bool:
        """Ask whether it is an element of XML, by its path: no sheet may have a slash."""
        return "/" in (self.sheet or "")

    @property
    def counts_by(self) -> str:
        """What its numbers count: rows of a sheet, or lines of XML."""
        return "line" if self.is_element else "row"

    @property
    def words(self) -> str:
        """The place in words: `visits.csv, column Visit Date (B)`."""
        parts = [self.file] if self.file else []
        if self.is_element:
            parts += [f"element {self.sheet}", *([f"item {self.heading}"] if self.heading else [])]
            return ", ".join(parts)
        if self.sheet:
            parts.append(f"sheet {self.sheet}")
        if self.heading:
            parts.append(f"column {self.heading}" + (f" ({self.letter})" if self.letter else ""))
        return ", ".join(parts)


@dataclass(frozen=True)
class Finding:
    """One thing found: where, in which Excel rows, what is wrong and what was assumed."""

    kind: Kind
    problem: str
    place: Place = Place()
    rows: tuple[int, ...] = ()  # Excel rows; none: the whole sheet
    typed: str = ""  # the value as typed; never of a column that names or identifies anybody
    assumed: str = ""
    table: str = ""
    beside: Place = Place()  # the other source, where two disagree
    beside_rows: tuple[int, ...] = ()  # its row for each of `rows`
    leaves_open: bool = False  # what its column says is as good as not read
    heads: bool = False  # said at the head of the report too: a grant mends it

    @property
    def count(self) -> int:
        """How many rows it is about; at least one."""
        return max(1, len(self.rows))


def counted(findings: Iterable[Finding]) -> dict[str, int]:
    """Count the rows of each kind of finding, in the order of a report."""
    counts: Counter[Kind] = Counter()
    for finding in findings:
        counts[finding.kind] += finding.count
    return {kind.value: counts[kind] for kind in Kind if counts[kind]}
