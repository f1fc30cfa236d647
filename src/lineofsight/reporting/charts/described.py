"""A chart said aloud: what a reader who cannot see it needs, and nothing that is hidden.

The figures themselves stand in the data table; here are the ends, the extremes and the gaps.
"""

from lineofsight.kernel.periods import Month
from lineofsight.reporting.charts.specs import (
    MARK_NAME,
    BarChart,
    ChartSpec,
    ColumnChart,
    ControlChart,
    Dot,
    Dumbbell,
    LineChart,
    OverMonths,
    OverRows,
    Series,
    Sparkline,
    shaded,
)

_NAMED_GAPS = 4
SIGNS = {"better": "improvement", "worse": "concern", "changed": "neither better nor worse"}
"""What a point that stands out says -> the words of the key and of the description."""

_KINDS = {
    LineChart: "Line chart",
    ColumnChart: "Column chart",
    Sparkline: "Line",
    BarChart: "Bar chart",
    Dumbbell: "Dumbbell chart",
}


def in_words(spec: ChartSpec) -> str:
    """Describe a chart in a few sentences, from its printed readings only."""
    match spec:
        case ControlChart():
            said = _of_control(spec)
        case LineChart() | ColumnChart() | Sparkline():
            said = _over_months(spec)
        case _:
            said = _over_rows(spec)
    levels = [f"{level.name}: {level.reading.text}." for level in spec.levels]
    return " ".join([said, *levels])


def _over_months(spec: OverMonths) -> str:
    first, last = spec.months[0].name, spec.months[-1].name
    reach = f"{len(spec.months)} months, {first} to {last}" if len(spec.months) > 1 else last
    opening = f"{_KINDS[type(spec)]}, {reach}. {spec.measure}."
    return " ".join([opening, *(_series(series, spec.months) for series in spec.series)])


def _series(series: Series, months: tuple[Month, ...]) -> str:
    shown = [(value, place) for place, value in enumerate(series.values) if value is not None]
    if not shown:
        return f"{series.name}: no figure in any month ({_why(series)})."

    def at(place: int) -> str:
        return f"{series.readings[place].text} in {months[place].name}"

    start, end = shown[0][1], shown[-1][1]
    low, high = min(shown)[1], max(shown, key=lambda one: (one[0], -one[1]))[1]
    said = f"{series.name}: {at(start)}" + (f", {at(end)}" if end != start else "")
    if len(shown) > 2:
        said += f"; lowest {at(low)}, highest {at(high)}"
    return f"{said}.{_gaps(series, months)}"


def _gaps(series: Series, months: tuple[Month, ...]) -> str:
    gaps = [place for place, value in enumerate(series.values) if value is None]
    if not gaps:
        return ""
    if len(gaps) > _NAMED_GAPS:
        return f" No figure in {len(gaps)} of {len(months)} months ({_why(series)})."
    named = ", ".join(f"{months[place].name} ({series.readings[place].text})" for place in gaps)
    return f" No figure in {named}."


def _why(series: Series) -> str:
    """The reasons for the gaps, each once, in the order met."""
    gaps = zip(series.values, series.readings, strict=True)
    return ", ".join(dict.fromkeys(reading.text for value, reading in gaps if value is None))


def _over_rows(spec: OverRows) -> str:
    opening = f"{_KINDS[type(spec)]}, {len(spec.labels)} rows. {spec.measure}."
    rows = []
    for place, label in enumerate(spec.labels):
        figures = [
            f"{series.name} {series.readings[place].text}" if len(spec.series) > 1
            else series.readings[place].text
            for series in spec.series
        ]  # fmt: skip
        rows.append(f"{label}: {', '.join(figures)}.")
    return " ".join([opening, *rows])


def _of_control(spec: ControlChart) -> str:
    first, last = spec.dots[0], spec.dots[-1]
    shown = [dot for dot in spec.dots if dot.value is not None]
    opening = (
        f"Control chart, {len(spec.dots)} points, {first.name} to {last.name}. {spec.measure}."
    )
    if not shown:
        return f"{opening} No point has a figure ({last.reading.text})."
    low, high = min(shown, key=_height), max(shown, key=_height)
    said = [
        opening,
        (f"{_at(shown[0])}, {_at(shown[-1])}; lowest {_at(low)}, highest {_at(high)}."),
        *_stretches(spec),
        _special(spec.dots),
        shaded(spec.bands),
        *_marks(spec),
    ]
    gaps = len(spec.dots) - len(shown)
    return " ".join(
        [*filter(None, said), *([f"No figure at {gaps} of the points."] if gaps else [])]
    )


def _marks(spec: ControlChart) -> list[str]:
    """Say what was done to move it, and when."""
    return [f"{MARK_NAME}: {'; '.join(one.what for one in spec.marks)}."] if spec.marks else []


def _at(dot: Dot) -> str:
    return f"{dot.reading.text} in {dot.name}"


def _height(dot: Dot) -> float:
    return dot.value or 0.0


def _stretches(spec: ControlChart) -> list[str]:
    """Say the mean and limits from each point where they were worked out."""
    said = []
    for dot in (dot for dot in spec.dots if dot.begins or dot is spec.dots[0]):
        if dot.lines is None:
            continue
        limits = (
            f", limits {dot.lines.lower.text} and {dot.lines.upper.text}"
            if dot.lines.lower and dot.lines.upper
            else ", no limits"
        )
        said.append(f"From {dot.name}: mean {dot.lines.mean.text}{limits}.")
    return [*said, *(["The last limits are trial limits."] if spec.are_trial else [])]


def _special(dots: tuple[Dot, ...]) -> str:
    marked = [dot for dot in dots if dot.sign]
    if not marked:
        return "No point is special cause."
    named = "; ".join(f"{dot.name} ({SIGNS[dot.sign]}, {dot.why})" for dot in marked[-_NAMED_GAPS:])
    count = "1 point is" if len(marked) == 1 else f"{len(marked)} points are"
    more = ", the last of them" if len(marked) > _NAMED_GAPS else ""
    return f"{count} special cause{more}: {named}."
