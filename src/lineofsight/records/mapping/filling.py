"""Fill standard tables from one source list, as its mapping says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lineofsight.records.findings import Finding, Place
from lineofsight.records.mapping.asked import Asked
from lineofsight.records.mapping.catalogue import MAPPINGS
from lineofsight.records.mapping.cells import Cells
from lineofsight.records.mapping.declaring import (
    AsAt,
    BirthdayInYear,
    CensusDay,
    Fill,
    ListMapping,
    Only,
    Origin,
    Says,
    headings_of,
)
from lineofsight.records.readers.layouts import SourceSheet
from lineofsight.records.standard import TABLES, Table

_OWNERS = {
    "worker_id": (frozenset({"Worker ID", "Allocated Worker"}), "_worker_id"),
    "team": (frozenset({"Team", "Allocated Team"}), "_team"),
}
"""Standard column -> the headings that name whose a row is, and how those of the SSD end."""

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
            taken = _positions(cells, one.only)
            filled.tables.append(_fill(cells, one, taken, source))
    if mapping.person:
        facts = Fill("person", mapping.person)
        filled.person = _fill(cells, facts, _positions(cells, None), source)
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


def _fill(cells: Cells, one: Fill, taken: list[int] | None, source: int) -> Filled:
    table = TABLES[one.table]
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
        is_offered=bool(rows) or _may_be_empty(cells, one),
    )


def _is_there(cells: Cells, origin: Origin) -> bool:
    headings = headings_of(origin)
    return not headings or any(heading in cells.sheet.cells for heading in headings)


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


def _positions(cells: Cells, only: Only | None) -> list[int] | None:
    """Give the places of the rows wanted; None when every row is."""
    if only is None:
        return None
    if only.codes:
        wanted = [code in only.codes for code in cells.codes(only.heading)]
    elif only.in_year:
        wanted = cells.in_collection_year(only.heading)
    else:
        wanted = [is_filled != only.blank for is_filled in cells.filled(only.heading)]
    found = [place for place, is_wanted in enumerate(wanted) if is_wanted]
    more = _positions(cells, only.also)
    return found if more is None else sorted(set(found) & set(more))


def _assumed(mapping: ListMapping) -> dict[str, str]:
    """Say, for headings that begin or end something, what an unread day leads to."""
    assumed: dict[str, str] = {}
    for one in reversed(mapping.fills):
        table = TABLES[one.table]
        if one.only is None:
            assumed |= _what_follows(table, one.columns)
    return assumed


def _what_follows(table: Table, columns: Mapping[str, Origin]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, origin in columns.items():
        for heading in headings_of(origin):
            if name in table.needs and table.column(name).kind in ("date", "time"):
                found[heading] = "missing: the row is set aside"
            elif name == table.ends:
                found[heading] = "missing: counted as not ended"
    return found
