"""`lineofsight serve`: the pages, on this machine."""

import os
import socket
from functools import partial
from pathlib import Path

import click

from lineofsight.cli import progress
from lineofsight.cli.options import home_option
from lineofsight.kernel.problems import Refused


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--sample", is_flag=True, help="A training site with one account for each role.")
@home_option
def serve(port: int, sample: bool, home: Path) -> None:  # noqa: FBT001  click gives flags by position
    """Serve the pages to this machine alone, until Ctrl+C.

    A council's server runs them behind gunicorn and TLS instead: see docs/how-to.
    """
    _check_free(port)
    os.environ["LINEOFSIGHT_HOME"] = str(home)
    os.environ["LINEOFSIGHT_INSECURE"] = "1"
    if sample:
        os.environ["LINEOFSIGHT_TRAINING"] = "1"
    from lineofsight.web import serving

    with progress.shown("Making the training site" if sample else "Getting ready") as step:
        for line in serving.prepare(sample=sample, progress=step):
            click.echo(line)
    click.echo(f"Open http://127.0.0.1:{port}/ in a browser. Ctrl+C stops it.")
    serving.run(port, say=partial(click.echo, err=True))


def _check_free(port: int) -> None:
    """Ask for the port before anything is made, which takes a minute."""
    try:
        socket.create_server(("127.0.0.1", port)).close()
    except OSError as error:
        raise Refused(
            "The pages cannot be served at this port: something else is there.",
            where=f"--port {port}",
            do=f"Give another: --port {port + 1}.",
        ) from error
