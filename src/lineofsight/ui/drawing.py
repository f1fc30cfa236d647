"""Charts on a page: drawn for a desk and for a phone, said in a sentence, listed in a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from lineofsight.kernel.periods import Month
from lineofsight.kernel.quantities import in_words as quantity
from lineofsight.reporting.charts.described import in_words
from lineofsight.reporting.charts.drawing import NARROW, WIDE, svg
from lineofsight.reporting.charts.specs import ChartSpec
from lineofsight.reporting.runs import NumberRun
from lineofsight.ui.component import Component
from lineofsight.ui.tables import Column, Table

_WIDTH, _HEIGHT, _EDGE = 96, 28, 4


@dataclass(frozen=True)
class Chart(Component):
    """One chart; `name` begins its ids and must be unique on the page."""

    template: ClassVar[str] = "ui/chart.html"

    spec: ChartSpec
    name: str
    title: str
    sentence: str = ""

    @property
    def wide(self) -> SafeString:
        """The drawing for a desk."""
        return self._drawn(f"{self.name}-wide", WIDE)

    @property
    def narrow(self) -> SafeString:
        """The drawing for a phone."""
        return self._drawn(f"{self.name}-narrow", NARROW)

    def _drawn(self, name: str, width: float) -> SafeString:
        return mark_safe(svg(self.spec, name=name, title=self.title, width=width))  # noqa: S308

    @property
    def words(self) -> str:
        """What the chart shows."""
        return self.sentence or in_words(self.spec)

    @property
    def table(self) -> Table:
        """Every figure that is drawn."""
        return Table(
            caption=self.title,
            columns=tuple(
                Column(heading, numeric=place > 0)
                for place, heading in enumerate(self.spec.headings)
            ),
            rows=[
                [one.text if isinstance(one, NumberRun) else one for one in row]
                for row in self.spec.grid
            ],
            quiet_caption=True,
            wide=True,
        )


@dataclass(frozen=True)
class Spark(Component):
    """A small line for a table's cell, the last month shown marked; words where it is no line."""

    values: Sequence[float | None]
    last: Month
    unit: str = "count"
    hidden: int = 0  # of the months without a value, those that are hidden

    def render(self) -> SafeString:
        """Give the drawing; a month without a value is a gap, one between two gaps a dot."""
        held = [(place, value) for place, value in enumerate(self.values) if value is not None]
        if not held:
            return mark_safe("no month shown")
        if len(held) == 1:
            return format_html("1 of {} months shown", len(self.values))
        low, high = (end(value for _, value in held) for end in (min, max))
        runs = self._runs(low, high)
        lines = [" ".join(f"{x:g},{y:g}" for x, y in run) for run in runs if len(run) > 1]
        drawn = "".join(f'<polyline points="{line}"/>' for line in lines)
        drawn += "".join(f'<circle cx="{x:g}" cy="{y:g}" r="1.5"/>' for [(x, y)] in
                         (run for run in runs[:-1] if len(run) == 1))  # fmt: skip
        x, y = runs[-1][-1]
        return format_html(
            '<svg class="los-spark" width="{}" height="{}" viewBox="0 0 {} {}" role="img" '
            'aria-label="{}">{}<circle cx="{}" cy="{}" r="3"/></svg>',
            *(_WIDTH, _HEIGHT, _WIDTH, _HEIGHT, self._said(held), mark_safe(drawn), x, y),  # noqa: S308
        )

    def _said(self, held: list[tuple[int, float]]) -> str:
        """Say the ends with their months, and how many months are not shown, and why."""
        first, last = self._at(*held[0]), self._at(*held[-1])
        many, gaps = len(self.values), len(self.values) - len(held)
        lacking = [(self.hidden, "hidden"), (gaps - self.hidden, "without a figure")]
        said = "".join(f"; {some} of {many} months {why}" for some, why in lacking if some)
        return f"From {first} to {last}{said}"

    def _at(self, place: int, value: float) -> str:
        month = self.last.plus(place + 1 - len(self.values))
        return f"{quantity(Fraction(str(value)), self.unit)} in {month.name}"

    def _runs(self, low: float, high: float) -> list[list[tuple[float, float]]]:
        """Give each unbroken stretch of points."""
        step = (_WIDTH - 2 * _EDGE) / max(1, len(self.values) - 1)
        room = _HEIGHT - 2 * _EDGE
        runs: list[list[tuple[float, float]]] = [[]]
        for place, value in enumerate(self.values):
            if value is not None:
                height = (value - low) / (high - low) if high > low else 0.5
                point = round(_EDGE + step * place, 1), round(_EDGE + room * (1 - height), 1)
                runs[-1].append(point)
            elif runs[-1]:
                runs.append([])
        return [run for run in runs if run]
