"""`lineofsight digest`: the letters that are due by e-mail."""

import datetime as dt
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from lineofsight.cli.options import DAY, home_option
from lineofsight.kernel.problems import Exit
from lineofsight.records.home import Home
from lineofsight.records.origin import Origin, origin_of

_TRAINING = "LINEOFSIGHT_TRAINING"


@click.command()
@click.option("--on", type=DAY, help="The day it is said of [default: today, or the training day].")
@click.option("--dry-run", is_flag=True, help="Print the letters; send and note nothing.")
@home_option
def digest(on: dt.date | None, dry_run: bool, home: Path) -> None:  # noqa: FBT001  click gives flags by position
    """Send each lead the week's digest, and each person what waits for a decision.

    Each at most once a week, however often it is run; what could not be sent is tried again at the
    next run. No letter names a child. Ends with 4 where a letter could not be sent.
    """
    os.environ["LINEOFSIGHT_HOME"] = str(home)
    from lineofsight.operations.looked_into import check_is_site

    with _as_training_site(home):
        check_is_site()
        failed = _failed(on, dry_run=dry_run)
    if failed is not None:
        sys.exit(Exit.CHECKS_FAILED if failed else Exit.DONE)


def _failed(on: dt.date | None, *, dry_run: bool) -> int | None:
    """Write, send and say the letters; how many could not be sent, None where none was tried."""
    from lineofsight.web import posting

    if dry_run:
        for line in posting.drafted(on):
            click.echo(line)
        return None
    outcomes = list(posting.posted(on))
    for one in outcomes:
        click.echo(f"{'NOT SENT' if one.why_not else 'sent'}  {one.address}  {one.subject}")
        if one.why_not:
            click.echo(f"          {one.why_not}")
    failed = sum(bool(one.why_not) for one in outcomes)
    click.echo(f"{len(outcomes) - failed} sent, {failed} not sent.")
    return failed


@contextmanager
def _as_training_site(home: Path) -> Iterator[None]:
    """Let the site of a made-up home be set up as a training site: its letters are of its day."""
    known = os.environ.get(_TRAINING)
    if known is None and origin_of(Home(home)) is Origin.MADE_UP:
        os.environ[_TRAINING] = "1"
    try:
        yield
    finally:
        if known is None:
            os.environ.pop(_TRAINING, None)
