"""Load a month: read its files, fill the standard tables, check them, report, and seal.

The only caller of the readers. Nothing is sealed unless everything held; what was found is
written down either way. From files to tables is `gathering`; from tables to a seal is here.
"""

import contextlib
import dataclasses
import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

import lineofsight
from lineofsight.kernel import working_days
from lineofsight.kernel.periods import Month, in_words
from lineofsight.kernel.problems import ChecksFailed, Problem, Unreadable
from lineofsight.kernel.progress import Step
from lineofsight.records import load_report_files, origin
from lineofsight.records.findings import Kind, counted
from lineofsight.records.home import Home
from lineofsight.records.intake.fall import (
    Earlier,
    compared_with,
    falls,
    from_a_later_month,
    gone,
    refusal,
    refusal_of_later,
)
from lineofsight.records.intake.gathering import Gathered, gather, refuse_merged
from lineofsight.records.intake.out_of_date import refusal as refusal_of_old
from lineofsight.records.intake.remarks import UNKNOWN, OfFigures
from lineofsight.records.intake.reporting import report_of
from lineofsight.records.intake.taken_for_numbers import refusal as refusal_of_numbers
from lineofsight.records.load_report import LoadReport
from lineofsight.records.mapping.asked import Asked
from lineofsight.records.readers.databases import Database
from lineofsight.records.readers.layouts import Reading
from lineofsight.records.readers.reading import read
from lineofsight.records.seals import Seal
from lineofsight.records.snapshots import replace_running, seal_month
from lineofsight.settings import Settings

__all__ = ["Database", "LoadResult", "OfFigures", "as_read", "load"]


@dataclass(frozen=True)
class LoadResult:
    """What a load found, and the seal it made; None when it was only a check."""

    report: LoadReport
    seal: Seal | None


def load(  # noqa: PLR0913  one argument for each option of the command
    paths: Sequence[Path],
    *,
    home: Home,
    settings: Settings,
    month: Month | None = None,
    extracted: dt.date | None = None,
    covers_from: dt.date | None = None,
    authority: str | None = None,
    database: Database | None = None,
    accept_fall: bool = False,
    check: bool = False,
    loaded_at: dt.datetime | None = None,
    progress: Step = lambda _doing, _share: None,
    figures: OfFigures = UNKNOWN,
) -> LoadResult:
    """Read `paths` and `database` and seal them as `month`, or without one as running picture.

    `extracted` is the day the files were taken (the last day of the month unless said; for the
    running picture it must be said). Raises `Unreadable`, `ChecksFailed` or `Refused`, with the
    load report written, when nothing can be sealed. With `check` nothing is written at all.
    """
    asked = _asked(month, extracted)
    progress("Reading files", 0.0)
    reading = _usable(read(list(paths), database=database))
    progress("Filling tables and checking them", 0.4)
    gathered = gather(reading, asked=asked, covers_from=covers_from, settings=settings,
                      authority=authority, lint_target=figures.lint_target)  # fmt: skip
    kept = origin.allowed(home, gathered.tables)
    earlier = _earlier(gathered, home)
    _ask_of_figures(gathered, figures, settings)
    report = report_of(gathered, extracted_said=extracted is not None, check=check)
    seal = _seal(gathered, settings=settings, loaded_at=loaded_at)
    try:
        fell = _refuse(gathered, seal, earlier=earlier, accept_fall=accept_fall)
    except Problem as problem:
        if not check:
            with contextlib.suppress(OSError):  # what stops the month matters more
                _write_refused(report, problem, home=home, seal=seal)
        raise
    if check:
        return LoadResult(report, None)
    progress("Sealing", 0.8)
    try:
        origin.decide(home, kept)
        result = _sealed(gathered, dataclasses.replace(seal, accepted_fall=fell), report, home)
    except OSError as error:
        raise _not_written(home, error) from error
    progress("Done", 1.0)
    return result


def as_read(
    path: Path, *, settings: Settings, month: Month | None, extracted: dt.date
) -> tuple[Mapping[str, pa.Table], Seal]:
    """Read a file as a load of it alone would: its tables, and the seal they would have.

    Nothing is written. Raises as `load` does where nothing in it is known, or days cannot be read.
    """
    asked = _asked(month, extracted)
    gathered = gather(_usable(read([path])), asked=asked, covers_from=None, settings=settings,
                      authority=None)  # fmt: skip
    return gathered.tables, _seal(gathered, settings=settings)


def _ask_of_figures(gathered: Gathered, figures: OfFigures, settings: Settings) -> None:
    """Note where a figure differs by two sources, and which columns figures count from."""
    gathered.findings += figures.compare(gathered.tables, _seal(gathered, settings=settings))
    gathered.counted_from = figures.columns_counted()


def _earlier(gathered: Gathered, home: Home) -> Earlier:
    """Give what is sealed that these rows are compared with, and note which tables are gone."""
    earlier = compared_with(home, gathered.asked.own_month)
    one = earlier.before or next(iter(earlier.versions), None)
    if one and (lost := gone(one, rows=dict.fromkeys(gathered.tables, 1))):
        gathered.notes = (*gathered.notes, lost)
    return earlier


def _sealed(gathered: Gathered, seal: Seal, report: LoadReport, home: Home) -> LoadResult:
    keep = seal_month if seal.month else replace_running
    seal = keep(
        home,
        tables=gathered.tables,
        seal=seal,
        set_aside=gathered.set_aside,
        unread=gathered.unread,
        completed=gathered.completed,
        to_mend=gathered.to_mend,
    )
    folder = home.report_of(seal.id)
    report = dataclasses.replace(report, outcome=f"Sealed as {seal.id}.", folder=str(folder))
    load_report_files.write(report, folder)
    return LoadResult(report, seal)


def _not_written(home: Home, error: OSError) -> Problem:
    return Problem(
        f"The home folder cannot be written to: {error.strerror or 'the disk refused'}.",
        where=str(home.path),
        do="Free some space (or name another folder with --home). No month was changed.",
    )


def _asked(month: Month | None, extracted: dt.date | None) -> Asked:
    asked = month.last_day if month else extracted
    if asked is not None and not working_days.FIRST <= asked <= working_days.LAST:
        raise Problem(
            f"{in_words(asked)} lies outside {working_days.FIRST.year} to "
            f"{working_days.LAST.year}, the years whose working days are known.",
            do="Say the month the files describe.",
        )
    if month is None:
        if extracted is None:
            raise Problem("Neither a month nor the day of the extract was said.")
        return Asked(None, extracted)
    if extracted is not None and extracted < month.last_day:
        raise Problem(
            f"The extract was taken on {in_words(extracted)}, before {month.name} ended.",
            do="Take the extract after the month's end, or load it as today's records (--today).",
        )
    return Asked(month, extracted or month.last_day)


def _usable(reading: Reading) -> Reading:
    if not reading.sheets:
        raise _nothing_known(len(reading.ignored))
    refuse_merged(reading)
    return reading


def _nothing_known(ignored: int) -> Unreadable:
    return Unreadable(
        f"None of the files holds a known list ({ignored} looked at)."
        if ignored
        else "There are no files to read.",
        do="Give the files of the returns (`lineofsight templates FOLDER` shows what each list "
        "looks like).",
    )


def _seal(gathered: Gathered, *, settings: Settings, loaded_at: dt.datetime | None = None) -> Seal:
    asked = gathered.asked
    return Seal(
        month=asked.month,
        extracted_on=asked.extracted_on,
        loaded_at=loaded_at.isoformat(timespec="seconds") if loaded_at else "",
        authority=gathered.authority,
        tables={name: rows.num_rows for name, rows in gathered.tables.items()},
        newest=gathered.newest,
        reach={name: one.reach for name, one in gathered.reaches.items()},
        lacks={name: columns for name, columns in gathered.lacks.items() if columns},
        blank={name: columns for name, columns in gathered.blank.items() if columns},
        latest={name: columns for name, columns in gathered.latest.items() if columns},
        empty=gathered.empty,
        sources=gathered.sources,
        settings_digest=settings.digest,
        product_version=lineofsight.__version__,
        findings=counted(gathered.findings),
        notes=gathered.notes,
    )


def _refuse(gathered: Gathered, seal: Seal, *, earlier: Earlier, accept_fall: bool) -> bool:
    """Raise what forbids sealing; say whether the month fell and the fall was accepted."""
    serious = [one for one in gathered.findings if one.kind is Kind.CHECK_FAILED]
    if serious:
        first = serious[0]
        more = f" And {len(serious) - 1} more." if len(serious) > 1 else ""
        raise ChecksFailed(
            f"{first.problem[0].upper()}{first.problem[1:]}.{more}",
            where=first.place.words or first.table,
            do=first.assumed or "Put it right at the source and export again.",
        )
    numbers = [one for one in gathered.taken_for_numbers if one.is_certain]
    if numbers and not accept_fall:
        raise refusal_of_numbers(numbers)
    later = from_a_later_month(gathered.set_aside, seal.tables, extracted_on=seal.extracted_on)
    if later and not accept_fall:
        raise refusal_of_later(later, seal)
    old = [one for one in gathered.out_of_date if one.is_certain]
    if old and not accept_fall:
        raise refusal_of_old(old, gathered.asked)
    found, fewer = falls(earlier, seal), [one.problem for one in gathered.outnumbered]
    if (found or fewer) and not accept_fall:
        raise refusal(found, fewer)
    return bool(found or fewer or later or old or numbers)


def _write_refused(report: LoadReport, problem: Problem, *, home: Home, seal: Seal) -> None:
    """Write the report of a load that sealed nothing, and say in the problem where it is."""
    name = f"refused-{seal.month or 'running'}-{seal.loaded_at.replace(':', '')}".rstrip("-")
    folder = home.reports / name
    outcome = f"Not sealed: {problem.what}"
    load_report_files.write(dataclasses.replace(report, outcome=outcome), folder)
    problem.do = f"{problem.do} The load report is in {folder}.".strip()
