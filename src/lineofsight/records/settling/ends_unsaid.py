"""Rows whose reason or status tells that they ended, and whose day is blank.

Without the day nobody knows when it ended, so that the row is in every month open, as its blank day
says (counting rules, section 5), and is to be mended. Until then it is in doubt, and the bounds of
each figure that is counted from the day take it for either.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lineofsight.records.findings import Finding, Kind, Place
from lineofsight.records.standard import Table
from lineofsight.records.standard.ends import TELLS_AN_END


def ends_unsaid(
    table: Table,
    columns: Mapping[str, Sequence[Any]],
    rows: Sequence[int],
    places: Mapping[str, Place],
) -> Iterator[Finding]:
    """Say which rows of a list tell that they ended and not when; `places` are those of columns."""
    found: dict[str, set[int]] = {}
    asked = [one for one in TELLS_AN_END.get(table.name, ()) if one.day in columns]
    for one in asked:
        told = zip(columns.get(one.fact, ()), columns[one.day], rows, strict=False)
        found.setdefault(one.problem, set()).update(
            row for code, day, row in told if day is None and one.says(code)
        )
    for problem, wrong in found.items():
        one = next(one for one in asked if one.problem == problem)
        if wrong:
            yield Finding(
                Kind.CHECK,
                problem,
                places.get(one.day, Place()),
                tuple(sorted(wrong)),
                assumed="counted as not ended" if one.leaves_open else "counted as it stands",
                table=table.name,
                leaves_open=one.leaves_open,
            )
