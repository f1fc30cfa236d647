"""The tables of several authorities in one DuckDB, each of them asked as if it were alone.

`Several` holds the connection; `One` is one authority's, the `con` of this module's functions.
A query is planned and run once for all (`apart.kept_apart`); each authority then takes its rows of
the answer. They have the calendar and the days asked about in common.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from lineofsight.records.sources import calendar, duckdb
from lineofsight.records.sources.apart import WHOSE, kept_apart
from lineofsight.records.standard import TABLES
from lineofsight.settings import LocalRules


class Several:
    """An empty database for several authorities; see `duckdb.connect` for its limits."""

    def __init__(
        self,
        *,
        memory_limit: str = "2GB",
        temp_directory: Path | None = None,
        threads: int | None = None,
    ) -> None:
        self.connection = duckdb.connect(
            memory_limit=memory_limit, temp_directory=temp_directory, threads=threads
        )
        self.built: dict[str, str] = {}  # what stands is the same for all: see `Opened.built`
        self._answers: dict[str, pa.Table] = {}
        duckdb.create_days(self.connection)

    def create_tables(
        self, given: Sequence[Mapping[str, pa.Table | Path]], columns: Mapping[str, Sequence[str]]
    ) -> None:
        """Create every declared table with the rows of each authority, by its place in `given`.

        Rows are Arrow tables or files of Parquet, completed (`completing.completed`). `columns`
        are those kept of a table, where not all.
        """
        for name, table in TABLES.items():
            kept = columns.get(name) or tuple(table.stored)
            rows = {place: one[name] for place, one in enumerate(given) if name in one}
            self._create(name, {column: table.stored[column] for column in kept}, rows)

    def create_local_rules(self, rules: Sequence[tuple[LocalRules, dt.date]]) -> None:
        """Create `local_rules`: one row of each authority, by its place, with its extract's day."""
        rows = {
            place: calendar.local_rules(one, extracted_on=day)
            for place, (one, day) in enumerate(rules)
        }
        self._create("local_rules", dict.fromkeys(rows[0].column_names, "INTEGER"), rows)

    def _create(
        self, name: str, columns: Mapping[str, str], rows: Mapping[int, pa.Table | Path]
    ) -> None:
        """Create one table at once: filling it authority by authority takes ten times as long."""
        nothing = ", ".join(f"cast(null as {kind}) as {column}" for column, kind in columns.items())
        parts = [f"select {nothing}, 0 as {WHOSE} where 1 = 0"]
        with self.connection.cursor() as own:
            for number, given in rows.items():
                source = f"read_parquet('{given}')" if isinstance(given, Path) else f"rows_{number}"
                if isinstance(given, pa.Table):
                    own.register(source, given)
                parts.append(f"select {', '.join(columns)}, {number} from {source}")
            own.execute(f'create table "{name}" as {" union all ".join(parts)}')

    def forget(self) -> None:
        """Let go of the answers: what they were read from changes."""
        self._answers.clear()

    def answer(self, sql: str) -> pa.Table:
        """Give the answer of all authorities to a query, run when first asked for."""
        found = self._answers.get(sql)
        if found is None:
            found = duckdb.run(self.connection, kept_apart(sql))
            self._answers[sql] = found
        return found


class One(NamedTuple):
    """One of several authorities, by its number among them."""

    several: Several
    number: int


def create_tables(con: One, tables: Mapping[str, pa.Table]) -> None:
    """Nothing to do: `Several` creates them for all authorities at once."""


def create_days(con: One) -> None:
    """Nothing to do: the days are everybody's, and there from the beginning."""


def create_moments(con: One, days: Iterable[dt.date]) -> None:
    """Create `moments`, the days asked about, for all authorities."""
    con.several.forget()
    con.several.built.clear()
    duckdb.create_moments(con.several.connection, days)


def create_local_rules(con: One, rules: LocalRules, *, extracted_on: dt.date) -> None:
    """Nothing to do: `Several` creates them for all authorities at once."""


def at_once(con: One) -> int:
    """Give as many as the database has threads."""
    return duckdb.at_once(con.several.connection)


def create_population(con: One, name: str, sql: str) -> None:
    """Keep the rows of a query for all authorities, in place of any kept before."""
    con.several.forget()
    duckdb.create_population(con.several.connection, name, kept_apart(sql))


def run(con: One, sql: str) -> pa.Table:
    """Give one authority's rows of the answer to a query."""
    found = con.several.answer(sql)
    return found.filter(pc.field(WHOSE) == con.number).drop_columns(WHOSE)


def close(con: One) -> None:
    """Nothing to do: the database closes with the last of them, by `Several.close`."""
