"""The cells of one source list as values, column by column, with what could not be read.

Each column is read once however many tables it fills. A column of days written month first is
remembered in `month_first`: the whole load is refused for it, since no day in it can be trusted.
"""

import datetime as dt
import re
from collections.abc import Callable
from functools import cached_property
from typing import Any

from lineofsight.kernel.codes import NOT_RECORDED, folded
from lineofsight.records.findings import ROW_SET_ASIDE, Finding, Kind, Place
from lineofsight.records.mapping.asked import Asked
from lineofsight.records.mapping.declaring import (
    AsAt,
    BirthdayInYear,
    CensusDay,
    Digit,
    FirstOf,
    Group,
    Letter,
    NumberIn,
    Origin,
    Says,
    Told,
    Unborn,
    headings_of,
)
from lineofsight.records.readers.layouts import SourceSheet
from lineofsight.records.standard import Column
from lineofsight.records.standard.code_sets import ETHNICITY_GROUPS
from lineofsight.records.values.codes import code_of
from lineofsight.records.values.days import is_month_first, read_days
from lineofsight.records.values.numbers import decimal, integer
from lineofsight.records.values.reading import ColumnRead, Parse, Unread, read_column
from lineofsight.records.values.texts import child_identifiers, identifier, month, text
from lineofsight.records.values.times import read_times

Values = list[Any]

_SAYS_NOTHING = {"ACTIV": ("0",), "ACCOM": ("0",)}
"""SSDA903 codes that say the authority is not in touch, so that nothing is recorded."""

_NAMED = re.compile(r"\b[^\W\d_a-z]'?[^\W\d_]+[ ,.-]+[^\W\d_a-z]'?[^\W\d_]+")
"""Two words with capitals, as somebody is named: a name may stand in any column by mistake."""

END_NOT_KNOWN = f"not known whether it ended: {ROW_SET_ASIDE}"
"""What an end that could not be read leads to."""

_LETTER_AND_DIGIT = re.compile(r"([A-Za-z])\s?([12])")


class Cells:
    """One source list, read on demand; `findings` grows as columns are read."""

    def __init__(self, sheet: SourceSheet, *, asked: Asked, assumed: dict[str, str]) -> None:
        """Hold the sheet; `assumed` says what an unread cell of a heading leads to."""
        self.sheet = sheet
        self.asked = asked
        self.findings: list[Finding] = []
        self.month_first: list[Place] = []
        self._assumed = assumed
        self._read: dict[tuple[str, str], ColumnRead] = {}
        self._said: dict[tuple[str, str], set[int]] = {}  # places of unread cells reported
        self._needless: set[int] = set()  # places whose value another column has given

    def values(self, origin: Origin, column: Column) -> Values:
        """Give one value for each row of the list, for a standard column."""
        if isinstance(origin, str):
            return self._column(origin, column).values
        if isinstance(origin, Says):
            return [origin.word] * len(self.sheet.rows)
        if isinstance(origin, AsAt):
            return [self.asked.as_at] * len(self.sheet.rows)
        if isinstance(origin, CensusDay):
            return [self.asked.workforce_census_on] * len(self.sheet.rows)
        if isinstance(origin, FirstOf):
            return self._first_of(origin, column)
        if isinstance(origin, Told):
            how = f"{'code' if column.codes else 'text'} told by {id(origin.by)}"
            return self._parsed(origin.heading, how, origin.by).values
        return self._worked_out(origin)

    def has_time(self, origin: Origin, column: Column) -> Values:
        """Give 1 for each row whose time of day is known, 0 where the day alone is."""
        (heading,) = headings_of(origin)
        return self._column(heading, column).extra or [None] * len(self.sheet.rows)

    def codes(self, heading: str) -> Values:
        """Give the codes of a coded heading; one that could not be read is not recorded."""
        values = self._column(heading, self._own(heading)).values
        return [NOT_RECORDED if value is None else value for value in values]

    def words(self, heading: str) -> Values:
        """Give the text of a heading; what cannot be read is reported where a table keeps it."""
        return self._quiet(heading, text)

    def filled(self, heading: str) -> list[bool]:
        """Say of each row whether the cell holds a value that was read."""
        values = self._column(heading, self._own(heading)).values
        return [value not in (None, NOT_RECORDED) for value in values]

    def unread_at(self, origin: Origin, column: Column | None = None) -> set[int]:
        """Give the places of rows of which it is not known what they say, for it was not read.

        `column` is the standard column it fills; without one a heading is read as its list says.
        What a program writes where nothing is recorded says just that.
        """
        found: set[int] = set()
        for heading in headings_of(origin):
            read = self._read_before(heading, column or self._own(heading))
            found |= {at for one in read.unread if not one.why.is_none for at in one.positions}
            found |= self._lost_at(heading)
        if found and column and not isinstance(origin, str):
            values = self.values(origin, column)
            found = {at for at in found if values[at] in (None, NOT_RECORDED)}
        return found

    def _read_before(self, heading: str, column: Column) -> ColumnRead:
        """Give a column that whoever asks has read, without reporting it again."""
        self._needless = set(range(len(self.sheet.rows)))
        read = self._column(heading, column)
        self._needless = set()
        return read

    def _lost_at(self, heading: str) -> set[int]:
        """Give the places of cells that the file holds no value for although they are filled."""
        cells, letter = self.sheet.cells.get(heading), self.sheet.letters.get(heading)
        lost = {row for row, where, _ in self.sheet.unread_cells if where == letter}
        if not cells or not lost:
            return set()
        return {at for at, row in enumerate(self.sheet.rows) if row in lost and cells[at] is None}

    def _own(self, heading: str) -> Column:
        """Give a heading as a column of the kind and codes that its list declares."""
        declared = self.sheet.layout.column(heading)
        kind: Any = declared.kind if declared.kind != "month" else "text"
        return Column(heading, kind, "", codes=declared.codes)

    def in_collection_year(self, heading: str) -> list[bool]:
        """Say of each row whether its day lies in the collection year, up to the list's own day."""
        first, last = self.asked.collection_year_starts, self.asked.as_at
        return [day is not None and first <= day <= last for day in self._days(heading).values]

    @cached_property
    def _nothing(self) -> list[None]:
        return [None] * len(self.sheet.rows)

    def _worked_out(self, origin: Origin) -> Values:
        if isinstance(origin, BirthdayInYear):
            return [self._birthday(day) for day in self._days(origin.heading).values]
        (heading,) = headings_of(origin)
        if isinstance(origin, Letter):
            return self._parsed(heading, "letter", _letter).values
        return self._quiet(heading, _SECOND_USES[type(origin)])

    def _first_of(self, origin: FirstOf, column: Column) -> Values:
        """Take from each row the first value that says anything, else what the last says.

        What stands beside a value that says something is not needed, and so not reported.
        """
        values: Values = self.values(origin.origins[0], column)
        for one in origin.origins[1:]:
            says = {at for at, value in enumerate(values) if value not in (None, NOT_RECORDED)}
            self._needless = says
            more = self.values(one, column)
            self._needless = set()
            values = [values[at] if at in says else value for at, value in enumerate(more)]
        return values

    def _column(self, heading: str, column: Column) -> ColumnRead:
        if column.kind == "date":
            return self._days(heading)
        if column.kind == "time":
            return self._once(heading, "time", self._times)
        if column.codes == "ethnicity":
            return self._parsed(heading, "ethnicity", _ethnicity)
        if column.codes:
            parse = code_of(column.codes, self._blank(heading))
            return self._parsed(heading, f"code:{column.codes}", parse)
        if column.name == "child_id":
            return self._once(heading, "child", self._children)
        if column.kind == "text" and column.name.endswith("_id"):
            return self._parsed(heading, "identifier", identifier)
        layout_kind = self.sheet.layout.column(heading).kind
        parsers: dict[str, Parse] = {"integer": integer, "decimal": decimal}
        parse = parsers.get(column.kind, month if layout_kind == "month" else text)
        return self._parsed(heading, column.kind, parse)

    def _children(self, heading: str) -> ColumnRead:
        cells = self.sheet.cells[heading]
        return read_column(cells, child_identifiers(cells))

    def _days(self, heading: str) -> ColumnRead:
        return self._once(heading, "date", self._read_days)

    def _read_days(self, heading: str) -> ColumnRead:
        self._look_for_month_first(heading)
        return read_days(self.sheet.cells[heading])

    def _times(self, heading: str) -> ColumnRead:
        self._look_for_month_first(heading)
        return read_times(self.sheet.cells[heading])

    def _look_for_month_first(self, heading: str) -> None:
        if is_month_first(self.sheet.cells[heading]):
            self.month_first.append(self.place(heading))

    def _parsed(self, heading: str, how: str, parse: Parse) -> ColumnRead:
        return self._once(heading, how, lambda name: read_column(self.sheet.cells[name], parse))

    def _once(self, heading: str, how: str, read: Callable[[str], ColumnRead]) -> ColumnRead:
        key = (heading, how)
        if key not in self._read:
            if heading in self.sheet.cells:
                self._read[key] = read(heading)
            else:
                coded = how.startswith(("code", "ethnicity", "letter"))
                nothing = [NOT_RECORDED] * len(self.sheet.rows) if coded else self._nothing
                self._read[key] = ColumnRead(list(nothing))
        self._report(key, self._read[key])
        return self._read[key]

    def _quiet(self, heading: str, parse: Parse) -> Values:
        """Read a column for a second use; what cannot be read is reported by the first."""
        if heading not in self.sheet.cells:
            return list(self._nothing)
        return read_column(self.sheet.cells[heading], parse).values

    def _blank(self, heading: str) -> tuple[str, ...]:
        return _SAYS_NOTHING.get(heading, ()) if self.sheet.layout.family == "ssda903" else ()

    def place(self, heading: str) -> Place:
        """Say where a column is."""
        letter = self.sheet.letters.get(heading, "")
        return Place(self.sheet.file, self.sheet.sheet, heading, letter)

    def _report(self, key: tuple[str, str], read: ColumnRead) -> None:
        """Say once of each cell that it was not read, and what was assumed in the column."""
        heading, rows, said = key[0], self.sheet.rows, self._said.get(key)
        if said is None:
            said = self._said[key] = set()
            for note, count in read.notes.items():
                words = f"{note} ({count} cells)"
                self.findings.append(Finding(Kind.ASSUMED, words, self.place(heading)))
        passed = said | self._needless if read.unread else said
        declared = self.sheet.layout.column(heading)
        is_worded = declared.codes not in ("", "sex")  # its codes may be words
        for unread in read.unread:
            positions = [at for at in unread.positions if at not in passed]
            said.update(positions)
            if not positions:
                continue
            assumed = self._assumed.get(heading, unread.why.assumed)
            if assumed == END_NOT_KNOWN and unread.why.is_none:
                assumed = "counted as not ended"
            hides = unread.why.hides or (not is_worded and _may_be_a_name(unread.typed))
            self.findings.append(
                Finding(
                    Kind.UNREAD,
                    unread.why.problem,
                    self.place(heading),
                    tuple(rows[position] for position in positions),
                    typed="" if declared.may_name or hides else unread.typed,
                    assumed=assumed,
                )
            )

    def _birthday(self, born: dt.date | None) -> dt.date | None:
        """Give the birthday reached in the collection year, but no day after the list's own."""
        if born is None:
            return None
        starts = self.asked.collection_year_starts
        reached = _birthday_in(born, starts.year)
        if reached < starts:
            reached = _birthday_in(born, starts.year + 1)
        return min(reached, self.asked.as_at)


def _birthday_in(born: dt.date, year: int) -> dt.date:
    try:
        return born.replace(year=year)
    except ValueError:  # 29 February: the birthday is 1 March
        return dt.date(year, 3, 1)


def _ethnicity(cell: Any) -> str | Unread:
    code = code_of("ethnicity")(cell)
    if isinstance(code, Unread) and _group_named(cell):
        return Unread("a group and not one of the codes", f"{NOT_RECORDED}; the group is kept")
    return code


def _ethnicity_group(cell: Any) -> str:
    code = code_of("ethnicity")(cell)
    if isinstance(code, Unread):
        return _group_named(cell) or "Not known"
    return ETHNICITY_GROUPS[code]


def _group_named(cell: Any) -> str:
    group = code_of("ethnicity_group")(cell)
    return "" if isinstance(group, Unread) or group == NOT_RECORDED else group


def _says_unborn(cell: Any) -> str | None:
    if isinstance(cell, str) and folded(cell) == "unborn":
        return "yes"
    age = decimal(cell)
    return "yes" if age is not None and not isinstance(age, Unread) and age < 0 else None


def _letter(cell: Any) -> str | Unread:
    match = _LETTER_AND_DIGIT.fullmatch(str(cell).strip()) if cell is not None else None
    return code_of("accommodation", ("0",))(match[1] if match else cell)


def _digit(cell: Any) -> str:
    match = _LETTER_AND_DIGIT.fullmatch(str(cell).strip()) if cell is not None else None
    return match[2] if match else NOT_RECORDED


def _number_in(cell: Any) -> int | None:
    if isinstance(cell, int | float):
        return int(cell)
    match = re.search(r"\d+", str(cell)) if cell is not None else None
    return int(match[0][:9]) if match else None


_SECOND_USES: dict[type, Parse] = {
    Group: _ethnicity_group,
    Unborn: _says_unborn,
    Digit: _digit,
    NumberIn: _number_in,
}
"""Origins that read a cell once more, for something beside its own value."""


def _may_be_a_name(typed: str) -> bool:
    """Ask whether an unread value looks like somebody's name, which no report may hold."""
    return _NAMED.search(typed) is not None
