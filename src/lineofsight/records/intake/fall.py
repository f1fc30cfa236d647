"""Last year's file, or half a file: a month that fell is refused until somebody says it may.

A table fell when it has over 20% fewer rows than a sealed version of the same month had since a
fall was last accepted, or none of what the newest had; where no version tells, than the newest
sealed month of the three before. Days are held against that month alone: its newest day in a table
may not be newer, and a return none of whose tables has a newer day is last month's file again. One
most of whose rows begin after the extract is of a later month. Tables filled from another kind of
source than then are not compared, nor are the tables of the programme.
"""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa

from lineofsight.kernel.periods import Month, in_words
from lineofsight.kernel.problems import Refused
from lineofsight.records.home import Home
from lineofsight.records.seals import Seal
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


@dataclass(frozen=True)
class Earlier:
    """What is sealed already that a load is held against; None where there is none."""

    versions: tuple[Seal, ...] = ()
    """Those of the same month, the newest first, back to the last that a second person let fall.

    Held against the newest alone, small falls one after the other would take away half a file.
    """
    before: Seal | None = None
    """The newest sealed month of the three before."""


def compared_with(home: Home, month: Month) -> Earlier:
    """Give what is sealed of a month and of the three before it."""
    before = [str(month.plus(-months)) for months in range(1, MONTHS_BEFORE + 1)]
    seals = sealed(home)
    same = [seal for seal in reversed(seals) if str(seal.month) == str(month)]
    last = next((at for at, seal in enumerate(same) if seal.accepted_fall), len(same))
    found = [seal for seal in seals if str(seal.month) in before]
    return Earlier(tuple(same[: last + 1]), found[-1] if found else None)


def fell(now: int, was: int) -> bool:
    """Say whether a table has over 20% fewer rows than it had, where it had enough to say so."""
    return was >= FEWEST and now * 5 < was * 4


def falls(earlier: Earlier, now: Seal) -> list[str]:
    """Say in words which tables of a load fell since what is sealed already."""
    told = [
        _fewer(earlier, now, table) or _older(earlier.before, now, table) for table in now.tables
    ]
    found = [*filter(None, told), *_gone_since(earlier.versions, now)]
    return found or (_again(earlier.before, now) if earlier.before else [])


def _fewer(earlier: Earlier, now: Seal, table: str) -> str:
    """Say that a table has too few rows, held against the versions that filled it alike.

    Of those the one with most rows; where none did, the month before.
    """
    alike = [one for one in earlier.versions if _is_alike(one, now, table)]
    if not alike and earlier.before and _is_alike(earlier.before, now, table):
        alike = [earlier.before]
    one = max(alike, key=lambda one: one.tables[table], default=None)
    count = now.tables[table]
    if one is None or not fell(count, one.tables[table]):
        return ""
    which = f"version {one.version} of {one.name}" if one in earlier.versions else one.name
    return f"{rows_of(table, count)}, where {which} had {one.tables[table]:,}"


def _gone_since(versions: Sequence[Seal], now: Seal) -> list[str]:
    """Say which tables of the version this load takes the place of it has nothing of at all."""
    return [
        f"no {called(table)}, where version {same.version} of {same.name} had {count:,} rows"
        for same in versions[:1]
        for table, count in same.tables.items()
        if table not in now.tables and table not in OF_THE_PROGRAMME and fell(0, count)
    ]


def _older(before: Seal | None, now: Seal, table: str) -> str:
    """Say that the newest day of a table is older than that of the month `before`."""
    if before is None or not _is_alike(before, now, table):
        return ""
    day, then = now.newest.get(table), before.newest.get(table)
    if day is None or then is None or day >= then:
        return ""
    return (
        f"the newest day of the {called(table)} is {in_words(day)}; "
        f"{before.name} had {in_words(then)}"
    )


def _again(before: Seal, now: Seal) -> list[str]:
    """Say which return has no newer day in any table than the month `before` had."""
    found = []
    for words, mark in _RETURNS.items():
        tables = [
            table
            for table, day in now.newest.items()
            if TABLES[table].shape in ("events", "spells")
            and _is_alike(before, now, table)
            and now.reach[table].source.startswith(mark)
            and table in before.newest
            and day <= before.extracted_on
        ]
        enough = sum(before.tables[table] >= FEWEST for table in tables) >= LISTS
        if enough and all(now.newest[table] == before.newest[table] for table in tables):
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
                    f"{leave}or, if the fall is real, accept it "
                    "(load again with --accept-fall).")  # fmt: skip


def refusal_of_later(found: list[str], seal: Seal) -> Refused:
    """Word the refusal of a file whose days do not lie in the month it was sent for."""
    later = f"a file of a later month than {_asked(seal)}"
    return _refused(found, later, "Load it as the month it was drawn for (an SSDA903 set or a "
                    "census as the March or September that ends its year); if it is of this "
                    "month, accept it (load again with --accept-fall).")  # fmt: skip


def _refused(found: list[str], looks_like: str, do: str) -> Refused:
    more = f" And {len(found) - 3} more." if len(found) > 3 else ""
    return Refused(f"This looks like {looks_like}: {'; '.join(found[:3])}.{more}", do=do)


def _asked(seal: Seal) -> str:
    return seal.month.name if seal.month else in_words(seal.extracted_on)


def _is_alike(earlier: Seal, now: Seal, table: str) -> bool:
    """Whether both filled a table, from the same kind of source; of the programme's, never."""
    if table in OF_THE_PROGRAMME or not all(
        table in seal.tables and table in seal.reach for seal in (earlier, now)
    ):
        return False
    return earlier.reach[table].source == now.reach[table].source
