"""What may be published: totals protected together, a breakdown shown whole or not at all.

Totals of 36 months go through `disclosure.publish`, codes that count one another's rows together,
so that none is given back by another code, a percentage, or a rolling year. A breakdown is shown
only where each of its counts, and all that they leave, is nought or large: where one is small no
group of it is shown, so nothing is left to subtract from.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from lineofsight.indicators.definition import Indicator
from lineofsight.indicators.disclosure import publish
from lineofsight.indicators.figures import Figure
from lineofsight.indicators.ties import ANSWERS, families, ties_of
from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Problem
from lineofsight.picture.made.making import Making

NOT_SHOWN_BY = ("service",)
"""Breakdowns never shown: a service, beside its teams, would give what is hidden of either."""

Exact = int | Decimal

HIDDEN_MONTHS = "some of its months are hidden"


def make(making: Making, figures: Sequence[Figure]) -> None:
    """Mark each figure that may be shown, and write what may be said of the newest month."""
    threshold = making.settings.local_rules.threshold
    months = set(making.months)
    whole = [one for one in figures if not one.by and one.month in months]
    shown = {
        (one.code, one.month)
        for family in families(making.indicators, in_one_month=False)
        for one in _published(making.indicators, whole, family, threshold)
    }
    making.store.run_many(
        "update figure set shown = state where code = ? and by = '' and month = ?",
        ((code, month.index) for code, month in shown),
    )
    groups = [
        one for one in figures
        if one.by and one.month == making.month and one.by not in NOT_SHOWN_BY
    ]  # fmt: skip
    making.store.run_many(
        "update figure set shown = state where code = ? and by = ? and month = ?",
        (
            (code, by, making.month.index)
            for code, by in shown_breakdowns(
                making.indicators, groups, families(making.indicators, in_one_month=True),
                threshold=threshold,
                whole_shown={code for code, month in shown if month == making.month},
            )
        ),
    )  # fmt: skip
    _say(making, shown)


def _published(
    indicators: Mapping[str, Indicator],
    whole: Iterable[Figure],
    family: set[str],
    threshold: int,
) -> Iterator[Figure]:
    """Give the totals of a family of codes that may be shown."""
    open_to_all = {code for code in family if indicators[code].protects != "internal"}
    asked = [one for one in whole if one.code in open_to_all]
    chosen = [indicators[code] for code in sorted(open_to_all)]
    try:
        found = publish(
            asked,
            protects={one.code: one.protects for one in chosen},
            threshold=threshold,
            ties=ties_of(chosen),
        )
    except Problem:  # what cannot be shown to be safe is not shown
        return
    few = _answers_left_few(asked, threshold)
    for figure, one in zip(asked, found, strict=True):
        if not one.is_hidden and (figure.code, figure.month) not in few:
            yield figure


def _answers_left_few(asked: Iterable[Figure], threshold: int) -> set[tuple[str, Month]]:
    """Name the second answers that, beside the first, would tell how few gave neither."""
    at = {(one.code, one.month): one for one in asked}
    found = set()
    for first, second in ANSWERS:
        for (code, month), one in at.items():
            other = at.get((first, month))
            if code == second and other is not None and other.denominator is not None:
                left = other.denominator - (other.numerator or 0) - (one.numerator or 0)
                if 0 < left < threshold:
                    found.add((second, month))
    return found


def shown_breakdowns(
    indicators: Mapping[str, Indicator],
    groups: Iterable[Figure],
    together: Iterable[set[str]],
    *,
    threshold: int,
    whole_shown: set[str],
) -> Iterator[tuple[str, str]]:
    """Name the breakdowns of a month that may be shown: code and what it is by.

    Codes of a family stand or fall together, so that one cannot give what another hides.
    """
    cuts: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for one in groups:
        cuts[one.code, one.by or ""].append(one)
    by_names = sorted({by for _, by in cuts})
    for family in together:
        for by in by_names:
            held = {code: cuts[code, by] for code in sorted(family) if (code, by) in cuts}
            may = all(
                code in whole_shown and indicators[code].protects in {"children", "staff"}
                for code in held
            )
            if may and not _has_few(held, threshold):
                yield from ((code, by) for code in held)


def _has_few(held: Mapping[str, Sequence[Figure]], threshold: int) -> bool:
    """Say whether a count of these groups, or what two of them leave, is small."""
    counts: list[Exact] = [
        number for figures in held.values() for one in figures for number in _counts(one)
    ]
    counts += list(_differences(held))
    return any(0 < abs(Decimal(number)) < threshold for number in counts)


def _counts(one: Figure) -> Iterator[Exact]:
    """Give every count a group tells: its two numbers, and what the first leaves of the second."""
    numbers = [number for number in (one.numerator, one.denominator) if number is not None]
    yield from numbers
    if len(numbers) == 2:
        yield numbers[1] - numbers[0]


def _differences(held: Mapping[str, Sequence[Figure]]) -> Iterator[Exact]:
    """Give what two codes of a family leave of one another, in each group: all pairs of counts."""
    by_group: dict[str | None, list[Exact]] = defaultdict(list)
    for figures in held.values():
        for one in figures:
            by_group[one.group] += [
                number for number in (one.numerator, one.denominator) if number is not None
            ]
    for numbers in by_group.values():
        for at, first in enumerate(numbers):
            yield from (first - other for other in numbers[at + 1 :])


_OF_OTHER_MONTHS = ("change", "direction", "change_judgement")


def _say(making: Making, shown: set[tuple[str, Month]]) -> None:
    """Write of each judgement only what gives no hidden figure back."""
    rows = making.store.run(
        "select j.code, j.by, j.grp, j.said from judgement j join figure f on f.code = j.code "
        "and f.by = j.by and f.grp = j.grp and f.month = ? where f.shown is not null",
        making.month.index,
    )
    making.store.run_many(
        "update judgement set protected = ? where code = ? and by = ? and grp = ?",
        (
            (json.dumps(_open(making, str(code), str(by), json.loads(str(said)), shown)),
             code, by, grp)
            for code, by, grp, said in rows
        ),
    )  # fmt: skip


def _open(
    making: Making, code: str, by: str, said: dict[str, object], shown: set[tuple[str, Month]]
) -> dict[str, object]:
    month = making.month
    are_all = not by and all((code, one) in shown for one in making.months)
    if by or (code, month.plus(-1)) not in shown:
        said |= dict.fromkeys(_OF_OTHER_MONTHS, "")
    if by or (code, month.plus(-12)) not in shown:
        said |= {"change_in_year": "", "change_in_year_judgement": ""}
    if not are_all:
        said |= {"comparisons": [], "chart": {"why_not": HIDDEN_MONTHS}}
        if not making.indicators[code].statutory:  # else red says it all, and tells of no month
            said["high_risk"] = False
    return said
