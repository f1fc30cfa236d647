"""What a chart shows: names, months and readings, with nothing about how it is drawn.

A reading is a printed number. One that holds only words (`no data`, `hidden`) is a gap: it has no
point, no bar and no part in the description.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from lineofsight.kernel.periods import Month
from lineofsight.reporting.printable import clean, printable
from lineofsight.reporting.printed_number import value_of
from lineofsight.reporting.runs import NumberRun

Grid = tuple[tuple[str | NumberRun, ...], ...]
"""The rows of a chart's data table: the row's name, then one reading a column."""


@dataclass(frozen=True)
class Series:
    """One line, one colour of column: a name and one reading for each month."""

    name: str
    readings: tuple[NumberRun, ...]

    def __post_init__(self) -> None:
        clean(self, "name")

    @property
    def values(self) -> tuple[float | None, ...]:
        """The readings as numbers; None is a gap."""
        return tuple(value_of(reading.text) for reading in self.readings)


@dataclass(frozen=True)
class Level:
    """A line across the chart, named at its right-hand end: a target, a mean, a limit."""

    name: str
    reading: NumberRun
    is_target: bool = True

    def __post_init__(self) -> None:
        clean(self, "name")
        if value_of(self.reading.text) is None:
            raise ValueError("A level needs a number.")

    @property
    def value(self) -> float:
        """Where the line lies."""
        return value_of(self.reading.text) or 0.0


@dataclass(frozen=True)
class _ByMonth:
    """What charts over months have in common. `measure` says what the axis counts, in words."""

    measure: str
    months: tuple[Month, ...]
    series: tuple[Series, ...]
    levels: tuple[Level, ...] = ()

    def __post_init__(self) -> None:
        clean(self, "measure")
        if not self.months or not self.series:
            raise ValueError("A chart needs at least one month and one series.")
        if any(len(series.readings) != len(self.months) for series in self.series):
            raise ValueError("Each series needs one reading for each month.")

    @property
    def headings(self) -> tuple[str, ...]:
        """The column headings of the data table."""
        return ("Month", *(series.name for series in self.series))

    @property
    def grid(self) -> Grid:
        """The rows of the data table."""
        by_month = zip(*(series.readings for series in self.series), strict=True)
        return tuple((month.name, *at) for month, at in zip(self.months, by_month, strict=True))


@dataclass(frozen=True)
class LineChart(_ByMonth):
    """One or more lines over months, with targets and limits."""


@dataclass(frozen=True)
class ColumnChart(_ByMonth):
    """Columns over months; several series stand on one another and add up."""


@dataclass(frozen=True)
class Sparkline(_ByMonth):
    """A small line for a table cell: one series, no axes, its last month marked."""


@dataclass(frozen=True)
class _ByRow:
    """What charts of named rows have in common: one row of readings for each label."""

    measure: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    levels: tuple[Level, ...] = ()
    label_heading: str = "Name"

    def __post_init__(self) -> None:
        clean(self, "measure", "label_heading")
        object.__setattr__(self, "labels", tuple(printable(label) for label in self.labels))
        if not self.labels:
            raise ValueError("A chart needs at least one row.")
        if any(len(series.readings) != len(self.labels) for series in self.series):
            raise ValueError("Each series needs one reading for each label.")
        if len(self.series) != self._wanted:
            raise ValueError(f"This chart draws exactly {self._wanted} series.")

    @property
    def _wanted(self) -> int:
        return 1

    @property
    def headings(self) -> tuple[str, ...]:
        """The column headings of the data table."""
        return (self.label_heading, *(series.name for series in self.series))

    @property
    def grid(self) -> Grid:
        """The rows of the data table."""
        by_row = zip(*(series.readings for series in self.series), strict=True)
        return tuple((label, *at) for label, at in zip(self.labels, by_row, strict=True))


@dataclass(frozen=True)
class BarChart(_ByRow):
    """Lying bars, one for each label, in the order given."""


@dataclass(frozen=True)
class Dumbbell(_ByRow):
    """Two dots a row, joined: what it was (first series) and what it is (second series)."""

    @property
    def _wanted(self) -> int:
        return 2


@dataclass(frozen=True)
class Lines:
    """What is drawn across a control chart at one point; limits that are not known are None."""

    mean: NumberRun
    lower: NumberRun | None = None
    upper: NumberRun | None = None


@dataclass(frozen=True)
class Dot:
    """One point of a control chart: when, how it reads, its lines, and whether it stands out."""

    on: dt.date
    name: str  # as a sentence dates it: October 2017
    reading: NumberRun
    lines: Lines | None = None
    sign: Literal["", "better", "worse", "changed"] = ""
    why: str = ""  # the rule that makes it stand out
    begins: bool = False  # the limits are worked out afresh from here

    @property
    def value(self) -> float | None:
        """The reading as a number; None is a gap."""
        return value_of(self.reading.text)


BAND_NAME = "After a rise in demand"
"""What a band is called in the key and in the data table."""


@dataclass(frozen=True)
class Band:
    """Months in which something that happened before is still felt."""

    first: Month
    last: Month
    why: str  # what came before: `March 2017 (contacts)`

    def __post_init__(self) -> None:
        clean(self, "why")

    def holds(self, day: dt.date) -> bool:
        """Whether a day lies within the months."""
        return self.first <= Month.of(day) <= self.last


def shaded(bands: Iterable[Band]) -> str:
    """Say in one sentence why months are shaded; nothing where none is."""
    named = "; ".join(band.why for band in bands)
    return f"Work rose in {named}; what follows is shaded." if named else ""


MARK_NAME = "Action delivered"
"""What a mark is called in the key and in the data table."""


@dataclass(frozen=True)
class Mark:
    """A day on which something was done that was to move what is charted."""

    on: dt.date
    what: str  # `Action 2.3 on 14 August 2017`

    def __post_init__(self) -> None:
        clean(self, "what")


@dataclass(frozen=True)
class ControlChart:
    """Points in order of their days with mean and limits; special causes stand out by shape."""

    measure: str
    dots: tuple[Dot, ...]
    levels: tuple[Level, ...] = ()
    is_by_month: bool = True  # the axis names months; else days
    are_trial: bool = False  # the limits at the end are trial limits
    bands: tuple[Band, ...] = ()  # after a rise in demand; only those that hold a point are kept
    marks: tuple[
        Mark, ...
    ] = ()  # on a chart by month; only those in a month that is drawn are kept

    def __post_init__(self) -> None:
        clean(self, "measure")
        held = tuple(band for band in self.bands if any(band.holds(dot.on) for dot in self.dots))
        object.__setattr__(self, "bands", held)
        shown = {Month.of(dot.on) for dot in self.dots} if self.is_by_month else set()
        kept = tuple(mark for mark in self.marks if Month.of(mark.on) in shown)
        object.__setattr__(self, "marks", kept)
        if not self.dots:
            raise ValueError("A control chart needs at least one point.")

    @property
    def headings(self) -> tuple[str, ...]:
        """The column headings of the data table."""
        when = "Month" if self.is_by_month else "Day"
        after = (*([BAND_NAME] if self.bands else []), *([MARK_NAME] if self.marks else []))
        return (when, "Value", "Mean", "Lower limit", "Upper limit", "Special cause", *after)

    @property
    def grid(self) -> Grid:
        """The rows of the data table."""
        return tuple(
            (dot.name, dot.reading, *_lines(dot.lines), dot.why, *self._after(dot))
            for dot in self.dots
        )

    def _after(self, dot: Dot) -> tuple[str, ...]:
        found = []
        if self.bands:
            found.append(next((band.why for band in self.bands if band.holds(dot.on)), ""))
        if self.marks:
            found.append("; ".join(self.done_by(dot)))
        return tuple(found)

    def done_by(self, dot: Dot) -> tuple[str, ...]:
        """Name what was done in the month of a point."""
        return tuple(one.what for one in self.marks if Month.of(one.on) == Month.of(dot.on))


def _lines(lines: Lines | None) -> tuple[str | NumberRun, str | NumberRun, str | NumberRun]:
    if lines is None:
        return "", "", ""
    return lines.mean, lines.lower or "", lines.upper or ""


OverMonths = LineChart | ColumnChart | Sparkline
OverRows = BarChart | Dumbbell
ChartSpec = OverMonths | OverRows | ControlChart


def readings(spec: ChartSpec) -> Iterator[NumberRun]:
    """Give every reading of a chart as its data table prints them: rows first, then levels."""
    for _, *at in spec.grid:
        yield from (reading for reading in at if isinstance(reading, NumberRun))
    yield from (level.reading for level in spec.levels)


def reasons(spec: ChartSpec) -> str:
    """Give the words that stand for missing figures (`hidden, no data`), each once."""
    words = (reading.text for reading in readings(spec) if value_of(reading.text) is None)
    return ", ".join(dict.fromkeys(words))
