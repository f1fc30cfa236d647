"""`lineofsight indicators`: the catalogue, and the meaning and SQL of one indicator."""

import click

from lineofsight.kernel.quantities import in_words


@click.group()
def indicators() -> None:
    """List the indicators, or describe one with its SQL."""


@indicators.command("list")
def list_all() -> None:
    """List every indicator: code, title, unit, period."""
    from lineofsight.indicators import catalogue

    for indicator in catalogue.indicators().values():
        over = ", ".join(indicator.over)
        click.echo(f"{indicator.code:6} {indicator.title} ({indicator.unit}; {over})")


@indicators.command()
@click.argument("code")
def describe(code: str) -> None:
    """Describe the indicator CODE: what it counts, why, its edges, target and SQL."""
    from lineofsight.indicators import catalogue, compiling
    from lineofsight.populations.catalogue import standing

    indicator = catalogue.named(code)
    population = standing()[indicator.population]
    said = {
        "Why it matters": indicator.why,
        "Population": f"{population.name}: {population.meaning}",
        "Asked": indicator.asks,
        "Rows in the base": indicator.of or "all",
        "Met": indicator.met,
        "Value": indicator.value,
        "Per": indicator.per,
        "Weighted by": indicator.weight,
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
