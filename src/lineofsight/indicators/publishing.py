"""Judged figures made fit for a public paper: the last place that sees an exact small number.

What goes out is `Published`: protected figures through the months, and of the judgement only what
gives no hidden figure back. Where a figure is hidden there is no colour, change or comparison, and
none of the month beside it whose change would give it back.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from lineofsight.indicators.definition import Indicator
from lineofsight.indicators.disclosure import Shown, may_compare, publish
from lineofsight.indicators.disclosure.shown import hidden
from lineofsight.indicators.judging.benchmarks import Beside
from lineofsight.indicators.judging.direction import Change
from lineofsight.indicators.judging.high_risk import LOOKED_BACK
from lineofsight.indicators.judging.judged import Judged
from lineofsight.indicators.judging.own_series import OwnSeries, months_of
from lineofsight.indicators.judging.rag import Rag
from lineofsight.indicators.judging.reference import Comparison
from lineofsight.indicators.judging.targets import Target
from lineofsight.indicators.ties import ANSWERS, ties_of
from lineofsight.kernel.periods import Month

HIDDEN = Rag(None, "hidden because the number is small")
HIDDEN_MONTHS = OwnSeries(why_not="some of its months are hidden")


class Asked(NamedTuple):
    """What one section of a paper prints: codes, and the month it reports."""

    codes: Sequence[str]
    month: Month


@dataclass(frozen=True)
class Published:
    """One indicator in a paper: its months, oldest first, and what may be said of the last."""

    indicator: Indicator
    series: tuple[Shown, ...]
    target: Target | None
    rag: Rag
    rag_before: Rag | None  # of the month before; None where either month may not be judged
    change: Change | None
    change_in_year: Change | None
    is_high_risk: bool
    was_high_risk: bool  # the month before
    comparisons: tuple[Comparison, ...]
    own_series: OwnSeries  # of months that are all shown; else it says that some are hidden
    reason: str  # why there is no value, in words; empty when there is one or it is hidden
    snapshots: frozenset[str]  # ids of the seals its months were counted from
    beside: Beside | None = None  # what was published elsewhere, which is public; None: not asked

    @property
    def shown(self) -> Shown:
        """The figure of the paper's month."""
        return self.series[-1]

    @property
    def month(self) -> Month:
        """The month of the figure."""
        return self.shown.month

    def of(self, month: Month) -> Shown | None:
        """Give the figure of a month of the series, or None for any other month."""
        return next((shown for shown in self.series if shown.month == month), None)


def published(
    found: Iterable[Judged], *, sections: Sequence[Asked], threshold: int, months: int = 24
) -> list[dict[str, Published]]:
    """Protect all figures of a paper together; give those of each section, by code.

    `found` holds the whole-authority figures of every month that is shown or read. A code without
    a figure of its section's month is left out.
    """
    found = list(found)
    shown = _protected(found, threshold)
    by_code: dict[str, dict[Month, Judged]] = defaultdict(dict)
    for item in found:
        by_code[item.figure.code][item.figure.month] = item
    return [
        {
            code: _published(by_code[code], asked.month, shown, months)
            for code in asked.codes
            if asked.month in by_code.get(code, ())
        }
        for asked in sections
    ]


Key = tuple[str, Month]


def _protected(found: Sequence[Judged], threshold: int) -> dict[Key, Shown]:
    indicators = {item.indicator.code: item.indicator for item in found}
    shown = publish(
        [item.figure for item in found],
        protects={code: one.protects for code, one in indicators.items()},
        threshold=threshold,
        ties=ties_of(indicators.values()),
    )
    by_key = {(one.code, one.month): one for one in shown}
    for first, second in ANSWERS:
        for item in (one for one in found if one.figure.code == second):
            month = item.figure.month
            if _leave_few(by_key.get((first, month)), by_key[second, month], threshold):
                by_key[second, month] = hidden(item.figure)
    return by_key


def _leave_few(one: Shown | None, other: Shown, threshold: int) -> bool:
    """Ask whether two answers, side by side, would tell how few gave neither."""
    if one is None or one.denominator is None or other.denominator is None:
        return False
    given = (one.numerator or 0) + (other.numerator or 0)
    return 0 < one.denominator - given < threshold


def _published(
    items: Mapping[Month, Judged], month: Month, shown: Mapping[Key, Shown], months: int
) -> Published:
    item = items[month]
    code = item.figure.code
    now, earlier = shown[code, month], month.plus(-1)
    before, judgement = shown.get((code, earlier)), item.judgement
    are_comparable = before is not None and may_compare(now, before)
    return Published(
        indicator=item.indicator,
        series=tuple(
            shown[code, at] for at in month.plus(1 - months).until(month) if (code, at) in shown
        ),
        target=judgement.target,
        rag=HIDDEN if now.is_hidden else judgement.rag,
        rag_before=items[earlier].judgement.rag if are_comparable else None,
        change=judgement.change if are_comparable else None,
        change_in_year=_if_comparable(
            judgement.change_in_year, now, shown.get((code, month.plus(-12)))
        ),
        is_high_risk=_may_call_high_risk(item, month, shown),
        was_high_risk=are_comparable and _may_call_high_risk(items[earlier], earlier, shown),
        comparisons=() if now.is_hidden else _open(judgement.comparisons, code, shown),
        own_series=_open_series(item, shown),
        reason="" if now.is_hidden else item.figure.reason,
        snapshots=frozenset(one.figure.snapshot for one in items.values()),
        beside=item.beside,
    )


def _may_call_high_risk(item: Judged, month: Month, shown: Mapping[Key, Shown]) -> bool:
    """Ask whether a figure is high risk and may be called so.

    "For the first time in six months" says of each of those months that it was not red, and special
    cause says something of every month of the chart; where one is hidden that would tell how small
    it was.
    """
    if not item.judgement.is_high_risk:
        return False
    if item.indicator.statutory:
        read = [month]
    elif item.judgement.own_series.variation is not None:
        read = months_of(month)
    else:
        read = month.plus(1 - LOOKED_BACK).until(month)
    return _are_shown(item.figure.code, read, shown)


def _open_series(item: Judged, shown: Mapping[Key, Shown]) -> OwnSeries:
    """Give the control chart where all its months are shown, so that it holds nothing hidden."""
    is_open = _are_shown(item.figure.code, months_of(item.figure.month), shown)
    return item.judgement.own_series if is_open else HIDDEN_MONTHS


def _are_shown(code: str, months: Iterable[Month], shown: Mapping[Key, Shown]) -> bool:
    return not any(shown[code, at].is_hidden for at in months if (code, at) in shown)


def _if_comparable(change: Change | None, now: Shown, before: Shown | None) -> Change | None:
    return change if before is not None and may_compare(now, before) else None


def _open(
    comparisons: Iterable[Comparison], code: str, shown: Mapping[Key, Shown]
) -> tuple[Comparison, ...]:
    """Keep the comparisons whose every month is shown: a mean over a hidden month reveals it."""
    return tuple(
        one
        for one in comparisons
        if all(
            not shown[code, at].is_hidden for at in one.first.until(one.last) if (code, at) in shown
        )
    )
