"""Run every check that the loaded tables allow, and say which rows each found."""

import datetime as dt
from collections.abc import Mapping, Sequence

import pyarrow as pa

from lineofsight.records.checks import births, children, organisation
from lineofsight.records.checks.declaring import Check
from lineofsight.records.findings import Finding, Kind, Place
from lineofsight.records.sources import duckdb as source

CHECKS: tuple[Check, ...] = (*children.CHECKS, *births.CHECKS, *organisation.CHECKS)


def findings(
    tables: Mapping[str, pa.Table], *, extracted_on: dt.date, places: Sequence[Place]
) -> list[Finding]:
    """Run the checks on completed tables; `places` says where each source list is.

    A check is run when its own table and the others it reads were loaded.
    """
    with source.connect() as con:
        source.create_tables(con, tables)
        source.create_days(con)
        con.execute("create table asked as select cast($1 as date) as extracted_on", [extracted_on])
        found = []
        for check in CHECKS:
            if {check.table, *check.also_reads} <= tables.keys():
                found += _found(check, source.run(con, check.sql), places)
        return found


def _found(check: Check, rows: pa.Table, places: Sequence[Place]) -> list[Finding]:
    by_source: dict[int, list[int]] = {}
    for file, row in zip(
        *(rows.column(name).to_pylist() for name in rows.column_names), strict=True
    ):
        by_source.setdefault(file, []).append(row)
    return [
        Finding(
            Kind.CHECK_FAILED if check.stops else Kind.CHECK,
            check.problem,
            places[file],
            tuple(sorted(set(found))),
            assumed="" if check.stops else check.then,
            table=check.table,
        )
        for file, found in sorted(by_source.items())
    ]
