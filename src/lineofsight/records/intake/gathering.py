"""From source lists to the standard tables of a month, with everything found on the way.

Each list is filled in, one source is chosen for each table, rows that cannot count are set aside,
each key counts once, reach is worked out, and the checks are run. Nothing is written here.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from lineofsight.kernel.codes import NOT_RECORDED
from lineofsight.kernel.problems import ChecksFailed
from lineofsight.records.checks.running import findings as checked
from lineofsight.records.findings import Finding, Kind, Place
from lineofsight.records.intake.children_named import naming
from lineofsight.records.intake.empty_tables import (
    about_empty,
    about_partial,
    empty_tables,
    kept_back_tables,
    mark_empty,
)
from lineofsight.records.intake.in_no_other_list import in_no_other_list
from lineofsight.records.intake.not_read import unread_values
from lineofsight.records.intake.out_of_date import OutOfDate, out_of_date
from lineofsight.records.intake.owners import owners
from lineofsight.records.intake.picture import Picture
from lineofsight.records.intake.remarks import (
    LintTarget,
    about_lists,
    about_tables,
    about_targets,
    notes_of,
    nothing_counts,
)
from lineofsight.records.intake.taken_for_numbers import Apart, taken_for_numbers
from lineofsight.records.mapping.asked import Asked
from lineofsight.records.mapping.filling import FilledList, fill
from lineofsight.records.readers.layouts import Reading
from lineofsight.records.seals import Source
from lineofsight.records.settling import persons
from lineofsight.records.settling.adoption import one_row_for_each_decision
from lineofsight.records.settling.arrow import as_table, days_without_numbers, newest_day
from lineofsight.records.settling.history import without_history
from lineofsight.records.settling.reach import Reached, reached, year_of
from lineofsight.records.settling.rows import (
    SetAside,
    Settled,
    count_once,
    set_orders_before_placement_aside,
    settle_list,
    stacked,
)
from lineofsight.records.settling.sources_chosen import choose, not_read
from lineofsight.records.settling.standing_alone import standing_alone
from lineofsight.records.settling.together import put_together
from lineofsight.records.snapshots import (
    COMPLETED_SCHEMA,
    SET_ASIDE_SCHEMA,
    TO_MEND_SCHEMA,
    UNREAD_SCHEMA,
)
from lineofsight.records.standard import TABLES
from lineofsight.settings import Settings


@dataclass
class Gathered:
    """The tables of a month, ready to seal, and all there is to say about them."""

    asked: Asked
    reading: Reading
    sources: tuple[Source, ...]
    settled: dict[str, Settled] = field(default_factory=dict)
    tables: dict[str, pa.Table] = field(default_factory=dict)
    newest: dict[str, dt.date] = field(default_factory=dict)
    reaches: dict[str, Reached] = field(default_factory=dict)
    lacks: dict[str, tuple[str, ...]] = field(default_factory=dict)
    blank: dict[str, tuple[str, ...]] = field(default_factory=dict)
    latest: dict[str, tuple[str, ...]] = field(default_factory=dict)
    empty: dict[str, str] = field(default_factory=dict)
    not_taken: dict[str, tuple[str, ...]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    set_aside: pa.Table = field(default_factory=SET_ASIDE_SCHEMA.empty_table)
    unread: pa.Table = field(default_factory=UNREAD_SCHEMA.empty_table)
    completed: pa.Table = field(default_factory=COMPLETED_SCHEMA.empty_table)
    to_mend: pa.Table = field(default_factory=TO_MEND_SCHEMA.empty_table)
    completed_words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    out_of_date: list[OutOfDate] = field(default_factory=list)
    outnumbered: list[Finding] = field(default_factory=list)
    taken_for_numbers: list[Apart] = field(default_factory=list)
    counted_from: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The columns of each table that some figure counts from; empty: nobody said."""
    authority: str | None = None
    authority_from: str = ""
    notes: tuple[str, ...] = ()


def gather(
    reading: Reading,
    *,
    asked: Asked,
    covers_from: dt.date | None,
    settings: Settings,
    authority: str | None,
    lint_target: LintTarget = lambda _row: "",
) -> Gathered:
    """Fill, settle and check everything read. Raises `ChecksFailed` for days written month first.

    Anything else that is wrong is a finding; `Kind.CHECK_FAILED` forbids sealing.
    """
    sources = tuple(
        Source(sheet.file, sheet.sheet, reading.digests.get(sheet.file, ""))
        for sheet in reading.sheets
    )
    gathered = Gathered(asked, reading, sources)
    lists = [
        fill(sheet, source=place, asked=asked, tables=set(TABLES))
        for place, sheet in enumerate(reading.sheets)
    ]
    _refuse_month_first(lists)
    kept = settings.records.kept_tables
    mark_empty(lists, kept=kept)
    gathered.findings += [*about_lists(reading, lists), *about_empty(lists, kept=kept)]
    gathered.out_of_date = out_of_date(lists, asked=asked)
    gathered.findings += [one.finding for one in gathered.out_of_date]
    _look_at_identifiers(gathered, lists)
    for sheet in reading.sheets:
        sheet.cells.clear()  # the largest thing in memory, and read to the end
    _settle(gathered, lists, covers_from)
    partial = [one for one in not_read(lists) if one[0] not in gathered.settled]
    gathered.findings += about_partial(partial)
    without = kept_back_tables(reading) | empty_tables(lists)
    gathered.empty = {name: why for name, why in without.items() if name not in gathered.settled}
    gathered.empty |= {table: why for table, why, _ in partial}
    _measure(gathered, covers_from)
    gathered.findings += about_tables(gathered.settled, lists, asked)
    places = [Place(source.file, source.sheet) for source in sources]
    gathered.findings += checked(gathered.tables, extracted_on=asked.extracted_on, places=places)
    gathered.findings += about_targets(gathered.tables.get("targets"), lint_target, places)
    gathered.unread = unread_values(gathered.findings, lists)
    gathered.to_mend = owners(gathered.findings, lists)
    order = list(Kind)
    gathered.findings.sort(key=lambda one: (order.index(one.kind), one.table, one.place.words))
    gathered.notes = notes_of(gathered.settled)
    _name_authority(gathered, said=authority, settings=settings)
    return gathered


def _look_at_identifiers(gathered: Gathered, lists: Sequence[FilledList]) -> None:
    """Find children whom a list names as no other list does."""
    named = naming(lists)
    extracted_on = gathered.asked.extracted_on
    gathered.taken_for_numbers = taken_for_numbers(named, extracted_on)
    for one in gathered.taken_for_numbers:
        gathered.findings += one.findings
    said = {one.of for one in gathered.taken_for_numbers if one.is_certain}
    gathered.findings += in_no_other_list(named, but=said, extracted_on=extracted_on)


def refuse_merged(reading: Reading) -> None:
    """Refuse lists with merged cells: all but the first of them are blank, whatever they show."""
    found = [(sheet, *one) for sheet in reading.sheets for one in sheet.merged]
    if found:
        places = [f"{Place(one.file, one.sheet).words}, row {r}, {c}" for one, r, c in found[:3]]
        more = f" and {len(found) - 3:,} more" if len(found) > 3 else ""
        raise ChecksFailed(
            "Cells are merged, so that all but the first of them are empty.",
            where="; ".join(places) + more,
            do="Take the merging out (Home, Merge & Centre), write what each cell should hold, "
            "save the workbook and load it again.",
        )


def _refuse_month_first(lists: Sequence[FilledList]) -> None:
    places = [place for one in lists for place in one.month_first]
    if not places:
        return
    more = f" and {len(places) - 1} more columns" if len(places) > 1 else ""
    raise ChecksFailed(
        "A column of days is written month first, or has days and months turned round.",
        where=f"{places[0].words}{more}",
        do="Export the days as day/month/year or as 2024-09-30 and load again.",
    )


def _settle(gathered: Gathered, lists: Sequence[FilledList], covers_from: dt.date | None) -> None:
    extracted_on = gathered.asked.extracted_on
    by_fill = {
        id(filled): settled
        for one in lists
        for filled, settled in zip(
            one.tables, settle_list(one, extracted_on=extracted_on), strict=True
        )
    }
    aside: list[SetAside] = []
    picture = Picture(gathered.asked, covers_from)
    for chosen in choose(lists):
        sources = [
            _one_table([by_fill[id(filled)] for _, filled in parts])
            for parts in (chosen.parts, *chosen.others)
        ]
        settled = sources[0]
        picture.add(sources)
        aside += settled.set_aside
        if settled.rows_in and not settled.rows:
            gathered.findings += [*settled.findings, nothing_counts(settled, lists)]
        else:
            gathered.settled[chosen.table] = settled
            gathered.not_taken[chosen.table] = chosen.not_taken
    gathered.outnumbered = picture.outnumbered()
    gathered.findings += [*gathered.outnumbered, *picture.join()]
    gathered.completed_words = picture.words
    person = persons.merged(lists, extracted_on=extracted_on)
    if person is not None:
        gathered.settled["person"] = person
    gathered.completed = _completed(gathered.settled.values())
    for one in lists:
        gathered.findings += one.findings
    gathered.set_aside = _written_down(aside, gathered.sources)


def _one_table(parts: list[Settled]) -> Settled:
    whole = stacked(parts)
    if whole.table.name == "permanence":
        if whole.family == "ssda903":
            count_once(whole, within_each_list=True)
            one_row_for_each_decision(whole)
        set_orders_before_placement_aside(whole)
    if whole.family in ("ssd", "cin_census") and len(whole.places) > 1:
        put_together(whole)
    count_once(whole)
    return whole


def _completed(tables: Iterable[Settled]) -> pa.Table:
    values = [one for table in tables for one in table.completed]
    columns = zip(*values, strict=True) if values else [()] * len(COMPLETED_SCHEMA)
    names = COMPLETED_SCHEMA.names
    return pa.table(dict(zip(names, map(list, columns), strict=True)), schema=COMPLETED_SCHEMA)


def _written_down(rows: Sequence[SetAside], sources: Sequence[Source]) -> pa.Table:
    columns = {
        "table": [row.table for row in rows],
        "file": [sources[row.source].file for row in rows],
        "sheet": [sources[row.source].sheet for row in rows],
        "row": [row.row for row in rows],
        "reason": [row.reason for row in rows],
    }
    return pa.table(columns, schema=SET_ASIDE_SCHEMA)


def _measure(gathered: Gathered, covers_from: dt.date | None) -> None:
    """Make Arrow tables of what was settled; note how far each reaches and its newest day."""
    asked = gathered.asked
    episodes = gathered.settled.get("cla_episodes")
    of_the_set = episodes if episodes and episodes.family == "ssda903" else None
    for name in (table for table in TABLES if table in gathered.settled):
        settled = gathered.settled[name]
        rows = as_table(settled)
        gathered.tables[name] = rows
        newest = newest_day(settled, rows)
        if newest is not None:
            gathered.newest[name] = newest
        gathered.lacks[name] = tuple(
            column.name for column in settled.table.columns if column.name not in settled.given
        )
        gathered.blank[name] = tuple(
            column.name
            for column in settled.table.columns
            if column.name in settled.given and rows.num_rows and _is_blank(rows[column.name])
        )
        gathered.latest[name] = without_history(settled.table, rows)
        year = year_of(settled, asked=asked, episodes=of_the_set)
        shared = gathered.settled.get(settled.reach_as)
        if shared and shared.source_words != settled.source_words:
            shared = None
        gathered.reaches[name] = reached(
            settled, asked=asked, covers_from=covers_from, year=year, shared=shared
        )
        gathered.findings += [*settled.findings, *days_without_numbers(settled, rows)]
        if year is None or settled is of_the_set:
            gathered.findings += standing_alone(settled)


def _is_blank(cells: pa.ChunkedArray) -> bool:
    """Say whether no row says anything, in words or by a code."""
    if cells.null_count == len(cells):
        return True
    return pa.types.is_string(cells.type) and bool(pc.all(pc.equal(cells, NOT_RECORDED)).as_py())


def _name_authority(gathered: Gathered, *, said: str | None, settings: Settings) -> None:
    """Name whose records they are: as said, as set, or the only Area of the population feed."""
    population = gathered.settled.get("population")
    areas = set(population.columns["area"]) if population else set()
    if said:
        gathered.authority, gathered.authority_from = said, "as --authority says"
    elif settings.authority.name:
        gathered.authority, gathered.authority_from = settings.authority.name, "from the settings"
    elif len(areas) == 1:
        gathered.authority = areas.pop()
        gathered.authority_from = "the only area in the population feed"
