"""One workbook by itself, read and checked as a load reads it, and kept nowhere.

For what is typed here and not in the case system: the improvement plan.
"""

import datetime as dt
from pathlib import Path

from lineofsight.records.intake.gathering import Gathered, gather
from lineofsight.records.mapping.asked import Asked
from lineofsight.records.readers.beside_cells import (
    BesideCells,
    beside_cells,
    held_as_no_text,
    hidden_by_merging,
)
from lineofsight.records.readers.reading import read
from lineofsight.settings import Settings

__all__ = ["BesideCells", "beside_cells", "held_as_no_text", "hidden_by_merging", "read_alone"]


def read_alone(file: Path, *, on: dt.date, settings: Settings) -> Gathered:
    """Give the tables of a file and everything found in it, as on a day.

    Raises `Unreadable`, `Refused` or `ChecksFailed` for a file of which nothing can be read.
    """
    asked = Asked(None, on)
    return gather(read([file]), asked=asked, covers_from=None, settings=settings, authority=None)
