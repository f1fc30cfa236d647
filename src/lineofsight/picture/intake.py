"""What arrived and what it can answer; and the rows that somebody has to mend at their source."""

import datetime as dt
import json
from collections import defaultdict
from dataclasses import dataclass

from lineofsight.kernel.periods import Month
from lineofsight.picture.child_records import label
from lineofsight.picture.reading import Picture, Row
from lineofsight.picture.scope import CONDITION, Scope, parameters


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


@dataclass(frozen=True)
class WrongRow:
    """One row to mend at its source."""

    key: str  # stays from load to load while the same thing is wrong
    kind: str  # value not read, row set aside, sources disagree ...
    table: str
    file: str
    sheet: str
    row: int | None  # Excel row
    heading: str
    letter: str  # of the column
    typed: str  # the value as typed, where it names nobody; empty in a pseudonymous scope
    problem: str
    assumed: str  # what was assumed meanwhile
    beside: str  # the other source's place, where two disagree
    token: str  # of the child; empty where the row is not known to be any child's
    label: str
    search_for: str  # the words to search for in the case system: the child's or worker's code
    worker: str
    worker_name: str
    team: str
    held: str  # now, last: worker and team hold or held the child; row: the row names them
    first_seen_on: dt.date  # day of the extract it was first seen in
    returned: int  # how often it was mended and came back


@dataclass(frozen=True)
class Mended:
    """A row that was wrong in an earlier load and no longer is."""

    key: str
    problem: str
    token: str
    first_seen_on: dt.date
    mended_on: dt.date  # day of the extract that no longer had it


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


_OWN = """(wrong.names_child = 0 and (
    wrong.worker in (select value from json_each(:workers))
    or wrong.team in (select value from json_each(:teams))
))"""
"""True of a row of no child that names a worker or team of the scope."""


def wrong_rows(
    picture: Picture,
    *,
    scope: Scope,
    worker: str | None = None,
    team: str | None = None,
    others: bool = False,
) -> list[WrongRow]:
    """List the rows to mend about children of a scope, the gravest kind first.

    Rows that name no child but a worker or team of the scope are among them. With `others` also
    the rest that is about no child of the picture (a household's, a victim's, of a child nobody
    else knows): whoever asks so answers for who may see them.
    """
    rows = picture.rows(
        f"""select wrong.*, child.token, child.name, child.child_id, worker.name as worker_name
        from wrong left join child on child.id = wrong.child
        left join worker on worker.code = wrong.worker
        where (wrong.child is null and (:others = 1 or {_OWN})
                or wrong.child is not null and {CONDITION})
            and (:worker is null or wrong.worker = :worker)
            and (:team is null or wrong.team = :team)
        order by wrong.place""",
        **parameters(scope), worker=worker, team=team, others=int(others),
    )  # fmt: skip
    return [_wrong(row, scope) for row in rows]


def _wrong(row: Row, scope: Scope) -> WrongRow:
    shown = bool(row["token"]) and not scope.pseudonymous
    return WrongRow(
        key=row["key"], kind=row["kind"], table=row["tbl"], file=row["file"],
        sheet=row["sheet"], row=row["row"], heading=row["heading"], letter=row["letter"],
        typed="" if scope.pseudonymous else row["typed"], problem=row["problem"],
        assumed=row["assumed"], beside=row["beside"], token=row["token"] or "",
        label=label(row, scope) if row["token"] else "",
        search_for=row["child_id"] if shown else _worker_named(row), worker=row["worker"],
        worker_name=row["worker_name"] or "", team=row["team"], held=row["held"],
        first_seen_on=dt.date.fromisoformat(row["first_seen_on"]), returned=row["returned"],
    )  # fmt: skip


def _worker_named(row: Row) -> str:
    """Give the worker a row is about, where it is about no child."""
    return "" if row["names_child"] else str(row["worker"])


def mended(picture: Picture, *, scope: Scope, others: bool = False) -> list[Mended]:
    """List the rows that were wrong in an earlier load and no longer are, the latest first."""
    rows = picture.rows(
        f"""select mended.* from mended left join child on child.token = mended.child_token
        where (mended.child_token = '' and :others = 1 or child.id is not null and {CONDITION})
        order by mended_on desc, key""",
        **parameters(scope), others=int(others),
    )  # fmt: skip
    return [
        Mended(
            row["key"], row["problem"], row["child_token"],
            dt.date.fromisoformat(row["first_seen_on"]), dt.date.fromisoformat(row["mended_on"]),
        )
        for row in rows
    ]  # fmt: skip
