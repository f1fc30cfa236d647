"""A month with something in front of what is sealed, kept under the same names, to be asked here.

What is asked here meets it; `restore` takes it away, and the month is as it was. Only DuckDB keeps
things so. Two do: records as another rule reads them (`altered`), and those of some children
(`narrowed`).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from typing import Self

import pyarrow as pa

from lineofsight.records.opened import Made, Opened, Thing


@dataclass(frozen=True)
class InFront(Opened):
    """An opened month, asked with what is kept in front of it; what is built here is its own."""

    @classmethod
    def of(cls, opened: Opened) -> Self:
        """Take the same month, with nothing in front of it yet."""
        return cls(
            **{
                item.name: getattr(opened, item.name)
                for item in fields(Opened)
                if item.name != "built"
            }
        )

    def keep(self, name: str, sql: str) -> None:
        """Keep the rows of a query in front of what is sealed under its name."""
        self.connection.execute(f'create or replace temp table "{name}" as {sql}')

    def at_once(self, work: Callable[[Thing], Made], things: Iterable[Thing]) -> list[Made]:
        """Do one after another: what is kept in front is seen by the one connection alone."""
        return [work(thing) for thing in things]

    def run(self, sql: str) -> pa.Table:
        """Run one query on the month and what is in front of it."""
        return self.connection.sql(sql).to_arrow_table()

    def restore(self) -> None:
        """Take away what was kept in front: the month is as it was sealed."""
        self.built.clear()
        for kind in ("view", "table"):
            found = f"select {kind}_name from duckdb_{kind}s() where temporary and not internal"
            for (name,) in self.connection.execute(found).fetchall():
                self.connection.execute(f'drop {kind} temp."{name}"')
