"""A month's records as another rule would have them, to see whether it gives another's number.

Only for reconciling: what is read here is never a figure of ours. Tables are kept under their own
names with some columns exchanged, in front of the sealed ones, which stay as they are.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from lineofsight.records.in_front import InFront
from lineofsight.records.opened import Opened
from lineofsight.records.standard import TABLES

_WEEKDAYS = (
    "5 * cast(floor(({day} + 3) / 7.0) as integer) + "
    "case when ({day} + 3) % 7 > 4 then 4 else ({day} + 3) % 7 end"
)
"""Weekdays up to a day, from its running number: day -3 was a Monday."""


@dataclass(frozen=True)
class Altered(InFront):
    """An opened month read by other rules; what moves the days asked about stays on."""

    on_first_day: bool = False
    on_weekdays: bool = False

    @classmethod
    def of(cls, opened: Opened) -> Self:
        """Read the same month by its own rules, to be altered; what stood on it is forgotten."""
        opened.built.clear()
        return super().of(opened)

    def ask_about(self, days: Iterable[dt.date]) -> None:
        """Make these days the rows of `moments`, or the first days of their months."""
        self.built.clear()
        self.connection.execute("drop table if exists temp.moments")
        super().ask_about({day.replace(day=1) for day in days} if self.on_first_day else days)
        if self.on_weekdays:
            self.exchange("moments", {"work": _WEEKDAYS.format(day="day_number")})

    def exchange(self, table: str, columns: Mapping[str, str]) -> None:
        """Put an expression of the table's own columns in the place of each column named."""
        if table in TABLES and not self.seal.tables.get(table):
            return  # it has no row
        self.built.clear()
        made = ", ".join(f"({sql}) as {name}" for name, sql in columns.items())
        self.keep(table, f"select * replace ({made}) from {table}")

    def count_weekdays(self) -> None:
        """Number every day by weekdays, as if there were no bank holidays."""
        number = _WEEKDAYS.format(day="day_number")
        # Friday's number lasts to Sunday
        ends = "case when (day_number + 3) % 7 in (4, 5) then 0 else 1 end"
        working = "case when (day_number + 3) % 7 in (5, 6) then 0 else 1 end"
        self.exchange("days", {"work": number, "ends_work": ends, "is_working": working})
        for name, table in TABLES.items():
            stems = [column.removesuffix("_work") for column in table.stored]
            works = [stem for stem in stems if f"{stem}_work" in table.stored]
            if works:
                self.exchange(name, {f"{s}_work": _WEEKDAYS.format(day=f"{s}_day") for s in works})

    def empty_date(self, table: str, stem: str, when: str) -> None:
        """Empty a date, and all that is stored beside it, in the rows where something holds."""
        beside = [name for name in TABLES[table].stored if name.startswith(f"{stem}_")]
        kept = {name: f"case when {when} then null else {name} end" for name in beside}
        self.exchange(table, kept)
