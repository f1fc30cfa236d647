"""Sentences about figures: value, base, change with its unit, target, and the code they rest on.

Every number is a `NumberRun` keyed by code, period and month. Nothing is said of a hidden figure
but that it is hidden.
"""

from collections.abc import Iterable, Sequence

from lineofsight.indicators.disclosure import Shown
from lineofsight.indicators.judging import Colour
from lineofsight.indicators.publishing import Published
from lineofsight.kernel.periods import Month
from lineofsight.kernel.quantities import in_words
from lineofsight.reporting.document import (
    Change,
    NumberRun,
    Rag,
    Words,
    indicators,
    strong,
    words,
)

OVER = {
    "snapshot": "at the end of {month}",
    "month": "in {month}",
    "12m": "in the year to the end of {month}",
    "ytd": "from April to {month}",
}
"""Period -> how a sentence dates a figure."""

COUNTED = frozenset({"percent", "cases_per_fte", "ratio", "weeks"})
"""Units whose two parts are printed beside the value."""


def key_of(shown: Shown, part: str = "") -> str:
    """Give the key that says which figure a printed number is: `FD8/12m/2017-10`."""
    return f"{shown.code}/{shown.over}/{shown.month}{'/' + part if part else ''}"


def value(shown: Shown) -> NumberRun:
    """Print a figure's value, or its state in words."""
    return NumberRun(shown.words, key_of(shown))


def dated(shown: Shown) -> str:
    """Say when a figure is of: `in the year to the end of October 2017`."""
    return OVER[shown.over].format(month=shown.month.name)


def parts(shown: Shown) -> NumberRun | str:
    """Print `22 of 38` where a figure has two parts that may be shown; nothing otherwise."""
    if shown.value is None or shown.unit not in COUNTED or shown.denominator is None:
        return ""
    if shown.unit == "weeks":
        return NumberRun(f"{shown.denominator:,} cases", key_of(shown, "base"))
    return NumberRun(f"{shown.numerator:,} of {shown.denominator:,}", key_of(shown, "base"))


def with_parts(shown: Shown) -> Words:
    """Print the value and its parts: `57.9% (22 of 38)`."""
    base = parts(shown)
    return words(value(shown), " (", base, ")") if base else words(value(shown))


def target(item: Published) -> NumberRun | str:
    """Print the target in force, or nothing."""
    if item.target is None:
        return ""
    text = in_words(item.target.value, item.indicator.unit)
    return NumberRun(text, key_of(item.shown, "target"))


def change_words(item: Published) -> NumberRun | str:
    """Print the change since the month before, or nothing where none may be said."""
    if item.change is None:
        return ""
    return NumberRun(item.change.words, key_of(item.shown, "change"))


def change_cell(item: Published) -> Change | str:
    """Give the change as a table cell, with what it means."""
    run = change_words(item)
    if item.change is None or not isinstance(run, NumberRun):
        return "not shown" if item.shown.is_hidden else "no month before to compare"
    sense = {"improved": "better", "worsened": "worse"}.get(item.change.judgement, "neutral")
    return Change(words(run), sense)  # type: ignore[arg-type]


def rag_cell(item: Published) -> Rag | str:
    """Give the colour as a tag with its word, high risk before any; or say why there is none."""
    if item.is_high_risk:
        return Rag("High risk", "red")
    colour = item.rag.colour
    return Rag(colour.word, colour.value) if colour else item.rag.why_not


def sentence(item: Published) -> Words:
    """Say one figure in a line: title, value, parts, change, target, code."""
    shown = item.shown
    line = [strong(item.indicator.title), ": ", *with_parts(shown), f" {dated(shown)}"]
    moved = change_words(item)
    if moved and item.change and item.change.direction != "same":
        line += [", ", moved, f" on {shown.month.plus(-1).name}"]
    elif moved:
        line += [f", no different from {shown.month.plus(-1).name}"]
    aim = target(item)
    if aim and item.rag.colour and item.rag.colour is not Colour.GREEN:
        line += [", against a target of ", aim]
    for comparison in item.comparisons:
        line += [", ", NumberRun(comparison.words, key_of(shown, comparison.period))]
    if item.is_high_risk:
        line += [". This is now a high risk indicator"]
    return words(*line, ". ", indicators(item.indicator.code))


def is_strength(item: Published) -> bool:
    """A figure that improved on the month before, or stands at its target without a fall."""
    if item.rag.colour is Colour.RED:
        return False
    moved = item.change.judgement if item.change else ""
    return moved == "improved" or (item.rag.colour is Colour.GREEN and moved != "worsened")


def is_concern(item: Published) -> bool:
    """A figure that is red, or that fell away on the month before short of its target."""
    if item.rag.colour is Colour.RED:
        return True
    moved = item.change.judgement if item.change else ""
    return moved == "worsened" and item.rag.colour is not Colour.GREEN


def strengths(items: Iterable[Published]) -> list[Published]:
    """List the strengths, the greatest improvement first."""
    return sorted(filter(is_strength, items), key=_gain, reverse=True)


def concerns(items: Iterable[Published]) -> list[Published]:
    """List the concerns: high risk first, then red, then the greatest fall."""
    return sorted(
        filter(is_concern, items),
        key=lambda item: (not item.is_high_risk, item.rag.colour is not Colour.RED, _gain(item)),
    )


def _gain(item: Published) -> float:
    if item.change is None or not item.change.judgement:
        return 0.0
    size = abs(float(item.change.size))
    return size if item.change.judgement == "improved" else -size


def counted_in_words(items: Sequence[Published]) -> Words:
    """Say how many of the indicators are green, amber, red and without a colour."""
    colours = [item.rag.colour for item in items]
    risks = sum(item.is_high_risk for item in items)
    without = colours.count(None)
    month = items[0].month if items else None
    say = _Counted(month)
    return words(
        "Of ", say(len(items), "all"), " priority indicators, ",
        say(colours.count(Colour.GREEN), "green"), " are green, ",
        say(colours.count(Colour.AMBER), "amber"), " amber and ",
        say(colours.count(Colour.RED), "red"), " red, of which ",
        say(risks, "risk"), " high risk; ",
        say(without, "none"), " have no colour: no value, no target, too few to judge, or neither "
        "high nor low is good.",
    )  # fmt: skip


class _Counted:
    """Prints how many indicators are in a state."""

    def __init__(self, month: Month | None) -> None:
        self.month = month

    def __call__(self, number: int, state: str) -> NumberRun:
        return NumberRun(str(number), f"indicators/{state}/{self.month}")
