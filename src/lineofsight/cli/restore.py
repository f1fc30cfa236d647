"""`lineofsight restore`: a backup put back into a home folder."""

import datetime as dt
from pathlib import Path

import click

from lineofsight.cli import sealed_with
from lineofsight.cli.options import home_option


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@sealed_with.key_file_option
@click.option("--over", is_flag=True, help="Move aside, and keep, the home that is there.")
@home_option
def restore(file: Path, key_file: Path | None, over: bool, home: Path) -> None:  # noqa: FBT001
    """Put the backup FILE into an empty home folder, proved before anything is moved.

    Stop the site first. A database of PostgreSQL goes into the one DATABASE_URL names, which must
    be empty.
    """
    from lineofsight.operations.restore import restore as put_back
    from lineofsight.records.home import Home

    restored = put_back(
        file,
        Home(home.absolute()),
        passphrase=sealed_with.passphrase(key_file),
        now=dt.datetime.now(tz=dt.UTC),
        address=sealed_with.database(),
        over=over,
    )
    held = restored.contents
    click.echo(f"Restored {len(held.files):,} files of {held.made_at}, by version {held.version}.")
    if restored.before:
        click.echo(f"What was there before lies in {restored.before}.")
    click.echo("Type lineofsight verify, then start the site.")
