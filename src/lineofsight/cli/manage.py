"""`lineofsight manage`: the site's own upkeep, such as its tables after an upgrade."""

import os
from pathlib import Path

import click

from lineofsight.cli.options import home_option


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("words", nargs=-1, required=True, type=click.UNPROCESSED)
@home_option
def manage(words: tuple[str, ...], home: Path) -> None:
    """Run one of the site's upkeep commands: migrate, check --deploy, collectstatic."""
    os.environ["LINEOFSIGHT_HOME"] = str(home)
    from lineofsight.web import serving

    serving.manage(words)
