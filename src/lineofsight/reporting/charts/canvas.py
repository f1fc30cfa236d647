"""The SVG a chart is drawn on: a few shapes, text, and the title and description read aloud.

Coordinates are pixels from the top left. Everything that came as text is escaped here.
"""

from html import escape
from typing import Literal

from lineofsight.reporting.charts.font import STACK

INK = "#1f2a30"
SOFT = "#55626a"
RULE = "#dfe4e7"
VEIL = "#f1f3f5"
SAND = "#f8ead2"
PAPER = "#ffffff"
BLUE = "#1d5a96"
ORANGE = "#bd520a"
GREY = "#6a7379"
SKY = "#3f8cc4"
PURPLE = "#6b3fa0"
TONES = (BLUE, ORANGE, GREY, SKY)
"""Colours of series, in order: told apart by readers with any colour vision, 3:1 on white."""

SIZE = 13
"""Height of a chart's letters in pixels."""

Anchor = Literal["start", "middle", "end"]


class Canvas:
    """Collects shapes and gives the finished SVG text."""

    def __init__(self, *, width: float, height: float) -> None:
        self.width = width
        self.height = height
        self._shapes: list[str] = []

    def line(self, x1: float, y1: float, x2: float, y2: float, *, colour: str = RULE,
             thick: float = 1, dashes: str = "") -> None:  # fmt: skip
        """Draw a straight line."""
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        self._shapes.append(
            f'<line x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}" '
            f'stroke="{colour}" stroke-width="{_n(thick)}"{dashed}/>'
        )

    def path(self, points: list[tuple[float, float]], *, colour: str, thick: float = 2.25,
             dashes: str = "") -> None:  # fmt: skip
        """Join points by a line."""
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        joined = " ".join(f"{_n(x)},{_n(y)}" for x, y in points)
        self._shapes.append(
            f'<polyline points="{joined}" fill="none" stroke="{colour}" '
            f'stroke-width="{_n(thick)}" stroke-linejoin="round" stroke-linecap="round"{dashed}/>'
        )

    def box(self, x: float, y: float, width: float, height: float, *, colour: str) -> None:
        """Fill a rectangle."""
        self._shapes.append(
            f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}" '
            f'fill="{colour}"/>'
        )

    def shape(self, corners: list[tuple[float, float]], *, colour: str) -> None:
        """Fill a shape with these corners, with a white edge."""
        joined = " ".join(f"{_n(x)},{_n(y)}" for x, y in corners)
        self._shapes.append(
            f'<polygon points="{joined}" fill="{colour}" stroke="{PAPER}" stroke-width="1"/>'
        )

    def dot(self, x: float, y: float, *, colour: str, radius: float = 3.5,
            hollow: bool = False) -> None:  # fmt: skip
        """Mark a point, filled or as a ring."""
        self._shapes.append(
            f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}" '
            f'fill="{PAPER if hollow else colour}" stroke="{colour if hollow else PAPER}" '
            f'stroke-width="{2 if hollow else 1}"/>'
        )

    def text(self, x: float, y: float, words: str, *, colour: str = INK, bold: bool = False,
             anchor: Anchor = "start", size: float = SIZE) -> None:  # fmt: skip
        """Write a line of text; `y` is its baseline."""
        weight = ' font-weight="700"' if bold else ""
        at = f' text-anchor="{anchor}"' if anchor != "start" else ""
        sized = f' font-size="{_n(size)}"' if size != SIZE else ""
        self._shapes.append(
            f'<text x="{_n(x)}" y="{_n(y)}" fill="{colour}"{at}{weight}{sized}>'
            f"{escape(words)}</text>"
        )

    def hover(self, x: float, y: float, width: float, height: float, words: str) -> None:
        """Name what lies here when the pointer rests on it."""
        self._shapes.append(
            f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}" '
            f'fill="{PAPER}" fill-opacity="0"><title>{escape(words)}</title></rect>'
        )

    def svg(self, *, name: str, title: str, description: str) -> str:
        """Give the picture. `name` must be unique on the page: it makes the ids."""
        wide, high = _n(self.width), _n(self.height)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" '
            f'width="{wide}" height="{high}" role="img" '
            f'aria-labelledby="{name}-title {name}-desc" '
            f'font-family="{escape(STACK)}" font-size="{SIZE}">'
            f'<title id="{name}-title">{escape(title)}</title>'
            f'<desc id="{name}-desc">{escape(description)}</desc>'
            f"{''.join(self._shapes)}</svg>"
        )


def _n(number: float) -> str:
    """Write a coordinate with at most one decimal place, the same on every machine."""
    return f"{round(number, 1) + 0.0:.1f}".removesuffix(".0")
