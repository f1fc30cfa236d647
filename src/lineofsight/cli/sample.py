"""`lineofsight sample FOLDER`: the files of a made-up borough, as a council would write them."""

from pathlib import Path

import click

from lineofsight.cli import progress
from lineofsight.cli.options import MONTH
from lineofsight.kernel.periods import Month


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--month", type=MONTH, default="2017-11", show_default=True, help="Last month.")
@click.option(
    "--children",
    type=click.IntRange(50, 100_000),
    default=4000,
    show_default=True,
    help="Children open to the service on the month's last day.",
)
@click.option("--seed", type=int, default=7, show_default=True, help="Same seed, same bytes.")
def sample(folder: Path, month: Month, children: int, seed: int) -> None:
    """Write the files of a made-up borough into FOLDER.

    An Annex A workbook, the SSDA903 files, every local feed and the settings: three years of
    invented children, linked across the returns. No real person is in it.
    """
    from lineofsight.records.sample import write

    with progress.shown("Making the borough") as step:
        write(folder, month=month, children=children, seed=seed, progress=step)
    click.echo(f"The sample borough is in {folder}.")
