"""Figures with their judgement: what the terminal prints and a paper is drafted from."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from lineofsight.indicators import catalogue, engine, known, listing, local
from lineofsight.indicators.definition import Indicator
from lineofsight.indicators.figures import Figure
from lineofsight.indicators.judging import benchmarks, own_series
from lineofsight.indicators.judging.benchmarks import Beside, Comparing
from lineofsight.indicators.judging.judgement import Judgement, judge
from lineofsight.indicators.judging.targets import Targets
from lineofsight.kernel import working_days
from lineofsight.kernel.periods import Month
from lineofsight.records.home import Home
from lineofsight.records.opened import Opened
from lineofsight.records.snapshots import newest, open_month
from lineofsight.settings import Settings

Series = tuple[str, str, str | None, str | None]
"""One line of figures through the months: code, over, by, group."""


@dataclass(frozen=True)
class Judged:
    """A figure and what is worth saying about it."""

    indicator: Indicator
    figure: Figure
    judgement: Judgement
    beside: Beside | None = None  # what was published elsewhere; None: not asked


def targets_of(opened: Opened) -> Targets:
    """Read the authority's own targets from an opened month."""
    rows = opened.run("select indicator, from_on, target, amber_limit, set_by from targets")
    return Targets.of(rows.to_pylist())


def judged(
    home: Home,
    *,
    targets: Targets,
    codes: Iterable[str] | None = None,
    months: Sequence[Month],
    over: str | None = None,
    by: Sequence[str] = (),
    settings: Settings,
    opened: Opened | None = None,
    newest_opened: Opened | None = None,
) -> list[Judged]:
    """Count and judge: one `Judged` for each figure of the months asked, in the engine's order.

    Figures are as now known; with `opened`, as those records alone know them. `newest_opened` is
    the newest sealed month, for whoever has opened it already. The months a judgement looks back
    on are counted in the same pass and not given.
    """
    own = local.known_to(home, settings)
    wanted = catalogue.chosen(codes, own)
    catalogue.chosen(
        [one.indicator for one in settings.rebases], own
    )  # refuses what is no indicator
    reached = {earlier for month in months for earlier in looked_back_on(month, settings)}
    asked = sorted(reached)
    if opened is None:
        figures = known.figures_of(
            home, wanted, months=asked, over=over, by=by, opened=newest_opened
        )
    else:
        figures = engine.figures_of(opened, wanted, months=asked, over=over, by=by)
    return judge_all(wanted, figures, months=months, targets=targets, settings=settings,
                     home=None if opened else home)  # fmt: skip


def compared(
    found: Iterable[Judged], comparing: Comparing, *, months: Collection[Month]
) -> list[Judged]:
    """Put beside the figures of `months` what was published elsewhere, or why nothing may be."""
    return [
        replace(item, beside=benchmarks.beside(item.indicator, item.figure, comparing))
        if item.figure.month in months
        else item
        for item in found
    ]


def judge_all(
    indicators: Iterable[Indicator],
    figures: Iterable[Figure],
    *,
    months: Sequence[Month],
    targets: Targets,
    settings: Settings,
    home: Home | None = None,
) -> list[Judged]:
    """Judge the figures of `months` from all the figures given.

    With `home` the days of rare events are had from its newest month, should a chart need them.
    """
    figures = list(figures)
    named = {indicator.code: indicator for indicator in indicators}
    lines: dict[Series, dict[Month, Figure]] = defaultdict(dict)
    for figure in figures:
        lines[_series(figure)][figure.month] = figure
    return [
        Judged(
            named[figure.code],
            figure,
            judge(
                named[figure.code],
                lines[_series(figure)],
                figure.month,
                over=figure.over,
                targets=targets,
                settings=settings,
                days=_days_of(named[figure.code], home) if home and not figure.by else None,
            ),
        )
        for figure in figures
        if figure.month in set(months)
    ]


def looked_back_on(month: Month, settings: Settings) -> list[Month]:
    """List the months a judgement of `month` reads: its control chart's, and reference periods."""
    months = own_series.months_of(month)
    for period in settings.reference_periods:
        if period.until:
            last = Month.of(period.until).plus(-1)
            months.extend(last.plus(1 - period.months).until(last))
    known_from = Month.of(working_days.FIRST)
    return [earlier for earlier in months if earlier == month or earlier >= known_from]


def _days_of(indicator: Indicator, home: Home) -> own_series.Days:
    def days(first: Month, last: Month) -> list[dt.date]:
        with open_month(home, newest(home)) as opened:
            return listing.days_counted(opened, indicator, first=first, last=last)

    return days


def _series(figure: Figure) -> Series:
    return figure.code, figure.over, figure.by, figure.group
