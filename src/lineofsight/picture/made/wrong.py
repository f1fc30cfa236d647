"""Rows to mend at their source: each once, with a key that stays, and whose it is to mend.

Taken from the report of the newest load. A row that the next load no longer has is mended; one
that comes back counts how often it returned. What was known before lies beside the picture.
"""

import csv
import hmac
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any

from lineofsight.picture.made.making import Making
from lineofsight.picture.made.mending import Known, known
from lineofsight.records.load_report_files import TABLE
from lineofsight.records.standard import TABLES

KINDS = (
    "check failed", "value not read", "row set aside", "sources disagree", "conflict", "check",
)  # fmt: skip
"""Findings that somebody has to mend in the case system, the gravest first."""

_DIGITS = re.compile(r"[0-9]+")

Place = tuple[str, str, int]
"""File, sheet and Excel row."""

Found = Mapping[str, str]
"""One line of the report."""


def make(making: Making) -> None:
    """Write the wrong rows of the newest load, and those mended since they were first seen."""
    lines = list(_lines(making))
    children = _children(making, lines)
    before = known(making.home)
    now = dict(_keyed(making, lines, children))
    making.store.insert("wrong", _rows(making, now, children, before))
    making.store.insert("mended", _mended(making, before, now))


def _lines(making: Making) -> Iterator[Found]:
    folder = making.home.report_of(making.live.seal.id)
    try:
        with (folder / TABLE).open(encoding="utf-8-sig", newline="") as file:
            found = [line for line in csv.DictReader(file) if line["kind"] in KINDS]
    except FileNotFoundError:
        return
    yield from sorted(found, key=lambda line: KINDS.index(line["kind"]))


def _place(line: Found) -> Place | None:
    return (line["file"], line["sheet"], int(line["row"])) if line["row"] else None


def _children(making: Making, lines: Sequence[Found]) -> dict[Place, str]:
    """Give the child that each row is about, where the row stands in a table."""
    sources = {(one.file, one.sheet or ""): at for at, one in enumerate(making.live.seal.sources)}
    found: dict[Place, str] = {}
    for name, table in TABLES.items():
        if "child_id" not in table.stored or name not in making.live.seal.tables:
            continue
        wanted: dict[tuple[int, int], Place] = {}
        for line in lines:
            place = _place(line)
            if place and place[:2] in sources and line["table"] in {"", name}:
                wanted[sources[place[:2]], place[2]] = place
        for (source, row), child_id in _at(making, name, wanted):
            found.setdefault(wanted[source, row], child_id)
    return found


def _at(
    making: Making, table: str, wanted: Collection[tuple[int, int]]
) -> Iterator[tuple[tuple[int, int], str]]:
    """Give the child of each of these rows of a table."""
    if not wanted:
        return
    asked = ", ".join(f"({source}, {row})" for source, row in sorted(wanted))
    rows = making.live.run(
        f"select t.child_id, t.source_file, t.source_row from {table} t "
        f"join (values {asked}) w(source_file, source_row) "
        "on w.source_file = t.source_file and w.source_row = t.source_row "
        "where t.child_id is not null order by t.child_id"
    ).to_pylist()
    for row in rows:
        yield (row["source_file"], row["source_row"]), row["child_id"]


def _keyed(
    making: Making, lines: Sequence[Found], children: Mapping[Place, str]
) -> Iterator[tuple[str, Found]]:
    """Give each wrong row under its key: of one child, fact and problem, however rows move."""
    taken: Counter[str] = Counter()
    for line in lines:
        place = _place(line)
        child = children.get(place, "") if place else ""
        where = [line["table"], _DIGITS.sub("", line["file"]), line["sheet"], line["heading"]]
        about = making.token(child) if child else line["row"]
        text = "\0".join([line["kind"], *where, line["as typed"], line["problem"], about])
        taken[text] += 1
        yield _key(f"{text}\0{taken[text]}"), line


def _key(text: str) -> str:
    return hmac.new(b"wrong row", text.encode(), sha256).hexdigest()[:16]


def _rows(
    making: Making,
    now: Mapping[str, Found],
    children: Mapping[Place, str],
    before: Mapping[str, Known],
) -> Iterator[tuple[object, ...]]:
    held = _held(making)
    for at, (key, line) in enumerate(now.items()):
        place = _place(line)
        number = making.children.get(children.get(place, "")) if place else None
        worker, team = held[number] if number else ("", "")
        seen = before.get(key)
        returned = seen.returned + int(bool(seen.mended_on)) if seen else 0
        beside = " ".join(
            part for part in (line["beside file"], line["beside sheet"], line["beside row"]) if part
        )
        yield (
            key, line["kind"], line["table"], line["file"], line["sheet"],
            place[2] if place else None, line["heading"], line["column"], line["as typed"],
            line["problem"], line["assumed"], beside, number, worker, team,
            seen.first_seen_on if seen else _today(making), returned, at,
        )  # fmt: skip


def _held(making: Making) -> dict[Any, tuple[str, str]]:
    """Give the worker and team of each child, by its number."""
    found: dict[Any, tuple[str, str]] = defaultdict(lambda: ("", ""))
    for number, worker, team in making.store.run("select id, worker, team from child"):
        found[number] = str(worker), str(team)
    return found


def _today(making: Making) -> str:
    return making.live.seal.extracted_on.isoformat()


def _mended(
    making: Making, before: Mapping[str, Known], now: Mapping[str, Found]
) -> Iterator[tuple[object, ...]]:
    for key, one in before.items():
        if key not in now:
            mended_on = one.mended_on or _today(making)
            yield key, one.child, one.problem, one.first_seen_on, mended_on, one.returned
