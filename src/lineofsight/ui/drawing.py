"""Charts on a page: drawn for a desk and for a phone, said in a sentence, listed in a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

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
    """A small line for a table's cell, its last month marked; nothing where there is no value."""

    values: Sequence[float | None]
    title: str = ""

    def render(self) -> SafeString:
        """Give the drawing; a month without a value is a gap."""
        held = [value for value in self.values if value is not None]
        if not held:
            return mark_safe("")
        low, high = min(held), max(held)
        runs = self._runs(low, high)
        lines = [" ".join(f"{x:g},{y:g}" for x, y in run) for run in runs]
        drawn = "".join(f'<polyline points="{line}"/>' for line in lines)
        x, y = runs[-1][-1]
        return format_html(
            '<svg class="los-spark" width="{}" height="{}" viewBox="0 0 {} {}" role="img" '
            'aria-label="{}">{}<circle cx="{}" cy="{}" r="3"/></svg>',
            *(_WIDTH, _HEIGHT, _WIDTH, _HEIGHT, self._said(held), mark_safe(drawn), x, y),  # noqa: S308
        )

    def _said(self, held: list[float]) -> str:
        title = self.title or f"{len(self.values)} months"
        return f"{title}: {held[0]:.4g} to {held[-1]:.4g}"

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
