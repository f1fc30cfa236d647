"""The figures of the engine beside those of a second opinion, in one shape that can be compared.

A figure is its numerator and denominator; those of one code, period, month and breakdown are a
dictionary by group, the whole under None.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from statistics import median
from typing import Any

from agreement import (
    naive_adolescents,
    naive_care,
    naive_census,
    naive_children,
    naive_courts,
    naive_front_door,
    naive_growing_up,
    naive_help,
    naive_leavers,
    naive_looked_after,
    naive_people,
    naive_people_year,
    naive_protection,
    naive_quality,
)
from agreement.naive_courts import Weighed
from agreement.naive_front_door import Measured
from agreement.naive_records import Counted, Period, Records, group_of, period
from lineofsight.indicators import breakdowns as cuts
from lineofsight.indicators import catalogue, engine
from lineofsight.kernel.periods import Month
from lineofsight.kernel.quantities import State
from lineofsight.records.opened import Opened

Opinion = Callable[[Records, Period], Sequence[Counted]]
Figures = dict[str | None, tuple[Any, Any]]
Key = tuple[str, str, Month]

FIRST_HALF: Mapping[str, Opinion] = {
    **naive_front_door.CODES,
    **naive_help.CODES,
    **naive_children.CODES,
}
SECOND_HALF: Mapping[str, Opinion] = {
    **naive_protection.CODES,
    **naive_care.CODES,
    **naive_adolescents.CODES,
    **naive_looked_after.CODES,
    **naive_growing_up.CODES,
    **naive_courts.CODES,
    **naive_people.CODES,
    **naive_people_year.CODES,
    **naive_census.CODES,
    **naive_quality.CODES,
    **naive_leavers.CODES,
}
BREAKDOWNS = tuple(cuts.BREAKDOWNS)
OF_CHILDREN = {
    *FIRST_HALF,
    *(code for code in naive_leavers.CODES if code[0] != "F" and code != "AD8"),
    "F1",
    *("W6", "W7", "P7c", "QA2", "QA3", "QA4", "QA5", "QA6", "QA8", "QA9"),
    *naive_protection.CODES,
    *naive_care.CODES,
    *naive_looked_after.CODES,
    *naive_growing_up.CODES,
    *naive_adolescents.CODES,
    *("CL1", "CL1a", "CL1b", "CL2", "AD1", "LEG1", "LEG4", "LEG5", "LEG8"),
}


def breakdowns(code: str) -> tuple[str | None, ...]:
    """The breakdowns that mean something: posts and cases have no sex."""
    return (None, *(BREAKDOWNS if code in OF_CHILDREN else BREAKDOWNS[:2]))


def first_opinion(
    opened: Opened, codes: Iterable[str], months: Sequence[Month]
) -> dict[Key, dict[str | None, Figures]]:
    """Give what the engine answers, by (code, period, month) and breakdown; *no data* is left out.

    A count has no denominator, and that of a rate is an estimate: neither is compared.
    """
    given: dict[Key, dict[str | None, Figures]] = {}
    counted = engine.compute(opened, codes=list(codes), months=months, over="all", by=BREAKDOWNS)
    for figure in counted:
        key = (figure.code, figure.over, figure.month)
        if figure.by is None and figure.state is not State.NO_DATA:
            given[key] = defaultdict(dict)
        if key in given:
            only = catalogue.named(figure.code).measure in ("count", "rate")
            above = figure.value if _of_values(figure.code) else figure.numerator
            numbers = (above, None if only else figure.denominator)
            given[key][figure.by][figure.group] = numbers
    return given


def second_opinion(records: Records, key: Key) -> dict[str | None, Figures]:
    """Give what plain loops find for one code, period and month, by breakdown."""
    code, over, month = key
    only = catalogue.named(code).measure in ("count", "rate")
    asked = period(over, month.year, month.number)
    counted = {**FIRST_HALF, **SECOND_HALF}[code](records, asked)
    given: dict[str | None, Figures] = {}
    for by in breakdowns(code):
        sums: dict[str | None, list[Any]] = defaultdict(lambda: [0, 0])
        lengths: dict[str | None, list[Any]] = defaultdict(list)
        if by is None:
            sums[None] = [0, 0]
        for one in counted:
            above, below = weight(one)
            group = group_of(records, one, by) if by else None
            sums[group][0] += above
            sums[group][1] += below
            if isinstance(one, Measured):
                lengths[group].append(one.value)
        if middle := _of_values(code):
            for group, held in sums.items():
                held[0] = middle(lengths[group]) if lengths[group] else None
        given[by] = {group: (met, None if only else base) for group, (met, base) in sums.items()}
    return given


def _of_values(code: str) -> Callable[[list[Any]], Any] | None:
    """What is taken of the values one by one, where sums do not do."""
    return {"median": median, "highest": max}.get(catalogue.named(code).measure)


def weight(one: Counted) -> tuple[Decimal | int, Decimal | int]:
    """What a counted thing adds above and below the line."""
    return (one.above, one.below) if isinstance(one, Weighed) else (int(one.met), 1)


def differences(
    given: Mapping[Key, Mapping[str | None, Figures]], records: Records
) -> list[tuple[object, ...]]:
    """List where the two differ: key, breakdown, group, engine, second opinion."""
    found: list[tuple[object, ...]] = []
    for key, figures in given.items():
        wanted = second_opinion(records, key)
        for by in breakdowns(key[0]):
            ours, theirs = figures.get(by, {}), wanted[by]
            if by and set(ours) == {None}:  # no feed says the group: no data
                ours = {group: theirs[group] for group in {*theirs} & {cuts.named(by).otherwise}}
            found += [
                (*key[:2], str(key[2]), by, group, ours.get(group), theirs.get(group))
                for group in sorted({*ours, *theirs}, key=str)
                if ours.get(group) != theirs.get(group)
            ]
    return found
