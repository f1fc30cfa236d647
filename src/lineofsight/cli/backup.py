"""`lineofsight backup`: everything that is kept, in one sealed file."""

import datetime as dt
from pathlib import Path

import click

from lineofsight.cli import progress, sealed_with
from lineofsight.cli.options import home_option


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@sealed_with.key_file_option
@click.option("--keep-days", type=click.IntRange(1), help="Remove older ones in that folder.")
@home_option
def backup(file: Path, key_file: Path | None, keep_days: int | None, home: Path) -> None:
    """Write the home folder and the site's database to FILE, while people work.

    Of a folder given as FILE, the backup is named there by the moment; a name without an ending is
    a folder, and is made. It is encrypted under a
    passphrase: keep that apart from it, for without it nothing can be read again.
    """
    from lineofsight.operations.backup import backup as make
    from lineofsight.records.home import Home

    with progress.shown("Backing up") as step:
        made = make(
            Home(home.absolute()),
            file,
            passphrase=sealed_with.passphrase(key_file, twice=True),
            made_at=dt.datetime.now(tz=dt.UTC),
            progress=step,
            address=sealed_with.database(),
            keep_days=keep_days,
        )
    click.echo(
        f"{made.path}: {len(made.contents.files):,} files, {made.contents.months} sealed months, "
        f"{made.size / 1e6:,.1f} MB; written, read again and found whole."
    )
    if made.removed:
        click.echo(f"{made.removed} older than {keep_days} days removed.")
