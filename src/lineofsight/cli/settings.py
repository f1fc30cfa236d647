"""`lineofsight settings`: the settings file, documented, to start from or to look at."""

from pathlib import Path

import click

from lineofsight.cli.options import home_option


@click.command()
@home_option
def settings(home: Path) -> None:
    """Print the settings in force as a documented file.

    Save it as authority.toml in the home folder and change what is yours:
    `lineofsight settings > lineofsight-home/authority.toml`. Rebases that no month sealed so far
    takes up are said on standard error.
    """
    from lineofsight.indicators.judging.own_series import months_of, not_rebased
    from lineofsight.records.home import Home
    from lineofsight.records.snapshots import sealed
    from lineofsight.settings import load, template

    kept = Home(home)
    own = load(kept.settings_file)
    click.echo(template(own))
    if (seals := sealed(kept)) and (last := seals[-1].month):
        series = dict.fromkeys((one.indicator for one in own.rebases), months_of(last))
        for line in not_rebased(own, series):
            click.echo(line, err=True)
