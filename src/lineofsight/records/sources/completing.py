"""Complete a table to every column it is stored with: the numbers beside each date and time.

Sealed months and the drawn tables of the tests pass through the same `completed`, so what a
population meets never depends on where the rows came from.
"""

import datetime as dt
from collections.abc import Mapping
from functools import cache

import pyarrow as pa
import pyarrow.compute as pc

from lineofsight.kernel import working_days
from lineofsight.kernel.codes import NOT_RECORDED
from lineofsight.kernel.days import EPOCH
from lineofsight.records.standard import Column, Table
from lineofsight.records.standard.code_sets import ETHNICITY_GROUPS, SOURCE_GROUPS
from lineofsight.records.values.clock import utc_second

ARROW_TYPES: dict[str, pa.DataType] = {
    "VARCHAR": pa.string(),
    "DATE": pa.date32(),
    "TIMESTAMP": pa.timestamp("us"),
    "INTEGER": pa.int32(),
    "BIGINT": pa.int64(),
    "DECIMAL(12,4)": pa.decimal128(12, 4),
}
"""SQL type of a stored column -> Arrow type."""


def stored_schema(table: Table) -> pa.Schema:
    """Give the Arrow schema of every stored column of the table, in order."""
    return pa.schema([(name, ARROW_TYPES[kind]) for name, kind in table.stored.items()])


def completed(table: Table, given: pa.Table) -> pa.Table:
    """Give the table with all its stored columns, in order.

    `given` may hold any of the declared columns (with `x_has_time` beside a time `x_at`, else a
    time at midnight is a date alone). Columns it lacks are empty, or *not recorded* when coded;
    an ethnicity gives its group. Days outside 2010 to 2028 have no working-day number.
    """
    columns: dict[str, pa.ChunkedArray | pa.Array] = {}
    for column in table.columns:
        columns.update(with_day_numbers(column, _plain(table, column, given), given))
    for name in ("source_file", "source_row"):
        columns[name] = _existing(given, name, pa.int32())
    schema = stored_schema(table)
    return pa.table([columns[name] for name in schema.names], schema=schema)


def with_day_numbers(
    column: Column, values: pa.ChunkedArray, given: pa.Table
) -> dict[str, pa.ChunkedArray]:
    """Give a column and every stored column beside it, by name."""
    if column.kind == "date":
        beside = _day_columns(column.stem, values)
        if column.has_birthday:
            beside[f"{column.stem}_birthday"] = _birthdays(values)
        return {column.name: values, **beside}
    if column.kind == "time":
        return {column.name: values, **_time_columns(column.stem, values, given)}
    return {column.name: values}


GROUPED = {
    "ethnicity_group": ("ethnicity", ETHNICITY_GROUPS),
    "source_group": ("source", SOURCE_GROUPS),
}
"""Columns worked out from another where no source gives them: column -> the other, its groups."""


def _plain(table: Table, column: Column, given: pa.Table) -> pa.ChunkedArray:
    kind = ARROW_TYPES[column.stored[column.name]]
    missing = column.name not in given.column_names
    if missing and column.name in GROUPED:
        return _groups(table, *GROUPED[column.name], given)
    values = _existing(given, column.name, kind)
    if column.kind in ("code", "yes/no"):
        return values.fill_null(NOT_RECORDED)
    return values


def _existing(given: pa.Table, name: str, kind: pa.DataType) -> pa.ChunkedArray:
    if name not in given.column_names:
        return pa.chunked_array([pa.nulls(given.num_rows, kind)])
    return given.column(name).cast(kind)


def _groups(table: Table, of: str, groups: Mapping[str, str], given: pa.Table) -> pa.ChunkedArray:
    codes = _plain(table, table.column(of), given)
    place = pc.index_in(codes, value_set=pa.array(groups.keys()))
    return pc.take(pa.array(groups.values()), place).fill_null(groups[NOT_RECORDED])


def _day_columns(stem: str, days: pa.ChunkedArray) -> dict[str, pa.ChunkedArray]:
    numbers = days.cast(pa.int32())
    months = pc.add(pc.multiply(pc.year(days), 12), pc.subtract(pc.month(days), 1))
    return {
        f"{stem}_month": months.cast(pa.int32()),
        f"{stem}_work": pc.take(_work_numbers(), _places(numbers)),
        f"{stem}_day": numbers,
    }


def _places(numbers: pa.ChunkedArray) -> pa.ChunkedArray:
    """Places in `_work_numbers`; empty outside the known years."""
    first = (working_days.FIRST - EPOCH).days
    last = (working_days.LAST - EPOCH).days
    known = pc.and_(pc.greater_equal(numbers, first), pc.less_equal(numbers, last))
    return pc.if_else(known, pc.subtract(numbers, first), pa.scalar(None, pa.int32()))


@cache
def _work_numbers() -> pa.Array:
    span = (working_days.LAST - working_days.FIRST).days + 1
    days = (working_days.FIRST + dt.timedelta(days=n) for n in range(span))
    return pa.array([working_days.number(day) for day in days], pa.int32())


def _birthdays(days: pa.ChunkedArray) -> pa.ChunkedArray:
    years = pc.multiply(pc.year(days), 10000)
    months = pc.multiply(pc.month(days), 100)
    return pc.add(pc.add(years, months), pc.day(days)).cast(pa.int32())


def _time_columns(stem: str, times: pa.ChunkedArray, given: pa.Table) -> dict[str, pa.ChunkedArray]:
    days = times.cast(pa.date32(), safe=False)  # the day on the wall; the time of day is dropped
    seconds = [None if time is None else utc_second(time) for time in times.to_pylist()]
    return {
        f"{stem}_on": days,
        **_day_columns(stem, days),
        f"{stem}_second": pa.chunked_array([pa.array(seconds, pa.int64())]),
        f"{stem}_has_time": _has_time(stem, times, days, given),
    }


def _has_time(
    stem: str, times: pa.ChunkedArray, days: pa.ChunkedArray, given: pa.Table
) -> pa.ChunkedArray:
    name = f"{stem}_has_time"
    if name in given.column_names:
        return given.column(name).cast(pa.int32())
    return pc.not_equal(days.cast(times.type), times).cast(pa.int32())
