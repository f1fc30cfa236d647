"""What a load found, for whoever must put it right: the model, and its lines on a terminal.

Long lists are capped on the terminal and whole in the CSV beside the HTML page (`home.reports`).
A finding never prints the content of a cell that names or identifies anybody.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from lineofsight.kernel.periods import in_words
from lineofsight.records.findings import Finding, Kind
from lineofsight.records.mapping.asked import Asked

CAP = 8
"""Findings of one kind printed on a terminal."""

_ROWS_SHOWN = 6

Called = Callable[[str], str]
"""Gives the words for a table."""


@dataclass(frozen=True)
class ListLine:
    """One list that was read."""

    words: str  # "Annex A list 7 (Child protection)"
    where: str  # file and sheet
    rows: int


@dataclass(frozen=True)
class TableLine:
    """One standard table: rows in and out, and what it can answer."""

    table: str
    source: str
    rows_in: int
    kept: int
    set_aside: int
    duplicates: int
    conflicts: int
    reach: str  # "from 1 September 2020 (its earliest is 16 September 2020)"
    not_taken: tuple[str, ...] = ()  # lists that could have filled it too
    completed: tuple[str, ...] = ()  # "team from list 7 in 120 rows"
    elsewhere: int = 0  # of those kept, another authority's, which most figures leave out


@dataclass(frozen=True)
class NotCounted:
    """A table that is kept and that no figure counts from; or the columns of one that some do."""

    table: str
    columns: tuple[str, ...] = ()  # in words; none: the whole table


@dataclass(frozen=True)
class LoadReport:
    """Everything a load has to say."""

    asked: Asked
    extracted_said: bool  # the day of the extract was given, and not assumed
    authority: str | None
    authority_from: str
    lists: tuple[ListLine, ...]
    tables: tuple[TableLine, ...]
    findings: tuple[Finding, ...]
    not_loaded: tuple[str, ...]
    not_counted: tuple[NotCounted, ...] = ()
    notes: tuple[str, ...] = ()
    outcome: str = ""  # "Sealed as ...", "Not sealed: ..."
    whole: bool = False  # print every finding on the terminal
    folder: str = ""  # where the page and the CSV of this report lie

    def of_kind(self, kind: Kind) -> list[Finding]:
        """List the findings of one kind, those about most rows first."""
        found = [finding for finding in self.findings if finding.kind is kind]
        return sorted(found, key=lambda finding: -finding.count)

    @property
    def counts(self) -> dict[Kind, int]:
        """Rows of each kind of finding."""
        return {
            kind: sum(finding.count for finding in self.of_kind(kind))
            for kind in Kind
            if self.of_kind(kind)
        }


@dataclass(frozen=True)
class Section:
    """One kind of finding as a heading and lines; `more` were left out."""

    heading: str
    lines: list[str] = field(default_factory=list)
    more: int = 0


def heading_lines(report: LoadReport) -> list[str]:
    """Say what was loaded, as of when, for whom, and what the account could not read."""
    asked = report.asked
    what = asked.month.name if asked.month else "The running picture"
    taken = in_words(asked.extracted_on)
    assumed = "" if report.extracted_said else " (assumed: the last day of the month)"
    whose = report.authority or "not named: rates are no data"
    return [
        f"{what}, extract of {taken}{assumed}",
        f"Authority: {whose}{f' ({report.authority_from})' if report.authority else ''}",
        *_not_let(report),
    ]


def _not_let(report: LoadReport) -> Iterator[str]:
    """Say what a right would mend: among hundreds of checks nobody would find it."""
    heads = [in_a_line(one) for one in report.findings if one.heads]
    yield from (f"Not read: {line}" for line in heads[:CAP])
    if more := heads[CAP:]:
        yield f"Not read: {len(more):,} more tables or columns, listed in the report"


def in_lines(report: LoadReport) -> Iterator[str]:
    """Write the report as plain lines for a terminal."""
    yield from heading_lines(report)
    yield from ("", "Read")
    yield from (f"  {one.words}: {one.rows:,} rows ({one.where})" for one in report.lists)
    yield from ("", "Tables: rows in, kept, and what they can answer")
    yield from (f"  {line.table}: {table_words(line)}" for line in report.tables)
    if report.not_loaded:
        yield f"  Not loaded, so no data: {', '.join(report.not_loaded)}"
    if report.not_counted:
        yield f"  {not_counted_words(report)}"
    for section in sections(report):
        yield from _section_lines(section)
    yield ""
    yield from (f"Note: {note}" for note in report.notes)
    if report.folder:
        yield f"The whole report: {report.folder}"
    if report.outcome:
        yield report.outcome


def _section_lines(section: Section) -> Iterator[str]:
    yield from ("", section.heading)
    yield from (f"  {text}" for text in section.lines)
    if section.more:
        yield f"  and {section.more:,} more, listed in the report"


def table_words(line: TableLine) -> str:
    """Say of one table how many rows came and stayed, from where, and how far it reaches."""
    lost = [
        f"{count:,} {words}"
        for count, words in (
            (line.set_aside, "set aside"),
            (line.duplicates, "duplicates"),
            (line.conflicts, "in conflict"),
        )
        if count
    ]
    if line.table == "person":
        lost = [f"{line.conflicts:,} facts in conflict"] if line.conflicts else []
    kept = f"{line.rows_in:,} in, {line.kept:,} kept"
    merged = line.rows_in - line.kept - line.set_aside - line.duplicates - line.conflicts
    if line.table == "person" or merged > 0:
        kept = f"{line.rows_in:,} in, merged into {line.kept:,}"
    if line.elsewhere:
        kept += f" ({line.elsewhere:,} another authority's)"
    others = f"; beside it: {', '.join(line.not_taken)}" if line.not_taken else ""
    more = f"; completed: {', '.join(line.completed)}" if line.completed else ""
    return f"{', '.join([kept, *lost])}; {line.source}; {line.reach}{others}{more}"


def not_counted_words(report: LoadReport, *, called: Called = str) -> str:
    """Say in one line what is kept and counted by no figure; nothing where all is counted."""
    named = [
        f"{called(one.table)} ({', '.join(one.columns)})" if one.columns else called(one.table)
        for one in sorted(report.not_counted, key=lambda one: bool(one.columns))
    ]
    return f"Kept, and counted in no figure: {'; '.join(named)}" if named else ""


def sections(report: LoadReport, *, called: Called = str) -> Iterator[Section]:
    """Give the findings by kind, capped unless the report is to be printed whole.

    `called` says what a table is called where its own name says little to who reads.
    """
    for kind, count in report.counts.items():
        found = report.of_kind(kind)
        shown = found if report.whole else found[:CAP]
        heading = f"{kind.value.capitalize()}: {count:,}"
        yield Section(
            heading, [in_a_line(one, called=called) for one in shown], len(found) - len(shown)
        )


def in_a_line(finding: Finding, *, called: Called = str) -> str:
    """Write one finding: place, rows, problem, what was assumed."""
    table = called(finding.table) if finding.table else ""
    where = ": ".join(part for part in (table, finding.place.words) if part)
    typed = f" '{finding.typed}'" if finding.typed else ""
    rows = f", {rows_in_words(finding.rows, finding.place.counts_by)}" if finding.rows else ""
    if finding.beside.words:
        beside = rows_in_words(finding.beside_rows, finding.beside.counts_by)
        rows += f" (beside {finding.beside.words}, {beside})"
    assumed = f" ({finding.assumed})" if finding.assumed else ""
    return f"{where}{rows}:{typed} {finding.problem}{assumed}".removeprefix(": ")


def rows_in_words(rows: Sequence[int], called: str = "row") -> str:
    """Name the first few Excel rows, or lines of XML, and how many there are."""
    shown = ", ".join(str(row) for row in rows[:_ROWS_SHOWN])
    if len(rows) == 1:
        return f"{called} {shown}"
    more = f" and {len(rows) - _ROWS_SHOWN:,} more" if len(rows) > _ROWS_SHOWN else ""
    return f"{called}s {shown}{more}"
