"""Progress of long work: a bar on a terminal, a plain line a step elsewhere."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from lineofsight.kernel.progress import Step

__all__ = ["Step", "shown"]


@contextmanager
def shown(title: str) -> Iterator[Step]:
    """Show progress on standard error while the block runs."""
    if sys.stderr.isatty():
        yield from _bar(title)
    else:
        yield _plain()


def _bar(title: str) -> Iterator[Step]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(title, total=1.0)
        yield lambda doing, share: progress.update(task, description=doing, completed=share)


def _plain() -> Step:
    said: set[str] = set()

    def step(doing: str, share: float) -> None:
        del share
        if doing not in said:
            said.add(doing)
            click.echo(doing, err=True)

    return step
