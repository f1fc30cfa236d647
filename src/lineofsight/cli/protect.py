"""`lineofsight protect TABLE.csv`: a table made safe to publish."""

import csv
import sys
from pathlib import Path

import click

from lineofsight.kernel.problems import Unreadable


@click.command()
@click.argument("table", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--threshold",
    type=click.IntRange(2, 100),
    default=6,
    show_default=True,
    help="Counts from 1 up to below this are hidden.",
)
def protect(table: Path, threshold: int) -> None:
    """Print TABLE with its small counts hidden, so that none can be worked out.

    The first row and the first column are headings; a row or column called total or all adds up
    the others. Hidden cells are printed as c. Notes go to standard error.
    """
    from lineofsight.indicators.disclosure import protect_table

    try:
        with table.open(newline="", encoding="utf-8-sig") as file:
            rows = list(csv.reader(file))
    except (UnicodeDecodeError, csv.Error) as error:
        raise Unreadable(
            "The table could not be read.", where=table.name, do="Save it as CSV in UTF-8."
        ) from error
    protected, notes = protect_table(rows, threshold=threshold)
    csv.writer(sys.stdout, lineterminator="\n").writerows(protected)
    for note in notes:
        click.echo(note, err=True)
