"""`lineofsight benchmarks`: published tables kept to compare with, and what they say."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lineofsight.cli.options import DAY, home_option
from lineofsight.kernel.codes import indicator_code
from lineofsight.kernel.problems import Problem

if TYPE_CHECKING:
    from lineofsight.indicators.reference import Library, Measure, Release
    from lineofsight.indicators.reference.library import Published
    from lineofsight.indicators.reference.reading import Area


@click.group()
def benchmarks() -> None:
    """Keep published tables to compare with, and show what they say."""


@benchmarks.command("import")
@click.argument("paths", nargs=-1, required=True,
                type=click.Path(exists=True, path_type=Path))  # fmt: skip
@click.option(
    "--released",
    type=DAY,
    help="Day all of PATHS were released; needed unless a releases.csv beside them "
    "says it for each.",
)
@home_option
def import_published(paths: tuple[Path, ...], released: dt.date | None, home: Path) -> None:
    """Keep the published tables in PATHS (CSV files or folders) beside those already kept.

    A table is known by its headings, in any order and in either layout of the workforce tables. An
    older release is never replaced: for each area and year the newest that has it speaks. One
    line that is not understood, and nothing is kept.
    """
    from lineofsight.indicators.reference.releases import import_files
    from lineofsight.records.home import Home

    if released is not None and released > dt.date.today():  # noqa: DTZ011  the only clock is here
        raise click.UsageError(f"{released:%Y-%m-%d} has not come yet: nothing is released on it.")

    def passed_over(file: str) -> None:
        click.echo(f"Passed over: {file}: no figure here is compared with it.", err=True)

    new = import_files(paths, home=Home(home), released_on=released, passed_over=passed_over)
    for release in new:
        click.echo(_about(release))
        for note in release.table.notes:
            click.echo(f"  {note}")
    click.echo(f"{len(new)} kept." if new else "Nothing new: every file is kept already.")


@benchmarks.command("list")
@home_option
def list_all(home: Path) -> None:
    """List every release that is kept: table, years, areas, day of release, licence."""
    from lineofsight.indicators.reference import kept
    from lineofsight.records.home import Home

    for release in kept(Home(home)):
        click.echo(_about(release))


@benchmarks.command()
@click.argument("code")
@click.option("--area", "areas", multiple=True, metavar="NAME",
              help="An area, by name or code [default: as in the settings].")  # fmt: skip
@home_option
def show(code: str, areas: tuple[str, ...], home: Path) -> None:
    """Show the published figure that answers to the indicator CODE, through the years.

    Says what it is made of, who is counted and when; or why there is none to compare with.
    """
    from lineofsight.indicators import catalogue
    from lineofsight.indicators.judging.benchmarks import comparing
    from lineofsight.indicators.reference import COMPARATORS, MEASURES, NEAR, Library, kept
    from lineofsight.records.home import Home
    from lineofsight.settings import load

    named = indicator_code(code)
    if named not in COMPARATORS:
        near = NEAR.get(catalogue.named(named).code)
        reason = near.words if near else "no table kept here has it"
        click.echo(f"{named}: not comparable: {reason}.")
        return
    comparator, kept_home = COMPARATORS[named], Home(home)
    measure = MEASURES[comparator.measure]
    click.echo(f"{named}: {comparator.definition}.")
    click.echo(f"Counted: {comparator.population}.")
    click.echo(f"Dated: {comparator.dated}.")
    if comparator.beside:
        click.echo(f"To bear in mind: {comparator.beside}.")
    library = Library(kept(kept_home))
    found = (
        _found(library, areas) or comparing(kept_home, None, load(kept_home.settings_file)).areas
    )
    for area in found:
        click.echo(f"\n{area.name}")
        for year, versions in library.versions(measure, area).items():
            click.echo(f"  {year}  {_said(versions, measure)}")


def _found(library: "Library", names: tuple[str, ...]) -> "tuple[Area, ...]":
    found = [library.area(name) for name in names]
    for name, area in zip(names, found, strict=True):
        if area is None:
            raise Problem(
                "No published table kept here has this area.",
                where=f"--area {name}",
                do="Write its name or code as published, or import a table that has it.",
            )
    return tuple(area for area in found if area is not None)


def _about(release: "Release") -> str:
    from lineofsight.indicators.reference.layouts import TABLES

    first, last = release.table.years
    areas = len({record.area.code for record in release.table.records})
    years = str(first) if first == last else f"{first} to {last}"
    held = "1 area" if areas == 1 else f"{areas} areas"
    whence = "imported" if release.is_imported else "with the product"
    return (
        f"{TABLES[release.table.name]}: {years}, {held}; {release.publication}, "
        f"released {release.dated}; {release.licence}; {whence} as {release.file}"
    )


def _said(versions: "list[Published]", measure: "Measure") -> str:
    """Say what the newest release gives, and what older ones said otherwise."""
    newest = versions[-1]
    now = _words(newest, measure)
    before = [
        f"{_words(one, measure)} in {one.release.named}"
        for one in versions[:-1]
        if one.value != newest.value
    ]
    return "; earlier ".join((now, *before))


def _words(published: "Published", measure: "Measure") -> str:
    from lineofsight.indicators.reference import Symbol
    from lineofsight.kernel.quantities import UNITS, halves_up

    if isinstance(published.value, Symbol):
        return published.value.words
    return f"{halves_up(published.value, measure.places)}{UNITS[measure.unit][0]}"
