"""The only place that counts: indicators over populations, every month and group in one pass.

A missing feed or month is *no data* with its reason; a share of nothing is *not applicable*; a
count of nothing in covered records is 0. A group is listed only where something is in its base.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from lineofsight.indicators import breakdowns, catalogue, listing
from lineofsight.indicators.answering import Asked, Pass, Question
from lineofsight.indicators.checker import check
from lineofsight.indicators.definition import Indicator
from lineofsight.indicators.duties import duties
from lineofsight.indicators.figures import Figure
from lineofsight.kernel.periods import Month, over_named
from lineofsight.populations import moments
from lineofsight.populations.catalogue import Catalogue, standing
from lineofsight.records.opened import Opened

__all__ = ["Figure", "compute", "duties", "figures_of", "rows"]


def compute(
    opened: Opened,
    *,
    codes: Iterable[str] | None = None,
    months: Sequence[Month],
    over: str | None = None,
    by: Sequence[str] = (),
) -> list[Figure]:
    """Give the figures of the catalogue's indicators, or of those with these codes."""
    return figures_of(opened, catalogue.chosen(codes), months=months, over=over, by=by)


def rows(
    opened: Opened,
    code: str,
    *,
    month: Month | None = None,
    on: dt.date | None = None,
    over: str | None = None,
    which: listing.Which = "all",
    source: bool = False,
) -> list[dict[str, Any]]:
    """List the rows in the base of a figure of the catalogue; see `listing.rows_of`."""
    return listing.rows_of(
        opened,
        catalogue.named(code),
        month=month,
        on=on,
        over=over,
        which=which,
        source=source,
    )


def figures_of(
    opened: Opened,
    indicators: Iterable[Indicator],
    *,
    months: Sequence[Month],
    over: str | None = None,
    by: Sequence[str] = (),
    populations: Catalogue | None = None,
) -> list[Figure]:
    """Give the figures of these indicators, in their order, by period, month and group.

    `over` is a period, "all" for every period an indicator has, or None for its default; an
    indicator that is not asked over the period gives nothing. `by` names breakdowns (team, age,
    sex, ethnicity, disability), given beside the whole.
    """
    question = Question(
        opened,
        months=tuple(sorted(set(months))),
        by=tuple(breakdowns.named(name).name for name in dict.fromkeys(by)),
        populations=populations or standing(),
    )
    for indicator in (indicators := tuple(indicators)):
        check(indicator, question.populations)
    wanted = [Asked(indicator, _overs(indicator, over)) for indicator in indicators]
    if not question.months:
        return []
    passes = counted(question, [asked for asked in wanted if asked.overs])
    return [
        figure
        for asked in wanted
        if asked.overs
        for figure in passes[_key(asked.indicator)].figures(asked)
    ]


def counted(question: Question, wanted: Sequence[Asked]) -> dict[tuple[str, str], Pass]:
    """Count: one pass for each population and way of asking, by those two names."""
    together: dict[tuple[str, str], list[Asked]] = defaultdict(list)
    for asked in wanted:
        together[_key(asked.indicator)].append(asked)
    names = [*dict.fromkeys(population for population, _ in together)]
    names += breakdowns.looked_up(question.by, question.populations)
    days = [month.last_day for month in question.months]
    moments.build(question.opened, names, days=days, populations=question.populations)
    passes = {key: Pass(question, question.populations[key[0]], key[1]) for key in together}
    question.opened.at_once(lambda key: passes[key].count(together[key]), passes)
    return passes


def _key(indicator: Indicator) -> tuple[str, str]:
    return indicator.population, indicator.asks


def _overs(indicator: Indicator, over: str | None) -> tuple[str, ...]:
    if over == "all":
        return indicator.over
    if over is None:
        return indicator.over[:1]
    return tuple(name for name in indicator.over if name == over_named(over))
