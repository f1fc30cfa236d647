"""Figures that are no longer what their month's own seal said, with the causes.

Only months that a later seal, or a second version, may have changed are asked about.
"""

from collections.abc import Iterator

from lineofsight.indicators.restating import Restatement, restatements
from lineofsight.kernel.periods import Month
from lineofsight.picture.made.making import Making
from lineofsight.records.snapshots import sealed

MONTHS_BACK = 12
"""How many months back from the newest are asked about."""


def make(making: Making) -> None:
    """Write the restatements of the months that could have changed."""
    indicators = tuple(making.indicators.values())
    for month in _months(making):
        found = restatements(making.home, indicators, month=month)
        making.store.insert("restatement", (_row(one) for one in found))


def _months(making: Making) -> Iterator[Month]:
    seals = [seal for seal in sealed(making.home) if seal.month]
    newest = seals[-1]
    for month in sorted({seal.month for seal in seals if seal.month}, reverse=True)[:MONTHS_BACK]:
        if any(seal.month == month and seal != newest for seal in seals):
            yield month


def _row(one: Restatement) -> tuple[object, ...]:
    published, now = one.in_words
    before, after = one.values
    return (
        one.published.code, one.published.month.index, published, before,
        one.published.snapshot, now, after, one.now.snapshot, one.words, 0,
    )  # fmt: skip
