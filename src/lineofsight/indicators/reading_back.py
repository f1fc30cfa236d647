"""Which figures by group an exported return gives otherwise, by reading it back and comparing.

A figure may be the same as a whole and another by team or by need, because the return says less of
each child. Both sides are counted by the one definition there is, of the month of the export.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from lineofsight.indicators import engine
from lineofsight.indicators.breakdowns import BREAKDOWNS, named
from lineofsight.indicators.figures import Figure
from lineofsight.indicators.restating import said
from lineofsight.kernel.periods import Month
from lineofsight.kernel.quantities import State
from lineofsight.records.intake import as_read
from lineofsight.records.opened import Opened, opened_on
from lineofsight.records.sources.duckdb import connect
from lineofsight.returns.not_carried import BY_GROUP
from lineofsight.settings import Settings

SHOWN = 3
"""Figures of one breakdown that are shown with a group; the others are named by code."""

NAMED = 12
"""Codes named after them; the rest is counted."""

Groups = Mapping[str | None, Figure]
_AS_NONE = "none"


class Regrouped(NamedTuple):
    """A figure that is the same as a whole, and another by the groups of a breakdown."""

    code: str
    by: str
    lost: str  # why it has no groups any more; empty: it has others
    group: str  # the group that differs by most; one that is known, where one does
    before: str  # its figure, in words
    after: str


def in_lines(opened: Opened, path: Path, *, settings: Settings) -> Iterator[str]:
    """Say which figures by group reading a file back gives otherwise than the month it is of."""
    seal = opened.seal
    if seal.month is None and seal.extracted_on != Month.of(seal.extracted_on).last_day:
        yield "Figures by group were not compared: the month is not over. Export one with --month."
        return
    found = list(regrouped(opened, path, settings=settings))
    if not found:
        return
    yield "Some figures are the same as a whole, and others by group:"
    for by in BREAKDOWNS:
        yield from _lost([one for one in found if one.by == by and one.lost])
        yield from _other([one for one in found if one.by == by and not one.lost])


def regrouped(opened: Opened, path: Path, *, settings: Settings) -> Iterator[Regrouped]:
    """Give each figure and breakdown whose groups differ though the whole does not."""
    seal = opened.seal
    month = seal.month or Month.of(seal.extracted_on)
    tables, other = as_read(path, settings=settings, month=seal.month, extracted=seal.extracted_on)
    ours = _by_breakdown(opened, month)
    with opened_on(connect(), tables=tables, seal=other, settings=settings) as again:
        theirs = _by_breakdown(again, month)
    for (code, by), groups in ours.items():
        is_alike = _numbers(ours[code, None][None]) == _numbers(theirs[code, None][None])
        if by and is_alike and ours[code, None][None].state is State.VALUE and None not in groups:
            yield from _compared(code, by, groups, theirs.get((code, by), {}))


def _by_breakdown(opened: Opened, month: Month) -> Mapping[tuple[str, str | None], Groups]:
    found: dict[tuple[str, str | None], dict[str | None, Figure]] = defaultdict(dict)
    for one in engine.compute(opened, months=[month], by=tuple(BREAKDOWNS)):
        found[one.code, one.by][one.group] = one
    return found


def _compared(code: str, by: str, before: Groups, after: Groups) -> Iterator[Regrouped]:
    if None in after:
        yield Regrouped(code, by, after[None].reason, "", "", "")
        return
    differ = [
        group
        for group in {**before, **after}
        if group and _numbers(before.get(group)) != _numbers(after.get(group))
    ]
    if differ:
        otherwise = named(by).otherwise
        most = max(
            differ,
            key=lambda group: (
                group != otherwise,
                _moved(before.get(group), after.get(group)),
                group,
            ),
        )
        yield Regrouped(
            code, by, "", named(by).said(most), *(_said(one.get(most)) for one in (before, after))
        )


def _numbers(figure: Figure | None) -> tuple[object, ...]:
    return (figure.state, figure.numerator, figure.denominator, figure.middle) if figure else ()


def _moved(before: Figure | None, after: Figure | None) -> float:
    """Say by how many rows the base of a group differs; of a count, by how many it counts."""
    return abs(_base(before) - _base(after))


def _base(figure: Figure | None) -> float:
    return float((figure.denominator or figure.numerator or 0) if figure else 0)


def _said(figure: Figure | None) -> str:
    return said(figure) if figure else _AS_NONE


def _lost(found: Sequence[Regrouped]) -> Iterator[str]:
    reasons: dict[str, list[str]] = defaultdict(list)
    for one in found:
        reasons[one.lost].append(one.code)
    for reason, codes in reasons.items():
        yield f"  by {found[0].by}, no data of {_codes(codes)}: {reason}"


def _other(found: Sequence[Regrouped]) -> Iterator[str]:
    if not found:
        return
    by = found[0].by
    shown = [f"{one.code} ({one.group}: {one.before} becomes {one.after})" for one in found[:SHOWN]]
    left = [one.code for one in found[SHOWN:]]
    more = f"; and {_codes(left)}" if left else ""
    why = f": {BY_GROUP[by]}" if by in BY_GROUP else ""
    yield f"  by {by}, {', '.join(shown)}{more}{why}"


def _codes(codes: Iterable[str]) -> str:
    every = list(codes)
    more = f" and {len(every) - NAMED:,} more" if len(every) > NAMED else ""
    return f"{', '.join(every[:NAMED])}{more}"
