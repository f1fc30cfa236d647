"""`lineofsight picture`: what the pages read, built again from the months that are sealed."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lineofsight.cli import progress
from lineofsight.cli.options import home_option

if TYPE_CHECKING:
    from lineofsight.records.home import Home


@click.command()
@home_option
def picture(home: Path) -> None:
    """Build what the pages read: figures, children, what is due, and how fresh it all is.

    Every load does it afterwards; do it again after the settings or an indicator have changed.
    While it is built, and should it fail, the picture before it still answers.
    """
    from lineofsight.records.home import Home

    built(Home(home))


def built(home: "Home") -> None:
    """Build the picture of a home folder and say so."""
    from lineofsight.picture import build, open_picture, said_of, withheld
    from lineofsight.settings import load

    with progress.shown("Building the picture") as step:
        place = build(
            home,
            today=dt.date.today(),  # noqa: DTZ011  the only clock is here
            made_at=dt.datetime.now(tz=dt.UTC),
            progress=step,
        )
    click.echo(f"The pages now read {place}.")
    if words := said_of(withheld(open_picture(home), load(home.settings_file))):
        click.echo(words)


def built_if_sealed(home: "Home") -> None:
    """Build the picture after a load; without any sealed month there is nothing to build from."""
    from lineofsight.records.snapshots import sealed

    if sealed(home):
        built(home)
