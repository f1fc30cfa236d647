"""Which children each list of a load names, in which of its rows first, and which of late."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lineofsight.records.findings import Place
from lineofsight.records.intake.out_of_date import RECENT
from lineofsight.records.mapping.filling import Filled, FilledList
from lineofsight.records.standard import TABLES
from lineofsight.records.standard.ends import start_and_end


@dataclass(frozen=True, eq=False)
class Naming:
    """A list that names children: the first Excel row of each, by identifier as read."""

    one: FilledList
    rows: dict[str, int]
    place: Place

    @property
    def words(self) -> str:
        """The list in a sentence: `the visits feed`, `list 7`."""
        return self.one.mapping.words

    @property
    def where(self) -> str:
        """Its file and sheet, in words."""
        return self.one.place.words

    @property
    def source(self) -> int:
        """Its place among the sources of the load."""
        return self.one.source

    @property
    def voice(self) -> str:
        """Whose word it is: lists of a return are drawn and opened together, each feed alone."""
        family = self.one.mapping.family
        return self.words if family == "local_feeds" else family


def naming(lists: Sequence[FilledList]) -> list[Naming]:
    """Give the lists that name children, those that fill no facts of a child too."""
    found = []
    for one in lists:
        parts = [one.person] if one.person else one.tables  # facts are read from every row
        parts = [part for part in parts if any(part.columns.get("child_id", ()))]
        if parts:
            place = parts[0].places.get("child_id", one.place)
            found.append(Naming(one, _first_rows(parts), place))
    return found


def _first_rows(parts: Sequence[Filled]) -> dict[str, int]:
    found: dict[str, int] = {}
    for part in reversed(parts):
        found |= zip(reversed(part.columns["child_id"]), reversed(part.rows), strict=True)
    found.pop(None, None)  # type: ignore[call-overload]  # a row that names nobody
    return found


def of_late(named: Naming, extracted_on: dt.date) -> set[str]:
    """Give the children whom a list names for the last three months."""
    parts = (part for part in named.one.tables if part.rows)
    return {child for part in parts for child in _of_late(part, extracted_on)}


def _of_late(part: Filled, extracted_on: dt.date) -> Iterator[str]:
    """Give the children of rows that began, or were still open, in the months before a day."""
    table = TABLES[part.table]
    start, end = start_and_end(table)
    nothing = [None] * len(part.rows)
    begun = part.columns.get(start, nothing)
    ended = part.columns.get(end, nothing) if table.shape == "spells" else begun
    is_spells = table.shape == "spells"
    for child, since, until in zip(part.columns["child_id"], begun, ended, strict=True):
        first, last = _day(since), _day(until) or (extracted_on if is_spells else None)
        if child and first and last and first <= extracted_on < last + RECENT:
            yield child


def _day(value: dt.date | None) -> dt.date | None:
    return value.date() if isinstance(value, dt.datetime) else value
