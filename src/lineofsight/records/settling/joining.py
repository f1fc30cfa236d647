"""Several returns of one month joined into one picture, each value with its source.

The rows of a table come from the preferred source. What such a row leaves blank, or what that
source has no column for, is completed from the next source that has the same row; the value keeps
the file and row it came from. A blank end is no gap: it says that something is still open.
"""

import dataclasses
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from lineofsight.kernel.codes import NOT_RECORDED
from lineofsight.records.settling.pairing import (
    Match,
    compared_columns,
    day_of,
    is_blank,
    is_stated,
    paired,
    spans_by_child,
)
from lineofsight.records.settling.rows import Completed, Settled
from lineofsight.records.settling.runs import by_runs
from lineofsight.records.settling.standing import as_they_stand
from lineofsight.records.standard.ends import start_and_end

_OF_THE_END = frozenset({"end_reason", "closure_reason", "reversal_reason", "leaving_reason"})
_HELD_BY = ("team", "worker")


@dataclass
class Joined:
    """What was completed in one table, in words, and how its sources match."""

    words: tuple[str, ...] = ()  # "team from list 7 in 120 rows"
    matches: list[Match] = field(default_factory=list)


def join(preferred: Settled, others: Sequence[Settled]) -> Joined:
    """Complete the rows of the preferred source from the others, in their order.

    `preferred` is changed; its own rows stay the only ones.
    """
    joined = Joined()
    counts: Counter[tuple[str, str]] = Counter()
    before = dataclasses.replace(preferred, columns=dict(preferred.columns))
    for other in others:
        match = by_runs(before, other) or as_they_stand(before, other) or _row_by_row(before, other)
        if match is None:
            continue
        joined.matches.append(match)
        for name, places in _gaps(preferred, match, own=before.given - before.assumed):
            _complete(preferred, match.there, name, places)
            counts[name, other.source_words] += len(places)
            preferred.completed += [
                Completed(
                    preferred.table.name, name, preferred.sources[at], preferred.rows[at],
                    match.there.sources[there], match.there.rows[there],
                )
                for at, there in places
            ]  # fmt: skip
            preferred.given |= {name}
    joined.words = tuple(
        f"{name.replace('_', ' ')} from {words} in {count:,} rows"
        for (name, words), count in counts.items()
    )
    return joined


def _row_by_row(preferred: Settled, other: Settled) -> Match | None:
    pairs = paired(preferred, other)
    if pairs is None:
        return None
    compared = compared_columns(preferred, other)
    return Match(preferred, other, pairs, compared, [*pairs.same, *pairs.near], compared)


def _gaps(
    preferred: Settled, match: Match, *, own: frozenset[str]
) -> list[tuple[str, list[tuple[int, int]]]]:
    """Give for each column the rows that are blank here and filled there."""
    _, end = start_and_end(preferred.table)
    allowed = match.completed - {end, *preferred.table.key}
    found = []
    for column in preferred.table.columns:
        name = column.name
        if name not in allowed or not is_stated(match.there, name):
            continue
        places = match.completing
        if name in _HELD_BY and name not in own and preferred.table.shape == "spells":
            places = _within(preferred, match)
        gaps = [
            (at, there)
            for at, there in places
            if _is_gap(preferred, name, at) and not is_blank(match.there.columns[name][there])
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


def _within(preferred: Settled, match: Match) -> list[tuple[int, int]]:
    """Add the rows that begin within a row of the same child there, and only one."""
    start, _ = start_and_end(preferred.table)
    spans = spans_by_child(match.there, range(len(match.there.rows)))
    known = {at for at, _ in match.completing}
    found = list(match.completing)
    for at, child in enumerate(preferred.columns["child_id"]):
        began = day_of(preferred.columns[start][at])
        if at in known or began is None or child not in spans:
            continue
        around = spans[child].the_one_around(began)
        if around is not None:
            found.append((at, around))
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
