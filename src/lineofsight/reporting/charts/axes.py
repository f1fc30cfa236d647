"""Where a value and a month lie on a chart, and which of them are named on its axes."""

import datetime as dt
import math
from collections.abc import Iterable
from dataclasses import dataclass

from lineofsight.kernel.periods import Month
from lineofsight.reporting.charts.canvas import RULE, SIZE, SOFT, Canvas
from lineofsight.reporting.charts.font import width
from lineofsight.reporting.printed_number import read_number
from lineofsight.reporting.runs import NumberRun

_STEPS = (1, 2, 2.5, 5, 10)
_MONTH_STEPS = (1, 2, 3, 4, 6, 12)
_BREATH = 10
LINE_HEIGHT = 16
"""Pixels from one line of text to the next."""


@dataclass(frozen=True)
class Scale:
    """The values of an axis: its ticks, from the lowest to the highest, zero always among them."""

    ticks: tuple[float, ...]
    is_percent: bool

    def label(self, tick: float) -> str:
        """Write a tick as the axis prints it."""
        return f"{tick:,.10g}{'%' if self.is_percent else ''}"

    @property
    def widest(self) -> float:
        """Pixels the widest label takes."""
        return max(width(self.label(tick), SIZE) for tick in self.ticks)


def scale_for(values: Iterable[float], *, is_percent: bool, is_whole: bool) -> Scale:
    """Choose about four round ticks that hold every value and zero."""
    held = [*values, 0.0]
    low, high = min(held), max(held)
    rough = (high - low) / 4 or 1
    magnitude = 10.0 ** math.floor(math.log10(rough))
    step = next(size * magnitude for size in _STEPS if size * magnitude >= rough * 0.999)
    if is_whole:
        step = max(1.0, math.ceil(step))
    first, last = math.floor(low / step), math.ceil(high / step)
    ticks = tuple(round(step * n, 10) for n in range(first, max(last, first + 1) + 1))
    return Scale(ticks, is_percent)


def scale_of(readings: Iterable[NumberRun], values: Iterable[float]) -> Scale:
    """Choose the axis of a chart: percentages as printed, whole steps for counts.

    `values` are what is drawn, which for standing columns are the sums of the readings.
    """
    printed = [number for reading in readings if (number := read_number(reading.text))]
    is_percent = any(number.after.startswith("%") for number in printed)
    is_whole = all(number.places == 0 for number in printed) and not is_percent
    return scale_for(values, is_percent=is_percent, is_whole=is_whole)


@dataclass(frozen=True)
class Frame:
    """The rectangle in which points are drawn, and how values become pixels."""

    left: float
    top: float
    right: float
    bottom: float
    scale: Scale

    def y(self, value: float) -> float:
        """The height of a value."""
        low, high = self.scale.ticks[0], self.scale.ticks[-1]
        return self.bottom - (value - low) / (high - low) * (self.bottom - self.top)

    def x(self, value: float) -> float:
        """The place of a value on a lying axis."""
        low, high = self.scale.ticks[0], self.scale.ticks[-1]
        return self.left + (value - low) / (high - low) * (self.right - self.left)

    def slot(self, count: int) -> float:
        """The pixels each of so many months has."""
        return (self.right - self.left) / count

    def middle(self, place: int, count: int) -> float:
        """The middle of the slot of month number `place` (from 0)."""
        return self.left + self.slot(count) * (place + 0.5)


def draw_values(canvas: Canvas, frame: Frame) -> None:
    """Draw the value axis: a faint rule and a label at each tick, the zero line stronger."""
    for tick in frame.scale.ticks:
        y = frame.y(tick)
        canvas.line(frame.left, y, frame.right, y, colour=SOFT if tick == 0 else RULE)
        words = frame.scale.label(tick)
        canvas.text(frame.left - 8, y + 4.5, words, colour=SOFT, anchor="end")


def draw_months(canvas: Canvas, frame: Frame, months: tuple[Month, ...]) -> None:
    """Name months under the chart, the last always, as many as stand apart; years beneath."""
    shown = named_months(months, slot=frame.slot(len(months)))
    _draw_names(canvas, frame, [(month.name[:3], month.year) for month in months], shown)


def draw_days(canvas: Canvas, frame: Frame, days: list[dt.date]) -> None:
    """Name days under the chart as `draw_months` names months."""
    needed = width("30 Sep", SIZE) + _BREATH
    step = max(1, math.ceil(needed / frame.slot(len(days))))
    names = [(f"{day.day} {Month.of(day).name[:3]}", day.year) for day in days]
    _draw_names(canvas, frame, names, list(range((len(days) - 1) % step, len(days), step)))


def _draw_names(
    canvas: Canvas, frame: Frame, names: list[tuple[str, int]], shown: list[int]
) -> None:
    last = 0
    for place in shown:
        name, year = names[place]
        x = frame.middle(place, len(names))
        canvas.line(x, frame.bottom, x, frame.bottom + 4, colour=SOFT)
        canvas.text(x, frame.bottom + 18, name, colour=SOFT, anchor="middle")
        if year != last:
            canvas.text(x, frame.bottom + 34, str(year), colour=SOFT, anchor="middle")
            last = year


def named_months(months: tuple[Month, ...], *, slot: float) -> list[int]:
    """Choose the months to name: counted back from the last, at the closest step that fits."""
    needed = width("2000", SIZE) + _BREATH
    step = next((step for step in _MONTH_STEPS if step * slot >= needed), 12)
    while step * slot < needed:
        step += 12
    return list(range((len(months) - 1) % step, len(months), step))
