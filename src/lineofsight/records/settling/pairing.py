"""Which row of one source is the row of another: alike in the key, or nearly.

Two rows are the same when they agree in the columns of the table's key that both sources give and
no other row of either source does. A row without such a partner may have a near one: of the same
child, begun within a week of it, or overlapping it. What one source has in several rows and the
other in one is put together first, in `runs`.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from lineofsight.kernel.codes import NOT_RECORDED
from lineofsight.records.settling.rows import Settled
from lineofsight.records.settling.spans import Span, Spans
from lineofsight.records.standard.ends import start_and_end

NEAR = dt.timedelta(days=7)
"""Two starts of one child no further apart are taken for one, written differently."""

_FOREVER = dt.date.max


@dataclass(frozen=True)
class Grain:
    """How rows of a source stand to a table's rows where it counts something else by that name.

    `columns` still speak of the same thing. Of rows begun for a reason only those of `here`
    (preferred source) and `there` are the start of the same thing.
    """

    columns: frozenset[str]
    here: frozenset[str] = frozenset()
    there: frozenset[str] = frozenset()


_ANEW = frozenset({"S", "P", "B", "T", "U", NOT_RECORDED})  # not L: the legal status alone changed

OTHER_GRAIN: dict[tuple[str, str], Grain | None] = {
    # a row for each episode in SSDA903, for each placement elsewhere
    ("ssda903", "cla_placement"): Grain(
        frozenset({"provider", "urn", "miles", "in_boundary"}), here=_ANEW, there=_ANEW
    ),
    ("annex_a", "cin_plans"): None,  # list 6 gives the days of the episode and not of the plan
    ("annex_a", "cin_visits"): None,  # list 6 gives the day last seen, on whatever visit
}
"""Sources that count other things under a table's name; None: nothing compares."""


def compared_columns(preferred: Settled, other: Settled) -> frozenset[str]:
    """Name the columns in which rows of the two sources speak of the same thing."""
    names = frozenset(column.name for column in preferred.table.columns)
    grain = grain_of(preferred, other)
    return names if grain is None else names & grain.columns


def grain_of(preferred: Settled, other: Settled) -> Grain | None:
    """Give how the other source counts, where it counts otherwise."""
    return OTHER_GRAIN.get((other.family, preferred.table.name))


@dataclass(frozen=True)
class Pairs:
    """Places of rows that are the same in two sources, and of rows that stand in one alone."""

    key: tuple[str, ...] = ()
    same: list[tuple[int, int]] = field(default_factory=list)
    near: list[tuple[int, int]] = field(default_factory=list)
    left: list[int] = field(default_factory=list)  # in the first source alone
    right: list[int] = field(default_factory=list)  # in the second alone


@dataclass(frozen=True)
class Match:
    """What is compared of two sources of one table, and which rows complete which.

    `here` is the preferred source as it was before anything was completed.
    """

    here: Settled
    there: Settled
    pairs: Pairs
    compared: frozenset[str]
    completing: list[tuple[int, int]]  # rows of the preferred source, with the row there
    completed: frozenset[str]  # columns
    begun: Settled | None = None  # `here` by the rows its starts come from, where not its own
    words: Mapping[str, str] = field(default_factory=dict)  # what columns are called


def paired(one: Settled, other: Settled) -> Pairs | None:
    """Pair the rows of two sources of one table, the preferred one first.

    None where they cannot be told apart: what the key begins with, or the day the table begins by,
    is not given by both; or where nothing in them compares.
    """
    table, grain = one.table, grain_of(one, other)
    if grain is None and (other.family, table.name) in OTHER_GRAIN:
        return None
    key = tuple(name for name in table.key if is_stated(one, name) and is_stated(other, name))
    if table.key[0] not in key or (table.begins and _stem(table.begins) not in map(_stem, key)):
        return None
    if grain is not None:
        key = tuple(name for name in key if name != "start_reason")
    here = _by_key(one, key, _begun(one, grain.here if grain else frozenset()))
    there = _by_key(other, key, _begun(other, grain.there if grain else frozenset()))
    pairs = Pairs(key)
    for of, places in here.items():
        match = there.get(of, [])
        if len(places) == len(match) == 1:
            pairs.same.append((places[0], match[0]))
        elif not match:
            pairs.left.extend(places)
    pairs.right.extend(at for of, places in there.items() if of not in here for at in places)
    _pair_near(pairs, one, other, overlapping=grain is None)
    if grain is not None:
        pairs.left[:] = _uncovered(one, pairs.left, other)
        pairs.right[:] = _uncovered(other, pairs.right, one)
    return pairs


def _begun(settled: Settled, reasons: frozenset[str]) -> list[int]:
    """Give the rows begun for one of some reasons; every row where none are named."""
    column = settled.columns.get("start_reason")
    if not reasons or column is None or "start_reason" in settled.assumed:
        return list(range(len(settled.rows)))
    return [at for at, reason in enumerate(column) if reason in reasons]


def _uncovered(settled: Settled, rows: list[int], other: Settled) -> list[int]:
    """Leave out rows whose time a row of the same child in the other source covers in part."""
    theirs = spans_by_child(other, range(len(other.rows)))
    left = []
    for at in rows:
        span = span_of(settled, at)
        of_child = theirs.get(settled.columns["child_id"][at])
        if span is None or of_child is None or not of_child.overlaps(span):
            left.append(at)
    return left


def spans_by_child(settled: Settled, rows: Iterable[int]) -> dict[str, Spans]:
    """Give the spans of some rows, by child; a row without a start has none."""
    found: dict[str, list[tuple[Span, int]]] = defaultdict(list)
    for at in rows:
        span = span_of(settled, at)
        if span is not None:
            found[settled.columns["child_id"][at]].append((span, at))
    return {child: Spans(spans) for child, spans in found.items()}


def is_stated(settled: Settled, name: str) -> bool:
    """Ask whether the source states a column itself: it has the heading, and nothing is assumed."""
    return name in settled.given and name not in settled.assumed


def day_of(value: Any) -> dt.date | None:
    """Give the day of a date or time; None of anything else."""
    if isinstance(value, dt.datetime):
        return value.date()
    return value if isinstance(value, dt.date) else None


def _stem(name: str) -> str:
    return name.rsplit("_", 1)[0]


def _by_key(
    settled: Settled, key: tuple[str, ...], rows: Iterable[int]
) -> dict[tuple[Any, ...], list[int]]:
    columns = [settled.columns[name] for name in key]
    found: dict[tuple[Any, ...], list[int]] = defaultdict(list)
    for at in rows:
        found[tuple(_comparable(values[at]) for values in columns)].append(at)
    return found


def _comparable(value: Any) -> Any:
    """Times are compared by their day: one of two sources often gives the day alone."""
    return value.date() if isinstance(value, dt.datetime) else value


def _pair_near(pairs: Pairs, one: Settled, other: Settled, *, overlapping: bool) -> None:
    """Move rows that have a near partner from `left` and `right` to `near`."""
    if one.table.key[0] != "child_id" or not pairs.left or not pairs.right:
        return
    there = spans_by_child(other, pairs.right)
    for at in pairs.left:
        span, theirs = span_of(one, at), there.get(one.columns["child_id"][at])
        if span is None or theirs is None:
            continue
        match = theirs.take_nearest(span, within=NEAR, overlapping=overlapping)
        if match is not None:
            pairs.near.append((at, match))
    here, taken = {at for at, _ in pairs.near}, {at for _, at in pairs.near}
    pairs.left[:] = [at for at in pairs.left if at not in here]
    pairs.right[:] = [at for at in pairs.right if at not in taken]


def span_of(settled: Settled, at: int) -> Span | None:
    """Give the days a row starts and ends; an event ends as it starts."""
    start, end = start_and_end(settled.table)
    began = day_of(settled.columns[start][at]) if start in settled.columns else None
    if began is None:
        return None
    if settled.table.shape != "spells":
        return began, began
    return began, day_of(settled.columns[end][at]) or _FOREVER if end in settled.columns else began


def is_blank(value: Any) -> bool:
    """Ask whether a value says nothing."""
    return value is None or value == NOT_RECORDED
