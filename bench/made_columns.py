"""How the columns of a made-up table are made, as SQL over the number `i` of a row."""

import datetime as dt

from lineofsight.records.standard import TABLES as STANDARD
from lineofsight.records.standard import Column
from lineofsight.records.standard.code_sets import CODE_SETS

CHILDREN = 50_000
FIRST, LAST = dt.date(2011, 1, 1), dt.date(2020, 12, 31)
_SPAN = (LAST - FIRST).days


def child(spread: int = 1) -> str:
    """A child for row i: some children have many rows, most have few."""
    return f"'C' || cast(hash(i, 'child{spread}') % {CHILDREN} as varchar)"


def day(salt: str) -> str:
    """A day of the ten years."""
    return f"date '{FIRST}' + cast(hash(i, '{salt}') % {_SPAN} as integer)"


def later(day: str, salt: str, most: int) -> str:
    """A day at most so many after another."""
    return f"{day} + cast(hash(i, '{salt}') % {most} as integer)"


def ending(day: str, salt: str, most: int, open_in: int) -> str:
    """An end after the day, or none for those that are still open on the last day."""
    ended = later(day, salt, most)
    still_open = f"hash(i, '{salt}open') % {open_in} = 0 or {ended} > date '{LAST}'"
    return f"case when {still_open} then null else {ended} end"


def minute(day: str, salt: str, least: int, most: int) -> str:
    """A time so many minutes after the day began."""
    minutes = f"cast({least} + hash(i, '{salt}') % {most} as bigint)"
    return f"cast({day} as timestamp) + to_minutes({minutes})"


def of_term(*days: tuple[int, int]) -> str:
    """A day of each of six terms a year, as month and day: the same in every year."""
    made = (f"make_date(cast({FIRST.year} + i // 6 as bigint), {m}, {d})" for m, d in days)
    return f"([{', '.join(made)}])[cast(1 + i % 6 as bigint)]"


def one(salt: str, *codes: str) -> str:
    """One of these codes."""
    held = ", ".join(f"'{code}'" for code in codes)
    return f"([{held}])[cast(1 + hash(i, '{salt}') % {len(codes)} as bigint)]"


def team(salt: str) -> str:
    """One of twenty teams."""
    return f"'Team ' || cast(hash(i, '{salt}') % 20 as varchar)"


def worker(salt: str) -> str:
    """One of six hundred workers."""
    return f"'W' || cast(hash(i, '{salt}') % 600 as varchar)"


def plain(table: str) -> dict[str, str]:
    """Make a table that is not written out above: every column by its kind alone."""
    return {column.name: _cell(table, column) for column in STANDARD[table].columns}


def _cell(table: str, column: Column) -> str:
    salt = f"{table}{column.name}"
    if column.codes:
        return one(salt, *CODE_SETS[column.codes].codes)
    if column.name in ("child_id", "worker_id", "team"):
        return {"child_id": child(), "worker_id": worker(salt), "team": team(salt)}[column.name]
    return {
        "date": day(salt),
        "time": minute(day(salt), salt, 0, 1440),
        "integer": f"cast(hash(i, '{salt}') % 40 as integer)",
        "decimal": "cast(1 as decimal(12, 4))",
        "yes/no": one(salt, "yes", "no", "not recorded"),
    }.get(column.kind, f"'T' || cast(hash(i, '{salt}') % 500 as varchar)")
