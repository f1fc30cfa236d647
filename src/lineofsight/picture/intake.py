"""What arrived: each load, what it set aside and why, and what each table can answer."""

import datetime as dt
import json
from collections import defaultdict
from dataclasses import dataclass

from lineofsight.kernel.periods import Month
from lineofsight.picture.reading import Picture, Row


@dataclass(frozen=True)
class File:
    """One file or sheet a load read."""

    file: str
    sheet: str
    sha256: str


@dataclass(frozen=True)
class Aside:
    """Rows of a table that were set aside for one reason."""

    table: str
    reason: str
    rows: int


@dataclass(frozen=True)
class Load:
    """One load: a sealed month, or the running picture."""

    id: str
    month: Month | None  # None: the running picture
    version: int
    extracted_on: dt.date
    loaded_at: dt.datetime | None
    is_newest: bool
    accepted_fall: bool
    rows: int
    tables: dict[str, int]  # table -> rows kept
    files: tuple[File, ...]
    findings: dict[str, int]  # kind -> how many
    notes: tuple[str, ...]
    aside: tuple[Aside, ...]


@dataclass(frozen=True)
class Covered:
    """Whether a table can answer for one month."""

    month: Month
    answers: bool
    reason: str  # why not; empty when it can


@dataclass(frozen=True)
class CoverageRow:
    """One table through the months."""

    table: str
    meaning: str
    source: str  # empty: not loaded
    months: tuple[Covered, ...]


def arrivals(picture: Picture) -> list[Load]:
    """List the loads, the newest first, with what each set aside and why."""
    aside: dict[str, list[Aside]] = defaultdict(list)
    for row in picture.rows("select * from aside order by many desc, tbl, reason"):
        aside[row["load"]].append(Aside(row["tbl"], row["reason"], row["many"]))
    rows = picture.rows("select * from load order by extracted_on desc, is_running desc, id desc")
    return [_load(row, tuple(aside[row["id"]])) for row in rows]


def _load(row: Row, aside: tuple[Aside, ...]) -> Load:
    loaded = row["loaded_at"]
    return Load(
        id=row["id"], month=Month.parse(row["month"]) if row["month"] else None,
        version=row["version"], extracted_on=dt.date.fromisoformat(row["extracted_on"]),
        loaded_at=dt.datetime.fromisoformat(loaded) if loaded else None,
        is_newest=bool(row["is_newest"]), accepted_fall=bool(row["accepted_fall"]),
        rows=row["rows"], tables=json.loads(row["tables"]),
        files=tuple(File(**one) for one in json.loads(row["sources"])),
        findings=json.loads(row["findings"]),
        notes=tuple(note for note in row["notes"].split("\n") if note), aside=aside,
    )  # fmt: skip


def coverage(picture: Picture) -> list[CoverageRow]:
    """List for each table of the newest seal which of 24 months it can answer, or why not."""
    held: dict[str, list[Row]] = defaultdict(list)
    for row in picture.rows("select * from coverage order by place, month"):
        held[row["tbl"]].append(row)
    return [
        CoverageRow(
            name, rows[0]["meaning"], rows[0]["source"],
            tuple(
                Covered(Month.at(row["month"]), bool(row["answers"]), row["reason"])
                for row in rows
            ),
        )
        for name, rows in held.items()
    ]  # fmt: skip
