"""`lineofsight lookahead`: how the timeliness of a month may close, and which cases decide it."""

import datetime as dt
import json
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lineofsight.cli.duties import print_aligned
from lineofsight.cli.options import DAY, MONTH, home_option
from lineofsight.cli.rows import SUBJECT, opened_for, print_csv, record_look, said_of
from lineofsight.kernel.periods import Month
from lineofsight.kernel.quantities import halves_up

if TYPE_CHECKING:
    from lineofsight.indicators.look_ahead.outlook import Adds, Deciding, Outlook

COLUMNS = ("code", "title", "worst", "likely", "best", "target", "settled", "deciding", "teams",
           "by_service_rate", "note")  # fmt: skip
ROWS = ("code", *SUBJECT, "team", "started_on", "due_on", "working_days_left", "chance", "cases",
        "rate_of")  # fmt: skip


@click.command()
@click.option("--month", type=MONTH, help="The month that closes [default: that of --on].")
@click.option(
    "--on", type=DAY,
    help="The day asked at the close of [default: today; in another month, day of the extract].",
)  # fmt: skip
@click.option("--team", help="Only what this team owes.")
@click.option(
    "--format", "shape", type=click.Choice(("table", "csv", "json")), default="table",
    show_default=True, help="How to print them.",
)  # fmt: skip
@click.option("--rows", is_flag=True, help="List who decides it, by identifier; recorded.")
@home_option
def lookahead(
    month: Month | None,
    on: dt.date | None,
    team: str | None,
    shape: str,
    rows: bool,  # noqa: FBT001  click gives flags by position
    home: Path,
) -> None:
    """Print how each timeliness indicator may close a month: at worst, likely and at best.

    At worst every duty that the rest of the month decides is missed, at best every one is met;
    likely, each is met as often as its team met those with that many working days left, over the
    last twelve months. What begins after the day is not known and not counted, so that a month
    which has not begun by then cannot be looked ahead to.
    """
    from lineofsight.indicators.look_ahead.asking import look_ahead
    from lineofsight.records.home import Home

    today = dt.date.today()  # noqa: DTZ011  the only clock is here
    kept = Home(home)
    with opened_for(kept, on or today) as opened:
        is_now = month is None or Month.of(today) == month
        day = on or (today if is_now else opened.seal.extracted_on)
        found = look_ahead(opened, month=month or Month.of(day), on=day, team=team)
        deciding = sum(len(one.deciding) for one in found)
        if rows:
            record_look(kept, {"lookahead": str(Month.of(day)), "on": str(day), "team": team,
                               "snapshot": opened.seal.id, "rows": deciding})  # fmt: skip
        seal = opened.seal
    said_of(seal, day)
    lines = _rows(found) if rows else [_line(one) for one in found]
    _print(lines, ROWS if rows else COLUMNS, shape)


def _print(lines: Sequence[dict[str, Any]], columns: Sequence[str], shape: str) -> None:
    if shape == "json":
        click.echo(json.dumps(list(lines), indent=1, default=str))
    elif shape == "csv":
        print_csv([{**line, "teams": _teams(line)} for line in lines], columns)
    else:
        print_aligned([[_cell(line, column) for column in columns] for line in lines], columns)


def _cell(line: dict[str, Any], column: str) -> str:
    if column == "teams":
        return _teams(line)
    return "" if line.get(column) is None else str(line[column])


def _teams(line: dict[str, Any]) -> str:
    return "; ".join(f"{team} {many}" for team, many in line.get("teams", {}).items())


def _line(one: "Outlook") -> dict[str, Any]:
    said = {"code": one.indicator.code, "title": one.indicator.title, "note": ""}
    if one.reason:
        return {**said, "note": f"no data: {one.reason}"}
    return {
        **said,
        "worst": _figure(one, one.worst),
        "likely": _figure(one, one.likely),
        "best": _figure(one, one.best),
        "target": one.indicator.target,
        "settled": f"{one.settled.numerator} of {one.settled.denominator}"
        if one.indicator.measure == "share"
        else str(one.settled.numerator),
        "deciding": len(one.deciding),
        "teams": one.by_team,
        "by_service_rate": one.of_service,
        "note": _without_like(one),
    }


def _without_like(one: "Outlook") -> str:
    many = one.without_like
    return f"{many:,} had no like in twelve months: likely, missed" if many else ""


def _figure(one: "Outlook", adds: "Adds") -> str:
    from lineofsight.indicators.look_ahead.outlook import value

    found = value(adds, one.indicator)
    if found is None:
        return "not applicable"
    if one.indicator.measure == "share":
        return f"{_rounded(found)}%"
    return str(found) if found.denominator == 1 else _rounded(found)


def _rounded(number: Fraction) -> str:
    from decimal import Decimal

    return f"{halves_up(Decimal(number.numerator) / number.denominator, 1)}"


def _rows(found: Sequence["Outlook"]) -> list[dict[str, Any]]:
    return [_row(one, each) for one in found for each in one.deciding]


def _row(one: "Outlook", each: "Deciding") -> dict[str, Any]:
    from lineofsight.populations.catalogue import standing

    return {
        "code": one.indicator.code,
        "of": standing()[one.indicator.population].of,
        "identifier": each.subject,
        "team": each.team,
        "started_on": each.started_on,
        "due_on": each.due_on,
        "working_days_left": each.days_left,
        "chance": None if each.chance is None else f"{_rounded(100 * each.chance)}%",
        "cases": each.cases,
        "rate_of": "team" if each.is_of_team else "service",
    }
