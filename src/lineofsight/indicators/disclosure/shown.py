"""A figure that may be published: `Shown`, the only kind a public paper takes.

A hidden figure holds nothing of what it hides, so nothing can slip out of it into a file, a
chart, an alt text or a log.
"""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Literal

from lineofsight.indicators.figures import Exact, Figure
from lineofsight.kernel.periods import Month
from lineofsight.kernel.quantities import State, in_words

Protects = Literal["children", "staff", "process", "internal"]
"""Whom a figure could give away, which decides what of it is hidden.

`children`: counts of 1 to threshold - 1. `staff`: the same below the whole service; the whole is
shown. `process`, which describes the service and not a child: the whole is shown, nothing below.
`internal`: never published, because it is about one person or is the difference of two counts.
"""


class ShownState(StrEnum):
    """Whether there is a value to show, and if not, why."""

    VALUE = "value"
    NO_DATA = "no_data"
    NOT_APPLICABLE = "not_applicable"
    HIDDEN = "hidden"


Key = tuple[str, str, Month, str | None, str | None]
"""What names a figure: code, over, month, by, group."""


def key_of(figure: "Figure | Shown") -> Key:
    """Give what names a figure."""
    return figure.code, figure.over, figure.month, figure.by, figure.group


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure that may be published, with its exact numbers unless it is hidden.

    Numbers and value are None in every state but `value`. A breakdown of which nothing may be
    shown is one hidden figure with `by` named and `group` None.
    """

    code: str
    over: str
    month: Month
    by: str | None
    group: str | None
    numerator: Exact | None
    denominator: Exact | None
    value: Fraction | None
    unit: str
    state: ShownState
    words: str
    """What is printed: `57.9%`, `no data`, `not applicable`, `hidden`."""

    @property
    def is_hidden(self) -> bool:
        """Ask whether there is a value that may not be shown."""
        return self.state is ShownState.HIDDEN


def shown_in_full(figure: Figure) -> Shown:
    """Show a figure as it is, or its state where it has no value."""
    value = figure.value
    if figure.state is not State.VALUE or value is None:
        state = ShownState.NO_DATA if figure.state is State.VALUE else ShownState(figure.state)
        return _without_numbers(figure, key_of(figure), state)
    return Shown(
        *key_of(figure),
        numerator=figure.numerator,
        denominator=figure.denominator,
        value=Fraction(value),
        unit=figure.unit,
        state=ShownState.VALUE,
        words=in_words(value, figure.unit),
    )


def hidden(figure: Figure) -> Shown:
    """Show that a figure is hidden, and nothing else of it."""
    return _without_numbers(figure, key_of(figure), ShownState.HIDDEN)


def hidden_breakdown(figure: Figure) -> Shown:
    """Show that all of a figure's breakdown is hidden: not even which groups there are."""
    key = (figure.code, figure.over, figure.month, figure.by, None)
    return _without_numbers(figure, key, ShownState.HIDDEN)


def may_compare(one: Shown, other: Shown) -> bool:
    """Ask whether a change, an arrow or a mean may be made of two figures.

    Both must be shown and be the same figure of two months. A change printed beside a shown
    figure would give a hidden one back, and an arrow half of it.
    """
    are_shown = one.state is ShownState.VALUE and other.state is ShownState.VALUE
    return are_shown and _line(one) == _line(other)


def _line(shown: Shown) -> tuple[str | None, ...]:
    return shown.code, shown.over, shown.by, shown.group, shown.unit


def _without_numbers(figure: Figure, key: Key, state: ShownState) -> Shown:
    return Shown(
        *key,
        numerator=None,
        denominator=None,
        value=None,
        unit=figure.unit,
        state=state,
        words=state.value.replace("_", " "),
    )
