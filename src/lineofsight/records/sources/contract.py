"""What every engine offers: the same functions with the same names, one module per engine.

Texts are given in the portable part of SQL, in DuckDB's words; each module writes them for its own
engine. So whoever asks an opened month need not know where its records are.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, Protocol

import pyarrow as pa

from lineofsight.kernel.problems import Problem
from lineofsight.records.standard import TABLES
from lineofsight.settings import LocalRules

FILLED_MARK = "seal"
FILLED_COLUMNS = ("name", "words")
"""The table, and its columns, by which a schema that `fill` wrote is known, whatever its name."""


def check_is_filled(schema: str, columns: Iterable[tuple[str, str]]) -> None:
    """Refuse a schema that holds anything but what `fill` wrote, for all in it is taken away.

    `columns` are those of its tables, as table and column, in their order. Raises `Problem`.
    """
    held: dict[str, list[str]] = {}
    for table, column in columns:
        held.setdefault(table, []).append(column)
    is_filled = tuple(held.get(FILLED_MARK, ())) == FILLED_COLUMNS
    if held and not (is_filled and held.keys() <= {FILLED_MARK, *TABLES}):
        raise Problem(
            "The schema holds tables that were not filled by this program.",
            where=f"schema {schema}",
            do="Name a schema that is empty or not there yet, with --schema.",
        )


class Source(Protocol):
    """One engine: a module of this folder. `con` is what its own `connect` gave."""

    def create_tables(self, con: Any, tables: Mapping[str, pa.Table]) -> None:
        """Create every declared table; those not given are empty."""

    def create_days(self, con: Any) -> None:
        """Create `days`: one row for each calendar day from 2010 to 2028."""

    def create_moments(self, con: Any, days: Iterable[dt.date]) -> None:
        """Create `moments`, the days asked about, in place of any asked about before."""

    def create_local_rules(self, con: Any, rules: LocalRules, *, extracted_on: dt.date) -> None:
        """Create `local_rules`: one row, one integer column for each local rule and the extract."""

    def at_once(self, con: Any) -> int:
        """Give how many populations or queries it may be asked at one time, from threads."""

    def create_population(self, con: Any, name: str, sql: str) -> None:
        """Keep the rows of a query under a name, in place of any kept before."""

    def run(self, con: Any, sql: str) -> pa.Table:
        """Run one query and give its rows as an Arrow table."""

    def close(self, con: Any) -> None:
        """Let go of the connection and of what was kept for it."""
