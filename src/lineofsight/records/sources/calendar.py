"""The calendar as rows: `days`, and the `moments` that are asked about, for every engine alike."""

import dataclasses
import datetime as dt
from collections.abc import Iterable
from functools import cache

import pyarrow as pa

from lineofsight.kernel import days as kernel_days
from lineofsight.kernel import working_days
from lineofsight.kernel.problems import Problem
from lineofsight.records.sources.completing import ARROW_TYPES
from lineofsight.settings import LocalRules

_TYPES = {int: "INTEGER", dt.date: "DATE"}

DAY_COLUMNS: dict[str, str] = {
    field.name: _TYPES[field.type]  # type: ignore[index]
    for field in dataclasses.fields(kernel_days.Day)
}
"""Column of `days` and of `moments` -> SQL type."""


@cache
def days() -> pa.Table:
    """Give one row for each calendar day from 2010 to 2028."""
    span = (working_days.LAST - working_days.FIRST).days + 1
    rows = [kernel_days.day_row(working_days.FIRST + dt.timedelta(days=n)) for n in range(span)]
    return pa.table(
        {
            name: pa.array([getattr(row, name) for row in rows], ARROW_TYPES[kind])
            for name, kind in DAY_COLUMNS.items()
        }
    )


def moments(asked: Iterable[dt.date]) -> pa.Table:
    """Give the rows of `days` that are asked about; `Problem` outside the years known."""
    wanted = sorted(set(asked))
    if wanted and (wanted[0] < working_days.FIRST or wanted[-1] > working_days.LAST):
        raise Problem(
            f"A day asked about lies outside {working_days.FIRST.year} "
            f"to {working_days.LAST.year}, where working days are known.",
            do="Ask about a month of those years.",
        )
    first = working_days.FIRST
    return days().take(pa.array([(day - first).days for day in wanted], pa.int32()))


def local_rules(rules: LocalRules, *, extracted_on: dt.date) -> pa.Table:
    """Give the local rules as one row, a whole number in each column.

    `extracted_day`, beside them, is the running number of the day the records were extracted:
    what nobody had done by then was not done.
    """
    day = (extracted_on - kernel_days.EPOCH).days
    numbers = {**dataclasses.asdict(rules), "extracted_day": day}
    return pa.table({name: pa.array([int(number)], pa.int32()) for name, number in numbers.items()})
