"""The front door by the week, and the months in which a volume was beyond its usual range."""

import datetime as dt
import json
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from lineofsight.indicators import catalogue
from lineofsight.indicators.demand import FELT_FOR
from lineofsight.indicators.judging.process_control import Kind
from lineofsight.indicators.ties import families
from lineofsight.indicators.weekly import WeekFigure, weekly
from lineofsight.kernel.periods import Month, Week
from lineofsight.kernel.quantities import State
from lineofsight.picture.made.making import Making
from lineofsight.picture.made.protected import Numbers
from lineofsight.picture.made.weeks_shown import shown_weeks
from lineofsight.picture.schema import WEEKLY, WEEKS_BY_SOURCE

VOLUMES = ("FD1", "FD6", "VA1", "MIS1", "CP2r", "LEG1")
"""Volumes whose shocks are felt in the months after."""

WEEKS = 104

FOLLOWERS = ("Front door", "Assessment", "Child in need", "Child protection", "Workload")
"""Areas of practice a shock at the front door is felt in."""


def make(making: Making) -> None:
    """Write the weeks, and the shocks found in the charts that are written already."""
    last = Week.of(making.live.seal.extracted_on)
    if last.last_day > making.live.seal.extracted_on:
        last = last.before
    weeks = [Week(last.index - back) for back in range(WEEKS)]
    indicators = [catalogue.named(code) for code in WEEKLY]
    whole = weekly(making.live, indicators, weeks=weeks)
    shown = set(
        shown_weeks(
            whole,
            months=_months_shown(making),
            families=families(making.indicators, in_one_month=True),
            threshold=making.settings.local_rules.threshold,
        )
    )
    making.store.insert("week", (_week(one, shown) for one in whole))
    by = weekly(making.live, indicators, weeks=weeks[:WEEKS_BY_SOURCE], by="source")
    making.store.insert("week", (_week(one, set()) for one in by if one.group))
    _write_shocks(making)


def _months_shown(making: Making) -> dict[tuple[str, Month], Numbers]:
    """Give the numbers of the months that are shown to whoever may see no small count."""
    rows = making.store.run(
        "select code, month, numerator, denominator from figure where by = '' and shown = ? "
        f"and code in ({', '.join('?' * len(WEEKLY))})",
        State.VALUE.value, *WEEKLY,
    )  # fmt: skip
    return {
        (str(code), Month.at(int(str(month)))): tuple(
            int(str(one)) for one in numbers if one is not None
        )
        for code, month, *numbers in rows
    }


def _write_shocks(making: Making) -> None:
    """Write the months in which a volume was special cause, and what turned worse after."""
    charts = _charts(making)
    shocks = [(code, *one) for code in VOLUMES for one in _special(charts.get(code, {}))]
    making.store.insert("shock", shocks)
    worse = [
        (code, month)
        for code, chart in charts.items()
        if making.areas[code] in FOLLOWERS and code not in VOLUMES
        for month, _, _, cause in _special(chart)
        if cause.endswith("concern")
    ]
    making.store.insert(
        "aftermath",
        (
            (code, month, after, later)
            for code, month, *_ in shocks
            for after, later in worse
            if month < later <= month + FELT_FOR
        ),
    )


def _charts(making: Making) -> dict[str, Mapping[str, Any]]:
    """Give the charts of the whole, by code, of months and not of rare events."""
    found = {}
    kept = "select code, said, chart from judgement where by = '' and chart is not null"
    for code, said, drawn in making.store.run(kept):
        chart = json.loads(str(said))["chart"]
        if chart["kind"] != Kind.BETWEEN and not chart["why_not"]:
            found[str(code)] = json.loads(str(drawn))
    return found


def _special(chart: Mapping[str, Any]) -> Iterator[tuple[int, float, float, str]]:
    """Give the months of a chart that are special cause: month, value, mean, and which way."""
    for one in chart.get("points", ()):
        if one["cause"]:
            month = Month.of(dt.date.fromisoformat(one["on"])).index
            yield month, one["value"], one["mean"], one["cause"]


def _week(one: WeekFigure, shown: Collection[tuple[str, Week]]) -> tuple[object, ...]:
    return (
        one.code, one.week.name, one.week.first_day.isoformat(), one.group or "",
        _text(one.numerator), _text(one.denominator),
        None if one.value is None else float(one.value), one.state.value, one.reason,
        one.state.value if (one.code, one.week) in shown else None,
    )  # fmt: skip


def _text(number: object) -> str | None:
    return None if number is None else str(number)
