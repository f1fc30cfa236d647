"""Months of drawn tables on databases used one after the other.

Making 82 empty tables takes three times as long as a drawn test does to ask of them. A database is
used again when nobody holds it any more, and only if it is then as it was when it was new.
"""

import weakref
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import duckdb as library
import pyarrow as pa

from lineofsight.records.opened import Drawn, Opened, opened_from
from lineofsight.records.sources import calendar, duckdb
from lineofsight.records.sources.completing import completed
from lineofsight.records.standard import TABLES

_IDLE: list[duckdb.Connection] = []
_AS_NEW = {**dict.fromkeys(TABLES, 0), "days": calendar.days().num_rows}
"""Table -> rows."""

_STANDING = "select table_name, estimated_size from duckdb_tables()"
_VIEWS = "select view_name from duckdb_views() where not internal"


def opened_again(tables: Mapping[str, Drawn], **given: Any) -> Opened:
    """Open a month made of the rows given, as `opened_from` does."""
    kept = _IDLE.pop() if _IDLE else _new()
    con = kept.cursor()
    weakref.finalize(con, _let_go, kept).atexit = False
    return replace(opened_from(tables, on=(_THERE, con), **given), source=duckdb)


def _new() -> duckdb.Connection:
    con = duckdb.connect(threads=1)
    duckdb.create_tables(con, {})
    duckdb.create_days(con)
    return con


def _fill(con: duckdb.Connection, tables: Mapping[str, pa.Table]) -> None:
    """Put tables that have rows in the place of the empty ones that stand."""
    for name, rows in tables.items():
        if rows.num_rows:
            con.execute(f'drop table "{name}"')
            duckdb._create_of(con, name, completed(TABLES[name], rows))


_THERE = SimpleNamespace(**{**vars(duckdb), "create_tables": _fill, "create_days": lambda _con: ()})
"""DuckDB, where the empty tables and the days stand already."""


def _let_go(con: duckdb.Connection) -> None:
    """Make a database as it was when it was new, for the next to use; or do without it."""
    with suppress(library.Error):
        for name, rows in con.execute(_STANDING).fetchall():
            if _AS_NEW.get(name) != rows:
                con.execute(f'drop table "{name}"')
            if name in TABLES and rows:
                duckdb._create(con, name, TABLES[name].stored)
        views = con.execute(_VIEWS).fetchall()
        if dict(con.execute(_STANDING).fetchall()) == _AS_NEW and not views:
            _IDLE.append(con)
