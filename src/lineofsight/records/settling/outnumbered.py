"""A believed source that holds next to nothing of what another source of the same month has.

A census of one child, or one whose every referral was closed, goes before Annex A and would leave
the month with next to no episodes of need. Counted are the rows both could tell of; where the other
does not say since when its rows hold, all of both.
"""

import datetime as dt
from collections.abc import Iterator, Sequence

from lineofsight.records.findings import Finding, Kind, Place
from lineofsight.records.settling.comparing import (
    Reaches,
    first_of_both,
    lies_within,
    rows_in_words,
)
from lineofsight.records.settling.pairing import OTHER_GRAIN
from lineofsight.records.settling.rows import Settled
from lineofsight.records.standard.ends import start_and_end
from lineofsight.records.standard.in_words import called

FEWEST = 5
"""Where the believed source has none, another with fewer rows than this says nothing."""

ENOUGH = 20
"""Where it has some, another with fewer rows than this says nothing."""


def outnumbered(sources: Sequence[Settled], *, reaches: Reaches) -> Iterator[Finding]:
    """Say which other source of a table has over twice the rows of the first, the believed one."""
    preferred, *others = sources
    table = preferred.table
    if table.shape not in ("events", "spells"):
        return
    for other in others:
        if (other.family, table.name) in OTHER_GRAIN:
            continue
        first = dt.date.min if _is_as_at(other) else first_of_both(preferred, other, reaches)
        own, theirs = _within(preferred, first), _within(other, first)
        if theirs >= (ENOUGH if own else FEWEST) and own * 2 < theirs:
            yield Finding(
                Kind.CHECK,
                f"{preferred.source_words} is believed and has {rows_in_words(own)} of "
                f"{called(table.name)}, where {other.source_words} has {theirs:,}",
                next(iter(preferred.places.values()), Place()),
                assumed="its rows alone count",
                table=table.name,
            )


def _is_as_at(settled: Settled) -> bool:
    """Ask whether the source says how things are, and not since when."""
    start, _ = start_and_end(settled.table)
    return start in settled.assumed


def _within(settled: Settled, first: dt.date) -> int:
    return sum(lies_within(settled, at, first) for at in range(len(settled.rows)))
