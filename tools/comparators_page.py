"""The page of comparators: what is published, how it is made up, and what its parts do not give.

Beside the tables that come with the product it holds the exceptions of those among the tests.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from laid_out import WRITTEN, table
from lineofsight.indicators.reference import COMPARATORS, MEASURES, NEAR, Measure, Symbol, kept
from lineofsight.indicators.reference.layouts import TABLES
from lineofsight.indicators.reference.reading import Table, read
from lineofsight.indicators.reference.recomputing import recomputed
from lineofsight.indicators.reference.symbols import MEANINGS
from lineofsight.kernel.quantities import halves_up

SIX_MORE = Path(__file__).resolve().parents[1] / "tests" / "data" / "published"
"""Rows of the same tables for six authorities in which the symbols occur."""


def comparators() -> Iterator[str]:
    """What is published, what it answers to, and what its own parts do not give."""
    yield from ["# Comparators", "", WRITTEN, ""]
    yield "Which published figure answers to which indicator, and when one may stand beside it:"
    yield from ["[when two figures may be compared](../explanation/comparability.md).", ""]
    rows = (
        (
            one.code,
            one.dated,
            ", ".join(one.over),
            one.definition,
            one.population,
            formula(MEASURES[one.measure]),
            one.beside,
        )
        for one in COMPARATORS.values()
    )
    headings = ["code", "dated", "ours over", "definition", "counted", "formula", "to bear in mind"]
    yield from table(headings, rows)
    yield from ["## Not comparable, although it looks so", ""]
    near = ((one.code, one.other, one.reason) for one in NEAR.values())
    yield from table(["code", "compare instead", "why"], near)
    yield from ["## Symbols", ""]
    marks = ((f"`{mark.value}`" if mark.value else "(blank)", MEANINGS[mark]) for mark in Symbol)
    yield from table(["symbol", "meaning"], marks)
    yield from published()


def formula(measure: Measure) -> str:
    """How a published figure is made up of its columns."""
    above, below = " + ".join(measure.numerator), " + ".join(measure.denominator)
    days = " and 253 working days (254 in a leap year)" if measure.per_working_day else ""
    return f"`{above}` over `{below}`{days}"


def published() -> Iterator[str]:
    """The tables that come with the product, and the rows the formulas do not recompute."""
    yield from ["## Tables that come with the product", ""]
    yield from ["England, London, Outer London and Croydon; Open Government Licence v3.0.", ""]
    releases = (
        (one.file, TABLES[one.table.name], one.publication, *one.table.years, one.dated)
        for one in kept()
    )
    yield from table(["file", "table", "publication", "from", "to", "released"], releases)
    yield from ["## Rows the formulas do not recompute", ""]
    yield "Every percentage and rate that is printed is recomputed, halves up. Those not listed"
    yield "are given to the last place printed. Counts of England and its regions are rounded to"
    yield "ten and FTE to a tenth; *rounding* says that this alone can explain the difference. Of"
    yield from ["the others the cause was not found.", ""]
    headings = ["figure", "file", "area", "year", "printed", "from its parts", "cause"]
    yield from table(headings, exceptions({one.file: one.table for one in kept()}))
    yield "The tests recompute rows of six authorities more, in which the symbols occur. Of those"
    yield from ["the formulas do not give:", ""]
    others = {
        one.name: read(one.read_bytes(), file=one.name) for one in sorted(SIX_MORE.glob("*.csv"))
    }
    yield from table(headings, exceptions(others))


def exceptions(tables: Mapping[str, Table]) -> Iterator[list[object]]:
    """Every printed figure that its printed parts do not give to the last place."""
    for measure in MEASURES.values():
        for file in (file for file in tables if tables[file].name == measure.table):
            for one in recomputed(measure, tables[file].records)[1]:
                yield [
                    measure.name,
                    file,
                    one.record.area.name,
                    one.record.year,
                    one.printed,
                    halves_up(one.worked_out, measure.places),
                    "rounding" if one.is_rounding else "not found",
                ]
