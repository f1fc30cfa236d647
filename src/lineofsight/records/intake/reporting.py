"""The load report of what was gathered."""

from collections.abc import Iterator

import pyarrow as pa

from lineofsight.kernel.periods import in_words
from lineofsight.records.findings import Kind, Place
from lineofsight.records.intake.gathering import Gathered
from lineofsight.records.load_report import ListLine, LoadReport, NotCounted, TableLine
from lineofsight.records.mapping.catalogue import FAMILIES
from lineofsight.records.settling import to_come
from lineofsight.records.settling.reach import Reached
from lineofsight.records.standard import TABLES


def report_of(gathered: Gathered, *, extracted_said: bool, check: bool) -> LoadReport:
    """Put together the report; its outcome and folder are added when they are known."""
    return LoadReport(
        asked=gathered.asked,
        extracted_said=extracted_said,
        authority=gathered.authority,
        authority_from=gathered.authority_from,
        lists=tuple(_lists(gathered)),
        tables=tuple(_line(gathered, name) for name in gathered.tables),
        findings=tuple(gathered.findings),
        not_loaded=tuple(name for name in TABLES if name not in gathered.tables),
        not_counted=tuple(_not_counted(gathered)) if gathered.counted_from else (),
        notes=(*gathered.notes, *_of_a_later_day(gathered, extracted_said=extracted_said)),
        whole=check,
    )


def _of_a_later_day(gathered: Gathered, *, extracted_said: bool) -> Iterator[str]:
    """Say that the lists may be of a later day than was assumed, since they hold such days."""
    rows = to_come.rows_of(gathered.findings)
    if rows and not extracted_said:
        have = "1 row has a day" if rows == 1 else f"{rows:,} rows have a day"
        yield (
            f"{have} after {in_words(gathered.asked.extracted_on)}, which was assumed to be the"
            " day of the extract. If it was drawn later, give the day the files were drawn"
            " (--extracted)."
        )


def _lists(gathered: Gathered) -> list[ListLine]:
    return [
        ListLine(
            words=f"{FAMILIES[sheet.layout.family]} {sheet.layout.name} ({sheet.layout.title})",
            where=Place(sheet.file, sheet.sheet).words,
            rows=len(sheet.rows),
        )
        for sheet in gathered.reading.sheets
    ]


def _not_counted(gathered: Gathered) -> Iterator[NotCounted]:
    """Say which tables, and which filled columns of the others, no figure counts from."""
    for name in gathered.tables:
        counted_from = gathered.counted_from.get(name)
        if counted_from is None:
            yield NotCounted(name)
            continue
        silent = {*gathered.lacks[name], *gathered.blank[name]}
        left = [
            column.name.removesuffix("_on").replace("_", " ")
            for column in TABLES[name].columns
            if column.name not in silent and not counted_from & column.stored.keys()
        ]
        if left:
            yield NotCounted(name, tuple(left))


def _line(gathered: Gathered, name: str) -> TableLine:
    settled = gathered.settled[name]
    counts = dict.fromkeys(Kind, 0)
    for finding in settled.findings:
        counts[finding.kind] += finding.count
    return TableLine(
        table=name,
        source=settled.source_words,
        rows_in=settled.rows_in,
        kept=gathered.tables[name].num_rows,
        set_aside=counts[Kind.SET_ASIDE],
        duplicates=counts[Kind.DUPLICATE],
        conflicts=counts[Kind.CONFLICT],
        reach=_reach_in_words(gathered.reaches[name]),
        not_taken=gathered.not_taken.get(name, ()),
        completed=gathered.completed_words.get(name, ()),
        elsewhere=_of_another_authority(gathered.tables[name]),
    )


def _of_another_authority(rows: pa.Table) -> int:
    if "other_authority" not in rows.column_names:
        return 0
    return sum(said == "yes" for said in rows["other_authority"].to_pylist())


def _reach_in_words(reached: Reached) -> str:
    reach = reached.reach
    if reach.latest_only:
        return f"its own month alone ({reached.why})"
    if reach.first is None:
        return f"every month ({reached.why})"
    return f"from {in_words(reach.first)} ({reached.why})"
