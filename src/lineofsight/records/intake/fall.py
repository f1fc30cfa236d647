"""Last year's file, or half a file: a month that fell is refused until somebody says it may.

Compared with the newest sealed month of the three before. A table fell when it has over 20% fewer
rows, or when its newest day is older than the newest day sealed then. Tables filled from another
kind of source than then are not compared, nor are the words of the programme.
"""

import datetime as dt
from collections.abc import Mapping

from lineofsight.kernel.periods import Month, in_words
from lineofsight.kernel.problems import Refused
from lineofsight.records.home import Home
from lineofsight.records.seals import Reach, Seal
from lineofsight.records.snapshots import sealed

MONTHS_BEFORE = 3
FEWEST = 5
"""A table that held fewer rows than this may lose any of them."""

_WORDS = frozenset(
    {
        "narrative",
        "targets",
        "neighbours",
        "population",
        "plan_actions",
        "plan_milestones",
        "plan_evidence",
        "plan_key",
    }
)


def compared_with(home: Home, month: Month) -> Seal | None:
    """Give the newest sealed month of the three before; None when none of them is sealed."""
    before = [str(month.plus(-months)) for months in range(1, MONTHS_BEFORE + 1)]
    found = [seal for seal in sealed(home) if str(seal.month) in before]
    return found[-1] if found else None


def falls(
    before: Seal,
    *,
    rows: Mapping[str, int],
    newest: Mapping[str, dt.date],
    reach: Mapping[str, Reach],
) -> list[str]:
    """Say in words which tables fell since the month `before`."""
    found = []
    for table, count in rows.items():
        if table in _WORDS or not _same_source(before, reach, table):
            continue
        was = before.tables[table]
        if was >= FEWEST and count * 5 < was * 4:
            found.append(f"{table} has {count:,} rows; {before.name} had {was:,}")
        elif _is_older(newest.get(table), before.newest.get(table)):
            found.append(
                f"the newest day in {table} is {in_words(newest[table])}; "
                f"{before.name} had {in_words(before.newest[table])}"
            )
    return found


def gone(before: Seal, *, rows: Mapping[str, int]) -> str:
    """Say which tables the month `before` had rows of and this load has none of; or nothing."""
    missing = [table for table, count in before.tables.items() if count and table not in rows]
    if not missing:
        return ""
    return (
        f"{before.name} had these, and this load has none of them: {', '.join(missing)}. "
        "What rests on them is no data for the months only this load could answer."
    )


def refusal(found: list[str]) -> Refused:
    """Word the refusal of a month that fell."""
    more = f" And {len(found) - 3} more." if len(found) > 3 else ""
    return Refused(
        f"This looks like an old file or half a file: {'; '.join(found[:3])}.{more}",
        do="Load the right files, or, if the fall is real, load again with --accept-fall.",
    )


def _same_source(before: Seal, reach: Mapping[str, Reach], table: str) -> bool:
    if table not in before.tables or table not in reach or table not in before.reach:
        return False
    return before.reach[table].source == reach[table].source


def _is_older(now: dt.date | None, then: dt.date | None) -> bool:
    return now is not None and then is not None and now < then
