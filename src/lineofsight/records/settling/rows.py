"""Which rows count: rows that cannot are set aside once, here, and populations never filter.

Set aside are rows without a start, that start after the extract (a day that is only expected may
lie after it), or that end before they start (not section 47 enquiries: a conference before the
discussion stays and is never in time). So are rows whose end could not be read, which may be open
or closed, and rows of which an unread value leaves open whether they belong to the table. An end
after the extract is no end yet, nor is its reason. Rows alike in their key count once; where their
other facts differ they are in conflict, and the first is kept. A list's first table decides for its
row.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from lineofsight.kernel.codes import NOT_RECORDED
from lineofsight.records.findings import Finding, Kind, Place
from lineofsight.records.mapping.filling import Filled, FilledList
from lineofsight.records.settling import to_come
from lineofsight.records.settling.ends_unsaid import ends_unsaid
from lineofsight.records.standard import TABLES, Table
from lineofsight.records.standard.ends import start_and_end, told_with_the_end

_BEGUN_BY = {"court_filings": "directed_on", "posts": "", "audit_plan": ""}
"""What must not lie after the extract, where a row is known by a day that may: a paper is due at
court and an audit planned for a day to come, and a vacancy to come takes no post away."""

Dated = dt.date | dt.datetime


@dataclass(frozen=True)
class SetAside:
    """One row that does not count: its table, place and the reason."""

    table: str
    source: int
    row: int
    reason: str


class Completed(NamedTuple):
    """One value of a row (`source`, `row`) that came from a row of another list."""

    table: str
    column: str
    source: int
    row: int
    from_source: int
    from_row: int


@dataclass
class Settled:
    """The rows of one standard table that count, as columns of values."""

    table: Table
    columns: dict[str, list[Any]]
    sources: list[int]  # place of each row's list among the sources
    rows: list[int]  # Excel row of each
    rows_in: int
    set_aside: list[SetAside] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    latest: bool = False
    reach_by: tuple[str, ...] = ()
    reach_as: str = ""
    follows_in: int = 0
    one_each: bool = False
    holds_origins: bool = False
    alone: str = ""  # whom alone its rows tell of
    source_words: str = ""
    family: str = ""
    places: dict[int, Place] = field(default_factory=dict)  # of each list among the sources
    cells: dict[int, Mapping[str, Place]] = field(default_factory=dict)  # and of its columns
    given: frozenset[str] = frozenset()  # columns its sources have a heading for
    assumed: frozenset[str] = frozenset()  # columns the mapping says, and no cell
    completed: list[Completed] = field(default_factory=list)

    def keep(self, kept: list[int]) -> None:
        """Keep the rows at these places and no others."""
        self.columns = {name: _at(values, kept) for name, values in self.columns.items()}
        self.sources, self.rows = _at(self.sources, kept), _at(self.rows, kept)


def settle_list(filled: FilledList, *, extracted_on: dt.date) -> list[Settled]:
    """Give the rows of one list that count, table by table."""
    settled = []
    out: set[int] = set()  # places in the list whose row does not count at all
    for number, one in enumerate(filled.tables):
        reasons = _reasons(one, filled, extracted_on)
        if number == 0 and one.fill.only is None:
            out = {one.positions[at] for at in reasons}
        else:  # a row set aside for its start is written down once
            reasons = {at: why for at, why in reasons.items() if one.positions[at] not in out}
        settled.append(_settle(one, filled, reasons, out))
    _say_what_is_to_come(settled, extracted_on)
    return settled


def stacked(parts: list[Settled]) -> Settled:
    """Put what several fills give for one table under one another."""
    first = parts[0]
    names = list(dict.fromkeys(name for part in parts for name in part.columns))
    return Settled(
        table=first.table,
        columns={
            name: [value for part in parts for value in _column(part, name)] for name in names
        },
        sources=[source for part in parts for source in part.sources],
        rows=[row for part in parts for row in part.rows],
        rows_in=sum(part.rows_in for part in parts),
        set_aside=[one for part in parts for one in part.set_aside],
        findings=[finding for part in parts for finding in part.findings],
        latest=all(part.latest for part in parts),
        reach_by=tuple(dict.fromkeys(name for part in parts for name in part.reach_by)),
        reach_as=first.reach_as,
        follows_in=first.follows_in,
        one_each=all(part.one_each for part in parts),
        holds_origins=all(part.holds_origins for part in parts),
        alone=first.alone if all(part.alone for part in parts) else "",
        source_words=_words([part.source_words for part in parts], first.family),
        family=first.family,
        places={source: place for part in parts for source, place in part.places.items()},
        cells=_cells(parts),
        given=frozenset(name for part in parts for name in part.given),
        assumed=frozenset(name for part in parts for name in part.assumed),
    )


def _cells(parts: list[Settled]) -> dict[int, Mapping[str, Place]]:
    found: dict[int, dict[str, Place]] = {}
    for part in parts:
        for source, columns in part.cells.items():
            found.setdefault(source, {}).update(columns)
    return dict(found)


def _words(lists: list[str], family: str) -> str:
    if family == "ssda903" and len(set(lists)) > 1:
        return "the SSDA903 set"
    return " and ".join(dict.fromkeys(lists))


def _column(part: Settled, name: str) -> list[Any]:
    if name in part.columns:
        return part.columns[name]
    declared = {column.name: column for column in part.table.columns}.get(name)
    coded = declared is not None and declared.codes
    return [NOT_RECORDED if coded else None] * len(part.rows)


def _reasons(one: Filled, filled: FilledList, extracted_on: dt.date) -> dict[int, str]:
    """Say of rows that cannot count why not: place in the filled rows -> reason."""
    table = TABLES[one.table]
    reasons: dict[int, str] = {}
    if filled.wide_rows:
        for at, row in enumerate(one.rows):
            if row in filled.wide_rows:
                reasons[at] = "more values than headings: its values may have moved"
    for at, why in one.unsure.items():
        reasons.setdefault(at, why)
    for name in table.needs:
        _add(reasons, one.columns.get(name), _lacks, _lacking(table, name))
    start, end = start_and_end(table)
    begun = one.columns.get(_begun_by(table))
    _add(reasons, begun, to_come.is_after(extracted_on), to_come.STARTS)
    _add_order(reasons, one, start, end, "ends before it starts")
    return reasons


def _begun_by(table: Table) -> str:
    return _BEGUN_BY.get(table.name, start_and_end(table)[0])


def _lacking(table: Table, name: str) -> str:
    if name == start_and_end(table)[0]:
        is_start = table.shape == "spells" or name.startswith(("started", "began", "missing"))
        meaning = table.column(name).meaning.split(";")[0]
        return "its start is missing" if is_start else f"its day is missing ({meaning})"
    return f"its {name.removesuffix('_id').replace('_', ' ')} is missing"


def _lacks(value: Any) -> bool:
    return value is None or value == NOT_RECORDED


def _add(
    reasons: dict[int, str], values: list[Any] | None, is_so: Callable[[Any], bool], reason: str
) -> None:
    for at, value in enumerate(values or ()):
        if is_so(value):
            reasons.setdefault(at, reason)


def _add_order(reasons: dict[int, str], one: Filled, start: str, end: str, reason: str) -> None:
    starts, ends = one.columns.get(start), one.columns.get(end)
    if starts is None or ends is None:
        return
    timed = one.columns.get(f"{end.rsplit('_', 1)[0]}_has_time")
    for at, (begun, over) in enumerate(zip(starts, ends, strict=True)):
        if begun is None or over is None or over >= begun:
            continue
        if timed is not None and not timed[at] and over.date() == begun.date():
            continue  # returned on the day itself, at a time not known
        reasons.setdefault(at, reason)


def _settle(
    one: Filled,
    filled: FilledList,
    reasons: dict[int, str],
    out: set[int],
) -> Settled:
    table = TABLES[one.table]
    kept = [at for at, place in enumerate(one.positions) if at not in reasons and place not in out]
    settled = Settled(
        table=table,
        columns={name: _at(values, kept) for name, values in one.columns.items()},
        sources=[one.source] * len(kept),
        rows=_at(one.rows, kept),
        rows_in=len(one.positions),
        set_aside=[
            SetAside(table.name, one.source, one.rows[at], reason)
            for at, reason in sorted(reasons.items())
        ],
        latest=one.fill.latest,
        reach_by=one.fill.reach_by,
        reach_as=one.fill.reach_as,
        follows_in=one.fill.follows_in,
        one_each=one.fill.one_each,
        holds_origins=one.fill.holds_origins,
        alone=one.fill.alone,
        source_words=filled.mapping.words,
        family=filled.mapping.family,
        places={one.source: filled.place},
        cells={one.source: one.places},
        given=one.given,
        assumed=one.assumed,
    )
    found = _set_aside_findings(settled.set_aside, filled.place, table)
    begun = one.places.get(_begun_by(table), filled.place)
    settled.findings += [
        replace(each, place=begun) if each.problem == to_come.STARTS else each for each in found
    ]
    settled.findings += ends_unsaid(table, settled.columns, settled.rows, one.places)
    return settled


def _at(values: list[Any], kept: list[int]) -> list[Any]:
    return values if len(kept) == len(values) else [values[at] for at in kept]


def _set_aside_findings(rows: Iterable[SetAside], place: Place, table: Table) -> list[Finding]:
    by_reason: dict[str, list[int]] = {}
    for one in rows:
        by_reason.setdefault(one.reason, []).append(one.row)
    return [
        Finding(
            Kind.SET_ASIDE, reason, place, tuple(found), assumed="not counted", table=table.name
        )
        for reason, found in by_reason.items()
    ]


def _say_what_is_to_come(tables: list[Settled], extracted_on: dt.date) -> None:
    """Empty the ends after the extract, and say which days lie after it, each once."""
    is_later = to_come.is_after(extracted_on)
    said: to_come.Said = set()
    for one in tables:
        _, end = start_and_end(one.table)
        later = _later(one, end, is_later)
        _empty(one, end, later)
        is_expected = end and one.table.column(end).is_expected
        _say(one, to_come.EXPECTED if is_expected else to_come.ENDS, end, later, said)
    for one in tables:
        own = {*start_and_end(one.table), *one.assumed}
        for column in one.table.columns:
            if column.has_happened and column.name not in own:
                later = _later(one, column.name, is_later)
                _say(one, to_come.HAPPENS, column.name, later, said)


def _later(settled: Settled, name: str, is_later: Callable[[Any], bool]) -> list[int]:
    return [at for at, value in enumerate(settled.columns.get(name, ())) if is_later(value)]


def _empty(settled: Settled, name: str, later: list[int]) -> None:
    """Empty ends to come, and what is said of each: its reason, outcome, where to."""
    if not later:
        return
    places = {*later}
    settled.columns[name] = list(settled.columns[name])
    timed = settled.columns.get(f"{name.rsplit('_', 1)[0]}_has_time")
    for at in later:
        settled.columns[name][at] = None
        if timed is not None:
            timed[at] = None
    for one in told_with_the_end(settled.table):
        told = settled.columns.get(one.fact)
        if told is not None:
            blank = NOT_RECORDED if settled.table.column(one.fact).codes else None
            settled.columns[one.fact] = [
                blank if at in places and one.says(value) else value
                for at, value in enumerate(told)
            ]


def _say(settled: Settled, problem: str, name: str, later: list[int], said: to_come.Said) -> None:
    """Say it of rows of the one list that these tables are filled from, with its column."""
    (source, place), *_ = settled.places.items()
    own = settled.cells[source].get(name, place)
    rows = [settled.rows[at] for at in later]
    settled.findings += to_come.about(problem, own, rows, said, table=settled.table.name)


def set_orders_before_placement_aside(permanence: Settled) -> None:
    """Set aside adoption orders made before the child was placed; the placement may be blank."""
    placed = permanence.columns.get("placed_on")
    ordered = permanence.columns.get("ordered_on")
    if placed is None or ordered is None:
        return
    wrong = {
        at
        for at, (start, end) in enumerate(zip(placed, ordered, strict=True))
        if start is not None and end is not None and end < start
    }
    places = [(permanence.sources[at], permanence.rows[at]) for at in sorted(wrong)]
    write_aside(permanence, places, "adoption order before its placement")
    permanence.keep([at for at in range(len(permanence.rows)) if at not in wrong])


def write_aside(settled: Settled, places: Iterable[tuple[int, int]], reason: str) -> None:
    """Write down that rows, by source and row, do not count, and say so of each list."""
    rows = [SetAside(settled.table.name, source, row, reason) for source, row in places]
    settled.set_aside += rows
    for source, place in settled.places.items():
        of_one = [row for row in rows if row.source == source]
        settled.findings += _set_aside_findings(of_one, place, settled.table)


def count_once(settled: Settled, *, within_each_list: bool = False) -> None:
    """Keep the first row of each key; the others are duplicates, or conflicts where they differ.

    Within each list, rows that leave a part of the key blank are let be.
    """
    keys = [settled.columns.get(name) for name in settled.table.key]
    present = [values for values in keys if values is not None]
    if not present:
        return
    if within_each_list:
        present.append(settled.sources)
    first: dict[tuple[Any, ...], int] = {}
    doubled: list[tuple[int, int]] = []
    for at, key in enumerate(zip(*present, strict=True)):
        if within_each_list and None in key:
            continue
        seen = first.setdefault(key, at)
        if seen != at:
            doubled.append((at, seen))
    if doubled:
        _set_doubles_aside(settled, doubled)


def _set_doubles_aside(settled: Settled, doubled: list[tuple[int, int]]) -> None:
    facts = [values for name, values in settled.columns.items() if name not in settled.table.key]
    found: dict[tuple[int, Kind], list[int]] = {}
    for at, seen in doubled:
        alike = all(values[at] == values[seen] for values in facts)
        kind = Kind.DUPLICATE if alike else Kind.CONFLICT
        counts_by = settled.places[settled.sources[seen]].counts_by
        words = "duplicate of" if alike else "in conflict with"
        reason = f"{words} {counts_by} {settled.rows[seen]}"
        settled.set_aside.append(
            SetAside(settled.table.name, settled.sources[at], settled.rows[at], reason)
        )
        found.setdefault((settled.sources[at], kind), []).append(settled.rows[at])
    settled.findings += [
        _doubles(settled, source, kind, rows) for (source, kind), rows in found.items()
    ]
    gone = {at for at, _ in doubled}
    settled.keep([at for at in range(len(settled.rows)) if at not in gone])


def _doubles(settled: Settled, source: int, kind: Kind, rows: list[int]) -> Finding:
    key = ", ".join(name.removesuffix("_id").replace("_", " ") for name in settled.table.key)
    problem = {
        Kind.DUPLICATE: f"the same row again (alike in {key})",
        Kind.CONFLICT: f"the same {key} with different facts",
    }[kind]
    assumed = "counted once" if kind is Kind.DUPLICATE else "the first row was kept"
    return Finding(
        kind,
        problem,
        settled.places[source],
        tuple(rows),
        assumed=assumed,
        table=settled.table.name,
    )
