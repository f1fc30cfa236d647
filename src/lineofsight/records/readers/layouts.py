"""What a source list looks like: its name and its columns, as the people who define it write them.

A layout is only about the source. Which standard table a column fills is said in `mapping`.
"""

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

from lineofsight.kernel.codes import folded

Cell = str | int | float | bool | dt.date | dt.datetime | dt.time | dt.timedelta | None
"""A cell as the file gave it; text is untouched."""

ColumnKind = Literal["text", "code", "date", "time", "integer", "decimal", "yes/no", "month"]


@dataclass(frozen=True)
class SourceColumn:
    """One column of a source list; `heading` is the spelling its owner prints."""

    heading: str
    kind: ColumnKind
    meaning: str = ""
    required: bool = True  # the list cannot be used without the column
    may_be_blank: bool = True
    aliases: tuple[str, ...] = ()
    codes: str = ""  # name of a code set of records.standard.code_sets
    may_name: bool = False  # free text in which somebody may be named: never quoted in a report
    or_else: str = ""  # another column that says it too: without this one the list is of use by it
    ends: tuple[str, ...] = ()  # it ends what one of these begins: of no row without one
    joins: bool = False  # joins rows of one table to rows of another, and has then been of use

    @property
    def spellings(self) -> frozenset[str]:
        """Every folded spelling the column answers to."""
        return frozenset(folded(text) for text in (self.heading, *self.aliases))


@dataclass(frozen=True)
class SourceList:
    """One list of a return or one local feed, such as Annex A list 7 or `visits.csv`."""

    family: Literal["annex_a", "ssda903", "local_feeds", "ssd", "cin_census", "csww"]
    name: str  # "list 7", "Episodes", "visits", "plan Milestones"
    title: str  # "Child protection"
    columns: tuple[SourceColumn, ...]
    file_names: tuple[str, ...] = ()  # folded hints: used only when content leaves two lists equal
    only_under_its_name: frozenset[str] = frozenset()  # folded spellings too plain to tell it by
    may_be_empty: bool = True  # a header-only list is accepted (and said)
    notes: str = ""

    def column(self, heading: str) -> SourceColumn:
        """Give the column printed with this heading."""
        return next(column for column in self.columns if column.heading == heading)


@dataclass(frozen=True)
class SourceSheet:
    """One recognised list as it lies in a file, column by column.

    `cells[heading]` holds one cell per data row (blank rows at the end are left out), and
    `rows` the Excel row number of each. `letters` gives each heading's column letter. Text is
    as typed, blanks around it included; a cell with nothing but blanks is None.

    In XML the sheet is the path of the element that is a row, a row number is the line it stands
    on, and a letter is the name of the item.

    `unread_cells` are cells the file holds no value for although they are not blank (an error
    such as #REF!, a formula without a saved result): they are None in `cells`. In `wide_rows`
    a separator inside a value may have moved what follows, so they are better set aside.
    """

    layout: SourceList
    file: str  # as the user named it, relative to what was given
    sheet: str | None  # None for a CSV
    heading_row: int
    rows: list[int]
    cells: dict[str, list[Cell]]  # by SourceColumn.heading; columns the file lacks are absent
    letters: dict[str, str]
    ignored_columns: tuple[tuple[str, str], ...] = ()  # (letter, heading as written)
    missing_columns: tuple[str, ...] = ()
    formula_cells: tuple[tuple[int, str], ...] = ()  # (Excel row, column letter)
    unread_cells: tuple[tuple[int, str, str], ...] = ()  # (Excel row, column letter, why)
    merged: tuple[tuple[int, str], ...] = ()  # (Excel row, "A2:A4"): all but the first read blank
    wide_rows: tuple[int, ...] = ()  # Excel rows with values beyond the last heading
    notes: tuple[str, ...] = ()  # what was assumed: encoding, separator, title rows passed over
    year: int | None = None  # in which the return's year ends, as its own header says
    kept_back: tuple[str, ...] = ()  # columns of its list that the account may not read

    def place(self, position: int, heading: str) -> str:
        """Say where one cell is: file, sheet, Excel row and column letter."""
        where = f"{self.file}, sheet {self.sheet}" if self.sheet else self.file
        return f"{where}, row {self.rows[position]}, column {self.letters[heading]}"


@dataclass(frozen=True)
class IgnoredSheet:
    """A sheet or file that holds none of the known lists, and why it was passed over."""

    file: str
    sheet: str | None
    why: str
    kept_back: str = ""  # the list of the dataset it is, which the account may not read


@dataclass(frozen=True)
class Reading:
    """Everything found in the files given."""

    sheets: tuple[SourceSheet, ...] = ()
    ignored: tuple[IgnoredSheet, ...] = ()
    digests: dict[str, str] = field(default_factory=dict)  # file -> SHA-256 of its bytes
