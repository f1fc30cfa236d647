"""The records an export is taken from: rows by table and by child, as at the day of the extract.

What a population defines already (a period of care, a stay with one carer, a visit that counts) is
asked of the population.
"""

import datetime as dt
from collections import defaultdict
from functools import cache, cached_property
from typing import Any

from lineofsight.kernel.periods import Month, months_earlier
from lineofsight.populations import coverage, moments
from lineofsight.populations.catalogue import standing
from lineofsight.records.opened import Opened
from lineofsight.records.standard import TABLES

Row = dict[str, Any]

POPULATIONS = ("care_periods", "placements_made", "team_spells", "days_seen", "cp_visits_made",
               "cla_visits_made", "conferences_owed", "cin_plans_open")  # fmt: skip


class Extract:
    """An opened month to write a return from; `months` is how far back its lists of six go."""

    def __init__(self, opened: Opened, *, months: int = 6) -> None:
        """Build the populations that are asked, as at the day the records were extracted."""
        self.opened = opened
        self.seal = opened.seal
        self.as_at = opened.seal.extracted_on
        self.months = months
        moments.build(opened, POPULATIONS, days=[self.as_at], populations=standing())
        self.rows = cache(self._rows)
        self.by_child = cache(self._by_child)
        self.latest = cache(self._latest)
        self.why_not = cache(self._why_not)

    @cached_property
    def year_starts(self) -> dt.date:
        """The first day of the twelve months that end with the extract."""
        return self.back(12)

    def back(self, months: int) -> dt.date:
        """Give the first day of the months that end with the extract; whole at a month's end."""
        if self.as_at == Month.of(self.as_at).last_day:
            return Month.of(self.as_at).plus(1 - months).first_day
        return months_earlier(self.as_at, months) + dt.timedelta(days=1)

    def team_on(self, child: str, day: dt.date) -> str | None:
        """Give the team of the primary allocation on a day."""
        spells = (row for row in self.by_child("team_spells").get(child, ()) if is_on(row, day))
        return next((row["team"] for row in spells), None)

    def worker_on(self, child: str, day: dt.date) -> str | None:
        """Give the worker of the primary allocation on a day; of several the latest."""
        held = [
            row
            for row in self.by_child("involvements").get(child, ())
            if row["allocation"] == "primary" and row["worker_id"] and is_on(row, day)
        ]
        latest = max(held, key=lambda row: (row["started_on"], row["worker_id"]), default=None)
        return latest["worker_id"] if latest else None

    def care_period(self, episode: Row) -> Row:
        """Give the period of care an episode lies in; a short break is a period of its own."""
        day = episode["started_on"]
        periods = self.by_child("care_periods").get(episode["child_id"], ())
        return next((period for period in periods if is_on(period, day)), episode)

    def holds_latest_alone(self, table: str) -> bool:
        """Ask whether the table came from Annex A, which gives one row for each child."""
        return table in self.seal.reach and self.seal.reach[table].source.startswith("list ")

    def _why_not(self, table: str, months: int = 0) -> str:
        """Say why the records cannot tell of a table at the extract and months back; or nothing."""
        asked = coverage.on(self.seal, self.as_at)
        return coverage.table_why_not(self.seal, table, asked=asked, looks_back=months)

    def _rows(self, name: str) -> list[Row]:
        """Give every row of a table or population, its own columns alone."""
        listed = ", ".join(f'"{column}"' for column in _columns(name))
        found: list[Row] = self.opened.run(f'select {listed} from "{name}"').to_pylist()
        return found

    def _by_child(self, name: str) -> dict[str, list[Row]]:
        """Group the rows of a table or population by child."""
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self.rows(name):
            found[row["child_id"]].append(row)
        return found

    def _latest(self, name: str, day: str) -> dict[str, Row]:
        """Give the latest row of each child by a day; of one day, the last by its other columns."""
        found: dict[str, Row] = {}
        order: dict[str, tuple[dt.date, str]] = {}
        for row in self.rows(name):
            key = (row[day] or dt.date.min, str(list(row.values())))
            child = row["child_id"]
            if child not in order or key > order[child]:
                order[child], found[child] = key, row
        return found


def is_on(row: Row, day: dt.date) -> bool:
    """Ask whether a spell was on that day: begun by then, and not ended."""
    return row["started_on"] <= day and (row["ended_on"] is None or row["ended_on"] > day)


def _columns(name: str) -> list[str]:
    if name in TABLES:
        return [column.name for column in TABLES[name].columns]
    return list(standing()[name].columns)
