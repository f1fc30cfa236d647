"""`lineofsight engine`: list the engines there are, and fill a database to count in."""

from pathlib import Path

import click

from lineofsight.cli.options import MONTH, home_option, schema_option
from lineofsight.kernel.periods import Month


@click.group()
def engine() -> None:
    """Count where the records lie: list the engines, and fill a database with a sealed month."""


@engine.command("list")
def list_engines() -> None:
    """List the engines: how each is addressed, and where its records lie."""
    from lineofsight.records.engines import ENGINES

    for one in ENGINES:
        address = one.addresses[0] if one.addresses else "the default"
        click.echo(f"{one.title:11} {address:15} {one.records}")


@engine.command()
@click.argument("address", metavar="URL")
@click.option("--month", type=MONTH, help="The month to copy [default: the newest sealed].")
@schema_option
@home_option
def fill(address: str, month: Month | None, schema: str, home: Path) -> None:
    """Copy a sealed month into a schema of the database at URL, to count figures there.

    Only the tables that figures are counted from are copied: no names, no narrative. An older
    copy in the schema is replaced as a whole; on PostgreSQL rights on its tables, and views of
    your own elsewhere, stay. A password may stand in PGPASSWORD or ~/.pgpass.
    """
    from lineofsight.populations.catalogue import standing
    from lineofsight.records import engines
    from lineofsight.records.home import Home

    needed = (*standing().everything_read(), "neighbours", "population", "targets")
    seal = engines.fill(address, home=Home(home), month=month, schema=schema, tables=needed)
    rows = sum(seal.tables.get(name, 0) for name in set(needed))
    click.echo(f"{seal.name}: {rows:,} rows of {seal.id} are in the schema {schema}.")
