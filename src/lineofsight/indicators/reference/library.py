"""Ask all kept releases: what was published for an area and a year, and through the years.

For each area and year the newest release that has them speaks; what an older one said otherwise
is kept beside it, since a series may have been worked out anew.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from lineofsight.indicators.reference.measures import POPULATION, Measure
from lineofsight.indicators.reference.reading import Area, Record
from lineofsight.indicators.reference.recomputing import Value, printed, worked_out
from lineofsight.indicators.reference.releases import Release
from lineofsight.indicators.reference.symbols import Symbol
from lineofsight.kernel.codes import folded

ENGLAND = "E92000001"
WITHIN = {"E13000001": "E12000007", "E13000002": "E12000007"}
"""Region -> the region it is a part of: Inner and Outer London lie in London."""


@dataclass(frozen=True)
class Published:
    """What a release says of one area in one year: a number, or the symbol in its place."""

    area: Area
    year: int
    value: Value
    release: Release
    is_worked_out: bool  # from published parts: the publisher prints no such figure


@dataclass(frozen=True)
class Library:
    """Every kept release, oldest first."""

    releases: tuple[Release, ...]

    def series(self, measure: Measure, area: Area) -> dict[int, Published]:
        """Give the years of an area, earliest first, each as its newest release has it."""
        return {year: versions[-1] for year, versions in self.versions(measure, area).items()}

    def versions(self, measure: Measure, area: Area) -> dict[int, list[Published]]:
        """Give for each year what every release says of it, oldest release first."""
        found: dict[int, list[Published]] = {}
        for release, record in self._records.get((measure.table, area.code), ()):
            value, is_worked_out = self._value(measure, record)
            found.setdefault(record.year, []).append(
                Published(record.area, record.year, value, release, is_worked_out)
            )
        return dict(sorted(found.items()))

    def area(self, named: str) -> Area | None:
        """Find an area by its code, its number at the department or its name."""
        wanted = folded(named)
        if not wanted:
            return None
        return self._names.get(wanted)

    @property
    def areas(self) -> tuple[Area, ...]:
        """Every area there is a figure for: England, regions, authorities."""
        return tuple(self._areas.values())

    def around(self, authority: Area | None) -> list[Area]:
        """List what an authority is compared with: England, London and its own region."""
        codes = [ENGLAND]
        if authority is not None and authority.region:
            codes += [WITHIN.get(authority.region, authority.region), authority.region]
        return [self._areas[code] for code in dict.fromkeys(codes) if code in self._areas]

    @cached_property
    def _areas(self) -> Mapping[str, Area]:
        every = {one.area.code: one.area for release in self.releases
                 for one in release.table.records}  # fmt: skip
        order = {"National": 0, "Regional": 1, "Local authority": 2}
        ranked = sorted(every.values(), key=lambda area: (order[area.level], area.name))
        return {area.code: area for area in ranked}

    @cached_property
    def _names(self) -> Mapping[str, Area]:
        names: dict[str, Area] = {}
        for area in self._areas.values():
            for name in (area.code, area.name, area.number):
                names.setdefault(folded(name), area)
        return names

    @cached_property
    def _records(self) -> Mapping[tuple[str, str], list[tuple[Release, Record]]]:
        held: dict[tuple[str, str], list[tuple[Release, Record]]] = {}
        for release in self.releases:
            for record in release.table.records:
                held.setdefault((release.table.name, record.area.code), []).append(
                    (release, record)
                )
        return held

    def _value(self, measure: Measure, record: Record) -> tuple[Value, bool]:
        if measure.published:
            return printed(measure, record), False
        found = worked_out(measure, record, self._estimates(record))
        return (Symbol.BLANK if found is None else found), True

    def _estimates(self, record: Record) -> Record | None:
        """Find the estimates a rate of the year is over: the newest of the year before."""
        held = self._records.get((POPULATION, record.area.code), ())
        years = [one for _, one in held if one.year == record.year - 1]
        return years[-1] if years else None
