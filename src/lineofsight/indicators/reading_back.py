"""Which figures an exported return gives otherwise, by reading it back and comparing.

Of every indicator the whole, and its groups, since a figure may be the same as a whole and another
by team or by need; each over every period. Both sides are counted by the one definition there is,
of the month of the export.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from lineofsight.indicators import catalogue, engine
from lineofsight.indicators.breakdowns import BREAKDOWNS, named
from lineofsight.indicators.figures import Figure
from lineofsight.indicators.restating import said
from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Refused
from lineofsight.kernel.quantities import State
from lineofsight.populations.catalogue import standing
from lineofsight.records.intake import as_read
from lineofsight.records.opened import Opened, opened_on
from lineofsight.records.sources.duckdb import connect
from lineofsight.returns.not_carried import AS_IF_TOLD, BY_GROUP, NO_COLUMN, Lost
from lineofsight.settings import Settings

SHOWN = 3
"""Figures of one breakdown that are shown with a group; the others are named by code."""

NAMED = 12
"""Codes named after them; the rest is counted."""

Groups = Mapping[str | None, Figure]
_AS_NONE = "none"


class _Broken(NamedTuple):
    """A figure over one of its periods, whole or by a breakdown."""

    code: str
    over: str
    by: str | None


class Whole(NamedTuple):
    """A whole figure that has another value, or another state."""

    before: Figure
    after: Figure

    @property
    def is_gone(self) -> bool:
        """Ask whether it has become no data."""
        return self.after.state is State.NO_DATA


class Regrouped(NamedTuple):
    """A figure that is the same as a whole, and another by the groups of a breakdown."""

    code: str  # and its period, where it is not the indicator's first
    by: str
    lost: str  # why it has no groups any more; empty: it has others
    group: str  # the group that differs by most; one that is known, where one does
    before: str  # its figure, in words
    after: str


class ReadBack(NamedTuple):
    """What reading a file back gives otherwise; `holds` names the tables it fills."""

    wholes: Sequence[Whole]
    groups: Sequence[Regrouped]
    holds: Collection[str]


def read_back(opened: Opened, path: Path, *, settings: Settings) -> ReadBack:
    """Read a file back, count its month beside the records, and give what differs.

    Raises `Refused` where the month is not over, since a load of it knows no later day.
    """
    seal = opened.seal
    if seal.month is None and seal.extracted_on != Month.of(seal.extracted_on).last_day:
        raise Refused("The month is not over.", do="Export one with --month.")
    month = seal.month or Month.of(seal.extracted_on)
    tables, other = as_read(path, settings=settings, month=seal.month, extracted=seal.extracted_on)
    ours = _counted(opened, month)
    with opened_on(connect(), tables=tables, seal=other, settings=settings) as again:
        theirs = _counted(again, month)
    wholes = [
        Whole(before, after)
        for before, after in zip(ours[0], theirs[0], strict=True)
        if _numbers(before) != _numbers(after)
    ]
    return ReadBack(wholes, list(_regrouped(ours[1], theirs[1])), frozenset(other.reach))


def told(
    found: ReadBack, *, touched: Mapping[str, Lost], lacking: Mapping[str, Lost]
) -> Mapping[str, str]:
    """Give code -> both values and why, of each figure with another value; and the rest `touched`.

    `touched` says why by code; `lacking` says of a table what of it is in no row of its list.
    """
    values: dict[str, list[str]] = defaultdict(list)
    whys: dict[str, str] = {}
    moved: dict[str, int] = defaultdict(int)
    for one in found.wholes:
        if not one.is_gone:
            code = one.before.code
            values[code].append(
                f"{_period(one.before)}{_in_words(one.before)} becomes {_in_words(one.after)}"
            )
            moved[code] = max(moved[code], int(_moved(one.before, one.after)))
            lost = [touched[code]] if code in touched else _of_tables(code, lacking)
            is_told = one.before.state is not State.NO_DATA
            whys[code] = _why(lost, moved[code]) if is_told or code in touched else AS_IF_TOLD
    parts = {code: ["; ".join(each), whys[code]] for code, each in values.items()}
    parts |= {code: [one.words] for code, one in touched.items() if code not in parts}
    return {code: ": ".join(filter(None, words)) for code, words in parts.items()}


def _of_tables(code: str, lacking: Mapping[str, Lost]) -> list[Lost]:
    return [lacking[table] for table in _tables(code) if table in lacking]


def _why(lost: Sequence[Lost], moved: int) -> str:
    """Say why a figure has another value, where that is known, and of how much of what moved."""
    words = " and ".join(one.words for one in lost)
    known = sum(one.many for one in lost)
    return f"{words} (at most {known:,} of the {moved:,})" if 0 < known < moved else words


def _tables(code: str) -> Collection[str]:
    return standing().tables(catalogue.named(code).population)


def in_lines(found: ReadBack) -> Iterator[str]:
    """Name the figures that have become no data, then those that are others by group."""
    yield from _gone(found)
    if not found.groups:
        return
    yield "Some figures are the same as a whole, and others by group:"
    for by in BREAKDOWNS:
        yield from _lost([one for one in found.groups if one.by == by and one.lost])
        yield from _other([one for one in found.groups if one.by == by and not one.lost])


def _gone(found: ReadBack) -> Iterator[str]:
    """Those of which no list holds a table, then the others by the reason.

    Figures that lack a column are named with the lists.
    """
    named_already = {code for codes in NO_COLUMN.values() for code in codes}
    gone = [one for one in found.wholes if one.is_gone and one.before.code not in named_already]
    outside: list[str] = []
    reasons: dict[str, list[str]] = defaultdict(list)
    for one in gone:
        is_outside = any(table not in found.holds for table in _tables(one.before.code))
        same = outside if is_outside else reasons[one.after.reason]
        same.append(f"{one.before.code} {_period(one.before)}".strip())
    if outside:
        yield f"    that is of {', '.join(outside)}"
    for reason, codes in reasons.items():
        if codes:
            yield f"  no data of {', '.join(codes)}: {reason}"


def _counted(opened: Opened, month: Month) -> tuple[list[Figure], Mapping[_Broken, Groups]]:
    """Count the wholes, and the groups of every breakdown, over each of their periods."""
    found = engine.compute(opened, months=[month], over="all", by=tuple(BREAKDOWNS))
    groups: dict[_Broken, dict[str | None, Figure]] = defaultdict(dict)
    for one in found:
        groups[_Broken(one.code, one.over, one.by)][one.group] = one
    return [one for one in found if one.by is None], groups


def _regrouped(
    ours: Mapping[_Broken, Groups], theirs: Mapping[_Broken, Groups]
) -> Iterator[Regrouped]:
    """Give each figure and breakdown whose groups differ though the whole does not.

    Of the periods of a figure the first whose groups differ is named.
    """
    said: set[tuple[str, str]] = set()
    for at, groups in ours.items():
        whole = at._replace(by=None)
        before, after = ours[whole][None], theirs[whole][None]
        if not at.by or (at.code, at.by) in said or None in groups:
            continue
        if _numbers(before) != _numbers(after) or before.state is not State.VALUE:
            continue
        for one in _compared(at.by, before, groups, theirs.get(at, {})):
            said.add((at.code, at.by))
            yield one


def _compared(by: str, whole: Figure, before: Groups, after: Groups) -> Iterator[Regrouped]:
    code = f"{whole.code} {_period(whole)}".strip()
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


def _in_words(figure: Figure) -> str:
    """Write a whole; one without a value with the reason in brackets, to stand in a sentence."""
    if figure.value is None:
        return f"{figure.state.words} ({figure.reason})"
    return said(figure)


def _period(figure: Figure) -> str:
    """Name the period of a figure where it is not the indicator's first."""
    is_first = figure.over == catalogue.named(figure.code).over[0]
    return "" if is_first else f"{figure.over} "


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
