"""Names at the right-hand end of a chart, moved apart so that none lies on another."""

from dataclasses import dataclass

from lineofsight.reporting.charts.axes import LINE_HEIGHT, Frame
from lineofsight.reporting.charts.canvas import RULE, SIZE, SOFT, Canvas
from lineofsight.reporting.charts.font import fitted, width, wrapped

_REACH = 14


@dataclass(frozen=True)
class EndLabel:
    """A name and a figure that belong at a height; in one line, or in more where room is short."""

    y: float
    name: str
    figure: str
    colour: str

    @property
    def one_line(self) -> float:
        """Pixels it takes in one line."""
        return width(f"{self.name} ", SIZE) + width(self.figure, SIZE, bold=True)

    @property
    def two_lines(self) -> float:
        """Pixels it takes in two lines."""
        return max(width(self.name, SIZE), width(self.figure, SIZE, bold=True))


@dataclass(frozen=True)
class Margin:
    """The room at the right: its pixels, and how many lines each label has there."""

    pixels: float
    lines: int

    @property
    def label_height(self) -> float:
        """Pixels from one label to the next."""
        return LINE_HEIGHT if self.lines == 1 else self.lines * LINE_HEIGHT + 2


def margin_for(labels: list[EndLabel], *, room: float) -> Margin:
    """Give the right-hand margin that holds the labels, at most `room` pixels."""
    one = max((label.one_line for label in labels), default=0) + _REACH
    if one <= room:
        return Margin(one, lines=1)
    pixels = min(max(label.two_lines for label in labels) + _REACH, room)
    names = (wrapped(label.name, SIZE, pixels - _REACH + 2) for label in labels)
    return Margin(pixels, lines=max(len(lines) for lines in names) + 1)


def spread(wanted: list[float], *, apart: float, low: float, high: float) -> list[float]:
    """Move heights (sorted, ascending) so that neighbours are `apart`, inside low to high.

    Each stays as near to where it belongs as its neighbours allow. More labels than fit run
    past `high`, never over one another.
    """
    placed: list[float] = []
    for y in wanted:
        placed.append(max(y, placed[-1] + apart if placed else low))
    ceiling = max(high, low + apart * (len(placed) - 1))
    for place in range(len(placed) - 1, -1, -1):
        placed[place] = min(placed[place], ceiling)
        ceiling = placed[place] - apart
    return placed


def draw_labels(canvas: Canvas, frame: Frame, labels: list[EndLabel], margin: Margin) -> None:
    """Write the labels beside the frame, with a short rule back to where each belongs."""
    ordered = sorted(labels, key=lambda label: label.y)
    half = margin.label_height / 2
    heights = spread(
        [label.y for label in ordered],
        apart=margin.label_height, low=frame.top + half - LINE_HEIGHT / 2, high=frame.bottom - half,
    )  # fmt: skip
    for label, y in zip(ordered, heights, strict=True):
        if abs(y - label.y) > 3:
            canvas.line(frame.right + 1, label.y, frame.right + _REACH - 4, y, colour=RULE)
        _write(canvas, frame.right + _REACH - 2, y, label, margin)


def _write(canvas: Canvas, x: float, y: float, label: EndLabel, margin: Margin) -> None:
    room = margin.pixels - _REACH + 2
    if margin.lines == 1:
        canvas.text(x, y + 4.5, label.name, colour=SOFT)
        after = x + width(f"{label.name} ", SIZE)
        canvas.text(after, y + 4.5, label.figure, colour=label.colour, bold=True)
        return
    name = wrapped(label.name, SIZE, room)
    baseline = y + 4.5 - LINE_HEIGHT * len(name) / 2
    for row, line in enumerate(name):
        canvas.text(x, baseline + LINE_HEIGHT * row, line, colour=SOFT)
    figure = fitted(label.figure, SIZE, room, bold=True)
    foot = baseline + LINE_HEIGHT * len(name)
    canvas.text(x, foot, figure, colour=label.colour, bold=True)
