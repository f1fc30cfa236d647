"""What was published elsewhere, beside a figure: areas, neighbours, or why there is nothing.

Published figures are public already and give no child away. They are dated, never rounded afresh,
and never colour anything: only a target does.
"""

import statistics
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from lineofsight.indicators.definition import Indicator
from lineofsight.indicators.figures import Figure
from lineofsight.indicators.judging import comparability
from lineofsight.indicators.judging.comparability import Ours
from lineofsight.indicators.reference import MEASURES, Comparator, Library, Symbol, kept
from lineofsight.indicators.reference.measures import Measure
from lineofsight.indicators.reference.reading import Area
from lineofsight.kernel.codes import folded
from lineofsight.kernel.problems import Problem
from lineofsight.kernel.quantities import UNITS, halves_up
from lineofsight.records.home import Home
from lineofsight.records.opened import Opened
from lineofsight.settings import LocalRules, Settings

IN_A_MODEL = 10
"""Neighbours that a model of the Department for Education gives each authority."""


@dataclass(frozen=True)
class Benchmark:
    """One published value, or the average of several authorities' values."""

    area: str  # England, or statistical neighbours
    value: Fraction
    unit: str
    places: int
    released: str  # day of release, or that it is not recorded
    average: str = ""  # median or mean, of neighbours
    counted: int = 0  # neighbours with a published value
    model: str = ""  # of neighbours, with its version

    @property
    def words(self) -> str:
        """The value with its area: `England 21.9%`."""
        return f"{self.area} {self.value_words}{self.made_of}"

    @property
    def value_words(self) -> str:
        """The value as it is printed, with its unit and the places its publisher gives."""
        return f"{halves_up(self.value, self.places):,}{UNITS[self.unit][0]}"

    @property
    def made_of(self) -> str:
        """How an average was made; nothing for an area."""
        if not self.average:
            return ""
        return f" ({self.average} of {self.counted} of {IN_A_MODEL}, {self.model})"


@dataclass(frozen=True)
class Beside:
    """What may stand beside a figure, its date, and what to bear in mind; or why nothing may."""

    benchmarks: tuple[Benchmark, ...] = ()
    dated: str = ""  # year to 31 March 2017
    notes: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()  # whom nothing is shown of, each with why
    reason: str = ""

    @property
    def words(self) -> str:
        """All of it in a line."""
        if self.reason:
            return f"not comparable: {self.reason}"
        values = ", ".join(one.words for one in self.benchmarks)
        return "; ".join((f"{values}: {self.dated}", *self.notes, *self.absent))


@dataclass(frozen=True)
class Neighbours:
    """An authority's statistical neighbours by one model; `why_not` where they are not known."""

    names: tuple[str, ...] = ()
    model: str = ""
    average: str = "median"
    why_not: str = ""


@dataclass(frozen=True)
class Comparing:
    """All that comparing needs: the published figures, whom to compare with, the local rules."""

    library: Library
    areas: tuple[Area, ...]
    neighbours: Neighbours
    rules: LocalRules


def comparing(home: Home | None, opened: Opened | None, settings: Settings) -> Comparing:
    """Gather it for one authority; raises `Problem` for an area that nothing is published for."""
    library = Library(kept(home))
    return Comparing(
        library,
        tuple(_areas(library, settings)),
        _neighbours(opened, settings),
        settings.local_rules,
    )


def beside(indicator: Indicator, figure: Figure, comparing: Comparing) -> Beside:
    """Give what may stand beside a figure, or why nothing may."""
    ours = Ours(indicator, figure.over, figure.month, figure.by, comparing.rules)
    comparator = comparability.comparator_of(ours)
    if comparator is None:
        return Beside(reason=comparability.why_not(ours))
    measure = MEASURES[comparator.measure]
    last = comparability.latest_year(comparator, figure.month)
    years = _years(measure, comparing)
    year = max((one for one in years if one <= last), default=None)
    if year is None:
        begin = _begins(comparator, years[0]) if years else ""
        return Beside(reason=begin or "no table kept here has any of the areas compared with")
    if reason := comparability.too_old(comparator, year, figure.month):
        return Beside(reason=reason)
    found, absent = _values(measure, year, comparing)
    if not found:
        return Beside(
            reason=f"nothing is published of {comparability.of_when(comparator, year)}: "
            f"{'; '.join(absent)}"
        )
    notes = tuple(note for note in (_age(comparator, year, figure), comparator.beside) if note)
    return Beside(tuple(found), comparator.ends(year), notes, tuple(absent))


def _begins(comparator: Comparator, year: int) -> str:
    return f"the tables kept here begin with {comparability.of_when(comparator, year)}"


def _age(comparator: Comparator, year: int, figure: Figure) -> str:
    months = comparability.months_older(comparator, year, figure.month)
    return (
        f"{months} {'month' if months == 1 else 'months'} older than this figure" if months else ""
    )


def _years(measure: Measure, comparing: Comparing) -> list[int]:
    """List the years published for any of the areas, earliest first."""
    return sorted({year for area in comparing.areas
                   for year in comparing.library.series(measure, area)})  # fmt: skip


def _values(measure: Measure, year: int, comparing: Comparing) -> tuple[list[Benchmark], list[str]]:
    """Give each area's value of the year and the neighbours', and why there is none of others."""
    found, absent = [], []
    for area in comparing.areas:
        published = comparing.library.series(measure, area).get(year)
        if published is None:
            absent.append(f"{area.name}: nothing published for {year}")
        elif isinstance(published.value, Symbol):
            absent.append(f"{area.name}: {published.value.words}")
        else:
            found.append(_benchmark(area.name, measure, published.value, published.release.dated))
    average = _of_neighbours(measure, year, comparing)
    if isinstance(average, Benchmark):
        found.append(average)
    elif average:
        absent.append(f"statistical neighbours: {average}")
    return found, absent


def _benchmark(area: str, measure: Measure, value: Fraction | Decimal, released: str) -> Benchmark:
    return Benchmark(area, Fraction(value), measure.unit, measure.places, released)


def _of_neighbours(measure: Measure, year: int, comparing: Comparing) -> Benchmark | str:
    """Average the neighbours' published values; a text says why there is no average."""
    theirs = comparing.neighbours
    if theirs.why_not:
        return theirs.why_not
    places = [comparing.library.area(name) for name in theirs.names]
    published = [
        comparing.library.series(measure, area).get(year)
        for area in places
        if area is not None and area.level == "Local authority"
    ]
    known = [
        (Fraction(one.value), one.release.dated)
        for one in published
        if one and not isinstance(one.value, Symbol)
    ]
    if not known:
        return f"none of them ({theirs.model}) has a published figure kept here"
    average = statistics.median if theirs.average == "median" else statistics.mean
    return Benchmark(
        "statistical neighbours",
        Fraction(average(value for value, _ in known)),
        measure.unit,
        places=max(measure.places, 1),
        released=max(day for _, day in known),
        average=theirs.average,
        counted=len(known),
        model=theirs.model,
    )


def _areas(library: Library, settings: Settings) -> Iterable[Area]:
    if not settings.comparators.areas:
        own = settings.authority
        found = (library.area(name) for name in (own.ons_code, own.dfe_code, own.name) if name)
        return library.around(next((area for area in found if area is not None), None))
    return [_named(library, name) for name in settings.comparators.areas]


def _named(library: Library, name: str) -> Area:
    area = library.area(name)
    if area is None:
        raise Problem(
            "An area to compare with is in none of the published tables kept here.",
            where=f"authority.toml, [comparators], areas, {name}",
            do="Write its name or code as published, or import tables that have it.",
        )
    return area


def _neighbours(opened: Opened | None, settings: Settings) -> Neighbours:
    """Read the neighbours of the model the settings name from an opened month."""
    if opened is None or "neighbours" not in opened.seal.reach:
        return Neighbours(why_not="the feed of neighbours was not loaded")
    authority = folded(settings.authority.name or opened.seal.authority or "")
    rows = opened.run("select area, neighbour, rank, model from neighbours").to_pylist()
    ours = [row for row in rows if folded(row["area"]) == authority]
    model = settings.neighbours.model or _only(row["model"] or "" for row in ours)
    if not model:
        return Neighbours(why_not="the settings do not say by which model")
    chosen = [row for row in ours if folded(row["model"] or "") == folded(model)]
    if not chosen:
        return Neighbours(why_not=f"the feed has none by the model {model}")
    ranked = sorted(chosen, key=lambda row: (row["rank"] or 0, row["neighbour"]))
    names = tuple(row["neighbour"] for row in ranked)
    return Neighbours(names, model, settings.neighbours.average)


def _only(names: Iterable[str]) -> str:
    """Give the one name there is; nothing when there are several."""
    found = set(names)
    return found.pop() if len(found) == 1 else ""
