"""`lineofsight settings`: the settings file, documented, to start from or to look at."""

from pathlib import Path

import click

from lineofsight.cli.options import home_option


@click.command()
@home_option
def settings(home: Path) -> None:
    """Print the settings in force as a documented file.

    Save it as authority.toml in the home folder and change what is yours:
    `lineofsight settings > lineofsight-home/authority.toml`.
    """
    from lineofsight.records.home import Home
    from lineofsight.settings import load, template

    click.echo(template(load(Home(home).settings_file)))
