"""Judged figures made fit for a public paper: the last place that sees an exact small number.

What goes out is `Published`: protected figures through the months, and of the judgement only what
gives no hidden figure back. Where a figure is hidden there is no colour, change or comparison, and
none of the month beside it whose change would give it back.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from lineofsight.indicators.definition import Indicator
from lineofsight.indicators.disclosure import Shown, may_compare, publish
from lineofsight.indicators.disclosure.ledger import Part
from lineofsight.indicators.judging.direction import Change
from lineofsight.indicators.judging.judged import Judged
from lineofsight.indicators.judging.rag import Rag
from lineofsight.indicators.judging.reference import Comparison
from lineofsight.indicators.judging.targets import Target
from lineofsight.kernel.periods import Month

HIDDEN = Rag(None, "hidden because the number is small")


@dataclass(frozen=True)
class Published:
    """One indicator in a paper: its months, oldest first, and what may be said of the last."""

    indicator: Indicator
    series: tuple[Shown, ...]
    target: Target | None
    rag: Rag
    change: Change | None
    change_in_year: Change | None
    is_high_risk: bool
    comparisons: tuple[Comparison, ...]
    reason: str  # why there is no value, in words; empty when there is one or it is hidden
    snapshots: frozenset[str]  # ids of the seals its months were counted from

    @property
    def shown(self) -> Shown:
        """The figure of the paper's month."""
        return self.series[-1]

    @property
    def month(self) -> Month:
        """The month of the figure."""
        return self.shown.month


def published(
    found: Iterable[Judged], *, month: Month, threshold: int, months: int = 24
) -> dict[str, Published]:
    """Protect all figures of a paper together and give each code's, by code.

    `found` holds the whole-authority figures of every month that is shown or read.
    """
    found = list(found)
    shown = _protected(found, threshold)
    by_code: dict[str, dict[Month, Judged]] = defaultdict(dict)
    for item in found:
        by_code[item.figure.code][item.figure.month] = item
    wanted = month.plus(1 - months).until(month)
    return {
        code: _published(items, month, shown, wanted)
        for code, items in by_code.items()
        if month in items
    }


Key = tuple[str, Month]


def _protected(found: Sequence[Judged], threshold: int) -> dict[Key, Shown]:
    indicators = {item.indicator.code: item.indicator for item in found}
    shown = publish(
        [item.figure for item in found],
        protects={code: one.protects for code, one in indicators.items()},
        threshold=threshold,
        counted_by=_counted_by(indicators.values()),
    )
    return {(one.code, one.month): one for one in shown}


def _counted_by(indicators: Iterable[Indicator]) -> dict[tuple[str, Part], Hashable]:
    """Say which counts are one: the same rows of a population, as CP7 and the base of CP13."""
    same: dict[tuple[str, Part], Hashable] = {}
    for one in indicators:
        rows = (one.population, one.asks, one.of)
        if one.measure in ("count", "rate") and not one.value:
            same[one.code, "numerator"] = rows
        if one.measure == "share" and not one.weight:
            same[one.code, "denominator"] = rows
            same[one.code, "numerator"] = (*rows, one.met)
    return same


def _published(
    items: Mapping[Month, Judged],
    month: Month,
    shown: Mapping[Key, Shown],
    wanted: Sequence[Month],
) -> Published:
    item = items[month]
    code = item.figure.code
    series = tuple(shown[code, at] for at in wanted if (code, at) in shown)
    now = shown[code, month]
    judgement = item.judgement
    hidden = now.is_hidden
    return Published(
        indicator=item.indicator,
        series=series,
        target=judgement.target,
        rag=HIDDEN if hidden else judgement.rag,
        change=_if_comparable(judgement.change, now, shown.get((code, month.plus(-1)))),
        change_in_year=_if_comparable(
            judgement.change_in_year, now, shown.get((code, month.plus(-12)))
        ),
        is_high_risk=not hidden and judgement.is_high_risk,
        comparisons=() if hidden else _open(judgement.comparisons, code, shown),
        reason="" if hidden else item.figure.reason,
        snapshots=frozenset(one.figure.snapshot for one in items.values()),
    )


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
