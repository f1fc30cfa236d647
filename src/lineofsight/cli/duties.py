"""`lineofsight duties`: what is owed to children, overdue first."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lineofsight.cli.options import DAY, home_option
from lineofsight.cli.rows import opened_for, print_csv, record_look

if TYPE_CHECKING:
    from lineofsight.indicators.duties import Duty

COLUMNS = ("duty", "child_id", "team", "started_on", "due_on", "days_left", "state")


@click.command()
@click.option("--on", type=DAY, help="The day asked about [default: today].")
@click.option(
    "--within", type=click.IntRange(0, 366), default=0, show_default=True,
    help="Also what falls due in so many days.",
)  # fmt: skip
@home_option
def duties(on: dt.date | None, within: int, home: Path) -> None:
    """Print as CSV what is owed and overdue on a day, and what falls due soon.

    Asked of the running picture where there is one, else of the newest sealed month. Each duty
    is the same rule its indicator counts by.
    """
    from lineofsight.indicators import duties as owed
    from lineofsight.records.home import Home

    day = on or dt.date.today()  # noqa: DTZ011  the only clock is here
    kept = Home(home)
    with opened_for(kept, day) as opened:
        found = [_line(duty) for duty in owed.duties(opened, on=day, within=within)]
        unanswered = owed.unanswered(opened, on=day)
        seal = opened.seal
        record_look(kept, {"duties": str(day), "within": within, "snapshot": seal.id,
                           "rows": len(found)})  # fmt: skip
    click.echo(f"From {seal.name}, extracted on {seal.extracted_on}.", err=True)
    if day > seal.extracted_on:
        days = (day - seal.extracted_on).days
        click.echo(
            f"The extract is {days:,} days older than {day}: what was done since is not known, so "
            "something listed may have been done. Load today's files with --today.",
            err=True,
        )
    for population, reason in unanswered.items():
        click.echo(f"Not answered: {population}: {reason}", err=True)
    print_csv(found, COLUMNS)


def _line(duty: "Duty") -> dict[str, object]:
    left = None if duty.due_on is None else (duty.due_on - duty.asked_on).days
    return {
        "duty": duty.population,
        "child_id": duty.subject,
        "team": duty.team,
        "started_on": duty.started_on,
        "due_on": duty.due_on,
        "days_left": left,
        "state": "overdue" if duty.is_overdue else "due",
    }
