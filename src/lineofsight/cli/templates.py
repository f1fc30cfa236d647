"""`lineofsight templates FOLDER`: the local feeds and the workforce census as empty workbooks."""

from pathlib import Path

import click


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def templates(folder: Path) -> None:
    """Write every local feed and the workforce census as empty workbooks into FOLDER.

    Each has its headings, a note on every column and drop-downs for coded ones. Fill one in,
    keep its name, and `lineofsight load` reads it.
    """
    from lineofsight.records.templates import write_templates

    written = write_templates(folder)
    click.echo(f"{len(written)} workbooks written to {folder}.")
