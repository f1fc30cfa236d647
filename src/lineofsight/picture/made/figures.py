"""Figures and what is judged of them: every indicator, 36 months, the whole and its groups.

Counted by the engine in one pass. Each month's figure is coloured; the newest month of the whole,
and of each team and service, is judged in full. A control chart is worked out here for the whole,
and what it says for a service, which a first page asks of every indicator at once; a team's is
worked out from its months when somebody looks (`charting`).
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from lineofsight.indicators import known, listing
from lineofsight.indicators.definition import Indicator
from lineofsight.indicators.figures import Figure
from lineofsight.indicators.judging import Judgement, judge, rag
from lineofsight.indicators.judging.benchmarks import Beside, Comparing, beside, comparing
from lineofsight.indicators.judging.high_risk import is_high_risk
from lineofsight.indicators.judging.judged import looked_back_on, targets_of
from lineofsight.indicators.judging.own_series import Days
from lineofsight.indicators.judging.targets import Targets
from lineofsight.kernel.periods import Month
from lineofsight.picture.charting import chart_of
from lineofsight.picture.made.making import Making
from lineofsight.picture.schema import BY

THROUGH_TIME = ("", "team")
"""Those of which it holds every month, and not the newest alone: the whole, and teams."""

JUDGED = (*THROUGH_TIME, "service")
"""Those that are judged."""

Line = tuple[str, str, str]
"""One line of figures through the months: code, breakdown ("" is the whole), group."""

Lines = dict[Line, dict[Month, Figure]]


@dataclass(frozen=True)
class _Judging:
    """What figures are judged by."""

    making: Making
    targets: Targets
    comparing: Comparing

    def of(self, line: Line, history: Mapping[Month, Figure]) -> Judgement:
        """Judge the newest month of a line."""
        code, by, _ = line
        indicator = self.making.indicators[code]
        figure = history[self.making.month]
        return judge(
            indicator, history, figure.month, targets=self.targets, over=figure.over,
            settings=self.making.settings, days=None if by else self._days(indicator),
        )  # fmt: skip

    def rag(self, figure: Figure) -> str:
        """Colour one figure: the colour, or an empty text."""
        indicator = self.making.indicators[figure.code]
        found = rag(
            indicator,
            figure.value,
            base=figure.denominator,
            target=self.targets.on(indicator, figure.month),
            small_base=self.making.settings.local_rules.small_base,
        )
        return found.colour.value if found.colour else ""

    def _days(self, indicator: Indicator) -> Days:
        opened = self.making.opened
        return lambda first, last: listing.days_counted(opened, indicator, first=first, last=last)


def make(making: Making) -> Sequence[Figure]:
    """Count, judge and write; give the figures counted."""
    indicators = tuple(making.indicators.values())
    figures = known.figures_of(
        making.home, indicators, months=sorted(looked_back_on(making.month, making.settings)),
        by=BY, opened=making.opened,
    )  # fmt: skip
    making.step("Judging figures", 0.25)
    targets = targets_of(making.opened)
    judging = _Judging(making, targets, comparing(making.home, making.opened, making.settings))
    lines = _lines(figures)
    making.store.insert("figure", _rows(judging, lines))
    making.store.insert("judgement", _judged(judging, lines))
    return figures


def _lines(figures: Sequence[Figure]) -> Lines:
    lines: Lines = defaultdict(dict)
    for figure in figures:
        lines[figure.code, figure.by or "", figure.group or ""][figure.month] = figure
    return lines


def _rows(judging: _Judging, lines: Lines) -> Iterator[tuple[object, ...]]:
    months = set(judging.making.months)
    for place, ((_, by, _), history) in enumerate(lines.items()):
        for month, figure in history.items():
            if month == judging.making.month or (by in THROUGH_TIME and month in months):
                yield as_row(figure, judging.rag(figure), place)


def as_row(figure: Figure, colour: str, place: int) -> tuple[object, ...]:
    """Give a figure as a row of `figure`, exact; nothing of it is shown to the public yet."""
    value = figure.value
    return (
        figure.code, figure.by or "", figure.group or "", figure.month.index,
        _text(figure.numerator), _text(figure.denominator),
        None if value is None else str(Fraction(value)),
        None if value is None else float(value), figure.state.value, figure.reason, colour,
        figure.snapshot, None, place,
    )  # fmt: skip


def _text(number: object) -> str | None:
    return None if number is None else str(number)


def _judged(judging: _Judging, lines: Lines) -> Iterator[tuple[object, ...]]:
    month = judging.making.month
    for line, history in lines.items():
        code, by, group = line
        if month not in history or by not in JUDGED:
            continue
        judgement = judging.of(line, history)
        said = _said(judging.making.indicators[code], judgement, is_charted=by != "team")
        if not by:
            indicator = judging.making.indicators[code]
            said["beside"] = _beside(beside(indicator, history[month], judging.comparing))
        drawn = _drawn(said["chart"], is_kept=not by)
        yield code, by, group, json.dumps(said), None, drawn


def _drawn(chart: dict[str, Any] | None, *, is_kept: bool) -> str | None:
    """Take the points of a chart out of what is said, to be kept beside: few readers draw it.

    One whose points are not kept has no kind: there is nothing to draw.
    """
    if chart is None:
        return None
    points = {name: chart.pop(name) for name in ("points", "warnings")}
    if is_kept:
        return json.dumps(points)
    chart["kind"] = ""
    return None


def _said(indicator: Indicator, judgement: Judgement, *, is_charted: bool) -> dict[str, Any]:
    """Give a judgement as plain values, with its chart where that is worked out here."""
    target, change, in_year = judgement.target, judgement.change, judgement.change_in_year
    said: dict[str, Any] = {
        "target": None if target is None else str(target.value),
        "amber": None if target is None or target.amber is None else str(target.amber),
        "target_source": target.source if target else "",
        "zero_tolerance": indicator.zero_tolerance,  # any at all is red: no amber
        "rag": judgement.rag.colour.value if judgement.rag.colour else "",
        "rag_why": judgement.rag.why_not,
        "change": change.words if change else "",
        "direction": change.direction if change else "",
        "change_judgement": change.judgement if change else "",
        "change_in_year": in_year.words if in_year else "",
        "change_in_year_judgement": in_year.judgement if in_year else "",
        "comparisons": [one.words for one in judgement.comparisons],
    }
    if is_charted:
        own = judgement.own_series
        said |= {"high_risk": judgement.is_high_risk, "chart": chart_of(own)}
    else:
        said |= {"high_risk": is_high_risk(indicator, judgement.colours, None), "chart": None}
    return said


def _beside(found: Beside) -> dict[str, object]:
    """Give what was published elsewhere as plain values."""
    return {
        "benchmarks": [
            {
                "area": one.area,
                "value": float(one.value),
                "words": one.value_words,
                "made_of": one.made_of.strip(),
                "released": one.released,
            }
            for one in found.benchmarks
        ],
        "dated": found.dated,
        "notes": list(found.notes),
        "absent": list(found.absent),
        "reason": found.reason,
        "words": found.words,
    }
