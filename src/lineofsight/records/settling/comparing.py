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
from lineofsight.records.settling.pairing import Match, day_of, is_blank, is_stated
from lineofsight.records.settling.rows import Settled
from lineofsight.records.standard.ends import start_and_end

Reaches = Callable[[Settled], dt.date | None]
"""Gives the first day a source answers for; None: every day."""

_CARE_ALONE = frozenset({"missing"})
"""Tables of all children of which SSDA903 holds only those looked after."""

_WORDS = {"started_on": "start", "ended_on": "end"}

_EITHER = {"F3": ("F4", "F5"), "P3": ("P4", "P5")}
"""Annex A asks for training or employment in one, which others tell apart since 2022."""

_MANY_STAND = re.compile(r"^[0-9,]+ rows? of [0-9,]+ (?:child|children|rows?) stands? (?=in )")
_IN_ALL = re.compile(r" in [0-9,]+ (?:child|children|rows?)$")


def of_one_row(problem: str) -> str:
    """Say of one row what is said of all that disagree alike: without how many they are."""
    return _IN_ALL.sub("", _MANY_STAND.sub("stands ", problem))


def disagreements(joined: Joined, *, reaches: Reaches) -> Iterator[Finding]:
    """List what two sources of one table say differently."""
    for match in joined.matches:
        yield from _differing(match)
        if match.here.table.shape in ("events", "spells"):
            yield from _starts(match)
            yield from _alone(match, reaches)


def _differing(match: Match) -> Iterator[Finding]:
    here, there, pairs = match.here, match.there, match.pairs
    _, end = start_and_end(here.table)
    for column in here.table.columns:
        name = column.name
        if name not in match.compared - set(pairs.key) or name not in here.columns:
            continue
        if not is_stated(there, name) or (column.kind == "text" and name != "team"):
            continue  # text written differently is no disagreement
        own, theirs = here.columns[name], there.columns[name]
        differ = [
            (at, place)
            for at, place in (*pairs.same, *pairs.near)
            if _differs(own[at], theirs[place], is_end=name == end)
        ]
        yield from _findings(here, there, differ, f"{_label(match, name)} differs")


def _differs(mine: Any, theirs: Any, *, is_end: bool) -> bool:
    if is_blank(mine) or is_blank(theirs):
        return is_end and is_blank(mine) != is_blank(theirs)
    if isinstance(mine, dt.datetime):
        return day_of(mine) != day_of(theirs)
    return bool(mine != theirs) and not (
        theirs in _EITHER.get(mine, ()) or mine in _EITHER.get(theirs, ())
    )


def _starts(match: Match) -> Iterator[Finding]:
    """Say of rows that are nearly the same in which part of the key they differ."""
    begun, there = match.begun or match.here, match.there
    for name in match.pairs.key:
        own, theirs = begun.columns[name], there.columns[name]
        differ = [(at, place) for at, place in match.pairs.near if own[at] != theirs[place]]
        if name != "child_id":
            yield from _findings(begun, there, differ, f"{_label(match, name)} differs")


def _alone(match: Match, reaches: Reaches) -> Iterator[Finding]:
    here, there, pairs = match.here, match.there, match.pairs
    first = first_of_both(here, there, reaches)
    mine, theirs = here.source_words, there.source_words
    right = [at for at in pairs.right if lies_within(there, at, first)]
    yield from _standing(there, right, f"in {theirs} and not in {mine}", mine)
    if there.latest or (there.family == "ssda903" and here.table.name in _CARE_ALONE):
        return
    left = [at for at in pairs.left if lies_within(here, at, first)]
    if there.family == "annex_a":
        known = set(there.columns["child_id"]) if "child_id" in there.columns else set()
        left = [at for at in left if here.columns["child_id"][at] not in known]
    yield from _standing(here, left, f"in {mine} and not in {theirs}", mine)


def first_of_both(one: Settled, other: Settled, reaches: Reaches) -> dt.date:
    """Give the first day both sources of a table answer for."""
    return max(filter(None, (reaches(one), reaches(other))), default=dt.date.min)


def lies_within(settled: Settled, at: int, first: dt.date) -> bool:
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
            f"{rows_in_words(len(found))} of {_children(settled, found)}"
            f" stand{'s' * (len(found) == 1)} {where}",
            settled.places.get(source, Place()),
            tuple(settled.rows[at] for at in found),
            assumed=f"{believed} is believed",
            table=settled.table.name,
        )


def rows_in_words(count: int) -> str:
    """Give `1 row` or `3 rows`."""
    return f"{count:,} row{'' if count == 1 else 's'}"


def _children(settled: Settled, rows: Iterable[int]) -> str:
    if "child_id" not in settled.columns:
        return rows_in_words(len(list(rows)))
    count = len({settled.columns["child_id"][at] for at in rows})
    return f"{count:,} child" if count == 1 else f"{count:,} children"


def _label(match: Match, name: str) -> str:
    if name in match.words:
        return match.words[name]
    if name == match.here.table.begins:
        return "start"
    return _WORDS.get(name, name.removesuffix("_on").removesuffix("_at").replace("_", " "))
