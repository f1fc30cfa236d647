"""What else a load has to say: what it did not use, rows of no table, limits of a source."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from lineofsight.kernel.periods import in_words
from lineofsight.records.findings import Finding, Kind, Place
from lineofsight.records.intake.odd_texts import odd_texts
from lineofsight.records.mapping.asked import Asked
from lineofsight.records.mapping.filling import FilledList, unused_headings
from lineofsight.records.readers.columns import NO_ROWS
from lineofsight.records.readers.layouts import Reading, SourceSheet
from lineofsight.records.readers.recognising import NO_CHANCE
from lineofsight.records.seals import Seal
from lineofsight.records.settling.history import gives_one_each
from lineofsight.records.settling.rows import Settled
from lineofsight.records.standard.in_words import called

LintTarget = Callable[[Mapping[str, Any]], str]
"""Says of a row of the table `targets` why it is not used; nothing where it is."""


@dataclass(frozen=True)
class OfFigures:
    """What is said of a load by whoever knows the figures, and loads: records know none."""

    lint_target: LintTarget = lambda _row: ""
    columns_counted: Callable[[], Mapping[str, frozenset[str]]] = dict
    """Gives the columns some figure counts from, of each table there are such of, or others use."""
    compare: Callable[[Mapping[str, pa.Table], Seal], Iterable[Finding]] = lambda _rows, _seal: ()
    """Says where a figure differs by two sources that both answer it."""


UNKNOWN = OfFigures()
_OF_PERSONS = "dates of birth, sex and ethnicity are those of other lists, or not known"


def about_lists(reading: Reading, lists: Sequence[FilledList]) -> Iterator[Finding]:
    """Say what was passed over, and what was assumed, in each sheet and file."""
    for ignored in reading.ignored:
        if ignored.kept_back:
            yield _about_kept_back(
                Place(ignored.file, ignored.sheet),
                ignored.why,
                assumed=_OF_PERSONS
                if ignored.kept_back == "ssd_person"
                else "taken as not loaded: no data",
            )
        else:
            yield Finding(Kind.SHEET, ignored.why, Place(ignored.file, ignored.sheet))
    read = {one.mapping.name for one in lists if one.mapping.family == "ssd"}
    kept_back = {one.kept_back for one in reading.ignored}
    if read and "ssd_person" not in read | kept_back:
        yield Finding(
            Kind.CHECK,
            "the table ssd_person is not there, or this account may not read it",
            assumed=_OF_PERSONS,
            table="person",
        )
    for sheet, filled in zip(reading.sheets, lists, strict=True):
        yield from _about_sheet(sheet, filled)


def _about_sheet(sheet: SourceSheet, filled: FilledList) -> Iterator[Finding]:
    yield from _about_columns(sheet)
    yield from _about_cells(sheet)
    yield from odd_texts(sheet, filled)
    if sheet.kept_back:
        yield _about_kept_back(
            filled.place,
            f"this account may not read its columns {', '.join(sheet.kept_back)}",
            assumed="taken as columns it has not: no data where they are needed",
        )
    for note in sheet.notes:
        if not (filled.says_nothing and note == NO_ROWS):
            yield Finding(Kind.ASSUMED, note, filled.place)
    if not sheet.rows and not filled.says_nothing:
        yield Finding(Kind.NOTE, "headings and no rows: read as none", filled.place)
    yield from _about_rows_of_no_table(sheet, filled)
    yield from _about_rows_left_out(sheet, filled)


def _about_kept_back(place: Place, why: str, *, assumed: str) -> Finding:
    table = place.file.rpartition(" ")[2]
    return Finding(
        Kind.CHECK,
        f"{why}: ask for: grant select on {table} to the account",
        place,
        assumed=assumed,
        heads=True,
    )


def nothing_counts(table: Settled, lists: Sequence[FilledList]) -> Finding:
    """Say that no row of a table can count: *no data*, and of a children's list it is serious.

    `table` has rows that came and none that stayed.
    """
    of_children = any(not lists[source].may_be_empty for source in table.places)
    stops = of_children and table.rows_in >= NO_CHANCE
    return Finding(
        Kind.CHECK_FAILED if stops else Kind.CHECK,
        f"none of the {table.rows_in:,} rows can count",
        next(iter(table.places.values())),
        assumed="Check the month, the day of the extract and how the list writes its days."
        if stops
        else "taken as not loaded: no data",
        table=table.table.name,
    )


def about_tables(
    settled: Mapping[str, Settled], lists: Sequence[FilledList], asked: Asked
) -> Iterator[Finding]:
    """Say of lists of the latest which days are after the month, and of a set what is not there."""
    for table in settled.values():
        if table.latest:
            yield from _after_the_month(table, asked)
        yield from _of_nobody_in_the_ssd(table, lists)
    names = {(one.mapping.family, one.mapping.name) for one in lists}
    adoption = settled.get("permanence")
    if adoption and adoption.family == "ssda903" and ("ssda903", "Episodes") not in names:
        yield Finding(
            Kind.CHECK_FAILED,
            "a list of adoptions came without Episodes of its SSDA903 set, which alone says when "
            "children were placed and adopted: none would be counted",
            next(iter(adoption.places.values())),
            assumed="Load every list of the set together.",
            table="permanence",
        )


def _of_nobody_in_the_ssd(table: Settled, lists: Sequence[FilledList]) -> Iterator[Finding]:
    """Say which rows of the SSD are of a child that its table of persons does not have."""
    persons = [one.person for one in lists if one.mapping.name == "ssd_person" and one.person]
    children = table.columns.get("child_id")
    if table.family != "ssd" or not persons or children is None:
        return
    known = {child for one in persons for child in one.columns["child_id"]}
    lost: dict[int, list[int]] = {}
    for child, source, row in zip(children, table.sources, table.rows, strict=True):
        if child is not None and child not in known:
            lost.setdefault(source, []).append(row)
    for source, rows in lost.items():
        yield Finding(
            Kind.CHECK,
            "of a child that is not in ssd_person",
            table.cells.get(source, {}).get("child_id", table.places[source]),
            tuple(rows),
            assumed="counted; date of birth, sex and ethnicity are those of other lists, or not"
            " known",
            table=table.table.name,
        )


def about_targets(
    targets: pa.Table | None, lint: LintTarget, places: Sequence[Place]
) -> Iterator[Finding]:
    """Say which targets are not used, each with its row."""
    for row in targets.to_pylist() if targets else ():
        if why := lint(row):
            yield Finding(
                Kind.CHECK,
                why,
                places[row["source_file"]],
                (row["source_row"],),
                assumed="not used: the target before it holds, or what the catalogue proposes",
                table="targets",
            )


def notes_of(settled: Mapping[str, Settled]) -> tuple[str, ...]:
    """Give what a reader of the figures must know of their sources."""
    notes = list(_of_annex_a(settled))
    if any(table.family == "cin_census" for table in settled.values()):
        notes.append(
            "The CIN census names no team, and does not say which conferences were transfers in."
        )
    visits = [
        settled[name] for name in ("cin_visits", "cp_visits", "cla_visits") if name in settled
    ]
    if any(one.family == "ssd" and "method" not in one.given for one in visits):
        notes.append("The SSD does not say how a visit was made: a phone call there counts as one.")
    missing = settled.get("missing")
    if missing is not None and not any(missing.columns.get("missing_has_time", ())):
        notes.append(
            "Missing episodes give days without times: a return interview is counted in days."
        )
    return tuple(notes)


def _of_annex_a(settled: Mapping[str, Settled]) -> Iterator[str]:
    """Say what its lists cannot tell, of those that were loaded."""
    told = {name: table for name, table in settled.items() if table.family == "annex_a"}
    if told and "involvements" not in settled:
        yield "Annex A gives the team as at the extract: a history by team is by today's team."
    if told.keys() & {"initial_cp_conference", "cp_plans"}:
        yield "Annex A cannot tell transfer-in conferences, or plans of other authorities, apart."
    if "cin_plans" in told:
        yield "Whether a child has a child in need plan is as at the extract."
    if "s47_enquiry" in told:
        yield (
            "List 5 has the enquiries of its months: a conference still owed from one before them "
            "is not counted."
        )
    spells = [told[name] for name in ("cp_plans", "cla_episodes") if name in told]
    if any(gives_one_each(table.columns) for table in spells):
        yield (
            "Lists 7 and 8 give each child's latest plan or time in care alone: one that ended "
            "before it in the same months is not counted."
        )


def _about_columns(sheet: SourceSheet) -> Iterator[Finding]:
    file, name = sheet.file, sheet.sheet
    for letter, heading in sheet.ignored_columns:
        place = Place(file, name, heading, letter)
        what = "an item" if place.is_element else "a column"
        yield Finding(Kind.COLUMN, f"not {what} of this list", place)
    for heading in unused_headings(sheet):
        place = Place(file, name, heading, sheet.letters[heading])
        yield Finding(Kind.COLUMN, "known, and kept in no table yet", place)
    for heading in sheet.missing_columns:
        place = Place(file, name, heading)
        what = "item" if place.is_element else "column"
        yield Finding(Kind.ASSUMED, f"the {what} is not there", place, assumed="not recorded")


def _about_cells(sheet: SourceSheet) -> Iterator[Finding]:
    found: dict[tuple[str, str], list[int]] = {}
    for row, letter, why in sheet.unread_cells:
        found.setdefault((letter, why), []).append(row)
    headings = {letter: heading for heading, letter in sheet.letters.items()}
    for (letter, why), rows in found.items():
        place = Place(sheet.file, sheet.sheet, headings.get(letter, ""), letter)
        yield Finding(Kind.UNREAD, why, place, tuple(rows), assumed="missing")


def _about_rows_of_no_table(sheet: SourceSheet, filled: FilledList) -> Iterator[Finding]:
    fills = filled.mapping.fills
    said = any(one.only is None or one.leaves_out for one in fills)
    if filled.person is not None or not fills or said:
        return
    taken = {position for one in filled.tables for position in one.positions}
    rows = tuple(row for place, row in enumerate(sheet.rows) if place not in taken)
    if rows:
        yield Finding(Kind.NOTE, "read, and used by no figure yet", filled.place, rows)


def _about_rows_left_out(sheet: SourceSheet, filled: FilledList) -> Iterator[Finding]:
    for one in filled.tables:
        only = one.fill.only
        if one.fill.begun_by and one.rows and not one.is_offered:
            yield Finding(
                Kind.NOTE,
                f"no row has a day: what it says of {called(one.table)} is kept in no table",
                filled.place,
                tuple(one.rows),
                table=one.table,
            )
        if not one.fill.leaves_out or only is None or only.heading not in sheet.cells:
            continue
        taken = set(one.positions)
        rows = tuple(row for place, row in enumerate(sheet.rows) if place not in taken)
        if rows:
            yield Finding(Kind.NOTE, one.fill.leaves_out, filled.place, rows, table=one.table)


def _after_the_month(table: Settled, asked: Asked) -> Iterator[Finding]:
    last = asked.own_month.last_day
    values = table.columns.get(table.table.begins, ())
    rows = tuple(
        row for row, value in zip(table.rows, values, strict=False) if value and value > last
    )
    if rows:
        yield Finding(
            Kind.NOTE,
            f"the latest day is after {in_words(last)}: what was latest on that day is not known",
            next(iter(table.places.values())),
            rows,
            assumed="not counted for the month",
            table=table.table.name,
        )
