"""Charts of named rows: lying bars, and dumbbells that show what was and what is.

A row without a figure keeps its place and says why in words.
"""

from dataclasses import dataclass

from lineofsight.reporting.charts.axes import LINE_HEIGHT, Frame, scale_of
from lineofsight.reporting.charts.canvas import BLUE, GREY, INK, SIZE, SOFT, Canvas
from lineofsight.reporting.charts.font import fitted, wrapped
from lineofsight.reporting.charts.font import width as width_at
from lineofsight.reporting.charts.layout import write_measure
from lineofsight.reporting.charts.specs import BarChart, Dumbbell, OverRows, readings

_BAR = 18
_GAP = 12
_NARROW = 420
_NAMES_SHARE = 0.4


@dataclass(frozen=True)
class _Rows:
    """How the rows lie: names to the left of the bars, or above them where room is short."""

    canvas: Canvas
    frame: Frame
    names: tuple[tuple[str, ...], ...]
    is_above: bool
    tops: tuple[float, ...]

    def middle(self, place: int) -> float:
        """The height of the middle of a row's bar."""
        above = LINE_HEIGHT * len(self.names[place]) + 2 if self.is_above else 0
        room = _BAR if self.is_above else self._height(place)
        return self.tops[place] + above + room / 2

    def _height(self, place: int) -> float:
        return max(_BAR, LINE_HEIGHT * len(self.names[place]))


def draw_bars(spec: BarChart, *, width: float) -> Canvas:
    """Draw one bar a row, its figure at the end."""
    rows = _lay_rows(spec, wide=width, before=0.0)
    series = spec.series[0]
    zero = rows.frame.x(0)
    rows.canvas.line(zero, rows.frame.top, zero, rows.frame.bottom, colour=SOFT)
    for place, (value, reading) in enumerate(zip(series.values, series.readings, strict=True)):
        y = rows.middle(place)
        if value is None:
            rows.canvas.text(zero + 8, y + 4.5, reading.text, colour=SOFT)
            continue
        end = rows.frame.x(value)
        rows.canvas.box(min(zero, end), y - _BAR / 2, abs(end - zero), _BAR, colour=BLUE)
        _draw_levels(rows, spec, y)
        x = _clear_of_levels(rows, spec, max(zero, end) + 6, width_of(reading.text))
        rows.canvas.text(x, y + 4.5, reading.text, bold=True)
    _name_levels(rows, spec)
    _name_rows(rows)
    return rows.canvas


def draw_dumbbell(spec: Dumbbell, *, width: float) -> Canvas:
    """Draw two joined dots a row: a ring for what was, a full dot for what is."""
    rows = _lay_rows(spec, wide=width, before=_widest_figure(spec) + 14)
    for place in range(len(spec.labels)):
        _draw_pair(rows, spec, place)
    _name_rows(rows)
    return rows.canvas


def _lay_rows(spec: OverRows, *, wide: float, before: float) -> _Rows:
    lines = wrapped(spec.measure, SIZE, wide)
    if isinstance(spec, Dumbbell):
        was, now = (series.name for series in spec.series)
        lines += wrapped(f"Ring: {was}. Full dot: {now}.", SIZE, wide)
    top = LINE_HEIGHT * len(lines) + 12 + (LINE_HEIGHT + 6 if spec.levels else 0)
    longest = max(width_of(label) for label in spec.labels)
    is_above = wide < _NARROW or longest > 2 * wide * _NAMES_SHARE
    room = wide if is_above else min(longest, wide * _NAMES_SHARE) + 1
    names = tuple(tuple(wrapped(label, SIZE, room)) for label in spec.labels)
    tops, foot = _stack_rows(names, is_above=is_above, top=top)
    values = [v for series in spec.series for v in series.values if v is not None]
    scale = scale_of(readings(spec), [*values, *(level.value for level in spec.levels)])
    left = (0.0 if is_above else room + 12) + before
    right = wide - _widest_figure(spec) - 12
    canvas = Canvas(width=wide, height=foot)
    write_measure(canvas, lines)
    return _Rows(canvas, Frame(left, top - 4, right, foot - 6, scale), names, is_above, tops)


def _stack_rows(names: tuple[tuple[str, ...], ...], *, is_above: bool,
                top: float) -> tuple[tuple[float, ...], float]:  # fmt: skip
    """Give the top of each row and the foot of the last."""
    tops = []
    y = top
    for lines in names:
        tops.append(y)
        text = LINE_HEIGHT * len(lines)
        y += (text + 2 + _BAR if is_above else max(_BAR, text)) + _GAP
    return tuple(tops), y


def width_of(text: str, *, bold: bool = False) -> float:
    """Give the pixels a text takes at the size charts are written in."""
    return width_at(text, SIZE, bold=bold)


def _widest_figure(spec: OverRows) -> float:
    texts = [reading.text for series in spec.series for reading in series.readings]
    return max(width_of(text, bold=True) for text in texts)


def _draw_levels(rows: _Rows, spec: BarChart, y: float) -> None:
    """Mark the target and limits across one bar."""
    for level in spec.levels:
        x = rows.frame.x(level.value)
        foot, top = y + _BAR / 2 + 3, y - _BAR / 2 - 3
        dashes = "" if level.is_target else "3 2"
        rows.canvas.line(x, top, x, foot, colour=INK, thick=2, dashes=dashes)


def _clear_of_levels(rows: _Rows, spec: BarChart, x: float, wide: float) -> float:
    """Move a figure's left edge to the right until no mark runs through it."""
    for mark in sorted(rows.frame.x(level.value) for level in spec.levels):
        if x - 3 < mark < x + wide + 6:
            x = mark + 6
    return x


def _name_levels(rows: _Rows, spec: BarChart) -> None:
    """Name the marks above the first bar, in one line that stays on the chart."""
    if not spec.levels:
        return
    named = "; ".join(f"{level.name} {level.reading.text}" for level in spec.levels)
    words = fitted(f"Mark: {named}", SIZE, rows.canvas.width)
    half = width_of(words) / 2
    x = rows.frame.x(spec.levels[0].value)
    middle = min(max(x, half), rows.canvas.width - half)
    rows.canvas.text(middle, rows.frame.top - 6, words, colour=SOFT, anchor="middle")


def _draw_pair(rows: _Rows, spec: Dumbbell, place: int) -> None:
    was, now = (series.values[place] for series in spec.series)
    texts = [series.readings[place].text for series in spec.series]
    y = rows.middle(place)
    if was is None or now is None:
        words = "; ".join(f"{s.name}: {t}" for s, t in zip(spec.series, texts, strict=True))
        left = rows.frame.left
        rows.canvas.text(left, y + 4.5, fitted(words, SIZE, rows.canvas.width - left), colour=SOFT)
        return
    at_was, at_now = rows.frame.x(was), rows.frame.x(now)
    rows.canvas.line(at_was, y, at_now, y, colour=GREY, thick=3)
    rows.canvas.dot(at_was, y, colour=GREY, radius=5, hollow=True)
    rows.canvas.dot(at_now, y, colour=BLUE, radius=6)
    ends = sorted([(at_was, texts[0], False), (at_now, texts[1], True)])
    (left, left_words, left_bold), (right, right_words, right_bold) = ends
    for x, words, bold, anchor in (
        (left - 10, left_words, left_bold, "end"),
        (right + 10, right_words, right_bold, "start"),
    ):
        colour = INK if bold else SOFT
        rows.canvas.text(x, y + 4.5, words, colour=colour, bold=bold, anchor=anchor)  # type: ignore[arg-type]


def _name_rows(rows: _Rows) -> None:
    for place, lines in enumerate(rows.names):
        first = rows.tops[place] + 12
        if not rows.is_above:
            first = rows.middle(place) + 4.5 - LINE_HEIGHT * (len(lines) - 1) / 2
        for row, line in enumerate(lines):
            rows.canvas.text(0, first + LINE_HEIGHT * row, line)
