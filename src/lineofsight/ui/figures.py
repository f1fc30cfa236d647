"""A figure as every page says it: value, n of N, change with its unit, and its state in words."""

from dataclasses import dataclass
from typing import Any, Self

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from lineofsight.ui.component import Component

_SENSE = {"improved": "better", "worsened": "worse"}


@dataclass(frozen=True)
class Figure(Component):
    """One figure; without a value, `words` is its state and `reason` says why."""

    words: str
    of: str = ""
    reason: str = ""
    change: str = ""
    judgement: str = ""  # improved or worsened; nothing where neither may be said
    big: bool = False
    has_value: bool = True

    @classmethod
    def of_said(cls, said: Any, judged: Any = None, *, big: bool = False) -> Self:
        """Make one of what the picture says of a figure, and what it is judged to be."""
        return cls(
            words=said.words,
            of=said.of,
            reason=said.reason,
            change=getattr(judged, "change", ""),
            judgement=getattr(judged, "change_judgement", ""),
            big=big,
            has_value=said.has_value,
        )

    def render(self) -> SafeString:
        """Give the figure in a line that wraps only between its parts."""
        size = " los-figure--big" if self.big else ""
        state = "" if self.has_value else " los-figure--state"
        return format_html('<span class="los-figure{}{}">{}</span>', size, state, self._inside())

    def _inside(self) -> SafeString:
        parts = [format_html('<span class="los-figure__value">{}</span>', self.words)]
        if self.of:
            parts.append(format_html('<span class="los-figure__of">({})</span>', self.of))
        if self.reason:
            parts[-1] += format_html('<span class="los-figure__why">: {}</span>', self.reason)
        if self.change:
            parts.append(self._change())
        return mark_safe(" ".join(parts))  # noqa: S308  each part is escaped

    def _change(self) -> SafeString:
        sense = _SENSE.get(self.judgement, "neither")
        said = f"{self.change}: {self.judgement}" if self.judgement in _SENSE else self.change
        return format_html(
            '<span class="los-figure__change los-figure__change--{}">{}</span>', sense, said
        )
