"""What is wrong in a workbook that was sent, each thing by its place. Pure."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from lineofsight.kernel.problems import ChecksFailed
from lineofsight.records.findings import Finding, Kind

Cell = tuple[str, str, int]
"""Sheet, heading and Excel row."""

_ANOTHERS = (Kind.CONFLICT, Kind.DUPLICATE)

SAID = 20
"""Things that are wrong, printed at most."""


@dataclass(frozen=True)
class Wrong:
    """One thing to put right, and where."""

    where: str
    what: str


class WrongWorkbook(ChecksFailed):
    """A workbook that cannot be taken as it is; `wrongs` says each thing by its place."""

    def __init__(
        self,
        wrongs: Sequence[Wrong],
        do: str = "Put right what is listed, save the workbook and send it again.",
    ) -> None:
        many = "1 thing is" if len(wrongs) == 1 else f"{len(wrongs)} things are"
        first = "; ".join(f"{one.where}: {one.what}" for one in wrongs[:3])
        super().__init__(
            f"{many} wrong in the workbook, and nothing of it was taken.",
            where=first,
            do=do,
        )
        self.wrongs = tuple(wrongs[:SAID])


def unread_cells(findings: Iterable[Finding]) -> frozenset[Cell]:
    """Give the cells that hold something which could not be read."""
    return frozenset(
        (one.place.sheet or "", one.place.heading, row)
        for one in findings
        if one.kind is Kind.UNREAD
        for row in one.rows
    )


def said_once(
    findings: Iterable[Finding], unread: frozenset[Cell], lost: Collection[str]
) -> Iterator[Finding]:
    """Give what is wrong; no row lacks what could not be read: that cell is said already.

    Nor is a row another's in the sheets of which references are `lost`: 2.10 held as 2.1 is.
    """
    lacking = {
        (sheet, f"its {heading.casefold()} is missing", row) for sheet, heading, row in unread
    }
    for one in findings:
        if one.kind in _ANOTHERS and one.place.sheet in lost:
            continue
        rows = tuple(r for r in one.rows if (one.place.sheet, one.problem, r) not in lacking)
        if rows or not one.rows:
            yield replace(one, rows=rows)
