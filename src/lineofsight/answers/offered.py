"""What a question may be about, by area of practice, what is asked or counted most first."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from lineofsight.indicators.ad_hoc.question import askable
from lineofsight.indicators.catalogue import AREAS
from lineofsight.populations.catalogue import Population

MOST_USED = 8


@dataclass(frozen=True)
class Offered:
    """What may be asked about, area by area, and what is used most of all."""

    most_used: list[Population]
    areas: dict[str, list[Population]]


def offered(asked: Iterable[str]) -> Offered:
    """Order what may be asked about by how often it was, then by how many indicators count it."""
    counted = {area: Counter(one.population for one in members) for area, members in AREAS.items()}
    used = Counter(asked)
    often = sum(counted.values(), Counter())
    ordered = sorted(askable(), key=lambda one: (-used[one.name], -often[one.name], one.called))
    areas: dict[str, list[Population]] = {area: [] for area in AREAS}
    for one in ordered:
        areas[one.area or max(AREAS, key=lambda area: counted[area][one.name])].append(one)
    return Offered(ordered[:MOST_USED], areas)
