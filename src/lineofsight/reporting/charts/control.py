"""Control charts: points with mean and limits, and shapes that say which points stand out.

Colour is never alone: an improvement is a blue diamond, a concern an orange square, any other
special cause a purple triangle. Limits step where they were worked out afresh.
"""

from collections.abc import Callable, Iterator
from itertools import groupby

from lineofsight.kernel.periods import Month
from lineofsight.reporting.charts.axes import (
    LINE_HEIGHT,
    Frame,
    draw_days,
    draw_months,
    draw_values,
    scale_of,
)
from lineofsight.reporting.charts.canvas import (
    BLUE,
    GREY,
    ORANGE,
    PURPLE,
    SAND,
    SIZE,
    SOFT,
    VEIL,
    Canvas,
)
from lineofsight.reporting.charts.described import SIGNS
from lineofsight.reporting.charts.font import width as width_of
from lineofsight.reporting.charts.labels import EndLabel, draw_labels
from lineofsight.reporting.charts.layout import Layout, lay_out
from lineofsight.reporting.charts.over_months import draw_level
from lineofsight.reporting.charts.specs import (
    BAND_NAME,
    MARK_NAME,
    ControlChart,
    Lines,
    readings,
)
from lineofsight.reporting.printed_number import value_of
from lineofsight.reporting.runs import NumberRun

_COLOURS = {"better": BLUE, "worse": ORANGE, "changed": PURPLE}
_REACH = 5.5
BAND = "band"
"""The sign of a band in the key."""
DONE = "done"
"""The sign of a mark in the key."""
_KEY_GAP = 18

Corners = list[tuple[float, float]]


def draw_control(spec: ControlChart, *, width: float) -> Canvas:
    """Draw a control chart, its target named at the right-hand end, its key beneath."""
    drawn = [value for run in readings(spec) if (value := value_of(run.text)) is not None]
    scale = scale_of((dot.reading for dot in spec.dots), drawn)
    keys = list(_keys(spec, width))
    rough = Frame(0, 0, 1, 1, scale)
    laid = lay_out(
        spec.measure, width=width, scale=scale, labels=_labels(spec, rough),
        below=LINE_HEIGHT * (keys[-1][2] + 1) + 4 if keys else 0,
    )  # fmt: skip
    _ground(laid, spec)
    _draw_lines(laid, spec)
    for level in spec.levels:
        draw_level(laid, level)
    _draw_marks(laid, spec)
    _draw_dots(laid, spec)
    draw_labels(laid.canvas, laid.frame, _labels(spec, laid.frame), laid.margin)
    _draw_key(laid, keys)
    return laid.canvas


def _ground(laid: Layout, spec: ControlChart) -> None:
    """Lay the bands after rises and of gaps, the axes, and a rule where limits begin afresh."""
    frame, count = laid.frame, len(spec.dots)
    slot = frame.slot(count)
    _lay_bands(laid, spec)
    for place, dot in enumerate(spec.dots):
        left = frame.left + slot * place
        if dot.value is None:
            laid.canvas.box(left, frame.top, slot, frame.bottom - frame.top, colour=VEIL)
        if dot.begins:
            laid.canvas.line(left, frame.top, left, frame.bottom, colour=GREY, dashes="1 3")
    draw_values(laid.canvas, frame)
    if spec.is_by_month:
        draw_months(laid.canvas, frame, tuple(Month.of(dot.on) for dot in spec.dots))
    else:
        draw_days(laid.canvas, frame, [dot.on for dot in spec.dots])


def _lay_bands(laid: Layout, spec: ControlChart) -> None:
    """Lay a band over each run of months after a rise, with an edge that prints without colour."""
    frame, slot = laid.frame, laid.frame.slot(len(spec.dots))
    for band in spec.bands:
        places = [place for place, dot in enumerate(spec.dots) if band.holds(dot.on)]
        left, wide = frame.left + slot * places[0], slot * len(places)
        laid.canvas.box(left, frame.top, wide, frame.bottom - frame.top, colour=SAND)
        for edge in (left, left + wide):
            laid.canvas.line(edge, frame.top, edge, frame.bottom, colour=ORANGE, dashes="2 4")


def _draw_marks(laid: Layout, spec: ControlChart) -> None:
    """Raise a flag in each month in which something was done to move what is charted."""
    frame, count = laid.frame, len(spec.dots)
    for place, dot in enumerate(spec.dots):
        if spec.done_by(dot):
            x = frame.middle(place, count)
            laid.canvas.line(x, frame.top, x, frame.bottom, colour=PURPLE, dashes="6 3")
            _flag(laid.canvas, x, frame.top, left=x + 2 * _REACH > frame.right)


def _flag(canvas: Canvas, x: float, top: float, *, left: bool = False) -> None:
    reach = -2 * _REACH if left else 2 * _REACH
    canvas.shape([(x, top), (x + reach, top + _REACH), (x, top + 2 * _REACH)], colour=PURPLE)


def _draw_lines(laid: Layout, spec: ControlChart) -> None:
    for which, dashes in ((_mean, ""), (_lower, "2 3"), (_upper, "2 3")):
        for steps in _steps(laid.frame, spec, which):
            laid.canvas.path(steps, colour=GREY if dashes else SOFT, thick=1.25, dashes=dashes)


def _mean(lines: Lines) -> NumberRun | None:
    return lines.mean


def _lower(lines: Lines) -> NumberRun | None:
    return lines.lower


def _upper(lines: Lines) -> NumberRun | None:
    return lines.upper


def _steps(
    frame: Frame, spec: ControlChart, which: Callable[[Lines], NumberRun | None]
) -> Iterator[Corners]:
    """Give each unbroken stretch of a line: a level across every slot, parted at a rebase."""
    slot = frame.slot(len(spec.dots))
    stretch: Corners = []
    for place, dot in enumerate(spec.dots):
        run = which(dot.lines) if dot.lines else None
        if stretch and (dot.begins or run is None):
            yield stretch
            stretch = []
        if run is not None:
            left, y = frame.left + slot * place, frame.y(value_of(run.text) or 0.0)
            stretch += [(left, y), (left + slot, y)]
    if stretch:
        yield stretch


def _draw_dots(laid: Layout, spec: ControlChart) -> None:
    frame, canvas, count = laid.frame, laid.canvas, len(spec.dots)
    placed = [
        (dot, frame.middle(place, count), None if dot.value is None else frame.y(dot.value))
        for place, dot in enumerate(spec.dots)
    ]
    for known, some in groupby(placed, key=lambda one: one[2] is not None):
        stretch = [(x, y) for _, x, y in some if y is not None]
        if known and len(stretch) > 1:
            canvas.path(stretch, colour=GREY, thick=1.5)
    slot = frame.slot(count)
    for dot, x, y in placed:
        if y is not None:
            _mark(canvas, dot.sign, x, y)
        said = f"{dot.name}: {dot.reading.text}{f', {dot.why}' if dot.why else ''}"
        said += "".join(f"; after {band.why}" for band in spec.bands if band.holds(dot.on))
        said += "".join(f"; delivered: {what}" for what in spec.done_by(dot))
        canvas.hover(x - slot / 2, frame.top, slot, frame.bottom - frame.top, said)


def _mark(canvas: Canvas, sign: str, x: float, y: float) -> None:
    reach = _REACH
    if sign == "better":
        corners = [(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)]
    elif sign == "worse":
        side = reach * 0.8
        corners = [(x - side, y - side), (x + side, y - side), (x + side, y + side),
                   (x - side, y + side)]  # fmt: skip
    elif sign == BAND:
        canvas.box(x - reach, y - reach, 2 * reach, 2 * reach, colour=SAND)
        for edge in (x - reach, x + reach):
            canvas.line(edge, y - reach, edge, y + reach, colour=ORANGE, dashes="2 2")
        return
    elif sign == DONE:
        canvas.line(x - reach, y - reach, x - reach, y + reach, colour=PURPLE, dashes="6 3")
        _flag(canvas, x - reach, y - reach)
        return
    elif sign == "changed":
        corners = [(x, y - reach), (x + reach, y + reach * 0.8), (x - reach, y + reach * 0.8)]
    else:
        canvas.dot(x, y, colour=GREY, radius=3)
        return
    canvas.shape(corners, colour=_COLOURS[sign])


def _labels(spec: ControlChart, frame: Frame) -> list[EndLabel]:
    """Name the lines at the end of the chart, and the target."""
    last = next((dot.lines for dot in reversed(spec.dots) if dot.lines), None)
    trial = " (trial)" if spec.are_trial else ""
    found: list[tuple[str, NumberRun | None, str]] = []
    if last is not None:
        found = [
            ("Mean", last.mean, SOFT),
            (f"Upper limit{trial}", last.upper, GREY),
            (f"Lower limit{trial}", last.lower, GREY),
        ]
    found += [(level.name, level.reading, SOFT) for level in spec.levels]
    return [
        EndLabel(frame.y(value_of(run.text) or 0.0), name, run.text, colour)
        for name, run, colour in found
        if run is not None
    ]


Key = tuple[str, str, int, float]
"""A sign, its words, and where they stand: row and pixels from the left."""


def _keys(spec: ControlChart, width: float) -> Iterator[Key]:
    """Place the words for each sign that occurs, as many in a row as there is room for."""
    signs = {dot.sign for dot in spec.dots}
    named: list[tuple[str, str]] = [
        (sign, f"special cause: {words}") for sign, words in SIGNS.items() if sign in signs
    ]
    named += [(BAND, BAND_NAME[:1].lower() + BAND_NAME[1:])] if spec.bands else []
    named += [(DONE, MARK_NAME[:1].lower() + MARK_NAME[1:])] if spec.marks else []
    row, x = 0, 0.0
    for sign, said in named:
        needed = 2 * _REACH + 6 + width_of(said, SIZE)
        if x and x + needed > width:
            row, x = row + 1, 0.0
        yield sign, said, row, x
        x += needed + _KEY_GAP


def _draw_key(laid: Layout, keys: list[Key]) -> None:
    top = laid.canvas.height - (LINE_HEIGHT * (keys[-1][2] + 1) + 4 if keys else 0)
    for sign, words, row, x in keys:
        y = top + LINE_HEIGHT * row + LINE_HEIGHT / 2
        _mark(laid.canvas, sign, x + _REACH, y)
        laid.canvas.text(x + 2 * _REACH + 6, y + 4.5, words, colour=SOFT)
