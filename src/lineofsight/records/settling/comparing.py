"""Where two sources of one table disagree: what differs, and what stands in one of them alone.

Only what both could have told is compared: rows within the reach of both, columns both state. A
list of the latest visits does not lack the earlier ones, and a list with one row for each child
lacks only children. Each disagreement names the rows on both sides and the source believed.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from lineofsight.records.findings import Finding, Kind, Place
from lineofsight.records.settling.joining import Joined
from lineofsight.records.settling.pairing import (
    Pairs,
    compared_columns,
    day_of,
    is_blank,
    is_stated,
)
from lineofsight.records.settling.rows import Settled, start_and_end

Reaches = Callable[[Settled], dt.date | None]
"""Gives the first day a source answers for; None: every day."""

_CARE_ALONE = frozenset({"missing"})
"""Tables of all children of which SSDA903 holds only those looked after."""

_WORDS = {"started_on": "start", "ended_on": "end"}

_MANY_STAND = re.compile(r"^[0-9,]+ rows? of [0-9,]+ (?:child|children|rows?) stands? (?=in )")
_IN_ALL = re.compile(r" in [0-9,]+ (?:child|children|rows?)$")


def of_one_row(problem: str) -> str:
    """Say of one row what is said of all that disagree alike: without how many they are."""
    return _IN_ALL.sub("", _MANY_STAND.sub("stands ", problem))


def disagreements(
    preferred: Settled, joined: Joined, *, reaches: Reaches, before: dict[str, list[Any]]
) -> Iterator[Finding]:
    """List what two sources of one table say differently; `before`: its columns before joining."""
    for other, pairs in joined.pairs:
        yield from _differing(preferred, other, pairs, before)
        if preferred.table.shape in ("events", "spells"):
            yield from _starts(preferred, other, pairs)
            yield from _alone(preferred, other, pairs, reaches)


def _differing(
    preferred: Settled, other: Settled, pairs: Pairs, before: dict[str, list[Any]]
) -> Iterator[Finding]:
    _, end = start_and_end(preferred.table)
    comparing = compared_columns(preferred, other) - set(pairs.key)
    for column in preferred.table.columns:
        name = column.name
        if name not in comparing or name not in before or not is_stated(other, name):
            continue
        if column.kind == "text" and name != "team":
            continue  # the same written differently is no disagreement
        own, theirs = before[name], other.columns[name]
        differ = [
            (at, there)
            for at, there in (*pairs.same, *pairs.near)
            if _differs(own[at], theirs[there], is_end=name == end)
        ]
        yield from _findings(preferred, other, differ, f"{_label(preferred, name)} differs")


def _differs(mine: Any, theirs: Any, *, is_end: bool) -> bool:
    if is_blank(mine) or is_blank(theirs):
        return is_end and is_blank(mine) != is_blank(theirs)
    if isinstance(mine, dt.datetime):
        return day_of(mine) != day_of(theirs)
    return bool(mine != theirs)


def _starts(preferred: Settled, other: Settled, pairs: Pairs) -> Iterator[Finding]:
    """Say of rows that are nearly the same in which part of the key they differ."""
    for name in pairs.key:
        own, theirs = preferred.columns[name], other.columns[name]
        differ = [(at, there) for at, there in pairs.near if own[at] != theirs[there]]
        if name != "child_id":
            yield from _findings(preferred, other, differ, f"{_label(preferred, name)} differs")


def _alone(preferred: Settled, other: Settled, pairs: Pairs, reaches: Reaches) -> Iterator[Finding]:
    first = max(filter(None, (reaches(preferred), reaches(other))), default=dt.date.min)
    mine, theirs = preferred.source_words, other.source_words
    right = [at for at in pairs.right if _lies_within(other, at, first)]
    yield from _standing(other, right, f"in {theirs} and not in {mine}", mine)
    if other.latest or (other.family == "ssda903" and preferred.table.name in _CARE_ALONE):
        return
    left = [at for at in pairs.left if _lies_within(preferred, at, first)]
    if other.family == "annex_a":
        known = set(other.columns["child_id"]) if "child_id" in other.columns else set()
        left = [at for at in left if preferred.columns["child_id"][at] not in known]
    yield from _standing(preferred, left, f"in {mine} and not in {theirs}", mine)


def _lies_within(settled: Settled, at: int, first: dt.date) -> bool:
    """Ask whether a row is one both could tell of: begun, or still open, on the first day."""
    start, end = start_and_end(settled.table)
    day = day_of(settled.columns[start][at]) if start in settled.columns else None
    if settled.table.shape == "spells" and end in settled.columns:
        day = day_of(settled.columns[end][at]) or dt.date.max
    return day is not None and day >= first


def _findings(
    preferred: Settled, other: Settled, pairs: list[tuple[int, int]], problem: str
) -> Iterator[Finding]:
    """Give one finding for each two lists whose rows differ, with how many children in all."""
    by_lists: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for at, there in pairs:
        by_lists[preferred.sources[at], other.sources[there]].append((at, there))
    for (source, beside), found in by_lists.items():
        yield Finding(
            Kind.DISAGREEMENT,
            f"{problem} from {other.source_words} in {_children(preferred, (a for a, _ in found))}",
            preferred.places[source],
            tuple(preferred.rows[at] for at, _ in found),
            assumed=f"{preferred.source_words} is believed",
            table=preferred.table.name,
            beside=other.places[beside],
            beside_rows=tuple(other.rows[there] for _, there in found),
        )


def _standing(settled: Settled, rows: list[int], where: str, believed: str) -> Iterator[Finding]:
    by_list: dict[int, list[int]] = defaultdict(list)
    for at in rows:
        by_list[settled.sources[at]].append(at)
    for source, found in by_list.items():
        yield Finding(
            Kind.DISAGREEMENT,
            f"{_rows(len(found))} of {_children(settled, found)} stand{'s' * (len(found) == 1)}"
            f" {where}",
            settled.places.get(source, Place()),
            tuple(settled.rows[at] for at in found),
            assumed=f"{believed} is believed",
            table=settled.table.name,
        )


def _rows(count: int) -> str:
    return f"{count:,} row{'' if count == 1 else 's'}"


def _children(settled: Settled, rows: Iterable[int]) -> str:
    if "child_id" not in settled.columns:
        return _rows(len(list(rows)))
    count = len({settled.columns["child_id"][at] for at in rows})
    return f"{count:,} child" if count == 1 else f"{count:,} children"


def _label(settled: Settled, name: str) -> str:
    if name == settled.table.begins:
        return "start"
    return _WORDS.get(name, name.removesuffix("_on").removesuffix("_at").replace("_", " "))
