"""Ofsted's eleven Annex A lists, written back from a sealed month or the running picture.

What reading takes from a heading, writing puts back under it: `records.mapping.annex_a` is turned
round. What cannot be turned round has a rule (`annex_a_rules`), and who is in a list a cohort
(`cohorts`). What the records cannot tell is blank, and named with the reason.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from lineofsight.kernel.codes import NOT_RECORDED
from lineofsight.kernel.problems import Refused
from lineofsight.records.mapping import annex_a as mapping
from lineofsight.records.mapping.declaring import Fill, ListMapping, Says
from lineofsight.records.opened import Opened
from lineofsight.records.readers.annex_a import LISTS as LAYOUTS
from lineofsight.records.readers.layouts import SourceColumn, SourceList
from lineofsight.records.standard import TABLES
from lineofsight.returns.annex_a_rules import following_conferences, rule_for, transferred_in
from lineofsight.returns.cohorts import earlier, elsewhere, members
from lineofsight.returns.extract import Extract, Row
from lineofsight.returns.spelling import spellings

Written = str | int | dt.date | None
Cell = Callable[[Row], Any]

NOWHERE = "no table holds it"


@dataclass(frozen=True)
class WrittenList:
    """One list ready to be written: `rows` hold one cell for each of `columns`.

    `blank` says of headings without a single fact why; `left_out` how many rows have no value in a
    column the list is kept by; `earlier` how many spells stand behind a later one of the child;
    `unplaced` how many conferences follow no enquiry; `begun_before`
    how many children came into care before the first of their episodes that was loaded; `untold`
    says above the headings what the list has no way to say, and holds no row of. A list whose table
    was not loaded has headings alone, and `why_not`.
    """

    number: int
    title: str
    columns: tuple[SourceColumn, ...]
    rows: list[tuple[Written, ...]]
    blank: tuple[tuple[str, str], ...] = ()
    left_out: int = 0
    earlier: int = 0
    unplaced: int = 0
    begun_before: int = 0
    untold: tuple[str, ...] = ()
    why_not: str = ""


def annex_a_lists(opened: Opened, *, months: int = 6) -> list[WrittenList]:
    """Give the eleven lists as at the extract; `months` is how far back those of six months go.

    Raises `Refused` when none of the tables they are written from was loaded.
    """
    extract = Extract(opened, months=months)
    found = [
        _list(extract, number, layout, mapped)
        for number, (layout, mapped) in enumerate(zip(LAYOUTS, mapping.LISTS, strict=True), start=1)
    ]
    if all(one.why_not for one in found):
        raise Refused(
            f"Nothing of {opened.seal.name} goes into Annex A.",
            do="Load the returns the lists are written from first.",
        )
    return found


def _list(extract: Extract, number: int, layout: SourceList, mapped: ListMapping) -> WrittenList:
    table = mapped.fills[0].table
    if why_not := extract.why_not(table):
        return WrittenList(number, layout.title, layout.columns, [], why_not=why_not)
    cells: list[Cell] = []
    blank: list[tuple[str, str]] = []
    for column in layout.columns:
        cell, why_blank = _cell(extract, mapped, column.heading)
        cells.append(cell)
        if why_blank:
            blank.append((column.heading, why_blank))
    held = members(extract, mapped.name, table=table)
    rows = [
        tuple(
            _written(column, cell(row)) for column, cell in zip(layout.columns, cells, strict=True)
        )
        for row in held
    ]
    keys = [at for at, column in enumerate(layout.columns) if not _may_lack(column)]
    kept = [row for row in rows if all(row[at] is not None for at in keys)]
    return WrittenList(
        number,
        layout.title,
        layout.columns,
        kept,
        blank=tuple(blank),
        left_out=len(rows) - len(kept),
        earlier=earlier(extract, mapped.name, table=table),
        unplaced=_unplaced(extract) if mapped is mapping.SECTION_47 else 0,
        begun_before=_begun_before(extract, held) if mapped is mapping.CHILDREN_IN_CARE else 0,
        untold=tuple(_untold(extract, mapped)),
    )


def _may_lack(column: SourceColumn) -> bool:
    """Ask whether a row may lack it: a key column is required, and blank in no row."""
    return column.may_be_blank or not column.required


def _cell(extract: Extract, mapped: ListMapping, heading: str) -> tuple[Cell, str]:
    """Give how a heading is filled, or a blank and why."""
    rule = rule_for(mapped.name, heading)
    if rule is not None:
        why_not = next(
            (why for table in rule.needs if (why := extract.why_not(table, rule.months))), ""
        )
        return (_blank, why_not) if why_not else (lambda row: rule.of(extract, row), "")
    first, *others = mapped.fills
    if column := _column(first, heading):
        return _as_it_stands(extract, first.table, column)
    for fill in others:
        if column := _column(fill, heading):
            return _beside(extract, fill, column)
    if fact := _column(Fill("person", mapped.person or {}), heading):
        return (lambda row: _person(extract, row).get(fact)), ""
    return _blank, NOWHERE


def _column(fill: Fill, heading: str) -> str:
    """Give the column of the table that is read from the heading; empty when none is."""
    return next((name for name, origin in fill.columns.items() if origin == heading), "")


def _as_it_stands(extract: Extract, table: str, column: str) -> tuple[Cell, str]:
    if column in extract.seal.lacks.get(table, ()):
        return _blank, f"{extract.seal.reach[table].source} does not say"
    return (lambda row: row[column]), ""


def _beside(extract: Extract, fill: Fill, column: str) -> tuple[Cell, str]:
    """Fill from the child's latest row of another table of the list."""
    if why_not := extract.why_not(fill.table):
        return _blank, why_not
    if any(isinstance(origin, Says) for origin in fill.columns.values()):
        raise TypeError(f"{fill.table} of one kind needs a rule")
    latest = extract.latest(fill.table, TABLES[fill.table].begins)
    return (lambda row: latest.get(row["child_id"], {}).get(column)), ""


def _person(extract: Extract, row: Row) -> Row:
    return next(iter(extract.by_child("person").get(row.get("child_id", ""), ())), {})


def _blank(row: Row) -> None:
    del row


def _written(column: SourceColumn, value: Written) -> Written:
    """Spell a code as Ofsted prefers; anything else is written as it is."""
    if not column.codes:
        return value
    if value is None or value == NOT_RECORDED:
        is_asked = column.kind == "code" and not column.may_be_blank
        return spellings(column.codes).get(NOT_RECORDED) if is_asked else None
    return spellings(column.codes).get(str(value), value)


def _begun_before(extract: Extract, held: list[Row]) -> int:
    """Count periods whose first episode did not start care (SSDA903 reasons other than S)."""
    reasons = [extract.care_period(row)["start_reason"] for row in held]
    return sum(reason not in ("S", NOT_RECORDED) for reason in reasons)


def _untold(extract: Extract, mapped: ListMapping) -> Iterator[str]:
    """Say what would be read as ours, since no column of the list says that it is not."""
    if mapped is mapping.SECTION_47 and (many := len(transferred_in(extract))):
        yield (
            f"{many:,} transfer-in conference{'s are' if many > 1 else ' is'} left out: "
            "list 5 cannot tell one from an initial conference"
        )
    if mapped is mapping.CHILD_PROTECTION and (
        many := elsewhere(extract, mapped.name, table=mapped.fills[0].table)
    ):
        of = "plans of other authorities are" if many > 1 else "plan of another authority is"
        yield f"{many:,} {of} left out: list 7 cannot say whose a plan is"


def _unplaced(extract: Extract) -> int:
    """Count the conferences of the months that list 5 has no room for."""
    since = extract.back(extract.months)
    return sum(
        began is None or began < since
        for child in extract.by_child("initial_cp_conference")
        for day, began in following_conferences(extract, child).items()
        if day >= since
    )
