"""What may be published: totals protected together, a breakdown shown whole or not at all.

Totals of 36 months go through `disclosure.publish`, codes that count one another's rows together,
so that none is given back by another code, a percentage, or a rolling year. A breakdown is shown
only where each of its counts, and all that they leave of those of other codes that are shown, is
nought or large: where one is small no group of it is shown, so nothing is left to subtract from.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations

from lineofsight.indicators.definition import Indicator
from lineofsight.indicators.disclosure import publish
from lineofsight.indicators.figures import Figure
from lineofsight.indicators.ties import ANSWERS, families, handed_on, ties_of
from lineofsight.indicators.weekly import WeekFigure
from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Problem
from lineofsight.kernel.quantities import State
from lineofsight.picture.made.making import Making

NOT_SHOWN_BY = ("service",)
"""Breakdowns never shown: a service, beside its teams, would give what is hidden of either."""

Exact = int | Decimal

Numbers = tuple[Exact, ...]

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
    } | {(one.code, one.month) for one in whole if one.state is not State.VALUE}
    making.store.run_many(
        "update figure set shown = state where code = ? and by = '' and month = ?",
        ((code, month.index) for code, month in shown),
    )
    making.store.run(
        "update figure set shown = state where by <> '' and grp = '' and state <> ?",
        State.VALUE.value,
    )
    groups = defaultdict(list)
    for one in figures:
        if one.by and one.month in months and one.by not in NOT_SHOWN_BY:
            groups[one.month].append(one)
    together = families(making.indicators, in_one_month=True)
    for month in making.months:
        cuts = shown_breakdowns(
            making.indicators, groups[month], together, threshold=threshold,
            whole_shown={code for code, at in shown if at == month},
        )  # fmt: skip
        if month == making.month:
            making.store.run_many(
                "update figure set shown = state where code = ? and by = ? and month = ?",
                ((code, by, month.index) for code, by in cuts),
            )
        else:
            making.store.insert("shown_before", _shown_before(groups[month], set(cuts)))
    _say(making, shown)


def _shown_before(
    groups: Iterable[Figure], cuts: Collection[tuple[str, str]]
) -> Iterator[tuple[object, ...]]:
    """Give the groups of a breakdown that was shown while its month was the newest, counted now."""
    for one in groups:
        if (one.code, one.by) in cuts and one.numerator is not None:
            numbers = (None if n is None else str(n) for n in (one.numerator, one.denominator))
            yield one.code, one.by, one.group, one.month.index, *numbers


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

    Of a family each is shown beside those before it, unless together they would give away what is
    small; codes of who came and who went stand or fall together.
    """
    cuts: dict[tuple[str, str], dict[str, Numbers]] = defaultdict(dict)
    for one in groups:
        cuts[one.code, one.by or ""][one.group or ""] = numbers_of(one)
    by_names = sorted({by for _, by in cuts})
    units = handed_on(indicators)
    for family in together:
        mine = [unit for unit in units if family.issuperset(unit)]
        for by in by_names:
            held = {code: cuts[code, by] for code in indicators if (code, by) in cuts}
            may = [
                unit
                for one in mine
                if (unit := [code for code in one if code in held])
                and all(
                    code in whole_shown and indicators[code].protects in {"children", "staff"}
                    for code in unit
                )
            ]
            yield from ((code, by) for code in shown_beside(held, may, threshold))


def shown_beside(
    held: Mapping[str, Mapping[str, Numbers]], units: Iterable[Sequence[str]], threshold: int
) -> list[str]:
    """Give the codes that may be shown beside one another, by their groups; the first go first."""
    kept: list[str] = []
    for unit in units:
        if not has_few((held[code] for code in (*kept, *unit)), threshold):
            kept += unit
    return kept


def numbers_of(one: Figure | WeekFigure) -> Numbers:
    """Give the numbers a figure tells: both of a share, one of a count."""
    return tuple(number for number in (one.numerator, one.denominator) if number is not None)


def has_few(held: Iterable[Mapping[str, Numbers]], threshold: int) -> bool:
    """Say whether a number of any group, or what two of the same group leave, is small."""
    by_group: dict[str, list[Exact]] = defaultdict(list)
    for groups in held:
        for group, numbers in groups.items():
            by_group[group] += numbers
    return any(
        0 < abs(Decimal(number)) < threshold
        for numbers in by_group.values()
        for number in (*numbers, *(one - other for one, other in combinations(numbers, 2)))
    )


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
            (json.dumps(_open(making, str(code), str(by), json.loads(str(said)), shown))
             if grp or not by else said, code, by, grp)
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
