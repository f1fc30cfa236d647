"""Whose each row to mend is: the child, worker, team and case that the row itself names, as read.

A row that does not count is in no table, so what it said of its owner is kept beside the tables,
and with it the same of every other row somebody has to mend. None of it is ever printed.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

import pyarrow as pa

from lineofsight.kernel.codes import NOT_RECORDED
from lineofsight.records.findings import TO_MEND, Finding
from lineofsight.records.mapping.filling import FilledList
from lineofsight.records.snapshots import TO_MEND_SCHEMA

OWNERS = ("child_id", "worker_id", "team", "case_id")
"""The columns by which a row says whose it is."""

_NOBODY = (None, "", NOT_RECORDED)


def owners(findings: Iterable[Finding], lists: Sequence[FilledList]) -> pa.Table:
    """Give, for each row of these findings that is to be mended, what it says of its owner."""
    wanted: dict[tuple[str, str | None], set[int]] = defaultdict(set)
    for finding in findings:
        if finding.kind in TO_MEND:
            wanted[finding.place.file, finding.place.sheet].update(finding.rows)
    rows = [
        {"file": one.file, "sheet": one.sheet, "row": row, **named}
        for one in lists
        for row, named in sorted(_named(one, wanted[one.file, one.sheet]).items())
    ]
    return pa.Table.from_pylist(rows, schema=TO_MEND_SCHEMA)


def _named(one: FilledList, wanted: Collection[int]) -> dict[int, dict[str, str]]:
    """Give what these rows of a list name, by row; a row that names nobody is left out."""
    found: dict[int, dict[str, str]] = defaultdict(dict)
    if wanted:
        parts = (*one.tables, *([one.person] if one.person else ()))
        for rows, columns in (
            *((part.rows, part.columns) for part in parts),
            (one.rows, one.owners),
        ):
            for row, name, value in _said(rows, columns, wanted):
                found[row].setdefault(name, value)
    return found


def _said(
    rows: Sequence[int], columns: Mapping[str, Sequence[Any]], wanted: Collection[int]
) -> Iterator[tuple[int, str, str]]:
    places = [at for at, row in enumerate(rows) if row in wanted]
    for name in OWNERS:
        if values := columns.get(name):
            told = ((rows[at], values[at]) for at in places)
            yield from ((row, name, value) for row, value in told if value not in _NOBODY)
