"""`lineofsight rows CODE`: the rows behind a figure, by identifier, each use recorded."""

import csv
import datetime as dt
import getpass
import json
import sys
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from lineofsight.cli.options import DAY, MONTH, home_option
from lineofsight.kernel.periods import Month
from lineofsight.kernel.spreadsheet import formula_safe

if TYPE_CHECKING:
    from lineofsight.records.home import Home

SUBJECT = ("of", "identifier")
COLUMNS = ("code", "asked_on", *SUBJECT, "team", "met", "started_on", "due_on", "done_on", "why")
SOURCE = ("file", "sheet", "row", "gives")
"""As in `indicators.listing`, which is not imported before a command runs."""


@click.command()
@click.argument("code")
@click.option("--month", type=MONTH, help="The rows of this month's figure.")
@click.option("--on", type=DAY, help="The rows on this day instead, from the running picture.")
@click.option("--met", "which", flag_value="met", help="Only rows that count as met.")
@click.option("--unmet", "which", flag_value="unmet", help="Only rows that do not.")
@click.option("--all", "which", flag_value="all", default="all", help="Both [the default].")
@click.option("--source", is_flag=True, help="With file, sheet and Excel row of each record.")
@home_option
def rows(
    code: str,
    month: Month | None,
    on: dt.date | None,
    which: Literal["all", "met", "unmet"],
    source: bool,  # noqa: FBT001  click gives flags by position
    home: Path,
) -> None:
    """Print as CSV the rows behind the figure CODE: identifiers, never names.

    The same rows that were counted, from the same query. Who asked, when, and for what is
    written to looks.jsonl in the home folder before anything is printed.
    """
    from lineofsight.indicators import catalogue, local
    from lineofsight.indicators.listing import rows_of, tables_read
    from lineofsight.populations import coverage
    from lineofsight.records.home import Home

    if bool(month) == bool(on):
        raise click.UsageError("Say --month YYYY-MM or --on DATE.")
    kept = Home(home)
    indicator = catalogue.named(code, local.known_to(kept))
    with opened_for(kept, on, only=tables_read(indicator)) as opened:
        found = rows_of(opened, indicator, month=month, on=on, which=which, source=source)
        look = {"code": indicator.code, "month": str(month) if month else None, "which": which}
        record_look(kept, {**look, "on": on, "snapshot": opened.seal.id, "rows": len(found)})
        seal = opened.seal
    if on:
        said_of(seal, on)
        answered = coverage.on(seal, on).last
        if answered != on:
            click.echo(f"So these are the rows of {answered}, and not of {on}.", err=True)
    print_csv(found, COLUMNS + (SOURCE if source else ()))


def opened_for(home: "Home", on: dt.date | None, *, only: Collection[str] | None = None) -> Any:
    """Open what answers: the newest seal for a month; for a day the running picture if any."""
    from lineofsight.records.snapshots import newest, open_month, running

    picture = running(home) if on else None
    return open_month(home, picture or newest(home), only=only)


def said_of(seal: Any, day: dt.date) -> None:
    """Say which records answer, and that they are older than the day where they are."""
    click.echo(f"From {seal.name}, extracted on {seal.extracted_on}.", err=True)
    if day > seal.extracted_on:
        days = (day - seal.extracted_on).days
        click.echo(
            f"The extract is {days:,} {'day' if days == 1 else 'days'} older than {day}: what was "
            "done since is not known, so something listed may have been done. Load today's files "
            "with --today.",
            err=True,
        )


def record_look(home: "Home", look: Mapping[str, Any]) -> None:
    """Write who looks at which rows; a look that cannot be recorded does not happen."""
    home.path.mkdir(parents=True, exist_ok=True)
    when = dt.datetime.now(tz=dt.UTC).isoformat(timespec="seconds")
    line = json.dumps({"at": when, "by": getpass.getuser(), **look}, default=str)
    with home.looks.open("a", encoding="utf-8") as file:
        file.write(line + "\n")


def print_csv(found: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> None:
    """Print rows as CSV with these columns; cells a spreadsheet would run are made safe."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    for row in found:
        writer.writerow([_cell(row.get(name)) for name in columns])


def _cell(value: Any) -> Any:
    return formula_safe(value) if isinstance(value, str) else value
