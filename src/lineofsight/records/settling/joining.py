"""Several returns of one month joined into one picture, each value with its source.

The rows of a table come from the preferred source. What such a row leaves blank, or what that
source has no column for, is completed from the next source that has the same row; the value keeps
the file and row it came from. A blank end is no gap: it says that something is still open.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from lineofsight.kernel.codes import NOT_RECORDED
from lineofsight.records.settling.pairing import (
    Pairs,
    compared_columns,
    day_of,
    is_blank,
    is_stated,
    paired,
)
from lineofsight.records.settling.rows import Completed, Settled, start_and_end

_OF_THE_END = frozenset({"end_reason", "closure_reason", "reversal_reason", "leaving_reason"})
_HELD_BY = ("team", "worker")


@dataclass
class Joined:
    """What was completed in one table, in words, and how its sources pair."""

    words: tuple[str, ...] = ()  # "team from list 7 in 120 rows"
    pairs: list[tuple[Settled, Pairs]] = field(default_factory=list)


def join(preferred: Settled, others: Sequence[Settled]) -> Joined:
    """Complete the rows of the preferred source from the others, in their order.

    `preferred` is changed; its own rows stay the only ones.
    """
    joined = Joined()
    counts: Counter[tuple[str, str]] = Counter()
    own = frozenset(preferred.given - preferred.assumed)
    for other in others:
        pairs = paired(preferred, other)
        if pairs is None:
            continue
        joined.pairs.append((other, pairs))
        for name, places in _gaps(preferred, other, pairs, own):
            _complete(preferred, other, name, places)
            counts[name, other.source_words] += len(places)
            preferred.completed += [
                Completed(
                    preferred.table.name, name, preferred.sources[at], preferred.rows[at],
                    other.sources[there], other.rows[there],
                )
                for at, there in places
            ]  # fmt: skip
            preferred.given |= {name}
    joined.words = tuple(
        f"{name.replace('_', ' ')} from {words} in {count:,} rows"
        for (name, words), count in counts.items()
    )
    return joined


def _gaps(
    preferred: Settled, other: Settled, pairs: Pairs, own: frozenset[str]
) -> list[tuple[str, list[tuple[int, int]]]]:
    """Give for each column the rows that are blank here and filled there."""
    _, end = start_and_end(preferred.table)
    allowed = compared_columns(preferred, other) - {end, *preferred.table.key}
    near = [*pairs.same, *pairs.near]
    found = []
    for column in preferred.table.columns:
        name = column.name
        if name not in allowed or not is_stated(other, name):
            continue
        places = near
        if name in _HELD_BY and name not in own and preferred.table.shape == "spells":
            places = _within(preferred, other, near)
        gaps = [
            (at, there)
            for at, there in places
            if _is_gap(preferred, name, at) and not is_blank(other.columns[name][there])
        ]
        if gaps:
            found.append((name, gaps))
    return found


def _is_gap(preferred: Settled, name: str, at: int) -> bool:
    if name in preferred.columns and not is_blank(preferred.columns[name][at]):
        return False
    _, end = start_and_end(preferred.table)
    is_open = end in preferred.columns and preferred.columns[end][at] is None
    return not (is_open and name in _OF_THE_END)


def _within(
    preferred: Settled, other: Settled, known: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Add to the pairs the rows that begin within a row of the same child there, and only one."""
    start, end = start_and_end(preferred.table)
    spells: dict[str, list[tuple[dt.date, dt.date, int]]] = defaultdict(list)
    for there, child in enumerate(other.columns["child_id"]):
        began = day_of(other.columns[start][there])
        over = day_of(other.columns[end][there]) if end in other.columns else None
        if began is not None:
            spells[child].append((began, over or dt.date.max, there))
    paired_already = {at for at, _ in known}
    found = list(known)
    for at, child in enumerate(preferred.columns["child_id"]):
        began = day_of(preferred.columns[start][at])
        if at in paired_already or began is None:
            continue
        within = [there for first, last, there in spells.get(child, ()) if first <= began < last]
        if len(within) == 1:
            found.append((at, within[0]))
    return found


def _complete(
    preferred: Settled, other: Settled, name: str, places: Sequence[tuple[int, int]]
) -> None:
    column = preferred.table.column(name)
    names = [name, f"{column.stem}_has_time"] if column.kind == "time" else [name]
    for one in names:
        empty: Any = NOT_RECORDED if column.codes else None
        values = list(preferred.columns.get(one) or [empty] * len(preferred.rows))
        for at, there in places:
            values[at] = other.columns[one][there]
        preferred.columns[one] = values
