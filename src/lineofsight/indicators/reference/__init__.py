"""Published figures to compare with, as data: tables, releases, measures, comparators.

`symbols` says what a publisher writes where there is no number, `layouts` which files are known,
`reading` reads one, `releases` keeps them beside each other, `measures` says how a published figure
is made up, and `comparators` which of them answers to which indicator. Whether a comparison may be
shown is for `judging.comparability`.
"""

from lineofsight.indicators.reference.comparators import COMPARATORS, NEAR, Comparator, Near
from lineofsight.indicators.reference.library import Library, Published
from lineofsight.indicators.reference.measures import MEASURES, Measure
from lineofsight.indicators.reference.releases import Release, kept
from lineofsight.indicators.reference.symbols import Symbol

__all__ = [
    "COMPARATORS",
    "MEASURES",
    "NEAR",
    "Comparator",
    "Library",
    "Measure",
    "Near",
    "Published",
    "Release",
    "Symbol",
    "kept",
]
