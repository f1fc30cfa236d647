"""How a large chart over months is laid out: what is measured on top, margins, the frame."""

from dataclasses import dataclass

from lineofsight.reporting.charts.axes import LINE_HEIGHT, Frame, Scale
from lineofsight.reporting.charts.canvas import SIZE, SOFT, Canvas
from lineofsight.reporting.charts.font import wrapped
from lineofsight.reporting.charts.labels import EndLabel, Margin, margin_for

_PLOT = 190
_MONTH_NAMES = 42
_LABEL_SHARE = 0.36


@dataclass(frozen=True)
class Layout:
    """A canvas with its measure written on top, the frame to draw in, the margin for labels."""

    canvas: Canvas
    frame: Frame
    margin: Margin


def lay_out(measure: str, *, width: float, scale: Scale, labels: list[EndLabel],
            below: float = 0) -> Layout:  # fmt: skip
    """Make room for the axis, the month names and the labels at the right-hand end.

    `below` are pixels left free beneath the month names.
    """
    lines = wrapped(measure, SIZE, width)
    top = LINE_HEIGHT * len(lines) + 16
    margin = margin_for(labels, room=width * _LABEL_SHARE)
    plot = max(_PLOT, margin.label_height * len(labels))
    bottom = top + plot
    canvas = Canvas(width=width, height=bottom + _MONTH_NAMES + below)
    write_measure(canvas, lines)
    frame = Frame(scale.widest + 10, top, width - margin.pixels, bottom, scale)
    return Layout(canvas, frame, margin)


def write_measure(canvas: Canvas, lines: list[str]) -> None:
    """Say at the top left what the chart measures."""
    for row, line in enumerate(lines):
        canvas.text(0, LINE_HEIGHT * (row + 1) - 3, line, colour=SOFT)
