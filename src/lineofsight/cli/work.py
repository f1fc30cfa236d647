"""`lineofsight work`: the long work that pages ask for, beside the site."""

import os
from pathlib import Path

import click

from lineofsight.cli.options import home_option


@click.command()
@home_option
def work(home: Path) -> None:
    """Look at files that were sent, seal months and build pictures, until stopped.

    `serve` starts one by itself; on a server it runs as a service of its own.
    """
    os.environ["LINEOFSIGHT_HOME"] = str(home)
    from lineofsight.operations.looked_into import check_is_site
    from lineofsight.web import serving

    check_is_site()

    serving.work()
