"""Fill standard tables from one source list, as its mapping says."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from lineofsight.records.findings import ROW_SET_ASIDE, Finding, Place
from lineofsight.records.mapping.asked import Asked
from lineofsight.records.mapping.catalogue import MAPPINGS
from lineofsight.records.mapping.cells import END_NOT_KNOWN, Cells
from lineofsight.records.mapping.choosing import Taken, taken_by
from lineofsight.records.mapping.declaring import (
    AsAt,
    BirthdayInYear,
    CensusDay,
    Fill,
    ListMapping,
    Origin,
    Says,
    headings_of,
)
from lineofsight.records.readers.layouts import SourceSheet
from lineofsight.records.standard import TABLES
from lineofsight.records.standard.ends import start_and_end

_OWNERS = {
    "worker_id": (frozenset({"Worker ID", "Allocated Worker"}), "_worker_id"),
    "team": (frozenset({"Team", "Allocated Team"}), "_team"),
}
"""Standard column -> the headings that name whose a row is, and how those of the SSD end."""

_DATED = ("date", "time")

_NO_CELL = (Says, AsAt, CensusDay, BirthdayInYear)


@dataclass
class Filled:
    """Rows for one standard table from one list: values by column, and where each came from."""

    table: str
    fill: Fill
    columns: dict[str, list[Any]]
    positions: list[int]  # place in the list of each row
    rows: list[int]  # Excel row of each
    source: int  # place of the list among the sources of the load
    given: frozenset[str] = frozenset()  # columns the list has a heading for
    assumed: frozenset[str] = frozenset()  # columns no cell says: the same in each row, as at a day
    is_offered: bool = True  # the list can say something of this table
    unsure: dict[int, str] = field(default_factory=dict)  # place -> why it may or may not belong
    places: dict[str, Place] = field(default_factory=dict)  # of its columns that a cell says

    def leave_out(self, places: set[int]) -> None:
        """Leave rows out, for another fill of the table has them."""
        if not places:
            return
        kept = [place for place in range(len(self.rows)) if place not in places]
        self.unsure = {
            at: self.unsure[place] for at, place in enumerate(kept) if place in self.unsure
        }
        self.columns = {name: [values[at] for at in kept] for name, values in self.columns.items()}
        self.positions = [self.positions[at] for at in kept]
        self.rows = [self.rows[at] for at in kept]


@dataclass
class FilledList:
    """Everything one list gives; the first of `tables` decides which rows count."""

    mapping: ListMapping
    file: str
    sheet: str | None
    source: int
    rows_in: int
    tables: list[Filled] = field(default_factory=list)
    person: Filled | None = None
    findings: list[Finding] = field(default_factory=list)
    month_first: list[Place] = field(default_factory=list)
    wide_rows: frozenset[int] = frozenset()
    may_be_empty: bool = True
    says_nothing: str = ""  # why no row here does not mean that there was none
    year: int | None = None  # in which its year ends, as its header says
    rows: list[int] = field(default_factory=list)  # Excel row of each
    owners: dict[str, list[str | None]] = field(default_factory=dict)  # of rows, kept in no table

    @property
    def place(self) -> Place:
        """The list's file and sheet."""
        return Place(self.file, self.sheet)


def fill(sheet: SourceSheet, *, source: int, asked: Asked, tables: set[str]) -> FilledList:
    """Read one list into those of its tables that are wanted, and into facts about the child."""
    mapping = MAPPINGS[sheet.layout.family, sheet.layout.name]
    cells = Cells(sheet, asked=asked, assumed=_assumed(mapping))
    filled = FilledList(mapping, sheet.file, sheet.sheet, source, len(sheet.rows))
    filled.wide_rows = frozenset(sheet.wide_rows)
    filled.may_be_empty, filled.year = sheet.layout.may_be_empty, sheet.year
    filled.rows, filled.owners = sheet.rows, _owners(cells)
    for one in mapping.fills:
        if one.table in tables:
            taken = taken_by(cells, one.only)
            filled.tables.append(_fill(cells, one, taken, source))
    if mapping.person:
        facts = Fill("person", mapping.person)
        filled.person = _fill(cells, facts, None, source)
    _leave_to_the_first(filled.tables)
    filled.findings = cells.findings
    filled.month_first = cells.month_first
    return filled


def _owners(cells: Cells) -> dict[str, list[str | None]]:
    """Give the worker and the team each row names, whether or not a table keeps them."""
    found = {}
    for name, (headings, ending) in _OWNERS.items():
        named = [one for one in cells.sheet.cells if one in headings or one.endswith(ending)]
        if named:
            once: dict[str | None, str | None] = {}  # the same few words in every row
            words = cells.words(named[0])
            found[name] = [once.setdefault(word, word) for word in words]
    return found


def unused_headings(sheet: SourceSheet) -> list[str]:
    """List the headings of the sheet that no standard column is filled from."""
    mapping = MAPPINGS[sheet.layout.family, sheet.layout.name]
    origins = [*(mapping.person or {}).values()]
    for one in mapping.fills:
        origins += one.columns.values()
    used = {heading for origin in origins for heading in headings_of(origin)}
    for one in mapping.fills:
        only = one.only
        while only is not None:
            used.add(only.heading)
            only = only.also
    used |= {column.heading for column in sheet.layout.columns if column.joins}
    return [heading for heading in sheet.cells if heading not in used]


def _fill(cells: Cells, one: Fill, wanted: Taken | None, source: int) -> Filled:
    table = TABLES[one.table]
    taken = wanted.places if wanted else None
    columns: dict[str, list[Any]] = {}
    for name, origin in one.columns.items():
        column = table.column(name)
        columns[name] = _taken(cells.values(origin, column), taken)
        if column.kind == "time":
            columns[f"{column.stem}_has_time"] = _taken(cells.has_time(origin, column), taken)
    positions = list(range(len(cells.sheet.rows))) if taken is None else taken
    rows = _taken(cells.sheet.rows, taken)
    return Filled(
        one.table,
        one,
        columns,
        positions,
        rows,
        source,
        given=frozenset(name for name, origin in one.columns.items() if _is_there(cells, origin)),
        assumed=frozenset(n for n, o in one.columns.items() if isinstance(o, _NO_CELL)),
        is_offered=_is_offered(cells, one, columns, rows if wanted is None else wanted.certain),
        unsure=_unsure(cells, one, positions, wanted.unsure if wanted else {}),
        places={
            name: cells.place(headings[0])
            for name, origin in one.columns.items()
            if (headings := headings_of(origin))
        },
    )


def _unsure(
    cells: Cells, one: Fill, positions: list[int], unsure: Mapping[int, str]
) -> dict[int, str]:
    """Say of which rows an unread value leaves open whether they stand: filled place -> why.

    Nobody knows whether a row whose end was not read is open or closed.
    """
    table = TABLES[one.table]
    _, end = start_and_end(table)
    not_known = dict(unsure)
    if end in one.columns:
        for at in cells.unread_at(one.columns[end], table.column(end)):
            not_known.setdefault(at, "its end could not be read")
    places = {position: place for place, position in enumerate(positions)} if not_known else {}
    return {places[at]: why for at, why in not_known.items() if at in places}


def _leave_to_the_first(tables: list[Filled]) -> None:
    """Let a row that two fills of one table may take stand in one of them alone."""
    for one in tables:
        others = {
            position
            for other in tables
            if other is not one and other.table == one.table
            for place, position in enumerate(other.positions)
            if place not in other.unsure
        }
        one.leave_out({place for place in one.unsure if one.positions[place] in others})


def _is_there(cells: Cells, origin: Origin) -> bool:
    headings = headings_of(origin)
    return not headings or any(heading in cells.sheet.cells for heading in headings)


def _is_offered(
    cells: Cells, one: Fill, columns: Mapping[str, list[Any]], rows: Collection[int]
) -> bool:
    """Ask whether the list says anything of the table, be it that there was none."""
    if rows and one.begun_by:
        return any(any(columns.get(name, ())) for name in one.begun_by)
    return bool(rows) or _may_be_empty(cells, one)


def _may_be_empty(cells: Cells, one: Fill) -> bool:
    """Ask whether no row for the table means that there was none, and not that nobody says.

    A list of the latest visits with an empty column, or none, says nothing of visits. A list
    that arrived with headings alone says that there was nothing.
    """
    if one.only is None:
        return True
    if one.needs_rows or one.only.heading not in cells.sheet.cells:
        return False
    return not one.latest or not cells.sheet.rows


def _taken(values: list[Any], taken: list[int] | None) -> list[Any]:
    return list(values) if taken is None else [values[position] for position in taken]


def _assumed(mapping: ListMapping) -> dict[str, str]:
    """Say, for headings that begin or end something, what an unread day leads to."""
    ends: set[str] = set()
    begins: set[str] = set()
    begins_some: set[str] = set()  # of the rows alone that belong to a table
    begins_none: set[str] = set()  # of another table, whose row is kept without it
    for one in mapping.fills:
        table = TABLES[one.table]
        _, end = start_and_end(table)
        for name, origin in one.columns.items():
            headings = headings_of(origin)
            if name == end:
                ends.update(headings)
            elif name in table.needs and table.column(name).kind in _DATED:
                (begins if one.only is None else begins_some).update(headings)
            else:
                begins_none.update(headings)
    needed = begins | (begins_some - begins_none)
    return dict.fromkeys(ends, END_NOT_KNOWN) | dict.fromkeys(needed, f"missing: {ROW_SET_ASIDE}")
