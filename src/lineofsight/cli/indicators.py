"""`lineofsight indicators`: the catalogue, the meaning and SQL of one, and those of your own."""

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lineofsight.cli.options import home_option
from lineofsight.kernel.problems import ChecksFailed
from lineofsight.kernel.quantities import in_words

if TYPE_CHECKING:
    from lineofsight.indicators.definition import Indicator

OUTCOMES = ("outcome", "quality", "voice")
"""Tags that say whether children are better off, and not only whether a process was followed."""


@click.group()
def indicators() -> None:
    """List the indicators, describe one with its SQL, or check those of your own."""


@indicators.command("list")
@click.option("--area", help='Only one area of practice, such as "Child protection".')
@home_option
def list_all(area: str | None, home: Path) -> None:
    """List every indicator, yours too: code, title, unit, periods, what it measures."""
    from lineofsight.indicators import catalogue, local
    from lineofsight.kernel.codes import nearest
    from lineofsight.kernel.problems import Problem
    from lineofsight.records.home import Home

    known = local.known_to(Home(home))
    areas = {name.casefold(): members for name, members in catalogue.AREAS.items()}
    if area is not None and area.casefold() not in areas:
        raise Problem(f"There is no area of practice {area}{nearest(area, catalogue.AREAS)}")
    wanted = {one.code for one in areas[area.casefold()]} if area else set(known)
    for code in (one for one in known if one in wanted):
        indicator = known[code]
        over = ", ".join(indicator.over)
        whose = "" if code in catalogue.indicators() else "; your own"
        click.echo(f"{code:6} {indicator.title} ({indicator.unit}; {over}; {indicator.tag}{whose})")


@indicators.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@home_option
def lint(files: tuple[Path, ...], home: Path) -> None:
    """Check indicators of your own: FILES, or those in the home folder.

    Everything wrong is printed, with file and field. Then what deserves a thought: definitions
    whose review is overdue, and a priority set that says little of outcomes.
    """
    from lineofsight.indicators import catalogue, local
    from lineofsight.indicators.checker import check
    from lineofsight.populations.catalogue import standing
    from lineofsight.records.home import Home

    for one in catalogue.indicators().values():
        check(one, standing())
    found = files or tuple(local.files(Home(home)))
    problems = list(local.all_faults(found))
    for problem in problems:
        click.echo(f"{problem.where}: {problem.what}")
    own = [] if problems else [local.read(path) for path in found]
    for words in thoughts([*catalogue.indicators().values(), *own], on=dt.date.today()):  # noqa: DTZ011
        click.echo(words)
    if problems:
        raise ChecksFailed(
            f"{len(problems)} {'thing is' if len(problems) == 1 else 'things are'} wrong with "
            f"{len(found)} of your own indicators.",
            do="Mend them and run this again; until then no figure can be asked for.",
        )
    click.echo(f"{len(found)} of your own and {len(catalogue.indicators())} others hold.")


def thoughts(known: "Sequence[Indicator]", *, on: dt.date) -> Iterator[str]:
    """Say what is not wrong and deserves a thought: reviews overdue, too little of outcomes."""
    from lineofsight.indicators.catalogue import PRIORITY

    late = [one.code for one in known if one.review_by and one.review_by < on]
    if late:
        yield f"The review of {len(late)} definitions is overdue: {', '.join(late)}."
    priority = [one for one in known if one.code in PRIORITY]
    telling = [one for one in priority if one.tag in OUTCOMES]
    if 3 * len(telling) < len(priority):
        yield (
            f"Of the {len(priority)} priority indicators {len(telling)} are about outcome, quality "
            "or voice: under a third. Members may find the set too much about process."
        )


@indicators.command()
@click.argument("code")
@home_option
def describe(code: str, home: Path) -> None:
    """Describe the indicator CODE: what it counts, why, its edges, target and SQL."""
    from lineofsight.indicators import catalogue, compiling, local
    from lineofsight.populations.catalogue import standing
    from lineofsight.records.home import Home

    indicator = catalogue.named(code, local.known_to(Home(home)))
    population = standing()[indicator.population]
    said = {
        "Question": indicator.question,
        "Why it matters": indicator.why,
        "Population": f"{population.name}: {population.meaning}",
        "Asked": indicator.asks,
        "Rows in the base": indicator.of or "all",
        "Met": indicator.met,
        "Value": indicator.value,
        "Per": indicator.per,
        "Weighted by": indicator.weight,
        "Tag": indicator.tag,
        "Unit": indicator.unit,
        "Periods": ", ".join(indicator.over),
        "Which way is good": indicator.better,
        "Target": "" if indicator.target is None else in_words(indicator.target, indicator.unit),
        "Amber limit": "" if indicator.amber is None else in_words(indicator.amber, indicator.unit),
        "Basis": indicator.basis,
        "Statutory": "yes" if indicator.statutory else "",
        "Edges": indicator.edges,
        "Notes": " ".join(population.notes),
        "Sources": "; ".join(indicator.sources),
        "Checked by": indicator.checked_by,
        "Review by": indicator.review_by,
        "Definition version": indicator.version,
    }
    click.echo(f"{indicator.code}  {indicator.title}\n")
    for label, words in said.items():
        if words not in ("", None):
            click.echo(f"{label}: {words}")
    click.echo("\nSQL\n")
    for part in standing().needed([population.name]):
        click.echo(f"-- {part.name}\n{part.sql.strip()}\n")
    base, numerator, denominator = compiling.parts(indicator).summed
    click.echo(f"-- {indicator.code}, added up over {population.name}")
    click.echo(f"-- base: {base}\n-- numerator: {numerator}\n-- denominator: {denominator}")
