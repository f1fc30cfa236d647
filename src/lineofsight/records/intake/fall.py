"""Last year's file, or half a file: a month that fell is refused until somebody says it may.

Compared with the newest sealed month of the three before. A table fell when it has over 20% fewer
rows, or when its newest day is older than the newest day sealed then. A return none of whose
tables has a newer day is last month's file again; one most of whose rows begin after the extract
is of a later month. Tables filled from another kind of source than then are not compared, nor are
the tables of the programme.
"""

import datetime as dt
from collections import Counter
from collections.abc import Mapping

import pyarrow as pa

from lineofsight.kernel.periods import Month, in_words
from lineofsight.kernel.problems import Refused
from lineofsight.records.home import Home
from lineofsight.records.seals import Reach, Seal
from lineofsight.records.snapshots import sealed
from lineofsight.records.standard import TABLES
from lineofsight.records.standard.in_words import called
from lineofsight.records.standard.programme import OF_THE_PROGRAMME

MONTHS_BEFORE = 3
FEWEST = 5
"""A table that held fewer rows than this may lose any of them."""

LISTS = 3
"""A return with fewer tables than this may well have had a quiet month."""

AFTER = "starts after the extract"
"""How the reason of a row begins that is set aside because it lies in the future."""

_RETURNS = {"the Annex A lists": "list ", "the standard dataset": "ssd_"}
"""Return that is handed in every month, in words -> how the name of its sources begins."""


def compared_with(home: Home, month: Month) -> Seal | None:
    """Give the newest sealed month of the three before; None when none of them is sealed."""
    before = [str(month.plus(-months)) for months in range(1, MONTHS_BEFORE + 1)]
    found = [seal for seal in sealed(home) if str(seal.month) in before]
    return found[-1] if found else None


def fell(now: int, was: int) -> bool:
    """Say whether a table has over 20% fewer rows than it had, where it had enough to say so."""
    return was >= FEWEST and now * 5 < was * 4


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
        if table in OF_THE_PROGRAMME or not _same_source(before, reach, table):
            continue
        was = before.tables[table]
        if fell(count, was):
            found.append(f"{rows_of(table, count)}, where {before.name} had {was:,}")
        elif _is_older(newest.get(table), before.newest.get(table)):
            found.append(
                f"the newest day of the {called(table)} is {in_words(newest[table])}; "
                f"{before.name} had {in_words(before.newest[table])}"
            )
    return found or _again(before, newest=newest, reach=reach)


def _again(before: Seal, *, newest: Mapping[str, dt.date], reach: Mapping[str, Reach]) -> list[str]:
    """Say which return has no newer day in any table than the month `before` had."""
    found = []
    for words, mark in _RETURNS.items():
        tables = [
            table
            for table, day in newest.items()
            if TABLES[table].shape in ("events", "spells")
            and _same_source(before, reach, table)
            and reach[table].source.startswith(mark)
            and table in before.newest
            and day <= before.extracted_on
        ]
        enough = sum(before.tables[table] >= FEWEST for table in tables) >= LISTS
        if enough and all(newest[table] == before.newest[table] for table in tables):
            found.append(f"no day in {words} is newer than {before.name} had")
    return found


def from_a_later_month(
    gathered_aside: pa.Table, rows: Mapping[str, int], *, extracted_on: dt.date
) -> list[str]:
    """Say how many rows begin after the extract where they are most of a table: a later month's."""
    late = Counter(
        table
        for table, reason in zip(
            gathered_aside.column("table").to_pylist(),
            gathered_aside.column("reason").to_pylist(),
            strict=True,
        )
        if reason.startswith(AFTER)
    )
    most = [
        f"{many:,} of {many + rows.get(table, 0):,} {called(table)} do"
        for table, many in sorted(late.items())
        if many >= FEWEST and many > rows.get(table, 0)
    ]
    said = f"{late.total():,} rows begin after {in_words(extracted_on)}"
    return [said, *most] if most else []


def rows_of(table: str, count: int) -> str:
    """Say how many rows of a table there are, in words."""
    return f"{count:,} row{'' if count == 1 else 's'} of {called(table)}"


def gone(before: Seal, *, rows: Mapping[str, int]) -> str:
    """Say which tables the month `before` had rows of and this load has none of; or nothing."""
    missing = [table for table, count in before.tables.items() if count and table not in rows]
    if not missing:
        return ""
    named = ", ".join(called(table) for table in missing)
    return (
        f"{before.name} had these, and this load has none of them: {named}. "
        "What rests on them is no data for the months only this load could answer."
    )


def refusal(found: list[str], outnumbered: list[str]) -> Refused:
    """Word the refusal of a month that fell, or whose believed source another outnumbers."""
    leave = "leave out the file that is believed and holds too little, " if outnumbered else ""
    return _refused([*outnumbered, *found], "an old file or half a file", "Load the right files, "
                    f"{leave}or, if the fall is real, load again with --accept-fall.")  # fmt: skip


def refusal_of_later(found: list[str], seal: Seal) -> Refused:
    """Word the refusal of a file whose days do not lie in the month it was sent for."""
    later = f"a file of a later month than {_asked(seal)}"
    return _refused(found, later, "Load it as the month it was drawn for (an SSDA903 set or a "
                    "census as the March or September that ends its year); if it is of this "
                    "month, load again with --accept-fall.")  # fmt: skip


def _refused(found: list[str], looks_like: str, do: str) -> Refused:
    more = f" And {len(found) - 3} more." if len(found) > 3 else ""
    return Refused(f"This looks like {looks_like}: {'; '.join(found[:3])}.{more}", do=do)


def _asked(seal: Seal) -> str:
    return seal.month.name if seal.month else in_words(seal.extracted_on)


def _same_source(before: Seal, reach: Mapping[str, Reach], table: str) -> bool:
    if table not in before.tables or table not in reach or table not in before.reach:
        return False
    return before.reach[table].source == reach[table].source


def _is_older(now: dt.date | None, then: dt.date | None) -> bool:
    return now is not None and then is not None and now < then
