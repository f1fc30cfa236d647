"""`lineofsight export`: lists an inspection asks for, figures as a star; each use recorded."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lineofsight.cli import progress
from lineofsight.cli.options import MONTH, home_option
from lineofsight.kernel.periods import Month, in_words
from lineofsight.kernel.problems import Problem, Refused, Unreadable

if TYPE_CHECKING:
    from lineofsight.records.opened import Opened
    from lineofsight.returns.annex_a import WrittenList
    from lineofsight.returns.not_carried import Lost
    from lineofsight.settings import Settings


@click.group()
def export() -> None:
    """Write a return back from the records."""


@export.command("annex-a")
@click.option("--month", type=MONTH, help="The newest seal of this month.")
@click.option("--today", is_flag=True, help="The running picture instead.")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    metavar="FILE.xlsx",
    help="The workbook to write.",
)
@click.option(
    "--months",
    type=click.IntRange(6, 240),
    default=6,
    show_default=True,
    help="How far back the lists of six months go.",
)
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@home_option
def annex_a(
    month: Month | None,
    today: bool,  # noqa: FBT001  click gives flags by position
    out: Path,
    months: int,
    force: bool,  # noqa: FBT001
    home: Path,
) -> None:
    """Write Ofsted's eleven Annex A lists, as at the day the records were extracted.

    The workbook holds children's records: whoever asks for it is written to looks.jsonl in the
    home folder before anything is written. A list whose records were not loaded has headings
    alone, and what no record tells is blank; both are said, and so is which figures reading the
    lists again would give otherwise, found by reading them and counting.
    """
    from lineofsight.cli.rows import record_look
    from lineofsight.records.home import Home
    from lineofsight.records.snapshots import newest, open_month, running
    from lineofsight.returns import not_carried
    from lineofsight.returns.annex_a import annex_a_lists
    from lineofsight.returns.extract import Extract
    from lineofsight.returns.workbook import write_workbook
    from lineofsight.settings import load as load_settings

    if bool(month) == today:
        raise click.UsageError("Say --month YYYY-MM, or --today for the running picture.")
    _check(out, force=force)
    kept = Home(home)
    seal = running(kept) if today else newest(kept, month)
    if seal is None:
        raise Refused(
            "There is no running picture.", do="Load one: lineofsight load FOLDER --today."
        )
    with open_month(kept, seal) as opened:
        lists = annex_a_lists(opened, months=months)
        counts = {f"list {one.number}": len(one.rows) for one in lists}
        record_look(kept, {"export": "annex-a", "month": str(month) if month else None,
                           "snapshot": seal.id, "months": months, "rows": counts})  # fmt: skip
        write_workbook(out, lists, as_at=seal.extracted_on, authority=seal.authority)
        touched = not_carried.touched(Extract(opened, months=months))
        with progress.shown("Reading the lists again") as step:
            step("Reading the lists again, and counting", 0.0)
            lost = list(_lost(opened, out, lists, touched, load_settings(kept.settings_file)))
    for line in (*in_lines(lists, as_at=seal.extracted_on), *lost):
        click.echo(line)
    click.echo(f"{out} is written from {seal.id}. It holds children's records: keep it as such.")


def _lost(
    opened: "Opened",
    out: Path,
    lists: Sequence["WrittenList"],
    touched: Mapping[str, "Lost"],
    settings: "Settings",
) -> Iterator[str]:
    """Say which figures differ; the lists are written, whether or not they can be read."""
    from lineofsight.indicators import reading_back
    from lineofsight.returns import not_carried

    try:
        found = reading_back.read_back(opened, out, settings=settings)
    except Problem as problem:
        yield from not_carried.in_lines({code: one.words for code, one in touched.items()})
        yield (
            f"The figures were not compared, since read alone the workbook is refused: "
            f"{problem.what}"
        )
        return
    lacking = not_carried.lacking(lists)
    yield from not_carried.in_lines(reading_back.told(found, touched=touched, lacking=lacking))
    yield from reading_back.in_lines(found)


def _check(out: Path, *, force: bool) -> None:
    if out.suffix.lower() != ".xlsx":
        raise click.UsageError("Annex A is written as a workbook: name a file that ends in .xlsx.")
    if not out.parent.is_dir():
        raise Unreadable(
            "There is no folder of this name.", where=str(out.parent), do="Make it first."
        )
    if out.exists() and not force:
        raise Refused("The file is there already.", where=str(out),
                      do="Name another, or write over it with --force.")  # fmt: skip


def in_lines(lists: Sequence["WrittenList"], *, as_at: dt.date) -> Iterator[str]:
    """Say what each list holds, what is blank in it, and what could not go into it."""
    yield f"Annex A as at {in_words(as_at)}."
    for one in lists:
        holds = f"headings alone: {one.why_not}" if one.why_not else f"{len(one.rows):,} rows"
        yield f"List {one.number}, {one.title}: {holds}"
        if one.left_out:
            yield f"  {one.left_out:,} rows left out: without an identifier or a day the list needs"
        if one.earlier:
            yield f"  {one.earlier:,} left out: the child has a later one"
        for untold in one.untold:
            yield f"  {untold}"
        if one.unplaced:
            yield f"  {one.unplaced:,} conferences left out: they follow no enquiry in the list"
        if one.begun_before:
            many = f"{one.begun_before:,}"
            yield f"  {many} began after a short break, or an episode before the first one loaded"
        reasons = dict.fromkeys(why for _, why in one.blank)
        for reason in reasons:
            blank = "; ".join(heading for heading, why in one.blank if why == reason)
            yield f"  blank ({reason}): {blank}"


@export.command("star")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    metavar="DIR",
    help="The folder to write: new, or empty.",
)
@click.option("--protected", is_flag=True, help="Hide small counts: figures as published.")
@click.option("--force", is_flag=True, help="Write over files that are there.")
@home_option
def star(
    out: Path,
    protected: bool,  # noqa: FBT001  click gives flags by position
    force: bool,  # noqa: FBT001
    home: Path,
) -> None:
    """Write the figures as a star schema, in Parquet and CSV, for Power BI and the like.

    Exact unless --protected is said. No child and no worker is named; whoever asks for it is
    written to looks.jsonl in the home folder before anything is written.
    """
    from lineofsight.cli.rows import record_look
    from lineofsight.feeds import star as making
    from lineofsight.feeds.star_files import write
    from lineofsight.picture import open_picture
    from lineofsight.records.home import Home

    if out.exists() and any(out.iterdir()) and not force:
        raise Refused("The folder is not empty.", where=str(out),
                      do="Name another, or write over it with --force.")  # fmt: skip
    kept = Home(home)
    made = making.build(open_picture(kept), exactness="protected" if protected else "exact")
    rows = sum(len(one) for one in made.rows.values())
    record_look(kept, {"export": "star", "snapshot": made.snapshot, "rows": rows,
                       "exactness": made.exactness})  # fmt: skip
    many = write(made, out)
    click.echo(f"{many} files with {rows:,} rows are written to {out}, from {made.snapshot}.")
    click.echo(f"The figures are {made.exactness}; {out / 'README.txt'} says what may be done.")
