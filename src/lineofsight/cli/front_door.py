"""`lineofsight front-door`: contacts and referrals by the week, and by who made them."""

import csv
import datetime as dt
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lineofsight.cli.options import DAY, home_option
from lineofsight.kernel.periods import Week
from lineofsight.kernel.quantities import halves_up

if TYPE_CHECKING:
    from lineofsight.indicators.weekly import WeekFigure

CODES = ("FD1", "FD6", "FD3")
"""Contacts, referrals, and the share of contacts that became referrals."""

COLUMNS = ("week", "begins", "source", "contacts", "referrals", "conversion", "of_contacts")
NO_DATA = "no data"


@click.command("front-door")
@click.option(
    "--weeks", "many", type=click.IntRange(1, 530), default=13, show_default=True,
    help="How many whole weeks, Monday to Sunday.",
)  # fmt: skip
@click.option("--to", "last", type=DAY, help="A day of the last week [default: the newest whole].")
@click.option("--by", type=click.Choice(("source",)), help="Give each group of sources.")
@click.option(
    "--format", "shape", type=click.Choice(("table", "csv", "json")), default="table",
    show_default=True, help="How to print them.",
)  # fmt: skip
@home_option
def front_door(many: int, last: dt.date | None, by: str | None, shape: str, home: Path) -> None:
    """Print contacts, referrals and conversion week by week, from the newest sealed month.

    Conversion is the share of contacts with an outcome, on children whose case was not open, that
    became referrals. Small numbers are shown as they are: this is for the service and not for
    publication. A week the records do not reach as a whole is no data, which is not zero.
    """
    from lineofsight.indicators import catalogue
    from lineofsight.indicators.weekly import weekly
    from lineofsight.records.home import Home
    from lineofsight.records.snapshots import newest, open_month

    kept = Home(home)
    with open_month(kept, newest(kept)) as opened:
        until = (
            Week.of(last) if last else Week.of(opened.seal.extracted_on + dt.timedelta(1)).before
        )
        weeks = [Week(until.index - back) for back in range(many)]
        found = weekly(opened, [catalogue.named(code) for code in CODES], weeks=weeks, by=by)
        click.echo(
            f"From {opened.seal.name}, extracted on {opened.seal.extracted_on}. Small numbers are "
            "shown: not for publication.",
            err=True,
        )
    for code, reason in sorted({(one.code, one.reason) for one in found if one.state == "no_data"}):
        click.echo(f"{catalogue.named(code).title}: no data: {reason}", err=True)
    lines = _lines(found, by)
    if not lines:
        click.echo(_nothing(found, weeks), err=True)
    {"table": _print_table, "csv": _print_csv, "json": _print_json}[shape](lines, by)


def _lines(found: Sequence["WeekFigure"], by: str | None) -> list[dict[str, Any]]:
    """Put the three figures of each week and group beside one another."""
    from lineofsight.indicators.breakdowns import in_order, named

    of = {(one.week, one.group, one.code): one for one in found}
    order = in_order(named(by)) if by else str
    groups = sorted({one.group for one in found if one.group}, key=order) if by else [None]
    lines = []
    for week in sorted({one.week for one in found}):
        for group in groups:
            contacts, referrals, became = (
                of.get((week, group, code)) or of.get((week, None, code)) for code in CODES
            )
            lines.append({
                "week": week.name, "begins": str(week.first_day), "source": group,
                "contacts": _count(contacts), "referrals": _count(referrals),
                "conversion": _share(became), "of_contacts": became and became.denominator,
            })  # fmt: skip
    return lines


def _nothing(found: Sequence["WeekFigure"], weeks: Sequence[Week]) -> str:
    """Say what it means that no group of sources has a line."""
    missing = {(one.week, one.code) for one in found if one.state == "no_data"}
    covered = [week for week in weeks if not {(week, code) for code in CODES[:2]} & missing]
    if not covered:
        return "No group has a line: no week is covered. Leave --by out to see each week."
    return (
        f"No group has a line: from {min(covered).name} to {max(covered).name} no contact and no "
        "referral came in, and the other weeks, if any, are not covered."
    )


def _count(figure: "WeekFigure | None") -> Any:
    """Give a count; 0 for a group that made none in a week that is covered; None for no data."""
    return 0 if figure is None else figure.numerator


def _share(figure: "WeekFigure | None") -> float | None:
    return None if figure is None or figure.value is None else float(halves_up(figure.value, 1))


def _print_table(lines: Iterable[dict[str, Any]], by: str | None) -> None:
    if not (lines := list(lines)):
        return
    click.echo(f"{'week':9} {'begins':10}  {'contacts':>8} {'referrals':>9}  conversion")
    for line in lines:
        group = f"  {line['source']}" if by else ""
        click.echo(
            f"{line['week']:9} {line['begins']:10}  {_said(line['contacts']):>8} "
            f"{_said(line['referrals']):>9}  {_converted(line):24}{group}".rstrip()
        )


def _said(number: Any) -> str:
    return NO_DATA if number is None else f"{number:,}"


def _converted(line: dict[str, Any]) -> str:
    if line["of_contacts"] is None:
        return NO_DATA
    if line["conversion"] is None:
        return "not applicable"
    return f"{line['conversion']:.1f}% of {line['of_contacts']:,}"


def _print_csv(lines: Iterable[dict[str, Any]], by: str | None) -> None:
    del by
    writer = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(lines)


def _print_json(lines: Iterable[dict[str, Any]], by: str | None) -> None:
    del by
    click.echo(json.dumps(list(lines), indent=1))
