"""Which children are behind each figure of the newest month, and how far the figure could move.

The same rows that were counted (`indicators.listing`), of what is about children.
"""

from collections.abc import Iterator, Sequence

from lineofsight.indicators import listing
from lineofsight.indicators.definition import Indicator
from lineofsight.indicators.figures import Figure
from lineofsight.indicators.judging import bounds
from lineofsight.kernel.problems import Refused
from lineofsight.picture.made.making import Making, day
from lineofsight.populations.catalogue import standing


def make(making: Making) -> None:
    """Write the rows behind each indicator, those not met first."""
    for indicator in making.indicators.values():
        if standing()[indicator.population].subject == "child_id":
            making.store.insert("behind", _rows(making, indicator))


def _rows(making: Making, indicator: Indicator) -> Iterator[tuple[object, ...]]:
    try:
        counted = listing.counted(
            making.opened, indicator, month=making.month, over=indicator.over[0], said=True
        )
    except Refused:  # no data: there is nothing behind it
        return
    counted.sort(key=lambda row: row.is_met)
    for place, row in enumerate(counted):
        child = making.children.get(row.subject)
        if child is not None:
            yield (
                indicator.code, child, int(row.is_met), day(row.asked_on), row.team,
                *(day(row.dates.get(name)) for name in ("due_on", "done_on")), row.why, place,
            )  # fmt: skip


def make_bounds(making: Making, figures: Sequence[Figure]) -> None:
    """Write the range each figure of the whole could take, whichever way what is missing went."""
    missing = bounds.missing_of(making.home, making.opened)
    for figure in figures:
        if figure.by or figure.month != making.month or figure.snapshot != making.opened.seal.id:
            continue
        indicator = making.indicators[figure.code]
        found = bounds.bounds_of(making.opened, indicator, figure, missing)
        if found is not None:
            row = (
                figure.code,
                float(found.lower),
                float(found.upper),
                found.undecided,
                found.words,
            )
            making.store.insert("bounds", [row])
