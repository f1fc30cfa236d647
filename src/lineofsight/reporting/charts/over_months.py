"""Charts over months: lines with targets and limits, standing columns, and sparklines.

A month without a figure is a pale band with nothing in it; a line stops before it and starts again
after it.
"""

from itertools import pairwise

from lineofsight.kernel.periods import Month
from lineofsight.reporting.charts.axes import Frame, draw_months, draw_values, scale_of
from lineofsight.reporting.charts.canvas import BLUE, GREY, PAPER, SIZE, SOFT, TONES, VEIL, Canvas
from lineofsight.reporting.charts.font import fitted
from lineofsight.reporting.charts.labels import EndLabel, draw_labels
from lineofsight.reporting.charts.layout import Layout, lay_out
from lineofsight.reporting.charts.specs import (
    ColumnChart,
    Level,
    LineChart,
    Series,
    Sparkline,
    readings,
    reasons,
)

_FEW = 13
_COLUMN_SHARE = 0.72


def draw_lines(spec: LineChart, *, width: float) -> Canvas:
    """Draw a line chart."""
    drawn = [v for series in spec.series for v in series.values if v is not None]
    scale = scale_of(readings(spec), [*drawn, *(level.value for level in spec.levels)])
    rough = Frame(0, 0, 1, 1, scale)
    laid = lay_out(spec.measure, width=width, scale=scale, labels=_line_labels(spec, rough))
    _ground(laid, spec, [series.values for series in spec.series])
    for level in spec.levels:
        draw_level(laid, level)
    for place, series in enumerate(spec.series):
        _draw_line(laid.canvas, laid.frame, series.values, TONES[place % len(TONES)])
    draw_labels(laid.canvas, laid.frame, _line_labels(spec, laid.frame), laid.margin)
    _name_months(laid, spec)
    return laid.canvas


def draw_columns(spec: ColumnChart, *, width: float) -> Canvas:
    """Draw standing columns; a month that lacks any part of its sum is a gap."""
    stacks = _stacks(spec)
    tops = [stack[-1] for stack in stacks if stack]
    scale = scale_of(readings(spec), [*tops, *(level.value for level in spec.levels)])
    rough = Frame(0, 0, 1, 1, scale)
    labels = _column_labels(spec, stacks, rough)
    laid = lay_out(spec.measure, width=width, scale=scale, labels=labels)
    _ground(laid, spec, [tuple(stack[-1] if stack else None for stack in stacks)])
    for place, stack in enumerate(stacks):
        _draw_stack(laid, place, stack, count=len(stacks))
    for level in spec.levels:
        draw_level(laid, level)
    draw_labels(laid.canvas, laid.frame, _column_labels(spec, stacks, laid.frame), laid.margin)
    _name_months(laid, spec)
    return laid.canvas


def draw_sparkline(spec: Sparkline, *, width: float = 110, height: float = 26) -> Canvas:
    """Draw a line alone, from its lowest to its highest month, the last month marked."""
    canvas = Canvas(width=width, height=height)
    values = spec.series[0].values
    shown = [value for value in values if value is not None]
    if not shown:
        return canvas
    low, high = min(shown), max(shown)
    scale = scale_of((), (0.0, 1.0))
    frame = Frame(2, 4, width - 2, height - 4, scale)
    flat = tuple(
        None if v is None else (v - low) / (high - low) if high > low else 0.5 for v in values
    )
    _draw_line(canvas, frame, flat, BLUE, thick=1.5, is_small=True)
    return canvas


def _ground(laid: Layout, spec: LineChart | ColumnChart,
            drawn: list[tuple[float | None, ...]]) -> None:  # fmt: skip
    """Lay the pale bands of empty months, then the axes upon them."""
    frame, count = laid.frame, len(spec.months)
    slot = frame.slot(count)
    for place in range(count):
        if all(values[place] is None for values in drawn):
            left = frame.left + slot * place
            laid.canvas.box(left, frame.top, slot, frame.bottom - frame.top, colour=VEIL)
    draw_values(laid.canvas, frame)
    draw_months(laid.canvas, frame, spec.months)
    if all(value is None for values in drawn for value in values):
        words = fitted(reasons(spec), SIZE, frame.right - frame.left)
        middle = (frame.left + frame.right) / 2
        laid.canvas.text(middle, (frame.top + frame.bottom) / 2, words, anchor="middle")


def draw_level(laid: Layout, level: Level) -> None:
    """Draw a line across the chart; a target in long dashes."""
    y = laid.frame.y(level.value)
    dashes = "6 4" if level.is_target else "2 3"
    colour = SOFT if level.is_target else GREY
    laid.canvas.line(
        laid.frame.left, y, laid.frame.right, y, colour=colour, thick=1.25, dashes=dashes
    )


def _draw_line(canvas: Canvas, frame: Frame, values: tuple[float | None, ...], colour: str, *,
               thick: float = 2.25, is_small: bool = False) -> None:  # fmt: skip
    """Draw the stretches between gaps; a month between two gaps is a dot."""
    count = len(values)
    stretch: list[tuple[float, float]] = []
    dots: list[tuple[float, float]] = []
    last: list[tuple[float, float]] = []
    for place, value in enumerate((*values, None)):
        if value is not None:
            stretch.append((frame.middle(place, count), frame.y(value)))
            continue
        if len(stretch) > 1:
            canvas.path(stretch, colour=colour, thick=thick)
        if len(stretch) == 1 or (count <= _FEW and not is_small):
            dots += stretch
        last = stretch[-1:] or last
        stretch = []
    for x, y in dict.fromkeys((*dots, *last)):
        canvas.dot(x, y, colour=colour, radius=2.5 if is_small else 3.5)


def _line_labels(spec: LineChart, frame: Frame) -> list[EndLabel]:
    labels = []
    for place, series in enumerate(spec.series):
        last = max((at for at, v in enumerate(series.values) if v is not None), default=None)
        if last is None:
            continue
        value = series.values[last] or 0.0
        name = series.name if len(spec.series) > 1 else _short(spec.months[last])
        labels.append(
            EndLabel(frame.y(value), name, series.readings[last].text, TONES[place % len(TONES)])
        )
    return [*labels, *_level_labels(spec, frame)]


def _column_labels(spec: ColumnChart, stacks: list[list[float]], frame: Frame) -> list[EndLabel]:
    last = max((at for at, stack in enumerate(stacks) if stack), default=None)
    if last is None:
        return _level_labels(spec, frame)
    labels = []
    alone = len(spec.series) == 1
    for place, (low, high) in enumerate(pairwise([0.0, *stacks[last]])):
        series = spec.series[place]
        y = frame.y(high) if alone else (frame.y(low) + frame.y(high)) / 2
        name = _short(spec.months[last]) if alone else series.name
        labels.append(EndLabel(y, name, series.readings[last].text, TONES[place % len(TONES)]))
    return [*labels, *_level_labels(spec, frame)]


def _level_labels(spec: LineChart | ColumnChart, frame: Frame) -> list[EndLabel]:
    return [EndLabel(frame.y(lv.value), lv.name, lv.reading.text, SOFT) for lv in spec.levels]


def _stacks(spec: ColumnChart) -> list[list[float]]:
    """For each month the running sums of its series, or nothing when one of them is missing."""
    found: list[list[float]] = []
    for at in zip(*(series.values for series in spec.series), strict=True):
        sums: list[float] = []
        for value in at:
            if value is None:
                sums = []
                break
            sums.append((sums[-1] if sums else 0.0) + value)
        found.append(sums)
    return found


def _draw_stack(laid: Layout, place: int, stack: list[float], *, count: int) -> None:
    frame = laid.frame
    wide = frame.slot(count) * _COLUMN_SHARE
    left = frame.middle(place, count) - wide / 2
    for series, (low, high) in enumerate(pairwise([0.0, *stack])):
        top, foot = frame.y(high), frame.y(low)
        laid.canvas.box(left, top, wide, foot - top, colour=TONES[series % len(TONES)])
        if series:
            laid.canvas.line(left, foot, left + wide, foot, colour=PAPER, thick=1.5)


def _name_months(laid: Layout, spec: LineChart | ColumnChart) -> None:
    """Let the pointer ask each month for its figures."""
    frame, slot = laid.frame, laid.frame.slot(len(spec.months))
    for place, month in enumerate(spec.months):
        said = ", ".join(
            _said(series, place, alone=len(spec.series) == 1) for series in spec.series
        )
        left = frame.left + slot * place
        laid.canvas.hover(left, frame.top, slot, frame.bottom - frame.top, f"{month.name}: {said}")


def _said(series: Series, place: int, *, alone: bool) -> str:
    figure = series.readings[place].text
    return figure if alone else f"{series.name} {figure}"


def _short(month: Month) -> str:
    return f"{month.name[:3]} {month.year}"
