"""`lineofsight duties`: what is owed to children, overdue first."""

import datetime as dt
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lineofsight.cli.options import DAY, home_option
from lineofsight.cli.rows import SUBJECT, opened_for, print_csv, record_look, said_of

if TYPE_CHECKING:
    from lineofsight.indicators.duties import Duty

COLUMNS = ("duty", "owed", *SUBJECT, "worker", "team", "started_on", "due_on", "due_at",
           "last_working_day", "days_left", "state", "step")  # fmt: skip
"""`due_at` is the hour, where a clock of hours began at a known hour."""

_IN_TABLE = (*SUBJECT, "team", "worker", "started_on", "due_on", "state", "step")


@click.command()
@click.option("--on", type=DAY, help="The day asked about [default: today].")
@click.option("--team", help="Only what this team owes.")
@click.option(
    "--within", type=click.IntRange(0, 366), default=0, show_default=True,
    help="Also what falls due in so many days.",
)  # fmt: skip
@click.option("--duty", help="Only this duty, such as cp_visits.")
@click.option(
    "--format", "shape", type=click.Choice(("csv", "table", "json")), default="csv",
    show_default=True, help="How to print them.",
)  # fmt: skip
@home_option
def duties(
    on: dt.date | None, team: str | None, within: int, duty: str | None, shape: str, home: Path
) -> None:
    """Print what is owed and overdue on a day, and what falls due soon.

    Asked of the running picture where there is one, else of the newest sealed month. Each duty
    is the same rule its indicator counts by. The step says who is to be told today, once for each
    child, duty and worker. Who asked is written to looks.jsonl before anything is printed.
    """
    from lineofsight.indicators import duties as owed
    from lineofsight.records.home import Home

    day = on or dt.date.today()  # noqa: DTZ011  the only clock is here
    kept = Home(home)
    with opened_for(kept, day) as opened:
        found = owed.duties(opened, on=day, within=within, duty=duty, team=team)
        unanswered = owed.unanswered(opened, on=day, duty=duty)
        seal = opened.seal
        record_look(kept, {"duties": str(day), "within": within, "team": team, "duty": duty,
                           "snapshot": seal.id, "rows": len(found)})  # fmt: skip
    said_of(seal, day)
    for population, reason in unanswered.items():
        click.echo(f"Not answered: {population}: {reason}", err=True)
    lines = _lines(found)
    {"csv": print_csv, "table": _print_table, "json": _print_json}[shape](lines, COLUMNS)


def _lines(found: "Sequence[Duty]") -> list[dict[str, Any]]:
    from lineofsight.indicators.duties import alerts

    told = {id(alert.duties[0]): alert.words for alert in alerts(found)}
    return [_line(duty, told.get(id(duty), "")) for duty in found]


def _line(duty: "Duty", told: str) -> dict[str, Any]:
    from lineofsight.populations.catalogue import standing

    return {
        "duty": duty.population,
        "owed": duty.meaning,
        "of": standing()[duty.population].of,
        "identifier": duty.subject,
        "worker": duty.worker,
        "team": duty.team,
        "started_on": duty.started_on,
        "due_on": duty.due_on,
        "due_at": duty.due_at and duty.due_at.strftime("%Y-%m-%d %H:%M"),
        "last_working_day": duty.last_working_day,
        "days_left": duty.days_left,
        "state": duty.state,
        "step": told,
    }


def _print_table(lines: Sequence[dict[str, Any]], columns: Sequence[str]) -> None:
    """Print a table for each duty under what is owed, the duty that is longest overdue first."""
    del columns
    for name in dict.fromkeys(line["duty"] for line in lines):
        of_it = [line for line in lines if line["duty"] == name]
        click.echo(f"{of_it[0]['owed']} ({name}: {len(of_it):,})")
        print_aligned([[_shown(line, column) for column in _IN_TABLE] for line in of_it], _IN_TABLE)
        click.echo()


def _shown(line: dict[str, Any], column: str) -> str:
    value = line["due_at"] or line["due_on"] if column == "due_on" else line[column]
    if column == "due_on" and value is None and line["state"] == "overdue":
        return "not known"
    return "" if value is None else str(value)


def print_aligned(rows: Sequence[Sequence[str]], headings: Sequence[str]) -> None:
    """Print rows of text in columns as wide as their widest cell."""
    wide = [max(map(len, column)) for column in zip(headings, *rows, strict=True)]
    for row in (headings, *rows):
        cells = (cell.ljust(width) for cell, width in zip(row, wide, strict=True))
        click.echo("  ".join(cells).rstrip())


def _print_json(lines: Sequence[dict[str, Any]], columns: Sequence[str]) -> None:
    del columns
    click.echo(json.dumps(lines, indent=1, default=str))
