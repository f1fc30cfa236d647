"""`lineofsight restatements`: figures that are no longer what their month's own seal said."""

import csv
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lineofsight.cli.options import MONTH, home_option
from lineofsight.kernel.periods import Month

if TYPE_CHECKING:
    from lineofsight.indicators.restating import Restatement

COLUMNS = (
    "code", "month", "over", "published", "published_from", "published_version", "now",
    "now_from", "now_version", "causes",
)  # fmt: skip


@click.command()
@click.argument("codes", nargs=-1)
@click.option("--month", type=MONTH, help="One month [default: every month sealed].")
@click.option(
    "--format", "shape", type=click.Choice(("table", "csv", "json")), default="table",
    show_default=True, help="How to print them.",
)  # fmt: skip
@home_option
def restatements(codes: tuple[str, ...], month: Month | None, shape: str, home: Path) -> None:
    """List the figures, or those with CODES, that changed since their month was sealed.

    Each as published, from the first seal of its own month, beside the same figure as now known,
    with the cause: late recording, correction, removal, a changed definition or settings. The
    number after a cause is how many children it moved.
    """
    from lineofsight.indicators import catalogue, local
    from lineofsight.indicators.restating import restatements as listed
    from lineofsight.records.home import Home

    kept = Home(home)
    wanted = catalogue.chosen(codes or None, local.known_to(kept))
    found = listed(kept, wanted, month=month)
    if shape == "json":
        click.echo(json.dumps([as_record(one) for one in found], indent=1))
    elif shape == "csv":
        writer = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(as_record(one) for one in found)
    else:
        _print_table(found)


def as_record(one: "Restatement") -> dict[str, Any]:
    """Give a restatement as a record with the keys of `COLUMNS`; a value is None without one."""
    return {
        "code": one.published.code,
        "month": str(one.published.month),
        "over": one.published.over,
        "published": one.values[0],
        "published_from": one.published.snapshot,
        "published_version": one.published.definition_version,
        "now": one.values[1],
        "now_from": one.now.snapshot,
        "now_version": one.now.definition_version,
        "causes": one.words,
    }


def _print_table(found: Sequence["Restatement"]) -> None:
    if not found:
        click.echo("No figure has changed since its month was sealed.")
    for one in found:
        published, now = one.in_words
        head = f"{one.published.code:6} {one.published.month}"
        click.echo(f"{head}  published  {published}  from {one.published.snapshot}")
        click.echo(f"{'':14}  now known  {now}  from {one.now.snapshot}")
        click.echo(f"{'':14}  because    {one.words}")
