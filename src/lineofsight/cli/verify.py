"""`lineofsight verify`: whether what is kept, or a backup of it, is whole."""

import os
import sys
from pathlib import Path

import click

from lineofsight.cli import progress, sealed_with
from lineofsight.cli.options import home_option
from lineofsight.kernel.problems import Exit


@click.command()
@click.argument(
    "file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@sealed_with.key_file_option
@home_option
def verify(file: Path | None, key_file: Path | None, home: Path) -> None:
    """Prove every seal, the site's tables and the chain of looks; of FILE, every byte of it too.

    Ends with 4 where anything is wrong.
    """
    os.environ["LINEOFSIGHT_HOME"] = str(home)
    from lineofsight.operations.looked_into import make_ready

    make_ready()
    from lineofsight.operations import verify as looking
    from lineofsight.records.home import Home

    secret = sealed_with.passphrase(key_file) if file else b""
    with progress.shown("Verifying") as step:
        if file:
            found = looking.of_backup(file, passphrase=secret, step=step)
        else:
            kept = Home(home.absolute())
            found = looking.of_home(kept, address=sealed_with.database(), step=step)
    for one in found:
        click.echo(f"WRONG  {one.words}: {one.fault}" if one.fault else f"whole  {one.words}.")
    wrong = sum(bool(one.fault) for one in found)
    click.echo(f"{wrong} of {len(found)} are wrong." if wrong else "All is whole.")
    sys.exit(Exit.CHECKS_FAILED if wrong else Exit.DONE)
