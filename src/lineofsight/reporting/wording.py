"""Phrases and sentences about published figures: value, base, change with its unit, target, code.

Every number is a `NumberRun` keyed by code, period and month. Nothing is said of a hidden figure
but that it is hidden. Which figures a paper speaks of, and in what order, is for its pack.
"""

from collections.abc import Iterable, Mapping, Sequence

from lineofsight.indicators.disclosure import Shown
from lineofsight.indicators.judging import Change as Moved
from lineofsight.indicators.publishing import Published
from lineofsight.kernel.periods import Month
from lineofsight.kernel.quantities import PARTS, SPELT_OUT, UNITS, in_words, written
from lineofsight.reporting.document import (
    Change,
    NumberRun,
    Rag,
    Words,
    indicators,
    strong,
    words,
)
from lineofsight.reporting.runs import RunLike

OVER = {
    "snapshot": "at the end of {month}",
    "30d": "in the 30 days to the end of {month}",
    "term": "in the school term, at the end of {month}",
    "year": "in the latest yearly collection, at the end of {month}",
    "survey": "in the latest survey, at the end of {month}",
    "month": "in {month}",
    "3m": "in the three months to the end of {month}",
    "quarter": "in the quarter to the end of {month}",
    "12m": "in the year to the end of {month}",
    "36m": "in the three years to the end of {month}",
    "ytd": "from April to {month}",
}
"""Period -> how a sentence dates a figure."""

PERIODS = {
    "snapshot": "month end",
    "30d": "30 days",
    "term": "school term",
    "year": "collection year",
    "survey": "survey",
    "month": "month",
    "3m": "3 months",
    "quarter": "quarter",
    "12m": "12 months",
    "36m": "36 months",
    "ytd": "since April",
}
"""Period -> what a table's column says of it."""

NAMED_UNITS = {
    "cases_per_fte": "per full-time worker",
    "per_child": "per child",
    "rate_per_10000": "per 10,000",
    "rate_per_100000": "per 100,000",
}
"""Unit that is named beside a title rather than after each number -> its name."""

WHY_NO_COLOUR = {
    "neither high nor low is good": "neutral",
    "hidden because the number is small": "hidden",
}
"""Why there is no colour -> the word a table has room for; other reasons stand as they are."""


def key_of(shown: Shown, part: str = "") -> str:
    """Give the key that says which figure a printed number is: `FD8/12m/2017-10`."""
    return f"{shown.code}/{shown.over}/{shown.month}{'/' + part if part else ''}"


def value(shown: Shown) -> NumberRun:
    """Print a figure's value, or its state in words."""
    return NumberRun(shown.words, key_of(shown))


def dated(shown: Shown) -> str:
    """Say when a figure is of: `in the year to the end of October 2017`."""
    return OVER[shown.over].format(month=shown.month.name)


def bare_value(shown: Shown) -> NumberRun:
    """Print a value for a column whose row names the unit: `25.0`, and `57.9%` as it is."""
    text = shown.words
    if shown.unit in NAMED_UNITS:
        text = text.removesuffix(UNITS[shown.unit][0])
    return NumberRun(text, key_of(shown))


def with_unit(item: Published) -> str:
    """Give a title with the unit that `bare_value` leaves out, unless it names it already."""
    unit = NAMED_UNITS.get(item.indicator.unit, "")
    title = item.indicator.title
    return f"{title}, {unit}" if unit and unit not in title else title


def parts(shown: Shown) -> NumberRun | str:
    """Print the two numbers behind a value (`22 of 38`) where they may be shown, or nothing."""
    return _both(shown, PARTS)


def with_parts(shown: Shown) -> Words:
    """Print the value and what it is out of: `57.9% (22 of 38)`."""
    base = _both(shown, PARTS | SPELT_OUT)
    return words(value(shown), " (", base, ")") if base else words(value(shown))


def _both(shown: Shown, forms: Mapping[str, str]) -> NumberRun | str:
    if shown.value is None or shown.unit not in forms or shown.denominator is None:
        return ""
    text = written(forms[shown.unit], shown.numerator, shown.denominator)
    return NumberRun(text, key_of(shown, "base"))


def target(item: Published) -> NumberRun | str:
    """Print the target in force, its unit only where it is a percentage, or nothing."""
    if item.target is None:
        return ""
    unit = item.indicator.unit
    text = in_words(item.target.value, unit)
    text = text if unit == "percent" else text.removesuffix(UNITS[unit][0])
    return NumberRun(text, key_of(item.shown, "target"))


def titled(item: Published) -> str:
    """Give a title as it stands before a colon: `Average caseload, assessment teams`."""
    return item.indicator.title.replace(": ", ", ")


def lowered(title: str) -> str:
    """Give a title within a sentence: `looked-after children`, but `NEET rate` as it is."""
    return title[:1].lower() + title[1:] if title[1:2].islower() else title


def change_words(item: Published) -> NumberRun | str:
    """Print the change since the month before, or nothing where none may be said."""
    if item.change is None:
        return ""
    return NumberRun(item.change.words, key_of(item.shown, "change"))


def moved(item: Published, *, names_month: bool = True) -> Words:
    """Say how a figure moved: `, up 5 on September 2017`; nothing where none may be said.

    Without `names_month` the month before has been named already.
    """
    if item.change is None:
        return ()
    before = item.month.plus(-1).name
    if item.change.direction == "same":
        return words(f", no different from {before}" if names_month else ", no different")
    run = NumberRun(item.change.words, key_of(item.shown, "change"))
    on = f" on {before}" if names_month else ""
    return words(", ", run, f"{on}{expected(item)}")


def expected(item: Published) -> str:
    """Say whether a change is more than chance: `, within expected variation`; or nothing."""
    variation = item.own_series.variation
    if variation is None:
        return ""
    return f", {variation.in_a_sentence}"


def moved_in_year(item: Published) -> Words:
    """Say how a figure moved since the same month last year, or nothing."""
    change: Moved | None = item.change_in_year
    if change is None:
        return ()
    before = item.month.plus(-12).name
    if change.direction == "same":
        return words(f", no different from {before}")
    return words(", ", NumberRun(change.words, key_of(item.shown, "year")), f" on {before}")


def against_target(item: Published) -> Words:
    """Say the target and the colour: `, against a target of 85.0% (red)`; nothing without both."""
    aim, colour = target(item), item.rag.colour
    if not aim or colour is None:
        return ()
    return words(", against a target of ", aim, f" ({colour.value})")


def compared(item: Published) -> Words:
    """Say how a figure compares with the named reference periods, or nothing."""
    line: list[RunLike] = []
    for one in item.comparisons:
        line += [", ", NumberRun(one.words, key_of(item.shown, one.period))]
    return words(*line)


def stands(item: Published, *, within: Month | None = None) -> Words:
    """Say where a figure stands: value, base, date, change, comparison, target and colour.

    In a list about the month `within`, that month and the one before are named once, above it;
    here only a period that is longer.
    """
    shown, is_told = item.shown, item.month == within
    date = f" {dated(shown)}" if not is_told or shown.over not in ("month", "snapshot") else ""
    return words(
        *with_parts(shown),
        date,
        *(words(f" ({item.reason})") if item.reason else ()),
        *moved(item, names_month=not is_told),
        *compared(item),
        *against_target(item),
    )


def sentence(item: Published, *, within: Month | None = None) -> Words:
    """Say one figure in a line: title, where it stands, whether high risk, code."""
    return words(
        strong(titled(item)), ": ", *stands(item, within=within), *high_risk((item,)), " ",
        indicators(item.indicator.code), ".",
    )  # fmt: skip


def high_risk(items: Sequence[Published]) -> Words:
    """Say at the end of a line which figures are high risk, and whether that is new, or nothing."""
    risks = [item for item in items if item.is_high_risk]
    if not risks:
        return ()
    if len(items) == 1:
        return words(f". This is {_since(risks[0])} a high risk indicator")
    if len({item.was_high_risk for item in risks}) == 1 and len(risks) == len(items):
        return words(f". These are {_since(risks[0])} high risk indicators")
    said = [f"{item.indicator.code} is {_since(item)} high risk" for item in risks]
    return words(f". {' and '.join(said)}")


def _since(item: Published) -> str:
    return "still" if item.was_high_risk else "now"


def in_brief(item: Published) -> Words:
    """Name a figure and its value within a list: `looked-after children visited (94.4%)`."""
    return words(f"{lowered(titled(item))} (", value(item.shown), ")")


def listed(lines: Iterable[Words]) -> Words:
    """Set lines one after another in a sentence, parted by semicolons."""
    found: list[RunLike] = []
    for line in lines:
        found += ["; ", *line] if found else [*line]
    return words(*found)


def change_cell(item: Published) -> Change | str:
    """Give the change as a table cell with what it means, or say why there is none."""
    run = change_words(item)
    if item.change is not None and isinstance(run, NumberRun):
        sense = {"improved": "better", "worsened": "worse"}.get(item.change.judgement, "neutral")
        return Change(words(run), sense)  # type: ignore[arg-type]
    before = item.of(item.month.plus(-1))
    if item.shown.is_hidden or (before and before.is_hidden):
        return "not shown"
    if item.shown.value is None:
        return "no value to compare"
    return "no month before to compare"


def rag_cell(item: Published) -> Rag | str:
    """Give the colour as a tag with its word, high risk beside red; or say why there is none."""
    colour = item.rag.colour
    if colour is None:
        return WHY_NO_COLOUR.get(item.rag.why_not, item.rag.why_not)
    return Rag(colour.said(is_high_risk=item.is_high_risk), colour.value)


def variation_cell(item: Published) -> str:
    """Say whether the figure has changed beyond chance, and whether its target can be relied on."""
    own = item.own_series
    if own.variation is None:
        return "hidden" if item.shown.is_hidden else own.words
    return f"{own.variation.words}; {own.assurance.words}" if own.assurance else own.variation.words


def over_the_months(item: Published) -> Words:
    """Say what the months of a chart show: now, a year ago, the least and the most."""
    known = [shown for shown in item.series if shown.value is not None]
    if not known:
        return words("There is no figure in any of these months.")
    line: list[RunLike] = [value(item.shown), f" {dated(item.shown)}"]
    year_ago = item.of(item.month.plus(-12))
    if year_ago is not None and year_ago.value is not None:
        line += [", ", value(year_ago), " a year before"]
    least = min(known, key=lambda shown: shown.value or 0)
    most = max(known, key=lambda shown: shown.value or 0)
    if least.value != most.value:
        with_figure = " with a figure" if len(known) < len(item.series) else ""
        line += [
            f". Over the {len(known)} months{with_figure} it lay between ",
            value(least), f" ({least.month.name}) and ", value(most), f" ({most.month.name})",
        ]  # fmt: skip
    return words(*line, " ", indicators(item.indicator.code), ".")


def joined(parts: Sequence[Words]) -> Words:
    """Join parts of a sentence by commas and a last `and`."""
    line: list[RunLike] = []
    for place, part in enumerate(parts):
        line += ["" if not place else " and " if place == len(parts) - 1 else ", ", *part]
    return words(*line)


def without_value(items: Iterable[Published]) -> list[Words]:
    """Name the figures that have no value to show, those of one reason together, with the codes."""
    reasons: dict[str, list[Published]] = {}
    for item in items:
        if item.shown.value is None:
            reasons.setdefault(_why_no_value(item), []).append(item)
    return [
        words(
            f"{why}: {'; '.join(lowered(titled(one)) for one in some)} ",
            indicators(*(one.indicator.code for one in some)),
            ".",
        )
        for why, some in reasons.items()
    ]


def _why_no_value(item: Published) -> str:
    if item.shown.is_hidden:
        return "Hidden, as the number is small or would give a small one away"
    state = item.shown.words
    return f"{state[:1].upper()}{state[1:]}{f', as {item.reason}' if item.reason else ''}"
