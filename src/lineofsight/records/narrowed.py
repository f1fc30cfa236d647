"""A month's records of some children alone, so that a list of a few reads little.

What is worked out child by child is the same for these children as on the whole month.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from lineofsight.records.in_front import InFront
from lineofsight.records.opened import Opened
from lineofsight.records.sources import calendar, duckdb

CONCERNED = "children_concerned"


def is_possible(opened: Opened) -> bool:
    """Say whether the engine can keep things in front of this month, and nothing is there yet."""
    return opened.source is duckdb and not isinstance(opened, InFront)


@dataclass(frozen=True)
class Narrowed(InFront):
    """An opened month of which only the rows about some children are seen."""

    def to_children(self, which: str, tables: Iterable[str]) -> None:
        """Leave in these tables the rows about the children that the query `which` gives."""
        self.keep(CONCERNED, f"select child_id from ({which}) found group by child_id")
        [(database,)] = self.connection.execute("select current_database()").fetchall()
        for table in tables:
            self.connection.execute(
                f'create temp view "{table}" as select * from "{database}".main."{table}" '
                f"where child_id in (select child_id from {CONCERNED})"
            )

    def ask_about(self, days: Iterable[dt.date]) -> None:
        """Make these days the rows of `moments`, in front of those asked about before."""
        self.built.clear()
        asked = calendar.moments(days).column("day").to_pylist()
        listed = ", ".join(f"date '{day}'" for day in asked) or "null"
        self.keep("moments", f"select * from days where day in ({listed})")
