"""What only the workbook itself tells: its sheets, what is merged, and what it was taken out of."""

import re
import zipfile
from pathlib import Path

from lineofsight.kernel.problems import Unreadable
from lineofsight.records.intake.alone import beside_cells, held_as_no_text, hidden_by_merging

SHEETS = ("Actions", "Milestones", "Evidence")
"""Without one of them all it held would be taken out of the plan."""

REFERENCE = "Action ref"

TAKEN_OUT = "Line of Sight: taken out of"
"""The property of a workbook that says which plan it was, and as of which of its entries."""


def check_is_workbook(file: Path) -> None:
    """Raise `Unreadable` for a file of another kind, whatever it is called."""
    if not zipfile.is_zipfile(file):
        raise Unreadable(
            "This is no workbook (.xlsx).",
            do="Take the plan out as plan.xlsx, change it in a spreadsheet program, and send that "
            "file.",
        )


class AsSent:
    """A workbook as it was sent, once its rows could be read."""

    def __init__(self, file: Path) -> None:
        beside = beside_cells(file)
        self.lacking = tuple(name for name in SHEETS if name not in beside.sheets)
        self.merged = tuple(one for one in beside.merged if one.sheet in SHEETS)
        self.no_text = tuple(one for one in held_as_no_text(file, REFERENCE) if one.sheet in SHEETS)
        self.lost = {one.sheet for one in self.no_text}
        self.unread = hidden_by_merging(file, REFERENCE) | {
            (one.sheet, REFERENCE, one.row) for one in self.no_text
        }  # sheet, heading and row of what is merged away, or held as no text
        self.plan, self.entry = _numbers(beside.properties.get(TAKEN_OUT, ""))


def mark(plan: int, entry: int) -> str:
    """Write what a workbook is taken out of: the plan's number, and its newest entry's."""
    return f"plan {plan}, entry {entry}"


def _numbers(words: str) -> tuple[int, int]:
    found = re.fullmatch(r"plan (\d{1,9}), entry (\d{1,9})", words)
    return (int(found[1]), int(found[2])) if found else (0, 0)
