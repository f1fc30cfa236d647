"""`lineofsight administrator`: the first account of a new site, made at the machine."""

import os
from pathlib import Path

import click

from lineofsight.cli.options import home_option


@click.command()
@click.argument("email")
@click.argument("name")
@click.password_option(help="Asked for when it is not given; at least 12 characters.")
@home_option
def administrator(email: str, name: str, password: str, home: Path) -> None:
    """Make an account that may make others: EMAIL signs in, NAME is shown.

    It sees no child. Every later role needs two people: make a second administrator.
    """
    os.environ["LINEOFSIGHT_HOME"] = str(home)
    from lineofsight.web import serving

    click.echo(serving.first_administrator(email, name, password))
