"""The page of the reference that says how complete each engine is."""

from collections.abc import Iterator
from contextlib import suppress

from sqlglot.errors import SqlglotError

from laid_out import WRITTEN, code, table
from lineofsight.indicators import catalogue
from lineofsight.populations.catalogue import standing
from lineofsight.records.engines import ENGINES, Engine
from lineofsight.records.sources.dialects import transpile

POPULATIONS = standing().names
INDICATORS = tuple(catalogue.indicators())


def engines() -> Iterator[str]:
    """How complete each engine is: what is written for it, what is run, what it lacks."""
    yield from ["# Engines", "", WRITTEN, ""]
    yield "Every population and every indicator is one text, written for each engine by machine."
    yield from ["[Run on your own database](../how-to/run-on-your-own-database.md) says how.", ""]
    headings = ["engine", "address", "installed with", "where the records lie", "proven by"]
    rows = (
        (
            one.title,
            ", ".join(code(address) for address in one.addresses) or "the default",
            code(f"lineofsight[{one.extra}]") if one.extra else "the program",
            one.records,
            one.proven,
        )
        for one in ENGINES
    )
    yield from table(headings, rows)
    yield from ["## How complete", ""]
    yield from table(
        ["", *(one.title for one in ENGINES)],
        (
            [
                "populations written",
                *(f"{written_of(one)} of {len(POPULATIONS)}" for one in ENGINES),
            ],
            [
                "indicators answered",
                *(f"{answered_by(one)} of {len(INDICATORS)}" for one in ENGINES),
            ],
            ["the same figures, by test", *(one.tested for one in ENGINES)],
            ["rows, duties, papers", "yes", *(["no: children stay"] * (len(ENGINES) - 1))],
        ),
    )
    yield from ["## Gaps", ""]
    gaps = [(one.title, code(name), why) for one in ENGINES for name, why in one.gaps.items()]
    yield from table(["engine", "indicator", "why"], gaps) if gaps else ["None.", ""]


def written_of(engine: Engine) -> int:
    """Count the populations that can be written for an engine: each, and all it reads."""
    own = set()
    for name in POPULATIONS:
        with suppress(SqlglotError):
            transpile(standing()[name].tree.copy(), engine.dialect)
            own.add(name)
    return sum(own >= {part.name for part in standing().needed([name])} for name in POPULATIONS)


def answered_by(engine: Engine) -> int:
    """Count the indicators that have no gap."""
    return sum(one not in engine.gaps for one in INDICATORS)
