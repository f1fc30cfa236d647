"""What each indicator means, as its page says it: definition, why, edges, target, basis and SQL."""

import json
from collections.abc import Iterator, Mapping

from lineofsight.indicators import compiling
from lineofsight.indicators.breakdowns import is_about_children
from lineofsight.indicators.catalogue import AREAS, PRIORITY
from lineofsight.indicators.definition import Indicator
from lineofsight.kernel.quantities import in_words
from lineofsight.picture.made.making import Making
from lineofsight.populations.catalogue import standing

OF_ITS_OWN = "The authority's own"
"""The area of indicators that the authority defined for itself."""


def areas_of(indicators: Mapping[str, Indicator]) -> dict[str, str]:
    """Give the area of practice of each indicator, by code."""
    listed = {one.code: area for area, members in AREAS.items() for one in members}
    return {code: listed.get(code, OF_ITS_OWN) for code in indicators}


def make(making: Making) -> None:
    """Write the areas and the indicators."""
    used = dict.fromkeys(making.areas.values())
    making.store.insert("area", enumerate(used))
    making.store.insert("indicator", _rows(making))


def _rows(making: Making) -> Iterator[tuple[object, ...]]:
    populations = standing()
    for place, (code, one) in enumerate(making.indicators.items()):
        about = is_about_children(populations[one.population])
        yield (
            code, place, making.areas[code], one.title, one.unit, one.over[0], one.better,
            one.tag, int(one.statutory), int(code in PRIORITY), one.protects, one.measure,
            int(about), json.dumps(_facts(one)),
        )  # fmt: skip


def _facts(one: Indicator) -> dict[str, object]:
    population = standing()[one.population]
    return {
        "question": one.question,
        "why": one.why,
        "edges": one.edges,
        "basis": one.basis,
        "duty_basis": list(population.basis),
        "sources": list(one.sources),
        "checked_by": one.checked_by,
        "review_by": one.review_by.isoformat() if one.review_by else "",
        "version": one.version,
        "population": one.population,
        "population_meaning": population.meaning,
        "population_notes": list(population.notes),
        "subject": population.subject,
        "asks": one.asks,
        "of": one.of,
        "met": one.met,
        "value": one.value,
        "per": one.per,
        "weight": one.weight,
        "overs": list(one.over),
        "target": "" if one.target is None else in_words(one.target, one.unit),
        "amber": "" if one.amber is None else in_words(one.amber, one.unit),
        "zero_tolerance": one.zero_tolerance,
        "population_sql": _population_sql(one),
        "indicator_sql": _indicator_sql(one),
    }


def _population_sql(one: Indicator) -> str:
    needed = standing().needed([one.population])
    return "\n\n".join(f"-- {part.name}\n{part.sql.strip()}" for part in needed)


def _indicator_sql(one: Indicator) -> str:
    base, numerator, denominator = compiling.parts(one).summed
    return (
        f"-- {one.code}, added up over {one.population}\n"
        f"-- base:\n{base}\n-- numerator:\n{numerator}\n-- denominator:\n{denominator}"
    )
