"""`lineofsight check-site`: what must be so before the first live child."""

import datetime as dt
import os
import sys
from pathlib import Path

import click

from lineofsight.cli.options import home_option
from lineofsight.kernel.problems import Exit


@click.command()
@home_option
def check_site(home: Path) -> None:
    """Say what is ready and what is not before the first live child; changes nothing.

    Ends with 4 while anything is not.
    """
    os.environ["LINEOFSIGHT_HOME"] = str(home)
    from lineofsight.operations.looked_into import make_ready

    make_ready()
    from lineofsight.operations.ready import answers
    from lineofsight.records.home import Home

    found = answers(Home(home.absolute()), now=dt.datetime.now(tz=dt.UTC))
    for one in found:
        click.echo(f"{'yes' if one.is_so else 'NO '}  {one.words}.")
        if not one.is_so and one.do:
            click.echo(f"     {one.do}")
    wrong = sum(not one.is_so for one in found)
    click.echo(f"{wrong} of {len(found)} are to be put right." if wrong else "Ready.")
    sys.exit(Exit.CHECKS_FAILED if wrong else Exit.DONE)
