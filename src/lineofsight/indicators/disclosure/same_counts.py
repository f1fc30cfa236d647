"""Which figures of different indicators rest on the same count, read from their definitions.

Children on a plan may be a figure of their own, the numerator of a rate and the denominator of
three percentages: hidden in one, it must be hidden in all.
"""

from collections.abc import Hashable, Iterable, Iterator

from lineofsight.indicators.compiling import parts
from lineofsight.indicators.definition import Indicator
from lineofsight.indicators.disclosure.ledger import Part
from lineofsight.indicators.disclosure.relations import CountedBy


def counted_by(indicators: Iterable[Indicator]) -> CountedBy:
    """Give what each part of each indicator counts: population, way of asking, and which rows."""
    return dict(pair for indicator in indicators for pair in _parts(indicator))


def _parts(indicator: Indicator) -> Iterator[tuple[tuple[str, Part], Hashable]]:
    counted = parts(indicator)
    asked = indicator.population, indicator.asks
    yield (indicator.code, "numerator"), (*asked, counted.numerator)
    yield (indicator.code, "denominator"), (*asked, counted.denominator)
