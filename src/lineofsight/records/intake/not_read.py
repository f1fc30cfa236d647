"""The values of a month that could not be read, each by the column of the records it would fill.

So are days left blank where a reason or a status tells that there was one (`settling.ends_unsaid`).

A figure is held open only by a value that it is counted from (`indicators.judging.bounds`).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import pyarrow as pa

from lineofsight.kernel.codes import NOT_RECORDED
from lineofsight.records.findings import Finding, Kind
from lineofsight.records.mapping.declaring import ListMapping, Only, headings_of
from lineofsight.records.mapping.filling import FilledList
from lineofsight.records.snapshots import UNREAD_SCHEMA


class _Use(NamedTuple):
    """What a heading fills: a column; the row as a whole where it says whether that belongs."""

    table: str
    column: str


_NOT_KNOWN = (_Use("", ""),)


def unread_values(findings: Iterable[Finding], lists: Sequence[FilledList]) -> pa.Table:
    """Write down each row with a value not read, or in doubt, once for each column it fills."""
    uses = {(one.file, one.sheet): _uses(one.mapping) for one in lists}
    rows = [
        {"table": use.table, "column": use.column, "file": one.place.file,
         "sheet": one.place.sheet, "row": row, "reason": one.problem}
        for one in findings if one.kind is Kind.UNREAD or one.leaves_open
        for use in _used(one, uses) for row in one.rows
    ]  # fmt: skip
    return pa.Table.from_pylist(rows, schema=UNREAD_SCHEMA)


def _used(
    finding: Finding, uses: Mapping[tuple[str, str | None], Mapping[str, tuple[_Use, ...]]]
) -> tuple[_Use, ...]:
    """Give what the value of a finding fills: nothing where no table keeps its column."""
    place = finding.place
    of_list = uses.get((place.file, place.sheet))
    if of_list is None or not place.heading:
        return _NOT_KNOWN
    return of_list.get(place.heading, ())


def _uses(mapping: ListMapping) -> dict[str, tuple[_Use, ...]]:
    found: dict[str, dict[_Use, None]] = defaultdict(dict)
    for one in mapping.fills:
        for heading in _filters(one.only):
            found[heading][_Use(one.table, "")] = None
        for column, origin in one.columns.items():
            for heading in headings_of(origin):
                found[heading][_Use(one.table, column)] = None
    for column, origin in (mapping.person or {}).items():
        for heading in headings_of(origin):
            found[heading][_Use("person", column)] = None
    return {heading: tuple(uses) for heading, uses in found.items()}


def _filters(only: Only | None) -> Iterator[str]:
    """Name the headings whose unread values leave a row in a table that may not belong there."""
    while only is not None:
        if NOT_RECORDED in only.codes:
            yield only.heading
        only = only.also
