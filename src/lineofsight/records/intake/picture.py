"""One picture of a month from all its sources: completed by one another, disagreements listed.

Each table keeps the rows of its preferred source. The others complete them (`settling.joining`) and
are compared with them (`settling.comparing`), once all tables are settled: how far a source reaches
may depend on another of its tables.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from lineofsight.records.findings import Finding
from lineofsight.records.mapping.asked import Asked
from lineofsight.records.settling.comparing import disagreements
from lineofsight.records.settling.joining import join
from lineofsight.records.settling.outnumbered import outnumbered
from lineofsight.records.settling.reach import reached, year_of
from lineofsight.records.settling.rows import Settled


@dataclass
class Picture:
    """The sources of every table, the preferred first; `words` say what was completed."""

    asked: Asked
    covers_from: dt.date | None
    words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _tables: list[Sequence[Settled]] = field(default_factory=list)

    def add(self, sources: Sequence[Settled]) -> None:
        """Add the sources of one table."""
        self._tables.append(sources)

    def join(self) -> list[Finding]:
        """Complete the preferred rows of every table; give the disagreements."""
        return [
            finding
            for sources in self._tables
            if len(sources) > 1
            for finding in self._joined(sources[0], sources[1:])
        ]

    def outnumbered(self) -> list[Finding]:
        """Say where the preferred source has next to none of the rows another has."""
        return [
            finding
            for sources in self._tables
            for finding in outnumbered(sources, reaches=self._reaches)
        ]

    def _joined(self, preferred: Settled, others: Sequence[Settled]) -> list[Finding]:
        joined = join(preferred, others)
        if joined.words:
            self.words[preferred.table.name] = joined.words
        return list(disagreements(joined, reaches=self._reaches))

    def _reaches(self, settled: Settled) -> dt.date | None:
        sets = (one for sources in self._tables for one in sources)
        episodes = next(
            (s for s in sets if s.family == "ssda903" and s.table.name == "cla_episodes"), None
        )
        year = year_of(settled, asked=self.asked, episodes=episodes)
        found = reached(settled, asked=self.asked, covers_from=self.covers_from, year=year)
        return found.reach.first
